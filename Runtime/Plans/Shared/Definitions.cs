namespace StaticGraph.CompilerServices;

/// <summary>A whole plan as data: what the compiler decided and the runtime obeys. Lengths are texts of <see cref="Polynomial"/>s over the dims.</summary>
/// <param name="Contract">The version of this contract the code was generated for; see <see cref="PlanContract"/>.</param>
/// <param name="Name">The kernel's name, for messages and reports.</param>
/// <param name="Expression">The kernel in canonical notation.</param>
/// <param name="Dims">The named lengths, in order of first use.</param>
/// <param name="Parameters">The array parameters, in order.</param>
/// <param name="Equations">What must hold between lengths when the plan is bound.</param>
/// <param name="Scalars">The element type of each scalar slot.</param>
/// <param name="Held">Arrays kept in memory from one sweep to later ones.</param>
/// <param name="Sweeps">The sweeps, in order.</param>
/// <param name="Outputs">The results, in order.</param>
/// <param name="MemoryLimit">The kernel's own limit in bytes, or 0 for none.</param>
/// <param name="Spills">Arrays kept in files from one sweep to later ones.</param>
/// <param name="Nests">Runs of sweeps that are done part by part, in order.</param>
/// <param name="Choice">What tells this variant from the kernel's other ones, in a few words; empty where there is one.</param>
/// <param name="Gap">Where not every plan was tried: how many times the least possible bytes the kernel's variants move, at most; 0 where every plan was.</param>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed record PlanDefinition(
    int Contract,
    string Name,
    string Expression,
    EquatableArray<DimDefinition> Dims,
    EquatableArray<ParameterDefinition> Parameters,
    EquatableArray<EquationDefinition> Equations,
    EquatableArray<DType> Scalars,
    EquatableArray<HeldDefinition> Held,
    EquatableArray<SweepDefinition> Sweeps,
    EquatableArray<OutputDefinition> Outputs,
    long MemoryLimit,
    EquatableArray<SpillDefinition> Spills = default,
    EquatableArray<StepDefinition> Nests = default,
    string Choice = "",
    double Gap = 0);

/// <summary>
/// A named length. <paramref name="Max"/> is its declared bound, 0 for none. <paramref name="FromParameter"/>: given as a Length argument rather than by a shape.
/// <paramref name="By"/> is 0, or the length is <paramref name="Of"/>, a polynomial of dims before it, divided by it and rounded up.
/// </summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed record DimDefinition(string Name, long Max, bool FromParameter = false, string Of = "", long By = 0)
{
    /// <summary>True for a length that is known when others are.</summary>
    internal bool IsCeiling => By > 0;
}

/// <summary>An array parameter.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed record ParameterDefinition(string Name, DType Type, EquatableArray<string> Shape)
{
    /// <summary>
    /// From 0 on the parameter whose elements this is, in row-major order, under another shape: nobody gives it, and it comes after those that are given. Below 0 one that is given.
    /// </summary>
    internal int Of { get; init; } = -1;

    /// <summary>Where the part of that parameter begins on each of its axes; none where it is all of it.</summary>
    internal EquatableArray<string> Start { get; init; }

    /// <summary>How long the part is there.</summary>
    internal EquatableArray<string> Part { get; init; }
}

/// <summary>
/// Two lengths that must be equal once numbers are known, or of which the first must be no less than the second (<paramref name="IsLeast"/>); <paramref name="Text"/>
/// names the arrays and axes.
/// </summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed record EquationDefinition(string Left, string Right, string Text, bool IsLeast = false);

/// <summary>
/// An array held in memory: dense, row-major, written by the sweep <paramref name="FirstSweep"/> and last read by <paramref name="LastSweep"/>.
/// <paramref name="IsPart"/>: it lives inside one nest, and each worker holds only what belongs to the part it does.
/// </summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed record HeldDefinition(string Name, DType Type, EquatableArray<string> Shape, int FirstSweep, int LastSweep, bool IsPart = false);

/// <summary>An array kept in a file: written block by block by the sweep <paramref name="FirstSweep"/>, read again like a parameter, last by <paramref name="LastSweep"/>.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed record SpillDefinition(string Name, DType Type, EquatableArray<string> Shape, int FirstSweep, int LastSweep);

/// <summary>A result of the plan.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed record OutputDefinition(string Name, DType Type, EquatableArray<string> Shape, EquatableArray<string> DimensionNames)
{
    /// <summary>The length of an axis that only a run tells.</summary>
    internal const string Untold = "-1";

    /// <summary>The axis of which a mask takes some indices: its length is <see cref="Untold"/>. -1 where all lengths are known with the dims.</summary>
    internal int TakenAxis => Shape.AsSpan().IndexOf(Untold);
}

