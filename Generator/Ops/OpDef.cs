using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>The closed set of kinds. A new kind opens passes, scheduler and emitter; a new operation is only a row.</summary>
internal enum OpKind : byte
{
    /// <summary>One output element for each (broadcast) input element, printed from the row's template.</summary>
    Elementwise,

    /// <summary>An index map: no element changes, only where it is.</summary>
    Movement,

    /// <summary>A fold over axes.</summary>
    Reduction,

    /// <summary>An array of one number, or of indices, that is read from nowhere.</summary>
    Creation,

    /// <summary>A fold along an axis of which every step is a result.</summary>
    Scan,

    /// <summary>Parts of arrays side by side: which one an element is taken from depends on where it is.</summary>
    Join,

    /// <summary>Elements computed of neighbours along an axis.</summary>
    Window,

    /// <summary>Sums of products of arrays, over axes that they have in common.</summary>
    Contraction,

    /// <summary>What the first operand, a mask, takes of the second.</summary>
    Selection,

    /// <summary>Several results of each line of elements, which is whole in a block or folded by label.</summary>
    Line,
}

/// <summary>How parts are put together.</summary>
internal enum JoinKind : byte
{
    /// <summary>One behind the other, along an axis that they have.</summary>
    Concatenation,

    /// <summary>One behind the other, along an axis that they do not have.</summary>
    Stack,

    /// <summary>The end of an axis before its beginning.</summary>
    Roll,

    /// <summary>An array with something around it.</summary>
    Padding,

    /// <summary>One of several parts of equal length.</summary>
    Division,

    /// <summary>One of several arrays of one axis, over a grid that has an axis for each of them.</summary>
    Grid,
}

/// <summary>What is computed of neighbours.</summary>
internal enum WindowKind : byte
{
    /// <summary>The next one less the one before it, several times over.</summary>
    Differences,

    /// <summary>One of them.</summary>
    Neighbour,

    /// <summary>So many of them, along a new axis.</summary>
    Sliding,

    /// <summary>Sums of them times the weights of a row (<see cref="OpDef.Weights"/>), along one axis after another.</summary>
    Filter,

    /// <summary>The sum of second differences along axes.</summary>
    Laplacian,

    /// <summary>A derivative along one axis, smoothed along others.</summary>
    Derivative,

    /// <summary>Differences of both neighbours, by how far they are apart.</summary>
    Gradient,

    /// <summary>Sums of them times weights that are operands, from the last one back.</summary>
    Convolution,

    /// <summary>The same from the first one on.</summary>
    Correlation,
}

/// <summary>What lists of operands say.</summary>
internal enum ListKind : byte
{
    /// <summary>A list of conditions and one of as many values.</summary>
    Cases,

    /// <summary>The same, and perhaps one more value, of all others; an array that the values are made of comes first.</summary>
    CasesOrElse,

    /// <summary>Arrays one of which an index chooses, which comes first.</summary>
    Choices,

    /// <summary>Constants that rise or fall.</summary>
    Bins,
}

/// <summary>What a movement does that says more than which axis goes where.</summary>
internal enum MovementKind : byte
{
    /// <summary>Parts of axes are taken, by an index for each (<see cref="ParameterKind.Index"/>).</summary>
    Index,

    /// <summary>Of each line along an axis what the second operand says, an array of indices.</summary>
    AlongAxis,

    /// <summary>Axes of length 1 are stretched to lengths that are said, and axes are put before.</summary>
    Stretch,

    /// <summary>All elements in their order, under lengths that are said, or along one axis.</summary>
    Reshape,

    /// <summary>The array so many times along each axis, one behind the other.</summary>
    Tile,

    /// <summary>Each element so many times along one axis.</summary>
    Repeat,

    /// <summary>What lies above a diagonal of the last two axes becomes 0.</summary>
    LowerTriangle,

    /// <summary>What lies below one does.</summary>
    UpperTriangle,
}

/// <summary>What an array is made of that is read from nowhere.</summary>
internal enum CreationKind : byte
{
    /// <summary>One number, which is the first operand.</summary>
    Number,

    /// <summary>Indices, or where there are operands a start and as many steps as the index says.</summary>
    Progression,

    /// <summary>What the row's other operations make of positions, lengths and operands.</summary>
    Term,

    /// <summary>The same, of one more axis than is said: one for each of them.</summary>
    Indices,

    /// <summary>Rows of the third operand, drawn with the seed and the sequence before it.</summary>
    Choice,

    /// <summary>Ones where the column is the row, and the operand more where there is one; zeros elsewhere.</summary>
    Diagonal,
}

