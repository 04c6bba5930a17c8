namespace StaticGraph;

/// <summary>Lengths do not fit: the message names the dim, the arrays and both lengths.</summary>
public sealed class ArrayShapeException : ArgumentException
{
    /// <summary>An error without details.</summary>
    public ArrayShapeException()
    {
    }

    /// <summary>An error with a message.</summary>
    public ArrayShapeException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and a cause.</summary>
    public ArrayShapeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>An index in an array of indices is none of the axis: the message names it, its place in that array, the axis and its length. Found while a plan runs, for only the data says it; results of such a run are not made, and what memory was given for them holds nothing of use.</summary>
public sealed class ArrayIndexException : Exception
{
    /// <summary>An error without details.</summary>
    public ArrayIndexException()
    {
    }

    /// <summary>An error with a message.</summary>
    public ArrayIndexException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and a cause.</summary>
    public ArrayIndexException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ArrayIndexException(string message, long index, int axis, long length)
        : base(message)
    {
        Index = index;
        Axis = axis;
        Length = length;
    }

    /// <summary>The index, as it was given: negative ones count from the end.</summary>
    public long Index { get; }

    /// <summary>The axis of the array that it is an index of.</summary>
    public int Axis { get; }

    /// <summary>The length of that axis.</summary>
    public long Length { get; }
}

/// <summary>A file or store cannot be read or written: the message names the file, the dataset, what was found and what was expected.</summary>
public sealed class ArrayStorageException : IOException
{
    /// <summary>An error without details.</summary>
    public ArrayStorageException()
    {
    }

    /// <summary>An error with a message.</summary>
    public ArrayStorageException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and a cause.</summary>
    public ArrayStorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The plan needs more memory than its limit allows, whatever its blocks; thrown before anything is read or created.</summary>
public sealed class MemoryLimitException : Exception
{
    /// <summary>An error without details.</summary>
    public MemoryLimitException()
    {
    }

    /// <summary>An error with a message.</summary>
    public MemoryLimitException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and a cause.</summary>
    public MemoryLimitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal MemoryLimitException(string message, long needed, long limit, string term)
        : base(message)
    {
        Needed = needed;
        Limit = limit;
        Term = term;
    }

    /// <summary>
    /// The fewest bytes that the plan can hold at once: in the smallest blocks, by one worker, in the sweep that needs most, of the kernel's compiled plan that
    /// needs least. Always more than <see cref="Limit"/>.
    /// </summary>
    public long Needed { get; }

    /// <summary>The limit that was too small, in bytes.</summary>
    public long Limit { get; }

    /// <summary>What most of <see cref="Needed"/> is for, e.g. <c>held sumB</c> or <c>read buffers of x</c>.</summary>
    public string Term { get; } = "";

    /// <summary>The smallest limit in bytes under which the same call succeeds: <see cref="Needed"/>. It does not depend on the number of workers.</summary>
    public long SmallestLimit => Needed;
}
