using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>
/// The numbers of a reduction that are no polynomials in lengths; each a symbol in a printed formula, a number once bound.
/// </summary>
/// <param name="Tokens">Tokens an output of the level: <see cref="ReductionMemory.TokenLimit"/> for the innermost level that blocks cut, 0 for every other.</param>
/// <param name="Heights">Stored node values an output of the level: <see cref="ReductionMemory.Heights"/> of its length.</param>
/// <param name="Carried">1 where the level, or one inside it, is cut by blocks, so that its accumulators outlive a block; else 0.</param>
internal sealed record ReductionSymbols(Func<int, Polynomial> Tokens, Func<int, Polynomial> Heights, Func<int, Polynomial> Carried)
{
    /// <summary>Those of the formulas that are printed.</summary>
    public static ReductionSymbols Printed { get; } = new(
        level => Polynomial.Symbol(ModelSymbols.Tokens(level)), level => Polynomial.Symbol(ModelSymbols.Height(level)), level => Polynomial.Symbol(ModelSymbols.Carried(level)));
}

/// <summary>
/// How many bytes a reduction holds: the one formula, read by the compiler with symbols and by the reducers with numbers.
/// Totals are doubles whatever the elements are. With e the bytes of an element, t = 8 those of a total, and p the totals a node has
/// (3 for squared deviations: mean, its remainder and M2; else 1) and f the factors of an element (2 for sums of products, of the innermost level; else 1):
/// <code>
/// partial = sum over levels, from the cut one inwards (open outputs * state)
///         + t * max(p, f) * outputs of the block * tokens + e * f * 8 * last block length, where rows are merged
/// shared  = sum over levels, from the cut one outwards (outputs * state)
/// state   = leaf + t * p * heights;  leaf = t * 8 lanes along the last axis, 0 along any other, e * 64 for squared deviations
/// </code>
/// Order-free reductions (integers, bool, counts, Min, Max) hold one total for every output of the block and nothing else. Places (ArgMin, ArgMax) hold
/// one element and its index for every output of the block; and where blocks cut their axes, the best element so far for every output of all. Contractions hold the
/// panels that their factors are packed into and, where a chain has several segments, the total of those that are done for every output. Medians are of all
/// elements and hold a table of counts, one for every value that a digit of an element may have: 65,536 of digits of 16 bits, 256 of elements of 8. What functions of blocks hold their rule says (<see cref="BlockRule"/>).
/// </summary>
internal static class ReductionMemory
{
    /// <summary>Indices of a leaf.</summary>
    public const int LeafLength = 64;

    /// <summary>Children of a node.</summary>
    public const int FanOut = 16;

    /// <summary>Chains of a leaf on the last axis.</summary>
    public const int Lanes = 8;

    private const int TotalSize = 8;

    // Bits that a pass of a median counts by: more would not stay in the cache that a processor has for itself, fewer would read again more often.
    private const int DigitBits = 16;

    /// <summary>True where the order of folding changes the bits, so that the tree of rules 3 to 7 governs.</summary>
    public static bool IsTree(ReductionKind kind, DType type) => kind switch
    {
        ReductionKind.Sum or ReductionKind.Prod or ReductionKind.SquaredDeviations or ReductionKind.SumOfProducts => type.IsFloating(),
        ReductionKind.Min or ReductionKind.Max or ReductionKind.CountNonZero or ReductionKind.ArgMin or ReductionKind.ArgMax or ReductionKind.Median or ReductionKind.Contract or ReductionKind.Block => false,
    };

    /// <summary>True where blocks must be met in the order of the folded axes: those of a tree, and those that go on with a chain.</summary>
    public static bool IsOrdered(ReductionKind kind, DType type) => TakesBlocks(kind) || IsTree(kind, type);

    /// <summary>True for folds that take blocks as they are, alone in a sweep.</summary>
    public static bool TakesBlocks(ReductionKind kind) => kind is ReductionKind.Contract or ReductionKind.Block;

