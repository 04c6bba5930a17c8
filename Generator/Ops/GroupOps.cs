namespace StaticGraph.Generator.Ops;

/// <summary>Folds by label: the first operand is what is folded, the second has the labels.</summary>
internal static class GroupOps
{
    /// <summary>What rows of groups are called before what their method is.</summary>
    public const string Prefix = "Group";

    /// <summary>How many groups there are.</summary>
    public static OpParameter Count { get; } = new("count", ParameterKind.Lengths);

    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        Of(GroupKind.Sum, TypeRule.Numeric),
        Of(GroupKind.Mean, TypeRule.Floating),
        Of(GroupKind.Min, TypeRule.Numeric),
        Of(GroupKind.Max, TypeRule.Numeric),
        Of(GroupKind.Var, TypeRule.Floating, OpParameter.Ddof),
        Of(GroupKind.Std, TypeRule.Floating, OpParameter.Ddof),
        Of(GroupKind.Count, TypeRule.Place),
        Of(GroupKind.First, TypeRule.Numeric),
        Of(GroupKind.Last, TypeRule.Numeric),
        Of(GroupKind.Median, TypeRule.Floating),
        Nan(GroupKind.Sum),
        Nan(GroupKind.Mean),
        Nan(GroupKind.Min),
        Nan(GroupKind.Max),
        Nan(GroupKind.Var, OpParameter.Ddof),
        Nan(GroupKind.Std, OpParameter.Ddof),
        Nan(GroupKind.Count) with { Types = TypeRule.Floating with { Words = "`double`, `float`, `Half`, to `long`", Gives = StaticGraph.CompilerServices.DType.Int64 } },
        Nan(GroupKind.First),
        Nan(GroupKind.Last),
        Nan(GroupKind.Median),
    ];

    private static OpDef Of(GroupKind kind, TypeRule types, params OpParameter[] parameters) => new(Prefix + kind, OpKind.Line, 2, types)
    {
        Groups = kind,
        NumPy = new[] { $"flox.groupby_reduce.{(kind == GroupKind.Count ? "len" : kind.ToString().ToLowerInvariant())}" },
        Parameters = new[] { Count, OpParameter.Axis }.Concat(parameters).ToArray(),
        Runs = "One pass in the order of the elements, and a second one for variances, about the mean of each group; the results are held. Sums are Neumaier's. For medians a line is whole in a block, with 32 bytes for each of its elements.",
    };

    private static OpDef Nan(GroupKind kind, params OpParameter[] parameters) => Of(kind, TypeRule.Floating, parameters) with
    {
        Name = $"{Prefix}Nan{kind}", NumPy = new[] { $"flox.groupby_reduce.{(kind == GroupKind.Count ? "count" : "nan" + kind.ToString().ToLowerInvariant())}" }, SkipsNaN = Prefix + kind,
    };
}
