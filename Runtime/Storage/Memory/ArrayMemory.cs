using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>An array of C#, row-major.</summary>
internal sealed class ArrayMemory(Array array, Type elementType, long[] shape, int elementSize) : MemoryArray(elementType, shape, Block.RowMajorStrides(shape, elementSize))
{
    public override ref byte Origin => ref MemoryMarshal.GetArrayDataReference(array);

    /// <summary>All elements of an array under its own shape.</summary>
    public static ArrayMemory Of(Array array, Type elementType, int elementSize)
    {
        ArgumentNullException.ThrowIfNull(array);
        return new ArrayMemory(array, elementType, ShapeOf(array), elementSize);
    }

    public override unsafe PinnedArray Pin()
    {
        GCHandle handle = GCHandle.Alloc(array, GCHandleType.Pinned);
        return new PinnedArray(Unsafe.AsPointer(ref Origin), ByteStrides, new MemoryHandle(null, handle));
    }

    private static long[] ShapeOf(Array array)
    {
        var shape = new long[array.Rank];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = array.GetLongLength(axis);
        }

        return shape;
    }
}
