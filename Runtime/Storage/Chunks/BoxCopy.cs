using System.Runtime.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>Copies and fills boxes of arrays in memory.</summary>
internal static unsafe class BoxCopy
{
    /// <summary>Copies the box of <paramref name="counts"/> elements at <paramref name="from"/> to <paramref name="to"/>.</summary>
    internal static void Copy(byte* from, ReadOnlySpan<long> fromStrides, byte* to, ReadOnlySpan<long> toStrides, ReadOnlySpan<long> counts, int elementSize)
    {
        var walk = new RowWalk(counts, fromStrides, toStrides, elementSize);
        while (walk.MoveNext())
        {
            CopyRows(from + walk.From, walk.FromStep, to + walk.To, walk.ToStep, walk.Rows, walk.RunBytes);
        }
    }

    /// <summary>Copies <paramref name="rows"/> rows of <paramref name="bytes"/> bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void CopyRows(byte* from, long fromStep, byte* to, long toStep, long rows, long bytes)
    {
        switch (bytes)
        {
            case 1: CopyElements<byte>(from, fromStep, to, toStep, rows); break;
            case 2: CopyElements<ushort>(from, fromStep, to, toStep, rows); break;
            case 4: CopyElements<uint>(from, fromStep, to, toStep, rows); break;
            case 8: CopyElements<ulong>(from, fromStep, to, toStep, rows); break;
            default:
                for (long row = 0; row < rows; row++)
                {
                    Buffer.MemoryCopy(from + (row * fromStep), to + (row * toStep), bytes, bytes);
                }

                break;
        }
    }

    /// <summary>Sets every element of the box at <paramref name="to"/> to <paramref name="element"/>.</summary>
    internal static void Fill(byte* to, ReadOnlySpan<long> toStrides, ReadOnlySpan<long> counts, ReadOnlySpan<byte> element)
    {
        bool plain = element.IndexOfAnyExcept(element[0]) < 0;
        var walk = new RowWalk(counts, toStrides, toStrides, element.Length);
        while (walk.MoveNext())
        {
            for (long row = 0; row < walk.Rows; row++)
            {
                FillRow(to + walk.To + (row * walk.ToStep), walk.RunBytes, element, plain);
            }
        }
    }

    private static void CopyElements<TElement>(byte* from, long fromStep, byte* to, long toStep, long rows)
        where TElement : unmanaged
    {
        for (long row = 0; row < rows; row++)
        {
            Unsafe.WriteUnaligned(to + (row * toStep), Unsafe.ReadUnaligned<TElement>(from + (row * fromStep)));
        }
    }

    private static void FillRow(byte* row, long bytes, ReadOnlySpan<byte> element, bool plain)
    {
        // Spans hold at most 2 GiB.
        const long Piece = 1L << 30;
        for (long done = 0; done < bytes; done += Piece)
        {
            var piece = new Span<byte>(row + done, (int)Math.Min(Piece, bytes - done));
            if (plain)
            {
                piece.Fill(element[0]);
                continue;
            }

            for (int i = 0; i < piece.Length; i += element.Length)
            {
                element.CopyTo(piece[i..]);
            }
        }
    }
}
