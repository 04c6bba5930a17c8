namespace StaticGraph.Generator.Ops;

/// <summary>Parts of arrays side by side.</summary>
internal static class JoinOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Concatenate", OpKind.Join, 1, TypeRule.Any) { Parameters = new[] { OpParameter.Axis }, Joins = JoinKind.Concatenation },
        new("Stack", OpKind.Join, 1, TypeRule.Any) { Parameters = new[] { OpParameter.Axis }, Joins = JoinKind.Stack },
        new("Split", OpKind.Join, 1, TypeRule.Any) { Parameters = new[] { OpParameter.Parts, OpParameter.Axis, OpParameter.Part }, Joins = JoinKind.Division },
        new("MeshGrid", OpKind.Join, 1, TypeRule.Any) { Parameters = new[] { OpParameter.Indexing, OpParameter.Part }, NumPy = new[] { "np.meshgrid" }, Joins = JoinKind.Grid },
        new("Roll", OpKind.Join, 1, TypeRule.Any) { Parameters = new[] { OpParameter.Shift, OpParameter.Axis }, Joins = JoinKind.Roll },
        new("Pad", OpKind.Join, 1, TypeRule.Any) { Parameters = new[] { OpParameter.Width, OpParameter.Mode }, Joins = JoinKind.Padding },
    ];
}
