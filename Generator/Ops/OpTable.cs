namespace StaticGraph.Generator.Ops;

/// <summary>All operations. Names are those of the .NET members; an operator has the name of its method (<c>+</c> is Add).</summary>
internal static class OpTable
{
    /// <summary>Every row, family by family.</summary>
    public static IReadOnlyList<OpDef> All { get; } =
    [
        .. ArithmeticOps.Rows,
        .. ComparisonOps.Rows,
        .. LogicOps.Rows,
        .. MathOps.Rows,
        .. RoundingOps.Rows,
        .. SelectionOps.Rows,
        .. MovementOps.Rows,
        .. ReductionOps.Rows,
    ];

    private static readonly Dictionary<string, OpDef> ByName = All.ToDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>The row of an operation, or null where there is none.</summary>
    public static OpDef? Find(string name) => ByName.TryGetValue(name, out OpDef row) ? row : null;
}
