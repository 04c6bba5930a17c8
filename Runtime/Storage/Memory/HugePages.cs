namespace StaticGraph.Storage;

/// <summary>Has the system back large memory with huge pages, as NumPy does: Linux gives them, as most distributions set it, to who asks.</summary>
/// <remarks>
/// Memory that is written to for the first time costs a fault for each page, and walking it an entry of the processor's tables of addresses.
/// Asked for before the first write; what has its pages already keeps them.
/// </remarks>
internal static unsafe class HugePages
{
    /// <summary>Where it begins to pay; NumPy's number.</summary>
    public const long From = 4 << 20;

    private const long Huge = 2 << 20;

    /// <summary>Asks for them where <paramref name="range"/> is large. Only pages that lie in it whole are meant, so no memory beyond it is taken.</summary>
    public static void Advise(MemoryRange range)
    {
        const int InHugePages = 14;
        if (range.Bytes >= From && OperatingSystem.IsLinux())
        {
            long first = Up(range.Low, Environment.SystemPageSize), end = range.High & -Environment.SystemPageSize;
            _ = LibC.Advise((void*)first, (nuint)(end - first), InHugePages);
        }
    }

    /// <summary>Asks for them where an array that will be written is large. One with gaps is left as it is: a huge page takes what lies between its elements too.</summary>
    public static void Advise(PinnedArray array, ReadOnlySpan<long> shape, int elementSize)
    {
        MemoryRange range = array.Range(shape, elementSize);
        if (range.Bytes == Block.Count(shape) * elementSize)
        {
            Advise(range);
        }
    }

    /// <summary>Takes memory from the system, in huge pages from its first byte on where it is large.</summary>
    /// <exception cref="OutOfMemoryException">The system has not so much.</exception>
    public static void* Map(long bytes)
    {
        if (bytes < From)
        {
            return LibC.Map((nuint)bytes);
        }

        // Older systems place memory at any page: what lies before and behind is given back, address space only.
        long whole = Up(bytes, Environment.SystemPageSize);
        byte* pages = (byte*)LibC.Map((nuint)(whole + Huge));
        byte* memory = (byte*)Up((long)pages, Huge);
        Cut(pages, memory);
        Cut(memory + whole, pages + whole + Huge);
        Advise(new MemoryRange((long)memory, (long)memory + whole));
        return memory;
    }

    private static void Cut(byte* first, byte* end)
    {
        if (end > first)
        {
            LibC.Unmap(first, (nuint)(end - first));
        }
    }

    private static long Up(long number, long step) => (number + step - 1) & -step;
}
