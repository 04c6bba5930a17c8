using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>What an operation is that others make up: a tree over its operands, numbers and other rows.</summary>
internal abstract record Term
{
    public static Term operator +(Term left, Term right) => Of("Add", left, right);

    public static Term operator -(Term left, Term right) => Of("Subtract", left, right);

    public static Term operator -(Term operand) => Of("Negate", operand);

    public static Term operator *(Term left, Term right) => Of("Multiply", left, right);

    public static Term operator /(Term left, Term right) => Of("Divide", left, right);

    public static Term operator %(Term left, Term right) => Of("FMod", left, right);

    public static Term operator &(Term left, Term right) => Of("And", left, right);

    public static Term operator |(Term left, Term right) => Of("Or", left, right);

    public static Term operator ^(Term left, Term right) => Of("Xor", left, right);

    public static Term operator !(Term operand) => Of("Not", operand);

    public static Term operator <(Term left, Term right) => Of("Less", left, right);

    public static Term operator >(Term left, Term right) => Of("Greater", left, right);

    public static Term operator <=(Term left, Term right) => Of("LessEqual", left, right);

    public static Term operator >=(Term left, Term right) => Of("GreaterEqual", left, right);

    /// <summary>An operation that is a row of its own.</summary>
    public static Term Of(string op, params Term[] operands) => new AppliedTerm(op, operands);

    /// <summary>A scan of the last operand along the axis that is said, with factors before it where the scan has some.</summary>
    public static Term Scan(ScanKind kind, params Term[] operands) => new ScanTerm(kind, operands);

    /// <summary>The operand as another type.</summary>
    public static Term Cast(Term operand, DType to) => new AppliedTerm("Cast", new[] { operand }, to);

    /// <summary>True where both are equal.</summary>
    public static Term Equal(Term left, Term right) => Of("Equal", left, right);

    /// <summary>A fold of the elements that are taken.</summary>
    public static Term Fold(string fold, Term operand) => new FoldTerm(fold, operand, IsOfAll: false);

    /// <summary>One or the other.</summary>
    public static Term Where(Term mask, Term taken, Term other) => Of("Where", mask, taken, other);
}

/// <summary>An operand, by its place.</summary>
internal sealed record OperandTerm(int Operand) : Term;

/// <summary>A number of a type.</summary>
internal sealed record NumberTerm(DType Type, double Value) : Term;

/// <summary>The index along an axis of what is made.</summary>
internal sealed record PositionTerm(int Axis, DType Type) : Term;

/// <summary>The length of an axis of what is made, less a number, but not below 0.</summary>
internal sealed record LengthTerm(int Axis, int Less, DType Type) : Term;

/// <summary>
/// A fold of a term, by the name of its row, over the axes that an operation is told, one value for all elements. Where only some elements are taken (<see cref="Lowering.Mask"/>) it is of
/// those; <paramref name="IsOfAll"/>: of all elements nevertheless.
/// </summary>
internal sealed record FoldTerm(string Op, Term Operand, bool IsOfAll) : Term;

/// <summary>How many elements are folded, less a number, but not below 0.</summary>
internal sealed record CountTerm(int Less, DType Type) : Term;

/// <summary>An operation on terms; <paramref name="To"/> is what it converts to, if it does.</summary>
internal sealed record AppliedTerm(string Op, EquatableArray<Term> Operands, DType? To = null) : Term;

/// <summary>A scan of terms, along the axis that is said.</summary>
internal sealed record ScanTerm(ScanKind Kind, EquatableArray<Term> Operands) : Term;

/// <summary>What a row that others make up is told: its operands, their type, and what is said beside them.</summary>
internal sealed record Lowering(DType Type, int Count, Func<string, bool> Has)
{
    /// <summary>How many axes the result has, for what makes arrays of their indices.</summary>
    public int Rank { get; init; }

    /// <summary>True where operands and result are halves, which are computed as floats.</summary>
    public bool IsOfHalves { get; init; }

    /// <summary>Where only some elements are folded, which ones.</summary>
    public Term? Mask { get; init; }

    /// <summary>True where the others are NaNs, which are skipped: of nothing but NaNs the result is NaN where a number can be.</summary>
    public bool SkipsNaN { get; init; }

    /// <summary>A number that is said beside the operands, of a parameter that is one.</summary>
    public Func<OpParameter, int> Said { get; init; } = parameter => parameter.Default;

    /// <summary>An operand.</summary>
    public Term this[int operand] => new OperandTerm(operand);

    /// <summary>An operand in double.</summary>
    public Term Wide(int operand) => Type == DType.Double ? this[operand] : Term.Cast(this[operand], DType.Double);

    /// <summary>A number of the operands' type.</summary>
    public Term Number(double value) => new NumberTerm(Type, value);

    /// <summary>A number that is another one in float than in double, rounded.</summary>
    public Term Number(double value, float single) => new NumberTerm(Type, Type == DType.Single ? single : value);
}