/// <summary>
/// One pass over an iteration space. Slots are numbered operands first, then stores, then temporaries; the generated body,
/// <see cref="ReductionDefinition.Slot"/> and <see cref="ScanDefinition"/> use these numbers. The last axis is the lane axis.
/// <paramref name="Operations"/> counts the arithmetic operations on each element of the space, for summaries.
/// <paramref name="Pair"/> is empty or names two axes of equal length: the sweep reads an array both as it is and with these axes exchanged, so where the blocks
/// are square in them, blocks (i, j) and (j, i) are done together and their parts of the array read once. A sweep with a pair has no reductions and no scans.
/// The <paramref name="Scans"/> are all along one axis.
/// </summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed record SweepDefinition(
    EquatableArray<string> Axes,
    EquatableArray<OperandDefinition> Operands,
    EquatableArray<StoreDefinition> Stores,
    EquatableArray<DType> Temporaries,
    EquatableArray<ReductionDefinition> Reductions,
    int Operations = 0,
    EquatableArray<int> Pair = default,
    EquatableArray<ScanDefinition> Scans = default)
{
    /// <summary>
    /// True for a pass over held arrays and scalars alone (a mean finished from its sum): it reads nothing and is not counted among a plan's sweeps. A result that is
    /// made of indices, or of numbers alone, takes a sweep.
    /// </summary>
    public bool IsFinish
    {
        get
        {
            bool usesHeld = false;
            foreach (OperandDefinition operand in Operands)
            {
                usesHeld |= operand.Kind == OperandKind.Held;
                if (operand.Kind is OperandKind.Parameter or OperandKind.Spill or OperandKind.Position)
                {
                    return false;
                }
            }

            return usesHeld || Axes.Count == 0 || !WritesResult;
        }
    }

    /// <summary>
    /// The operand that a pass stores as it is, once, and does nothing else: -1 where there is none. All others say which of its indices are taken. A bool is not: every byte but 0
    /// is stored as 1.
    /// </summary>
    internal int Moved
    {
        get
        {
            int moved = -1;
            bool computes = Operations > 0 || Stores.Count != 1 || Temporaries.Count + Reductions.Count + Scans.Count > 0;
            for (int i = 0; i < Operands.Count && !computes; i++)
            {
                if (!IsIndex(i))
                {
                    computes = moved >= 0;
                    moved = i;
                }
            }

            return computes || moved < 0 || Operands[moved].Type != Stores[0].Type || Stores[0].Type == DType.Boolean ? -1 : moved;
        }
    }

    /// <summary>True for a pass that contracts.</summary>
    internal bool IsContraction => Reductions.Count == 1 && Reductions[0].Kind == ReductionKind.Contract;

    /// <summary>True for a pass whose one fold takes blocks as they are: it has no body, and nothing is computed of its operands.</summary>
    internal bool TakesBlocks => Reductions.Count == 1 && ReductionMemory.TakesBlocks(Reductions[0].Kind);

    private bool IsIndex(int operand)
    {
        bool isIndex = false;
        foreach (OperandDefinition other in Operands)
        {
            isIndex |= other.Indices.AsSpan().IndexOf(operand) >= 0;
        }

        return isIndex;
    }

    private bool WritesResult
    {
        get
        {
            foreach (StoreDefinition store in Stores)
            {
                if (store.Kind == StoreKind.Output)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>Where an operand's elements come from.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public enum OperandKind : byte
{
    /// <summary>An array parameter of the kernel.</summary>
    Parameter,

    /// <summary>An array held since an earlier sweep.</summary>
    Held,

    /// <summary>A scalar slot.</summary>
    Scalar,

    /// <summary>An array kept in a file.</summary>
    Spill,

    /// <summary>No array at all: each element is its own index, along one axis.</summary>
    Position,
}

/// <summary>An array read by a sweep, whose axes walk it as <paramref name="Access"/> says.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed record OperandDefinition(OperandKind Kind, int Index, string Name, DType Type, Access Access)
{
    /// <summary>Where arrays of indices say which element each point has: for each axis of the array of which they do, in order, the operand of the sweep that is that array, of ints or longs.</summary>
    internal EquatableArray<int> Indices { get; init; }
}

/// <summary>Where a sweep writes an array.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public enum StoreKind : byte
{
    /// <summary>A result of the plan, to its sink.</summary>
    Output,

    /// <summary>An array held for later sweeps.</summary>
    Held,

    /// <summary>An array kept in a file for later sweeps.</summary>
    Spill,

    /// <summary>No array: of a block it says which elements other stores take, of which the result with its index is the first.</summary>
    Mask,
}

/// <summary>An array written by a sweep; its axes are the sweep's axes, unless a mask takes some of the elements.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed record StoreDefinition(StoreKind Kind, int Index, DType Type)
{
    /// <summary>Of a result that has only what a mask takes, in the order of the sweep's elements, row by row: the number of the store that is the mask. -1 where it has all.</summary>
    internal int Mask { get; init; } = -1;

    /// <summary>The held array that says then how many indices of its axis the mask takes; -1 for none.</summary>
    internal int Count { get; init; } = -1;

    /// <summary>True where only what a mask takes is stored.</summary>
    internal bool IsTaken => Mask >= 0;
}

/// <summary>How elements are folded.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public enum ReductionKind : byte
{
    /// <summary>Sum.</summary>
    Sum,

    /// <summary>Product.</summary>
    Prod,

    /// <summary>IEEE 754-2019 minimum (NaN wins, -0 below +0); for bool: all.</summary>
    Min,

    /// <summary>IEEE 754-2019 maximum (NaN wins, -0 below +0); for bool: any.</summary>
    Max,

    /// <summary>Sum of squared deviations from the mean.</summary>
    SquaredDeviations,

    /// <summary>How many elements are not zero, as a long; for bool: how many are true.</summary>
    CountNonZero,

    /// <summary>Where the minimum is, as a long: the index on the folded axes, row by row. The first of equal elements, and the first NaN before all numbers; -0 equals +0.</summary>
    ArgMin,

    /// <summary>Where the maximum is, likewise.</summary>
    ArgMax,

    /// <summary>The median of all elements: the middle one, or the mean of the two; NaN where any is, and of nothing. Of floats in their type, of other elements a double.</summary>
    Median,

    /// <summary>Products of two factors summed: for each output one chain of fused multiplications and additions, in the order of the folded axes, in segments of 2^18 whose totals are added.</summary>
    Contract,

    /// <summary>Products of two factors summed by the tree of a sum, of floating point: each product is added with one rounding.</summary>
    SumOfProducts,

    /// <summary>What a <see cref="BlockFunction"/> makes of the elements along the folded axes: several results along the axis of the sweep before these, which no operand walks.</summary>
    Block,
}

/// <summary>
/// A fold of slot <paramref name="Slot"/>, whose elements are of <paramref name="Type"/>, into held array <paramref name="Held"/>, whose axes are the sweep's axes
/// without the reduced ones, in order, and whose type is that of the totals: double for sums, products and squared deviations of floats, long for counts and places, double for medians of what is no float.
/// <paramref name="Levels"/> are the nested reduced axes, outermost first; each level is one or more sweep axes that count as one logical index.
/// </summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed record ReductionDefinition(ReductionKind Kind, DType Type, int Slot, EquatableArray<EquatableArray<int>> Levels, int Held)
{
    /// <summary>
    /// Of a contraction the slot of the second factor, or that of the first where both are one array: then the first of the sweep's axes that only one factor has walk it, and the others, as many and in the
    /// same order, walk it as the second factor. Of a sum of products the slot of the second factor, as it is. -1 for other folds.
    /// </summary>
    internal int Other { get; init; } = -1;

    /// <summary>Of a median which element it is; null for the one in the middle.</summary>
    internal QuantileRule? Order { get; init; }

    /// <summary>What a fold of kind <see cref="ReductionKind.Block"/> makes; null for other folds.</summary>
    internal BlockRule? Block { get; init; }
}

/// <summary>What a scan makes of the element before and the one at hand.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public enum ScanKind
{
    /// <summary>Their sum; integers wrap.</summary>
    Sum,

    /// <summary>Their product; integers wrap.</summary>
    Prod,

    /// <summary>The greater one; NaN is greater than all numbers.</summary>
    Max,

    /// <summary>The smaller one; NaN is smaller than all numbers.</summary>
    Min,

    /// <summary>The one at hand, unless it is NaN.</summary>
    Fill,

    /// <summary>A factor times the one before, plus the one at hand, with two roundings; 0 stands before the first.</summary>
    Recurrence,

    /// <summary>The same, of which each result is what stood before its element.</summary>
    RecurrenceBefore,

    /// <summary>The one before, and a factor's part of the way from it to the one at hand, all of it where the factor is 1; each result is what stood before its element, NaN before the first.</summary>
    LevelBefore,
}

/// <summary>
/// A scan: along axis <paramref name="Axis"/> of the sweep each element of slot <paramref name="Into"/> is what <paramref name="Kind"/> makes of the one before and of that of slot <paramref name="Slot"/>,
/// in this order and in <paramref name="Type"/>. The slot that it makes is there for what the body computes after it. <paramref name="Name"/> is what people call a temporary that it makes; a store has its own name.
/// </summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed record ScanDefinition(ScanKind Kind, DType Type, int Slot, int Into, int Axis, string Name)
{
    /// <summary>The slot of the factors; -1 for a scan that has none.</summary>
    internal int Factor { get; init; } = -1;
}