    /// <summary>How often a fold goes over all elements: for a median once for each digit of one, of 16 bits at most.</summary>
    public static int Passes(ReductionKind kind, DType type) => kind switch
    {
        ReductionKind.Median => Math.Max(1, 8 * type.Size() / DigitBits),
        ReductionKind.Sum or ReductionKind.Prod or ReductionKind.Min or ReductionKind.Max or ReductionKind.SquaredDeviations or ReductionKind.CountNonZero
            or ReductionKind.ArgMin or ReductionKind.ArgMax or ReductionKind.Contract or ReductionKind.SumOfProducts or ReductionKind.Block => 1,
    };

    /// <summary>How many values a digit of an element has, for folds that count them; 0 for others.</summary>
    public static int Digits(ReductionKind kind, DType type) => kind == ReductionKind.Median ? 1 << Math.Min(8 * type.Size(), DigitBits) : 0;

    /// <summary>True for folds that find an element and give its index.</summary>
    public static bool IsPlace(ReductionKind kind) => kind is ReductionKind.ArgMin or ReductionKind.ArgMax;

    /// <summary>The type that elements of <paramref name="type"/> are folded in, and of what the fold gives: rounded once, by whatever takes it.</summary>
    public static DType TotalType(ReductionKind kind, DType type, BlockRule? block = null) => kind switch
    {
        ReductionKind.Block => block!.ResultOf(type),
        ReductionKind.CountNonZero or ReductionKind.ArgMin or ReductionKind.ArgMax => DType.Int64,
        ReductionKind.Median => type.IsFloating() ? type : DType.Double,
        ReductionKind.Contract => type,
        ReductionKind.Sum or ReductionKind.Prod or ReductionKind.Min or ReductionKind.Max or ReductionKind.SquaredDeviations or ReductionKind.SumOfProducts => IsTree(kind, type) ? DType.Double : type,
    };

    /// <summary>Totals of one node of the tree.</summary>
    public static int Parts(ReductionKind kind) => kind == ReductionKind.SquaredDeviations ? 3 : 1;

    /// <summary>The values that one element is: 2 where products are summed, since a product that waits rounded is not what a chain takes.</summary>
    public static int Factors(ReductionKind kind) => kind == ReductionKind.SumOfProducts ? 2 : 1;

    /// <summary>The height of the tree over <paramref name="length"/> indices: 1 for a single leaf, one more for every level of nodes above.</summary>
    public static int Heights(long length)
    {
        int height = 1;
        for (long nodes = Ceiling(length, LeafLength); nodes > 1; nodes = Ceiling(nodes, FanOut))
        {
            height++;
        }

        return height;
    }

    /// <summary>Bytes of what is open between blocks, an output: the nodes of a tree over <paramref name="length"/> indices where the array's last axis is not reduced, the best element so far, counts of digits.</summary>
    public static double StateBytes(ReductionKind kind, DType type, double length) => IsPlace(kind) || TakesBlocks(kind) ? type.Size()
        : !IsTree(kind, type) ? Digits(kind, type) * TotalSize
        : (kind == ReductionKind.SquaredDeviations ? LeafLength * type.Size() : 0) + (TotalSize * Parts(kind) * Heights((long)Math.Min(length, long.MaxValue / 2)));

    /// <summary>The most tokens one output of a block can need: <paramref name="range"/> indices of a level of <paramref name="length"/>.</summary>
    /// <param name="range">The indices of one block.</param>
    /// <param name="length">The indices of the level.</param>
    /// <param name="isAligned">True when every block begins on a leaf; then only the level's own end is cut into elements.</param>
    public static long TokenLimit(long range, long length, bool isAligned)
    {
        long nodes = 30 * (Heights(length) - 1);
        return isAligned
            ? Math.Min(range, Math.Min(range / LeafLength, nodes + 1) + (length % LeafLength))
            : Math.Min(range, 126 + nodes);
    }

