using System;

namespace StaticGraph.CompilerServices;

/// <summary>The lengths that blocks and chunks cut an axis into that has an edge, and how often each occurs.</summary>
internal static class EdgePieces
{
    // Of blocks and chunks that hardly ever end together the first blocks stand for all.
    private const long MostBlocks = 1 << 14;

    /// <summary>The pieces, each kind once. Takes them from <paramref name="memory"/>.</summary>
    public static NumberRange Of(SolverMemory memory, AxisTerm term, long points, long block, long chunk, long offset)
    {
        NumberRange pieces = memory.Take(0);
        for (var runs = new EdgeRuns(term, points, block); runs.MoveNext();)
        {
            // Where blocks and chunks end together the pieces recur.
            long turn = chunk == 0 || runs.Advance == 0 ? 1 : Math.Min(Math.Min(runs.Count, BlockUnits.Lcm(Math.Abs(runs.Advance), chunk) / Math.Abs(runs.Advance)), MostBlocks);
            for (long i = 0; i < turn; i++)
            {
                long times = (runs.Count / turn) + (i < runs.Count % turn ? 1 : 0);
                pieces = Cut(memory, pieces, runs.Start + (i * runs.Advance) + offset, runs.Length, times, chunk);
            }
        }

        return pieces;
    }

    // The pieces of a block that begins at a place counted from the beginning of a chunk.
    private static NumberRange Cut(SolverMemory memory, NumberRange pieces, long from, long length, long times, long chunk)
    {
        long cut = chunk == 0 ? long.MaxValue : ((from / chunk) + 1) * chunk, to = from + length;
        if (to <= cut)
        {
            return Add(memory, pieces, new RowPieces.Piece(length, times, isWhole: true));
        }

        pieces = Add(memory, pieces, new RowPieces.Piece(cut - from, times, isWhole: false));
        pieces = to / chunk > cut / chunk ? Add(memory, pieces, new RowPieces.Piece(chunk, times * ((to / chunk) - (cut / chunk)), isWhole: false)) : pieces;
        return to % chunk == 0 ? pieces : Add(memory, pieces, new RowPieces.Piece(to % chunk, times, isWhole: false));
    }

    private static NumberRange Add(SolverMemory memory, NumberRange pieces, RowPieces.Piece piece)
    {
        foreach (ref RowPieces.Piece known in RowPieces.In(memory, pieces))
        {
            if (known.Kind == piece.Kind)
            {
                known = new RowPieces.Piece(known.Length, known.Count + piece.Count, known.IsWhole);
                return pieces;
            }
        }

        memory.Take(RowPieces.Piece.Numbers);
        var longer = new NumberRange(pieces.Start, pieces.Count + RowPieces.Piece.Numbers);
        RowPieces.In(memory, longer)[(longer.Count / RowPieces.Piece.Numbers) - 1] = piece;
        return longer;
    }
}
