using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>An array or tensor of the user's, read in place.</summary>
internal sealed class MemorySource<T>(MemoryArray array) : ArraySource<T>(array.Shape, [])
    where T : unmanaged
{
    public override string Name => array.Name;

    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        Block.Check(this, start, shape, destination.Length);
        if (destination.IsEmpty)
        {
            return 0;
        }

        Span<long> strides = stackalloc long[shape.Length];
        Block.RowMajorStrides(shape, Unsafe.SizeOf<T>(), strides);
        StridedCopy.Copy(ref array.At<T>(start), array.ByteStrides, ref MemoryMarshal.GetReference(destination), strides, shape);
        return (long)destination.Length * Unsafe.SizeOf<T>();
    }

    internal override PinnedArray? TryPin() => array.Pin();
}
