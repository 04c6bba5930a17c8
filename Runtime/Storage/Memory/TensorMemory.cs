using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>A tensor, whatever its strides.</summary>
internal sealed class TensorMemory<T>(Tensor<T> tensor) : MemoryArray(typeof(T), ShapeOf(tensor), StridesOf(tensor))
    where T : unmanaged
{
    public override ref byte Origin => ref Unsafe.As<T, byte>(ref Unsafe.AsRef(in tensor.AsReadOnlyTensorSpan().GetPinnableReference()));

    public override unsafe PinnedArray Pin()
    {
        // The handle's own pointer is the start of the tensor's storage, not of the tensor when that is a slice.
        MemoryHandle storage = tensor.GetPinnedHandle();
        return new PinnedArray(Unsafe.AsPointer(ref Origin), ByteStrides, storage);
    }

    // The only tensor of rank 0 is the empty one, which holds nothing; a scalar would hold one element.
    private static long[] ShapeOf(Tensor<T> tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.Rank == 0 ? [tensor.FlattenedLength] : Scaled(tensor.Lengths, 1);
    }

    private static long[] StridesOf(Tensor<T> tensor) => tensor.Rank == 0 ? [Unsafe.SizeOf<T>()] : Scaled(tensor.Strides, Unsafe.SizeOf<T>());

    private static long[] Scaled(ReadOnlySpan<nint> numbers, long factor)
    {
        var scaled = new long[numbers.Length];
        for (int axis = 0; axis < scaled.Length; axis++)
        {
            scaled[axis] = numbers[axis] * factor;
        }

        return scaled;
    }
}
