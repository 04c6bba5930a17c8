namespace StaticGraph.Generator.Ops;

/// <summary>What masks take.</summary>
internal static class MaskOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Compress", OpKind.Selection, 2, TypeRule.Any with { Masks = 1 }) { Parameters = new[] { OpParameter.Axis } },
        new("Extract", OpKind.Selection, 2, TypeRule.Any with { Masks = 1 }),
        new("NonZero", OpKind.Selection, 1, TypeRule.ToLong) { Parameters = new[] { OpParameter.Parts, OpParameter.Part }, NumPy = new[] { "np.nonzero" }, Complex = null },
        new("FlatNonZero", OpKind.Selection, 1, TypeRule.ToLong) { NumPy = new[] { "np.flatnonzero" }, Complex = null },
    ];
}