/// <summary>
/// One operation, as a row of data. <see cref="Vector"/> is the lane template for numeric operands, with <c>{0}</c>, <c>{1}</c>, ... for operands,
/// <c>{V}</c> for Vector512, Vector256 or Vector128, <c>{T}</c> for the element keyword of operand 0 (the last operand for Select; the numeric side for Cast)
/// and <c>{Math}</c> for the runtime's vector math. A template for a comparison or a test gives a mask of the operand's own vector type.
/// </summary>
internal sealed record OpDef(string Name, OpKind Kind, int Arity, TypeRule Types)
{
    /// <summary>The lane template; see <see cref="OpDef"/>.</summary>
    public string Vector { get; init; } = "";

    /// <summary>The lane template where the operands are integers, if it differs from <see cref="Vector"/>; else empty.</summary>
    public string IntegerVector { get; init; } = "";

    /// <summary>The lane template where the operands are bool masks (integer vectors of all zeros or all ones); empty where bool is not taken.</summary>
    public string MaskVector { get; init; } = "";

    /// <summary>What the operation is of others, where they make it up; it has no lane template then.</summary>
    public Func<Lowering, Term>? Lower { get; init; }

    /// <summary>What a fold is of other folds (<see cref="FoldTerm"/>), where they make it up; it is no fold of its own then.</summary>
    public Func<Lowering, Term>? Folds { get; init; }

    /// <summary>What a fold is of some elements, those of a mask (<see cref="Lowering.Mask"/>): in terms of folds of all; null where it is said by <see cref="Folds"/>, or not at all.</summary>
    public Func<Lowering, Term>? Masked { get; init; }

    /// <summary>The fold that it is of the elements that are not NaN; else empty.</summary>
    public string SkipsNaN { get; init; } = "";

    /// <summary>How it takes complex numbers; null where it takes none.</summary>
    public ComplexRule? Complex { get; init; } = Kind is OpKind.Movement or OpKind.Join or OpKind.Contraction or OpKind.Selection ? ComplexRule.Parts : null;

    /// <summary>The element types it takes and gives, for the list of functions.</summary>
    public string TypeWords => Complex is null
        ? Types.Words.StartsWith("all", StringComparison.Ordinal) ? "all but `Complex`" + Types.Words.Substring(3) : Types.Words
        : Types.Words.Contains("Complex") || Types.Words.StartsWith("a", StringComparison.Ordinal) ? Types.Words : "`Complex`, " + Types.Words;

    /// <summary>What lists of operands say, of which there are as many as one likes; null where operands come one by one.</summary>
    public ListKind? Lists { get; init; }

    /// <summary>True where numbers beside an array are given in another type than its elements: counts of bits, tolerances.</summary>
    public bool ConvertsNumbers { get; init; }

    /// <summary>How the canonical expression shows it: <c>{0} + {1}</c>, <c>{0}[...]</c> with indexes in the place of the dots; empty for <c>Name(arguments)</c>.</summary>
    public string Notation { get; init; } = "";

    /// <summary>What C# calls its operators' methods (<c>op_Addition</c>) and its properties; a method is called like the row.</summary>
    public EquatableArray<string> Members { get; init; }

    /// <summary>What comes beside the operands.</summary>
    public EquatableArray<OpParameter> Parameters { get; init; }

    /// <summary>What NumPy calls it, if not <c>np.less_equal</c> for LessEqual.</summary>
    public EquatableArray<string> NumPy { get; init; } = new[] { "np." + SnakeCase(Name) };

    /// <summary>Further names that people give it, in lower case.</summary>
    public EquatableArray<string> Aliases { get; init; }

    /// <summary>The function of <see cref="System.Math"/> that does the same to single numbers, where it has another name.</summary>
    public string MathName { get; init; } = "";

    /// <summary>
    /// How a reduction folds its elements (a bool folds as 0 or 1); null for other kinds. Where <see cref="Vector"/> is not empty, it finishes the fold:
    /// <c>{0}</c> is the folded value, <c>{1}</c> the number of folded elements less ddof, at least 0. Of two operands the second are weights of the first.
    /// </summary>
    public ReductionKind? Fold { get; init; }

    /// <summary>True for a fold whose result is a place among what is folded.</summary>
    public bool IsPlace => (Fold is { } fold && ReductionMemory.IsPlace(fold)) || (SkipsNaN.Length > 0 && OpTable.Find(SkipsNaN)!.IsPlace);

    /// <summary>What a scan makes of the element before and the one at hand; null for other kinds. Null for one that others make up.</summary>
    public ScanKind? Scans { get; init; }

    /// <summary>True for a scan that goes along the whole array, as one row, where no axis is named.</summary>
    public bool Flattens { get; init; }

    /// <summary>True for a fold that finds elements by their order.</summary>
    public bool IsOrder { get; init; }

    /// <summary>Of a fold by order, what the greatest element is at: 1 for quantiles, 100 for percentiles; else 0.</summary>
    public int Unit { get; init; }

    /// <summary>The operation on two elements that a fold repeats, or empty: what someone means who gives a fold two arrays.</summary>
    public string Pairs { get; init; } = "";

