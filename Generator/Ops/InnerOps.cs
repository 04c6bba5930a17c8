using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Operations that others are made of and that no kernel calls by name.</summary>
internal static class InnerOps
{
    /// <summary>From an index, a seed and a sequence the first 53 random bits as a fraction, or the next.</summary>
    public const string First = "PhiloxFirst", Second = "PhiloxSecond";

    /// <summary>The least count at which the running sum of Poisson's probabilities is above a fraction.</summary>
    public const string Poisson = "PoissonInverse";

    /// <summary>From an index, a count, a seed and a sequence another index below the count: each comes from one.</summary>
    public const string Order = "PhiloxOrder";

    /// <summary>The second operand, where it is 1 up to the first one; anything else fails.</summary>
    public const string Ordinal = "Ordinal";

    /// <summary>The second operand, a count of what is folded, where it is not 0; nothing has no minimum, so that it fails.</summary>
    public const string Present = "Present";

    /// <summary>A complex number from its parts.</summary>
    public const string Complex = "Complex";

    /// <summary>The fold of the products of two factors, each of which has an axis of its own.</summary>
    public const string Contract = "Contract";

    /// <summary>The same of two factors of which one has no axis of its own: a sum by the tree, in which each product is added with one rounding.</summary>
    public const string SumOfProducts = "SumOfProducts";

    /// <summary>A recurrence, and a level that goes a part of the way to each element, of which each result is what its element met.</summary>
    public const string RecurrenceBefore = "RecurrenceBefore", LevelBefore = "LevelBefore";

    /// <summary>A function of the lines of blocks, and what it takes: elements beside their labels.</summary>
    public const string Block = "Block", Labelled = "Labelled";

    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new(RecurrenceBefore, OpKind.Scan, 2, TypeRule.Numeric) { Scans = ScanKind.RecurrenceBefore },
        new(LevelBefore, OpKind.Scan, 2, TypeRule.Floating) { Scans = ScanKind.LevelBefore },
        new(Contract, OpKind.Reduction, 1, TypeRule.Numeric) { Fold = ReductionKind.Contract },
        new(SumOfProducts, OpKind.Reduction, 1, TypeRule.Floating) { Fold = ReductionKind.SumOfProducts },
        new(Block, OpKind.Reduction, 1, TypeRule.Numeric) { Fold = ReductionKind.Block },
        new(Labelled, OpKind.Elementwise, 2, TypeRule.Any),
        new(Complex, OpKind.Elementwise, 2, TypeRule.Pair),
        Philox(First),
        Philox(Second),
        new(Order, OpKind.Elementwise, 4, TypeRule.Whole) { Vector = $"{{Math}}.{Order}({{0}}, {{1}}, {{2}}, {{3}})", Cost = 250 },
        new(Ordinal, OpKind.Elementwise, 2, TypeRule.Whole) { Vector = $"{{Math}}.{Ordinal}({{0}}, {{1}})", FailsOutside = true, Cost = 3 },
        new(Present, OpKind.Elementwise, 2, TypeRule.Whole) { Vector = $"{{Math}}.{Present}({{0}}, {{1}})", FailsAtZero = true, Cost = 2 },
        new(Poisson, OpKind.Elementwise, 2, TypeRule.Floating) { Vector = $"{{Math}}.{Poisson}({{0}}, {{1}})", Cost = 200 },
    ];

    private static OpDef Philox(string name) => new(name, OpKind.Elementwise, 3, TypeRule.Fraction) { Vector = $"{{Math}}.{name}({{0}}, {{1}}, {{2}})", Cost = 110 };
}