    /// <summary>Bytes of one block's working memory and tokens.</summary>
    public static Polynomial PartialBytes(
        ReductionDefinition reduction, IReadOnlyList<Polynomial> axisLengths, IReadOnlyList<Polynomial> blockLengths, ReductionSymbols symbols)
    {
        var axes = new Axes(reduction, axisLengths.Count);
        long size = reduction.Type.Size();
        if (Digits(reduction.Kind, reduction.Type) is > 0 and int digits)
        {
            return TotalSize * (long)digits;
        }

        if (reduction.Kind == ReductionKind.Contract)
        {
            return ContractionMemory.PanelBytes(reduction.Type);
        }

        if (reduction.Block is { } block)
        {
            int results = block.ResultsIn(axisLengths.Count);
            Polynomial elements = Lengths(Arrays.Indices(axisLengths.Count, axis => axis != results), blockLengths);
            return block.PartialBytes(reduction.Type, elements, Lengths(reduction.Levels[0].ToArray(), blockLengths), Lengths(axes.Kept, blockLengths), symbols.Carried(0));
        }

        if (!IsTree(reduction.Kind, reduction.Type))
        {
            return (TotalType(reduction.Kind, reduction.Type).Size() + (IsPlace(reduction.Kind) ? size : 0)) * Lengths(axes.Kept, blockLengths);
        }

        Polynomial bytes = axes.MergesRows ? size * Factors(reduction.Kind) * TileShape.Rows * blockLengths[axes.Last] : Polynomial.Zero;
        for (int level = 0; level < reduction.Levels.Count; level++)
        {
            Polynomial outputs = Lengths(axes.Outside(level), blockLengths);
            Polynomial isAround = level + 1 < reduction.Levels.Count ? symbols.Carried(level + 1) : Polynomial.Zero;
            bytes += (Polynomial.One - isAround) * Open(axes, level, blockLengths) * State(axes, level, symbols);
            long values = level == reduction.Levels.Count - 1 ? Math.Max(Parts(reduction.Kind), Factors(reduction.Kind)) : Parts(reduction.Kind);
            bytes += TotalSize * values * outputs * symbols.Tokens(level);
        }

        return bytes;
    }

    /// <summary>Bytes of the accumulators shared by all blocks.</summary>
    public static Polynomial SharedBytes(
        ReductionDefinition reduction, IReadOnlyList<Polynomial> axisLengths, IReadOnlyList<Polynomial> blockLengths, ReductionSymbols symbols)
    {
        Polynomial bytes = Polynomial.Zero;
        var axes = new Axes(reduction, axisLengths.Count);
        if (IsPlace(reduction.Kind) || reduction.Kind == ReductionKind.Contract)
        {
            bytes = symbols.Carried(0) * reduction.Type.Size() * Lengths(axes.Kept, axisLengths);
        }
        else if (reduction.Block is { } block)
        {
            bytes = symbols.Carried(0) * block.OpenBytes(reduction.Type) * Lengths(axes.Kept, axisLengths);
        }
        else if (IsTree(reduction.Kind, reduction.Type))
        {
            for (int level = 0; level < reduction.Levels.Count; level++)
            {
                Polynomial outputs = Polynomial.Product(
                    Arrays.Map<int, Polynomial>(axes.Outside(level), axis => axes.LevelOf[axis] < 0 ? axisLengths[axis] : blockLengths[axis]));
                bytes += symbols.Carried(level) * outputs * State(axes, level, symbols);
            }
        }

        return bytes;
    }

    /// <summary>The symbols as numbers, for given lengths of axes and blocks.</summary>
    public static ReductionSymbols Bind(ReductionKind kind, EquatableArray<EquatableArray<int>> levels, IReadOnlyList<long> axisLengths, IReadOnlyList<long> blockLengths)
    {
        long[] lengths = axisLengths.ToArray(), blocks = blockLengths.ToArray();
        int cut = CutLevel(levels, lengths, blocks);
        return new ReductionSymbols(
            level => level == cut ? Tokens(levels[level], lengths, blocks) : 0,
            level => Heights(Product(levels[level], lengths)),
            level => IsCarried(kind, level, cut, Product(levels[level], lengths)) ? 1 : 0);
    }

    /// <summary>True where accumulators of a level outlive a block; of a contraction those that are beside the outputs, where there is more than one segment.</summary>
    public static bool IsCarried(ReductionKind kind, int level, int cut, long length) => kind == ReductionKind.Contract ? length > ContractionMemory.SegmentLength : level <= cut;

