using System;

namespace StaticGraph.CompilerServices;

/// <summary>What the axes of a sweep are to its contraction: each belongs to the first factor, to the second, to both and the result, or is summed over.</summary>
internal sealed class ContractionAxes
{
    private ContractionAxes(ReductionDefinition definition, int[] batch, int[] rows, int[] columns, int[] depth)
    {
        Definition = definition;
        Batch = batch;
        Rows = rows;
        Columns = columns;
        Depth = depth;
    }

    /// <summary>The contraction.</summary>
    public ReductionDefinition Definition { get; }

    /// <summary>True where both factors are one array, so that the result is symmetric in rows and columns.</summary>
    public bool IsSquare => Definition.Other == Definition.Slot;

    /// <summary>Axes along which products lie side by side.</summary>
    public int[] Batch { get; }

    /// <summary>Axes of the first factor alone.</summary>
    public int[] Rows { get; }

    /// <summary>Axes of the second factor alone.</summary>
    public int[] Columns { get; }

    /// <summary>Axes that are summed over, as one index.</summary>
    public int[] Depth { get; }

    /// <summary>The axes of a sweep that contracts, by what its factors walk.</summary>
    public static ContractionAxes Of(SweepDefinition sweep)
    {
        ReductionDefinition contraction = sweep.Reductions[0];
        Access first = sweep.Operands[contraction.Slot].Access, second = sweep.Operands[contraction.Other].Access;
        int[] depth = Arrays.Map<int, int>(contraction.Levels[0], axis => axis);
        int[] kept = Arrays.Indices(sweep.Axes.Count, axis => Array.IndexOf(depth, axis) < 0);
        if (contraction.Other == contraction.Slot)
        {
            int[] columns = Array.FindAll(kept, axis => !first.Walks(axis)), walked = Array.FindAll(kept, first.Walks);
            int batch = walked.Length - columns.Length;
            return new ContractionAxes(contraction, Arrays.Make(batch, i => walked[i]), Arrays.Make(columns.Length, i => walked[batch + i]), columns, depth);
        }

        // What neither walks has no place of its own in either.
        int[] both = Array.FindAll(kept, axis => first.Walks(axis) == second.Walks(axis));
        return new ContractionAxes(contraction, both, Array.FindAll(kept, axis => first.Walks(axis) && !second.Walks(axis)), Array.FindAll(kept, axis => second.Walks(axis) && !first.Walks(axis)), depth);
    }
}
