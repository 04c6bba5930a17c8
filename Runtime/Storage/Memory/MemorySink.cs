using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>An array or tensor of the user's, written in place.</summary>
internal sealed class MemorySink<T>(MemoryArray<T> array) : ArraySink<T>
    where T : unmanaged
{
    public override string Name => array.Name;

    public override void Validate(ReadOnlySpan<long> shape)
    {
        // Where only the run will tell a length, the array in memory cannot be known to fit.
        if (!shape.SequenceEqual(array.Shape))
        {
            throw new ArrayShapeException($"The result has shape {Block.Format(shape)} and does not fit {Name}.");
        }

        if (array.HasRepeatedElements)
        {
            throw new ArrayShapeException($"The result cannot be written to {Name}: a stride of 0 gives several elements one place.");
        }
    }

    public override ArrayWriter<T> Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames)
    {
        Validate(shape);
        return new MemoryWriter<T>(array);
    }

    internal override PinnedArray? TryPin() => array.Pin();
}

/// <summary>Copies blocks into an array in memory.</summary>
internal sealed class MemoryWriter<T>(MemoryArray<T> array) : ArrayWriter<T>
    where T : unmanaged
{
    private readonly string _name = array.Name;

    public override void WriteBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, ReadOnlySpan<T> source, Span<byte> scratch)
    {
        Block.Check(_name, array.Shape, start, shape, source.Length);
        if (source.IsEmpty)
        {
            return;
        }

        Span<long> strides = stackalloc long[shape.Length];
        Block.RowMajorStrides(shape, Unsafe.SizeOf<T>(), strides);
        StridedCopy.Copy(ref MemoryMarshal.GetReference(source), strides, ref array.At(start), array.ByteStrides, shape);
    }
}
