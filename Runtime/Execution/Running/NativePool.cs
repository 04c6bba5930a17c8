using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>Hands out the native memory of one run and knows how much of it there is at once.</summary>
/// <remarks>
/// On Linux, what is large comes from the system as pages, and goes back to it. The C library keeps large pieces that are freed, for each thread that freed some:
/// twelve runs within 24 MiB one after another in one process took it to 169 MiB, and 75 with this.
/// </remarks>
/// <param name="isManaged">For a small run that may begin again: the memory is the collector's, stays where it is, and is given back with the run.</param>
internal sealed unsafe class NativePool(bool isManaged) : IDisposable
{
    private const byte Poison = 0xA5;
    private const long PagesFrom = 256 << 10;
    private readonly List<Piece> _live = new(2);
    private readonly List<byte[]> _arrays = new(0);
    private long _current;

    /// <summary>When set, memory is filled with a pattern, and <see cref="TouchedBytes"/> counts what was overwritten. For tests.</summary>
    [field: ThreadStatic]
    public static bool Measures { get; set; }

    /// <summary>The most bytes of the pattern overwritten at once in the last run on this thread.</summary>
    [field: ThreadStatic]
    public static long TouchedBytes { get; set; }

    /// <summary>The most bytes there were at once.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Allocates memory that begins on a cache line; its contents are undefined.</summary>
    /// <exception cref="OutOfMemoryException">The system has not that much memory.</exception>
    public byte* Allocate(long bytes)
    {
        void* memory = Take(bytes);
        _live.Add(new Piece((nint)memory, bytes));
        _current += bytes;
        PeakBytes = Math.Max(PeakBytes, _current);
        if (Measures)
        {
            NativeMemory.Fill(memory, (nuint)bytes, Poison);
        }

        return (byte*)memory;
    }

    /// <summary>Frees what <see cref="Allocate"/> gave.</summary>
    public void Free(byte* memory)
    {
        if (Measures)
        {
            TouchedBytes = Math.Max(TouchedBytes, CountTouched());
        }

        for (int i = _live.Count - 1; i >= 0; i--)
        {
            Piece piece = _live[i];
            if (piece.Address == (nint)memory)
            {
                _current -= piece.Bytes;
                _live.RemoveAt(i);
                Release(piece);
            }
        }
    }

    /// <summary>Frees whatever is left.</summary>
    public void Dispose()
    {
        foreach (Piece piece in _live)
        {
            Release(piece);
        }

        _live.Clear();
    }

    private void Release(Piece piece)
    {
        if (isManaged)
        {
            return;
        }

        if (HasPages(piece.Bytes))
        {
            LibC.Unmap((void*)piece.Address, (nuint)piece.Bytes);
        }
        else
        {
            NativeMemory.AlignedFree((void*)piece.Address);
        }
    }

    private static bool HasPages(long bytes) => bytes >= PagesFrom && OperatingSystem.IsLinux();

    private void* Take(long bytes)
    {
        if (isManaged)
        {
            byte[] array = GC.AllocateUninitializedArray<byte>((int)bytes + TileShape.Alignment, pinned: true);
            _arrays.Add(array);
            nint first = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
            return (void*)((first + TileShape.Alignment - 1) & -TileShape.Alignment);
        }

        try
        {
            return HasPages(bytes) ? HugePages.Map(bytes) : NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, 1), TileShape.Alignment);
        }
        catch (OutOfMemoryException error)
        {
            throw new OutOfMemoryException($"The system has no {ByteSize.Format(bytes)} for the buffers of a plan that holds {ByteSize.Format(_current)} already; a smaller RunOptions.MemoryLimit makes it need less.", error);
        }
    }

    private long CountTouched()
    {
        long touched = 0;
        foreach (Piece piece in _live)
        {
            for (long i = 0; i < piece.Bytes; i++)
            {
                touched += ((byte*)piece.Address)[i] == Poison ? 0 : 1;
            }
        }

        return touched;
    }

    private sealed record Piece(nint Address, long Bytes);
}
