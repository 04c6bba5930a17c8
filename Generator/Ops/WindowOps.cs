namespace StaticGraph.Generator.Ops;

/// <summary>What is computed of neighbours along an axis: operations on parts of the array that lie next to each other.</summary>
internal static class WindowOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Diff", OpKind.Window, 1, TypeRule.Numeric) { Parameters = new[] { OpParameter.Axis, OpParameter.Order }, Windows = WindowKind.Differences },

        // One neighbour of all that the function of a stencil looks at, each of which is an operation.
        new("Stencil", OpKind.Window, 1, TypeRule.Any)
        {
            Parameters = new[] { OpParameter.Offset, OpParameter.Mode }, NumPy = new[] { "scipy.ndimage.generic_filter" }, Windows = WindowKind.Neighbour,
        },
    ];
}
