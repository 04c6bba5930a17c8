using StaticGraph.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>Reads boxes of an array that lies in a file without gaps.</summary>
internal static unsafe class FileBox
{
    /// <summary>The scratch that lets short rows be read many at a time.</summary>
    internal const int ScratchBytes = RowRequests.RoomBytes;

    // A span's length is an int, and a request's size ends there too.
    private const long LargestRequest = 1L << 30;

    /// <summary>
    /// Reads the box of <paramref name="counts"/> elements whose first lies at <paramref name="offset"/>; returns the bytes fetched, with those between short rows.
    /// Without scratch every row is fetched by itself.
    /// </summary>
    internal static long Read(
        IPositionalInput file, long offset, ReadOnlySpan<long> fileStrides, byte* to, ReadOnlySpan<long> toStrides, ReadOnlySpan<long> counts, int elementSize, Span<byte> scratch)
    {
        var walk = new RowWalk(counts, fileStrides, toStrides, elementSize);
        long rowsTogether = scratch.Length < ScratchBytes ? 1 : RowRequests.Together(walk.RunBytes, walk.Rows, walk.FromStep);
        long bytes = 0;
        while (walk.MoveNext())
        {
            if (rowsTogether > 1)
            {
                bytes += ReadTogether(file, offset + walk.From, to + walk.To, in walk, rowsTogether, scratch);
                continue;
            }

            for (long row = 0; row < walk.Rows; row++)
            {
                ReadRow(file, offset + walk.From + (row * walk.FromStep), to + walk.To + (row * walk.ToStep), walk.RunBytes);
            }

            bytes += walk.Rows * walk.RunBytes;
        }

        return bytes;
    }

    private static long ReadTogether(IPositionalInput file, long offset, byte* to, in RowWalk walk, long rowsTogether, Span<byte> scratch)
    {
        long bytes = 0;
        for (long row = 0; row < walk.Rows; row += rowsTogether)
        {
            long rows = Math.Min(rowsTogether, walk.Rows - row);
            Span<byte> read = scratch[..(int)(((rows - 1) * walk.FromStep) + walk.RunBytes)];
            file.Read(read, offset + (row * walk.FromStep));
            bytes += read.Length;
            fixed (byte* from = read)
            {
                BoxCopy.CopyRows(from, walk.FromStep, to + (row * walk.ToStep), walk.ToStep, rows, walk.RunBytes);
            }
        }

        return bytes;
    }

    private static void ReadRow(IPositionalInput file, long offset, byte* to, long bytes)
    {
        for (long done = 0; done < bytes; done += LargestRequest)
        {
            file.Read(new Span<byte>(to + done, (int)Math.Min(LargestRequest, bytes - done)), offset + done);
        }
    }
}
