namespace StaticGraph.Storage;

/// <summary>Reads boxes of an array that lies in a file without gaps.</summary>
internal static unsafe class FileBox
{
    /// <summary>The scratch that lets short rows be read many at a time.</summary>
    internal const int ScratchBytes = 256 << 10;

    // A request costs about as much as reading this many bytes: closer rows are read together with what lies between them.
    private const long CheaperThanRequest = 16 << 10;

    // A span's length is an int, and a request's size ends there too.
    private const long LargestRequest = 1L << 30;

    /// <summary>Reads the box of <paramref name="counts"/> elements whose first lies at <paramref name="offset"/>.</summary>
    internal static void Read(
        IPositionalInput file, long offset, ReadOnlySpan<long> fileStrides, byte* to, ReadOnlySpan<long> toStrides, ReadOnlySpan<long> counts, int elementSize, Span<byte> scratch)
    {
        var walk = new RowWalk(counts, fileStrides, toStrides, elementSize);
        long rowsTogether = walk.FromStep == 0 ? 1 : Math.Min(((scratch.Length - walk.RunBytes) / walk.FromStep) + 1, walk.Rows);
        bool together = rowsTogether > 1 && walk.RunBytes < scratch.Length && walk.FromStep - walk.RunBytes < CheaperThanRequest;
        while (walk.MoveNext())
        {
            if (together)
            {
                ReadTogether(file, offset + walk.From, to + walk.To, in walk, rowsTogether, scratch);
                continue;
            }

            for (long row = 0; row < walk.Rows; row++)
            {
                ReadRow(file, offset + walk.From + (row * walk.FromStep), to + walk.To + (row * walk.ToStep), walk.RunBytes);
            }
        }
    }

    private static void ReadTogether(IPositionalInput file, long offset, byte* to, in RowWalk walk, long rowsTogether, Span<byte> scratch)
    {
        for (long row = 0; row < walk.Rows; row += rowsTogether)
        {
            long rows = Math.Min(rowsTogether, walk.Rows - row);
            Span<byte> read = scratch[..(int)(((rows - 1) * walk.FromStep) + walk.RunBytes)];
            file.Read(read, offset + (row * walk.FromStep));
            fixed (byte* from = read)
            {
                BoxCopy.CopyRows(from, walk.FromStep, to + (row * walk.ToStep), walk.ToStep, rows, walk.RunBytes);
            }
        }
    }

    private static void ReadRow(IPositionalInput file, long offset, byte* to, long bytes)
    {
        for (long done = 0; done < bytes; done += LargestRequest)
        {
            file.Read(new Span<byte>(to + done, (int)Math.Min(LargestRequest, bytes - done)), offset + done);
        }
    }
}