    /// <summary>The innermost level that blocks cut, or -1.</summary>
    public static int CutLevel(EquatableArray<EquatableArray<int>> levels, ReadOnlySpan<long> axisLengths, ReadOnlySpan<long> blockLengths)
    {
        for (int level = levels.Count - 1; level >= 0; level--)
        {
            foreach (int axis in levels[level].AsSpan())
            {
                if (blockLengths[axis] < axisLengths[axis])
                {
                    return level;
                }
            }
        }

        return -1;
    }

    /// <summary>Tokens an output of a level that blocks cut.</summary>
    /// <exception cref="OverflowException">The level has more indices than 64 bits count.</exception>
    public static long Tokens(EquatableArray<int> level, ReadOnlySpan<long> axisLengths, ReadOnlySpan<long> blockLengths)
    {
        long range = Product(level, blockLengths);
        bool beginsOnLeaves = range % LeafLength == 0;
        for (int i = 1; i < level.Count; i++)
        {
            beginsOnLeaves &= blockLengths[level[i]] == axisLengths[level[i]];
        }

        return TokenLimit(range, Product(level, axisLengths), beginsOnLeaves);
    }

    /// <summary>The indices of a level.</summary>
    /// <exception cref="OverflowException">There are more than 64 bits count.</exception>
    public static long Product(EquatableArray<int> level, ReadOnlySpan<long> lengths)
    {
        long product = 1;
        foreach (int axis in level.AsSpan())
        {
            product = checked(product * lengths[axis]);
        }

        return product;
    }

    private static Polynomial Lengths(int[] axes, IReadOnlyList<Polynomial> lengths) => Polynomial.Product(Arrays.Map<int, Polynomial>(axes, axis => lengths[axis]));

    // Outputs of a level that can be unfinished at once inside a block: blocks are walked in lexicographic order,
    // so only kept axes after the level's first one; along the last axis, the rows of one tile.
    private static Polynomial Open(Axes axes, int level, IReadOnlyList<Polynomial> blockLengths) => axes.First(level) == axes.Last
        ? TileShape.Rows
        : Lengths(axes.KeptAfter(axes.First(level)), blockLengths);

    // Bytes.
    private static Polynomial State(Axes axes, int level, ReductionSymbols symbols)
    {
        ReductionDefinition reduction = axes.Reduction;
        long leaf = level < reduction.Levels.Count - 1 ? 0
            : reduction.Kind == ReductionKind.SquaredDeviations ? LeafLength * reduction.Type.Size()
            : axes.LevelOf[axes.Last] >= 0 ? Lanes * TotalSize : 0;
        return leaf + (TotalSize * Parts(reduction.Kind) * symbols.Heights(level));
    }

    private static long Ceiling(long value, long unit) => (value / unit) + (value % unit == 0 ? 0 : 1);

    /// <summary>Which axis of the sweep belongs to which level.</summary>
    private sealed class Axes
    {
        public Axes(ReductionDefinition reduction, int rank)
        {
            Reduction = reduction;
            LevelOf = Arrays.Filled(rank, -1);
            for (int level = 0; level < reduction.Levels.Count; level++)
            {
                foreach (int axis in reduction.Levels[level])
                {
                    LevelOf[axis] = level;
                }
            }
        }

        public ReductionDefinition Reduction { get; }

        /// <summary>The level of each axis, -1 for a kept one.</summary>
        public int[] LevelOf { get; }

        public int Last => LevelOf.Length - 1;

        public int[] Kept => Outside(0);

        public int[] KeptAfter(int first) => Arrays.Indices(LevelOf.Length, axis => LevelOf[axis] < 0 && axis > first);

        /// <summary>True when rows of the last axis follow each other in one level: they are gathered, since tiles may split them.</summary>
        public bool MergesRows => LevelOf[Last] >= 0 && LevelOf[Last - 1] == LevelOf[Last];

        public int First(int level) => Array.IndexOf(LevelOf, level);

        /// <summary>The axes that tell the outputs of a level apart: kept ones and those of the levels around it.</summary>
        public int[] Outside(int level) => Arrays.Indices(LevelOf.Length, axis => LevelOf[axis] < level);
    }
}
