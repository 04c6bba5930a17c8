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
}

/// <summary>Which element types an operation takes and what it gives.</summary>
internal enum TypeRule : byte
{
    /// <summary>Any number (byte, int, long, float, double) to the same type.</summary>
    Numeric,

    /// <summary>float or double to the same type.</summary>
    Floating,

    /// <summary>bool or integers to the same type: logical on bool, bitwise on integers.</summary>
    Bitwise,

    /// <summary>Two or more numbers (or bools, for equality) of one type to bool.</summary>
    Comparison,

    /// <summary>float or double to bool.</summary>
    Test,

    /// <summary>A bool and two values of one type to that type.</summary>
    Select,

    /// <summary>Any type to the type asked for.</summary>
    Cast,

    /// <summary>Any type to the same type.</summary>
    Any,

    /// <summary>bool to bool.</summary>
    Logical,
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

    /// <summary>How the canonical expression shows it: <c>{0} + {1}</c>; empty for <c>Name(arguments)</c>.</summary>
    public string Notation { get; init; } = "";

    /// <summary>
    /// How a reduction folds its elements (a bool folds as 0 or 1); null for other kinds. Where <see cref="Vector"/> is not empty, it finishes the fold:
    /// <c>{0}</c> is the folded value, <c>{1}</c> the number of folded elements less ddof, at least 0.
    /// </summary>
    public ReductionKind? Fold { get; init; }

    /// <summary>The cost in lane instructions, used to print operations and to break ties.</summary>
    public int Cost { get; init; } = 1;
}
