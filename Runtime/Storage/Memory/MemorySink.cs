using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>An array or tensor of the user's, written in place.</summary>
internal sealed class MemorySink<T>(MemoryArray array) : ArraySink<T>
    where T : unmanaged
{
    public override string Name => array.Name;

    public override void Validate(ReadOnlySpan<long> shape) => array.CheckResult(shape);

    public override ArrayWriter<T> Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames)
    {
        array.CheckResult(shape);
        return new MemoryWriter<T>(array);
    }

    internal override PinnedArray? TryPin() => array.Pin();

    internal override long[] MemoryShape => array.Shape;
}

/// <summary>Copies blocks into an array in memory.</summary>
internal sealed class MemoryWriter<T>(MemoryArray array) : ArrayWriter<T>
    where T : unmanaged
{
    public override void WriteBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, ReadOnlySpan<T> source, Span<byte> scratch)
    {
        array.CheckBlock(start, shape, source.Length);
        if (source.IsEmpty)
        {
            return;
        }

        Span<long> strides = stackalloc long[shape.Length];
        Block.RowMajorStrides(shape, Unsafe.SizeOf<T>(), strides);
        StridedCopy.Copy(ref MemoryMarshal.GetReference(source), strides, ref array.At<T>(start), array.ByteStrides, shape);
    }
}