    /// <summary>
    /// How the result of a movement walks its operand, from lengths and arguments; null where it is about another number of axes than the operand has or was named. Null for
    /// other kinds, and for what says more than lengths and axes (<see cref="Moves"/>).
    /// </summary>
    public Func<MovementArguments, Moved?>? View { get; init; }

    /// <summary>What a movement does that no <see cref="View"/> says; null for one that has one, and for other kinds.</summary>
    public MovementKind? Moves { get; init; }

    /// <summary>How many axes a movement is about, whatever its arguments say; 0 for as many as they say.</summary>
    public int About { get; init; }

    /// <summary>What to do where a movement is about another number of axes than its operand has.</summary>
    public string WayOut { get; init; } = "give each of its axes once";

    /// <summary>How a join puts parts together; null for other kinds.</summary>
    public JoinKind? Joins { get; init; }

    /// <summary>What a window computes; null for other kinds.</summary>
    public WindowKind? Windows { get; init; }

    /// <summary>Which axes a contraction multiplies and sums over; null for other kinds.</summary>
    public ContractionKind? Contracts { get; init; }

    /// <summary>What a fold by label makes; null for other kinds.</summary>
    public GroupKind? Groups { get; init; }

    /// <summary>What is made of each line of elements along an axis; null for other kinds.</summary>
    public LineKind? Lines { get; init; }

    /// <summary>The weights of a filter, from what is said beside the operand; null for other kinds.</summary>
    public Func<Func<OpParameter, EquatableArray<string>>, Filter>? Weights { get; init; }

    /// <summary>What a creation makes; null for other kinds.</summary>
    public CreationKind? Makes { get; init; }

    /// <summary>The number that a creation makes its array of, where nobody gives one.</summary>
    public int? Fill { get; init; }

    /// <summary>True where the element type is said by whoever calls it: <c>Cast&lt;double&gt;(x)</c>.</summary>
    public bool HasTypeArgument => Types.IsConversion || Kind == OpKind.Creation;

    /// <summary>What is wrong with operands that are numbers known when the kernel is compiled (null for others), and the way out; null where nothing is.</summary>
    public Func<IReadOnlyList<double?>, (string Name, string WayOut)?> Fault { get; init; } = _ => null;

    /// <summary>Which operand is a number above 0 and at most 1, and what it is called: it is checked when the plan is bound, where it is not known before. Null for none.</summary>
    public (int Operand, string Name)? Fraction { get; init; }

    /// <summary>True where a whole number that is 0 cannot be the second operand.</summary>
    public bool FailsAtZero { get; init; }

    /// <summary>True where only some values can be the second operand, of which 1 always is.</summary>
    public bool FailsOutside { get; init; }

    /// <summary>True where elements of whole numbers may fail.</summary>
    public bool MayFail => FailsAtZero || FailsOutside;

    /// <summary>True for what is drawn of a seed and a sequence, the first two operands, and of the same bits each time.</summary>
    public bool Draws { get; init; }

    /// <summary>The cost in lane instructions, used to print operations and to break ties.</summary>
    public int Cost { get; init; } = 1;

    /// <summary>How it runs, for the list of functions.</summary>
    public string Runs { get; init; } = Kind switch
    {
        OpKind.Elementwise => "Computed in registers where it is used: no pass and no array of its own.",
        OpKind.Movement => "Another way to walk the same array: nothing is copied. What arrays of indices choose is looked up, a tile at a time, in axes that each block reads as a whole.",
        OpKind.Creation => "Made where it is used, of one number or of the index: nothing is read, and no array held. Indices take a tile a worker, some 33 KB for doubles.",
        OpKind.Join => "Each part is read where it is used, by no more than the blocks that have something of it: no array of its own. What lies over an edge is copied, a tile at a time.",
        OpKind.Scan => "Computed where it is used, in the pass that reads its operand: blocks along the axis follow one another, and each goes on where the one before it ended.",
        OpKind.Window => "Computed in registers where it is used, of parts that are read together: an array is read once, with a few elements more for each block.",
        OpKind.Contraction => "One pass over both arrays, no product of elements and no transposed copy is stored; the result is held, a part at a time where it is large. Where only one of them has an axis of its own it is a fold, and where nothing is summed computed in registers.",
        OpKind.Line => "",
        OpKind.Selection => "Computed where it is folded: elements that are not taken count as what changes nothing, and no array of what is taken is made. Where it is a result, a pass counts what is taken and another one writes it, block after block, with a byte an element of a block beside the elements.",
        OpKind.Reduction => "One pass over what is folded, shared with everything that reads the same blocks; the result is held, a part at a time where it is large.",
    };

    /// <summary>The parameter called <paramref name="name"/>, or null for an operand.</summary>
    public OpParameter? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name);

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
