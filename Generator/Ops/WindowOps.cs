namespace StaticGraph.Generator.Ops;

/// <summary>What is computed of neighbours along an axis: operations on parts of the array that lie next to each other.</summary>
internal static class WindowOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Diff", OpKind.Window, 1, TypeRule.Numeric) { Parameters = new[] { OpParameter.Axis, OpParameter.Order } },
    ];
}
