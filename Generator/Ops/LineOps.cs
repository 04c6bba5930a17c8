using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>What is made of each line.</summary>
internal enum LineKind : byte
{
    /// <summary>As many results as it has elements.</summary>
    Order,

    /// <summary>So many of its elements.</summary>
    Best,

    /// <summary>How many elements there are of each label, which they are themselves; or the sums of their weights.</summary>
    Counts,

    /// <summary>How many elements there are in each of some bins.</summary>
    Bins,

    /// <summary>How many pairs of elements there are in each of some bins of two axes.</summary>
    Bins2D,
}

/// <summary>Lines of elements put in order.</summary>
internal static class LineOps
{
    private const string Runs = "One pass. To be sorted a line is whole in a block, with 8 bytes for each element of a block and 8 for each of a line, 24 where places are asked for; sorted by bytes, O(n). The greatest and the least go on from block to block: k elements are held for each line.";

    /// <summary>How many elements: the greatest ones, or the least where it is below 0.</summary>
    public static OpParameter K { get; } = new("k", ParameterKind.Number);

    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        Of("Sort", TypeRule.Numeric, LineKind.Order),
        Of("ArgSort", TypeRule.Place, LineKind.Order) with { NumPy = new[] { "np.argsort" } },
        Of("TopK", TypeRule.Numeric, LineKind.Best) with { NumPy = new[] { "dask.array.topk" } },
        Of("ArgTopK", TypeRule.Place, LineKind.Best) with { NumPy = new[] { "dask.array.argtopk" } },
    ];

    /// <summary>The function of a row, for so many results.</summary>
    public static BlockFunction FunctionOf(OpDef row, long k)
    {
        bool givesPlaces = row.Types.Gives is not null;
        return row.Lines == LineKind.Order ? givesPlaces ? BlockFunction.ArgSort : BlockFunction.Sort
            : k < 0 ? givesPlaces ? BlockFunction.ArgSmallest : BlockFunction.Smallest
            : givesPlaces ? BlockFunction.ArgLargest : BlockFunction.Largest;
    }

    private static OpDef Of(string name, TypeRule types, LineKind kind) => new(name, OpKind.Line, 1, types)
    {
        Lines = kind, Parameters = kind == LineKind.Best ? new[] { K, OpParameter.Axis } : new[] { OpParameter.Axis }, Runs = Runs,
    };
}
