using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>An array or tensor of the user's: where its elements lie. Holds it, never copies it.</summary>
internal readonly struct MemoryArray<T>
    where T : unmanaged
{
    private readonly object _owner;

    public MemoryArray(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        _owner = array;
        Shape = new long[array.Rank];
        for (int axis = 0; axis < Shape.Length; axis++)
        {
            Shape[axis] = array.GetLongLength(axis);
        }

        ByteStrides = new long[Shape.Length];
        Block.RowMajorStrides(Shape, Unsafe.SizeOf<T>(), ByteStrides);
    }

    public MemoryArray(Tensor<T> tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        _owner = tensor;
        if (tensor.Rank == 0)
        {
            // The only tensor of rank 0 is the empty one, which holds nothing; a scalar would hold one element.
            (Shape, ByteStrides) = ([tensor.FlattenedLength], [Unsafe.SizeOf<T>()]);
            return;
        }

        Shape = new long[tensor.Rank];
        ByteStrides = new long[tensor.Rank];
        for (int axis = 0; axis < Shape.Length; axis++)
        {
            Shape[axis] = tensor.Lengths[axis];
            ByteStrides[axis] = tensor.Strides[axis] * Unsafe.SizeOf<T>();
        }
    }

    public long[] Shape { get; }

    public long[] ByteStrides { get; }

    /// <summary>How messages call it, e.g. <c>double[3, 2] in memory</c>.</summary>
    public string Name => $"{ElementTypeName.Of<T>()}[{string.Join(", ", Shape)}] in memory";

    /// <summary>True when a stride of 0 gives several indices one element, as in a broadcast tensor.</summary>
    public bool HasRepeatedElements
    {
        get
        {
            for (int axis = 0; axis < Shape.Length; axis++)
            {
                if (Shape[axis] > 1 && ByteStrides[axis] == 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The element at <paramref name="index"/>, which is within the array.</summary>
    public ref T At(ReadOnlySpan<long> index) => ref Unsafe.AddByteOffset(ref Origin, (nint)Block.Offset(index, ByteStrides));

    /// <summary>Keeps the elements where they are until the result is disposed.</summary>
    public unsafe PinnedArray Pin()
    {
        if (_owner is Tensor<T> tensor)
        {
            // The handle's own pointer is the start of the tensor's storage, not of the tensor when that is a slice.
            MemoryHandle storage = tensor.GetPinnedHandle();
            return new PinnedArray(Unsafe.AsPointer(ref Origin), ByteStrides, storage);
        }

        GCHandle handle = GCHandle.Alloc(_owner, GCHandleType.Pinned);
        return new PinnedArray(Unsafe.AsPointer(ref Origin), ByteStrides, new MemoryHandle(null, handle));
    }

    /// <summary>The first element.</summary>
    private ref T Origin
    {
        get
        {
            if (_owner is Tensor<T> tensor)
            {
                return ref Unsafe.AsRef(in tensor.AsReadOnlyTensorSpan().GetPinnableReference());
            }

            return ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference((Array)_owner));
        }
    }
}
