using System.Buffers;

namespace StaticGraph;

/// <summary>An array that already lies in memory, held in place while a run uses it.</summary>
internal sealed unsafe class PinnedArray : IDisposable
{
    private readonly Action? _release;
    private MemoryHandle _handle;

    public PinnedArray(void* pointer, long[] byteStrides, Action? release)
    {
        Pointer = (byte*)pointer;
        ByteStrides = byteStrides;
        _release = release;
    }

    /// <summary>An array held in place by <paramref name="handle"/>.</summary>
    public PinnedArray(void* pointer, long[] byteStrides, MemoryHandle handle)
        : this(pointer, byteStrides, null)
        => _handle = handle;

    /// <summary>The first element.</summary>
    public byte* Pointer { get; }

    /// <summary>The distance in bytes between neighbours on each axis.</summary>
    public long[] ByteStrides { get; }

    /// <summary>Where the elements lie that an array of this shape has, gaps between them included.</summary>
    public MemoryRange Range(ReadOnlySpan<long> shape, int elementSize)
    {
        long low = (long)Pointer, high = low + elementSize;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            long reach = ByteStrides[axis] * (shape[axis] - 1);
            (low, high) = reach < 0 ? (low + reach, high) : (low, high + reach);
            if (shape[axis] == 0)
            {
                return new MemoryRange(low, low);
            }
        }

        return new MemoryRange(low, high);
    }

    public void Dispose()
    {
        _handle.Dispose();
        _release?.Invoke();
    }
}
