using StaticGraph.Storage;

namespace StaticGraph;

/// <summary>An array that a plan can read, of any element type: a dataset in a file, an array in memory, or a view of one.</summary>
/// <remarks>Opening reads no elements. A source may be shared by several plans and read from several threads.</remarks>
public abstract partial class ArraySource : IDisposable
{
    private readonly long[] _shape;
    private readonly long[] _chunkShape;

    // Not private protected: ahead of time only what others of the assembly can see is compiled, and each first run would pay for this.
    internal ArraySource(ReadOnlySpan<long> shape, ReadOnlySpan<long> chunkShape)
    {
        CheckGrid(shape, chunkShape);
        _shape = shape.ToArray();
        _chunkShape = chunkShape.ToArray();
    }

    /// <summary>The type of the elements.</summary>
    public abstract Type ElementType { get; }

    /// <summary>The length of each axis.</summary>
    public ReadOnlySpan<long> Shape => _shape;

    /// <summary>The storage grid: the shape of the stored chunks, or empty where the array is stored in one piece.</summary>
    public ReadOnlySpan<long> ChunkShape => _chunkShape;

    /// <summary>The name of each axis, null where it has none; empty when no axis is named.</summary>
    public virtual IReadOnlyList<string?> DimensionNames => [];

    /// <summary>The value of elements that were never written, or null when there is none.</summary>
    public virtual object? FillValue => null;

    /// <summary>The attributes stored beside the array, as the file has them: of netCDF, one number is an array of one.</summary>
    public virtual IReadOnlyDictionary<string, object> Attributes => System.Collections.ObjectModel.ReadOnlyDictionary<string, object>.Empty;

    /// <summary>How messages call this array, e.g. <c>dataset '/x' in 'a.h5'</c>.</summary>
    public abstract string Name { get; }

    /// <summary>True when a stored chunk can only be fetched whole (it is compressed), so that blocks should cover whole chunks.</summary>
    public virtual bool ReadsWholeChunks => false;

    /// <summary>The bytes of scratch one call of <see cref="ArraySource{T}.ReadBlock"/> needs: decoded and raw chunk, index lists. Part of a plan's peak.</summary>
    public virtual long ScratchBytes => 0;

    /// <summary>Checks that what was opened is still what is there (not disposed, same size and time stamp). Called at the start of every run and again before its results are kept.</summary>
    /// <exception cref="ObjectDisposedException">The source was disposed; the message names its file.</exception>
    /// <exception cref="ArrayStorageException">The file changed since it was opened.</exception>
    public virtual void Validate()
    {
    }

    /// <summary>The identity of the stored file (device and inode), or null: a run refuses to write over what it reads.</summary>
    internal virtual FileIdentity? Identity => null;

    /// <summary>The identities of all stored files this source reads: one for a file, several for a join.</summary>
    internal virtual IEnumerable<FileIdentity> Identities => Identity is { } identity ? [identity] : [];

    /// <summary>The arrays that are read: this one, or those that a view shows.</summary>
    internal virtual IEnumerable<ArraySource> Origins => [this];

    /// <summary>The coordinates along an axis, where the file has some, as of now; the caller disposes them.</summary>
    internal virtual AxisCoordinate? OpenCoordinate(int axis) => null;

    /// <summary><see cref="ArraySource{T}.ReadBlock"/> of <paramref name="count"/> elements, whatever the element type.</summary>
    internal abstract unsafe long ReadInto(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* destination, int count, Span<byte> scratch);

    /// <summary>The elements under another shape, whatever their type: <see cref="ArraySource{T}.Reshape"/>.</summary>
    internal abstract ArraySource Reshaped(ReadOnlySpan<long> shape);

    /// <summary>A part, whatever the type of the elements: <see cref="ArraySource{T}.Slice"/>.</summary>
    internal abstract ArraySource Sliced(ReadOnlySpan<long> start, ReadOnlySpan<long> shape);

    /// <summary>Reads a block as bytes, with scratch of its own: for small arrays.</summary>
    internal unsafe void ReadElements(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<byte> destination)
    {
        fixed (byte* bytes = destination)
        {
            _ = ReadInto(start, shape, bytes, destination.Length / ElementSize, new byte[ScratchBytes]);
        }
    }

