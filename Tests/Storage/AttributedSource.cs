namespace StaticGraph.Tests.Storage;

/// <summary>A row of numbers with attributes and a name for its axis, as a file has them.</summary>
internal sealed class AttributedSource<T>(T[] elements, Dictionary<string, object> attributes, params string?[] names) : ArraySource<T>([elements.Length], [])
    where T : unmanaged
{
    public override string Name => $"packed numbers from {elements[0]}";

    public override IReadOnlyList<string?> DimensionNames => names;

    public override IReadOnlyDictionary<string, object> Attributes => attributes;

    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        elements.AsSpan((int)start[0], (int)shape[0]).CopyTo(destination);
        return destination.Length * (long)System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
    }
}
