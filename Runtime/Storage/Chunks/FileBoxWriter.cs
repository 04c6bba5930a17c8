namespace StaticGraph.Storage;

/// <summary>Writes boxes of an array that lies in a file without gaps.</summary>
internal static unsafe class FileBoxWriter
{
    // A span's length is an int, and a request's size ends there too.
    private const long LargestRequest = 1L << 30;

    /// <summary>Writes the box of <paramref name="counts"/> elements whose first lies at <paramref name="offset"/>.</summary>
    internal static void Write(IPositionalOutput file, long offset, ReadOnlySpan<long> fileStrides, byte* from, ReadOnlySpan<long> fromStrides, ReadOnlySpan<long> counts, int elementSize)
    {
        var walk = new RowWalk(counts, fromStrides, fileStrides, elementSize);
        while (walk.MoveNext())
        {
            for (long row = 0; row < walk.Rows; row++)
            {
                WriteRow(file, offset + walk.To + (row * walk.ToStep), from + walk.From + (row * walk.FromStep), walk.RunBytes);
            }
        }
    }

    private static void WriteRow(IPositionalOutput file, long offset, byte* from, long bytes)
    {
        for (long done = 0; done < bytes; done += LargestRequest)
        {
            file.Write(new ReadOnlySpan<byte>(from + done, (int)Math.Min(LargestRequest, bytes - done)), offset + done);
        }
    }
}
