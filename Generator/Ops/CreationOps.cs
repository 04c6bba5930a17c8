namespace StaticGraph.Generator.Ops;

/// <summary>Arrays that are read from nowhere.</summary>
internal static class CreationOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Zeros", OpKind.Creation, 0, TypeRule.Any) { Parameters = new[] { OpParameter.Shape }, Makes = CreationKind.Number, Fill = 0 },
        new("Ones", OpKind.Creation, 0, TypeRule.Any) { Parameters = new[] { OpParameter.Shape }, Makes = CreationKind.Number, Fill = 1 },
        new("Full", OpKind.Creation, 1, TypeRule.Any) { Parameters = new[] { OpParameter.Shape }, Makes = CreationKind.Number },
        new("Arange", OpKind.Creation, 0, TypeRule.Numeric)
        {
            Parameters = new[] { new OpParameter("start", ParameterKind.Constant), new OpParameter("stop", ParameterKind.Constant), new OpParameter("step", ParameterKind.Constant) },
            Makes = CreationKind.Progression,
        },
        new("Eye", OpKind.Creation, 0, TypeRule.Any)
        {
            Parameters = new[] { new OpParameter("n", ParameterKind.Lengths), new OpParameter("m", ParameterKind.Lengths), new OpParameter("k", ParameterKind.Number) },
            Aliases = new[] { "identity" }, Makes = CreationKind.Diagonal,
        },
    ];
}