    /// <summary>True when the elements are those of several arrays, each with attributes of its own.</summary>
    internal virtual bool IsOfJoin => false;

    /// <summary>Bytes of one element.</summary>
    internal abstract int ElementSize { get; }

    /// <summary>Bytes of one element where it is fetched from; a view may have it widened or narrowed.</summary>
    internal virtual int StoredElementSize => ElementSize;

    /// <summary>The chunks that are fetched; those of a slice may be longer than the slice is.</summary>
    internal virtual ReadOnlySpan<long> StoredChunkShape => _chunkShape;

    /// <summary>Where the first element lies in its chunk on each axis; empty at the chunk's own beginning.</summary>
    internal virtual ReadOnlySpan<long> ChunkOffset => [];

    /// <summary>
    /// The lengths of what is stored row by row and read with what lies between short rows (<see cref="CompilerServices.RowRequests"/>): the whole array, or a
    /// chunk; a slice has those of the array it is cut from. Empty where exactly the block is fetched, or whole chunks are.
    /// </summary>
    internal virtual ReadOnlySpan<long> RowShape => [];

    /// <summary>True where <see cref="RowShape"/> and the array's axes run in opposite order in the file, and blocks are turned piece by piece.</summary>
    internal virtual bool IsColumnMajor => false;

    /// <summary>The stored arrays that are seen through slices, joins and other shapes, where their chunks come whole and are no even boxes of what is seen; empty elsewhere.</summary>
    internal virtual CompilerServices.ReshapedGrid[] Grids => [];

    /// <summary>The array's memory when it already lies in memory, so that it is used in place; else null. The caller disposes the result.</summary>
    internal virtual PinnedArray? TryPin() => null;

    /// <summary>Its name, element type and shape, for people.</summary>
    public override string ToString() => $"{Name}: {ElementTypeName.Of(ElementType)} of shape {Block.Format(Shape)}";

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the file.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>An array of <typeparamref name="T"/> that a plan can read.</summary>
public abstract partial class ArraySource<T> : ArraySource
    where T : unmanaged
{
    /// <summary>Makes a source of the given shape; <paramref name="chunkShape"/> is empty where the array is stored in one piece.</summary>
    /// <exception cref="ArrayShapeException">A length is negative, there are more than 32 axes, or the chunk grid does not fit the shape.</exception>
    protected ArraySource(ReadOnlySpan<long> shape, ReadOnlySpan<long> chunkShape)
        : base(shape, chunkShape)
    {
    }

    /// <inheritdoc/>
    public sealed override Type ElementType => typeof(T);

    /// <summary>Reads the block at <paramref name="start"/> of the given shape into <paramref name="destination"/>, row-major without gaps. Called from several threads at once.</summary>
    /// <param name="start">The first index on each axis.</param>
    /// <param name="shape">The block's length on each axis.</param>
    /// <param name="destination">Exactly the block's elements.</param>
    /// <param name="scratch">At least <see cref="ArraySource.ScratchBytes"/> bytes for the call's own use, 64-byte aligned.</param>
    /// <returns>The plain bytes fetched: whole chunks where they are compressed, else the range, with what was read between its rows.</returns>
    public abstract long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch);

    /// <summary>The arrays of <see cref="ArraySource.Grids"/>, their elements as this one has them; this one where there are none.</summary>
    internal virtual ArraySource<T>[] Stored => [this];

    /// <summary><see cref="ReadBlock"/> without what lies between rows: for views that read boxes of their own, of which traffic knows nothing.</summary>
    internal virtual long ReadExactly(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
        => ReadBlock(start, shape, destination, scratch);

    internal sealed override unsafe long ReadInto(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* destination, int count, Span<byte> scratch)
        => ReadBlock(start, shape, new Span<T>(destination, count), scratch);

    internal sealed override ArraySource Sliced(ReadOnlySpan<long> start, ReadOnlySpan<long> shape) => Slice(start, shape);

    internal sealed override ArraySource Reshaped(ReadOnlySpan<long> shape) => Reshape(shape);

    internal sealed override int ElementSize => System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
}
