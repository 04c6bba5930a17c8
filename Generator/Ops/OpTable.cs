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
        .. ComplexOps.Rows,
        .. MovementOps.Rows,
        .. MaskOps.Rows,
        .. JoinOps.Rows,
        .. ReductionOps.Rows,
        .. NaNOps.Rows,
        .. StatisticOps.Rows,
        .. OrderOps.Rows,
        .. LineOps.Rows,
        .. BinOps.Rows,
        .. GroupOps.Rows,
        .. ScanOps.Rows,
        .. WindowOps.Rows,
        .. ContractionOps.Rows,
        .. CreationOps.Rows,
        .. RandomOps.Rows,
    ];

    private static readonly Dictionary<string, OpDef> ByName = All.Concat(InnerOps.Rows).ToDictionary(row => row.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, OpDef> ByMember = All.SelectMany(row => row.Members.Select(member => (member, row))).ToDictionary(pair => pair.member, pair => pair.row, StringComparer.Ordinal);

    private static readonly Dictionary<string, OpDef> ByOtherName = All.SelectMany(row => row.NumPy.Concat(row.Aliases).Select(name => (Name: Plain(name), Row: row)))
        .ToDictionary(pair => pair.Name, pair => pair.Row, StringComparer.Ordinal);

    /// <summary>The row of an operation, those that only others are made of among them, or null where there is none.</summary>
    public static OpDef? Find(string name) => ByName.TryGetValue(name, out OpDef row) ? row : null;

    /// <summary>The row of an operator by its method, or of a property.</summary>
    public static OpDef? OfMember(string member) => ByMember.TryGetValue(member, out OpDef row) ? row : null;

    /// <summary>The row of an operation by what NumPy or people call it, however it is cased.</summary>
    public static OpDef? OfOtherName(string name) => ByOtherName.TryGetValue(Plain(name), out OpDef row) ? row : null;

    /// <summary>The row of an operation by the function of System.Math that does the same to single numbers.</summary>
    public static OpDef? OfMathName(string name) => All.FirstOrDefault(row => row.MathName == name) ?? Find(name);

    private static string Plain(string name) => name.Substring(name.IndexOf('.') + 1).Replace("_", "").ToLowerInvariant();
}
