using System.Runtime.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>A source whose blocks a method of the user's makes.</summary>
internal sealed class CallbackSource<T>(ReadOnlySpan<long> shape, BlockReader<T> readBlock, ReadOnlySpan<long> chunkShape) : ArraySource<T>(shape, chunkShape)
    where T : unmanaged
{
    public override string Name => $"a computed {ElementTypeName.Of<T>()} source of shape {Block.Format(Shape)}";

    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        Block.Check(this, start, shape, destination.Length);
        if (!destination.IsEmpty)
        {
            readBlock(start, shape, destination);
        }

        return (long)destination.Length * Unsafe.SizeOf<T>();
    }
}

/// <summary>A source that has a shape and no data.</summary>
internal sealed class ShapeSource<T>(ReadOnlySpan<long> shape, ReadOnlySpan<long> chunkShape) : ArraySource<T>(shape, chunkShape)
    where T : unmanaged
{
    public override string Name => $"a {ElementTypeName.Of<T>()} source of shape {Block.Format(Shape)} without data";

    /// <summary>Stops a run before its work.</summary>
    public override void Validate() => throw NoData();

    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch) => throw NoData();

    private InvalidOperationException NoData()
        => new($"This is {Name}: it can be planned for and explained, not read. Open a file or pass an array to compute.");
}
