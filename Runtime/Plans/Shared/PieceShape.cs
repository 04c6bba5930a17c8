using System;

namespace StaticGraph.CompilerServices;

/// <summary>The shape of the pieces that a block is cut into where room for all of it is missing.</summary>
internal static class PieceShape
{
    /// <summary>Fills <paramref name="piece"/>: from the densest axis outward, each takes what the capacity still allows.</summary>
    /// <param name="block">The shape to cut, of no length 0.</param>
    /// <param name="capacity">The most elements of a piece, at least one; a single cell of the grid may be more, and is not cut.</param>
    /// <param name="grid">The lengths not to cut, one an axis, or empty.</param>
    /// <param name="longestRun">The most elements along the last axis.</param>
    /// <param name="piece">The length of a piece on each axis; at the end of the block it may be shorter.</param>
    public static void Fill(ReadOnlySpan<long> block, long capacity, ReadOnlySpan<long> grid, long longestRun, Span<long> piece)
    {
        long elements = 1;
        for (int axis = 0; axis < block.Length; axis++)
        {
            piece[axis] = grid.IsEmpty ? 1 : Math.Min(grid[axis], block[axis]);
            elements *= piece[axis];
        }

        for (int axis = block.Length - 1; axis >= 0; axis--)
        {
            long cell = piece[axis];
            long others = elements / cell;
            long fitting = Math.Max(1, capacity / others / cell) * cell;
            long wanted = axis == block.Length - 1 ? Math.Min(block[axis], longestRun) : block[axis];
            piece[axis] = Math.Min(fitting, wanted);
            elements = others * piece[axis];
            if (piece[axis] < wanted)
            {
                break;
            }
        }
    }
}
