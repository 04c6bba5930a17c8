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

/// <summary>The plan needs more memory than its limit allows, whatever the block shape.</summary>
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

    internal MemoryLimitException(string message, long needed, long limit, string term, long smallestLimit)
        : base(message)
    {
        Needed = needed;
        Limit = limit;
        Term = term;
        SmallestLimit = smallestLimit;
    }

    /// <summary>The bytes the plan needs at once.</summary>
    public long Needed { get; }

    /// <summary>The limit in bytes.</summary>
    public long Limit { get; }

    /// <summary>The largest term of the need, e.g. <c>8*m*m for the held result of a sum</c>.</summary>
    public string Term { get; } = "";

    /// <summary>The smallest limit in bytes under which the plan runs.</summary>
    public long SmallestLimit { get; }
}
