using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>
/// Which element types an operation takes and what it gives. <paramref name="Accepts"/> asks for the type of the operands, <paramref name="Words"/> says it in the
/// list of functions.
/// </summary>
internal sealed record TypeRule(string Words, Func<DType, bool> Accepts)
{
    /// <summary>Any number to the same type.</summary>
    public static TypeRule Numeric { get; } = new("numbers", IsNumber);

    /// <summary>float or double to the same type.</summary>
    public static TypeRule Floating { get; } = new("`double`, `float`, `Half`", DTypes.IsFloating);

    /// <summary>float or double to the same type, and no halves: what is a matter of a type's own numbers.</summary>
    public static TypeRule Spaced { get; } = new("`double`, `float`", DTypes.IsFloating) { TakesHalves = false };

    /// <summary>bool or integers to the same type: logical on bool, bitwise on integers.</summary>
    public static TypeRule Bitwise { get; } = new("`bool`, integers", type => type == DType.Boolean || type.IsInteger());

    /// <summary>Integers to the same type.</summary>
    public static TypeRule Whole { get; } = new("integers", DTypes.IsInteger);

    /// <summary>Numbers to long: places among others.</summary>
    public static TypeRule Place { get; } = new("numbers, to `long`", IsNumber) { Gives = DType.Int64 };

    /// <summary>long to double: a fraction.</summary>
    public static TypeRule Fraction { get; } = new("`long`, to `double`", type => type == DType.Int64) { Gives = DType.Double };

    /// <summary>Two numbers of one type to bool.</summary>
    public static TypeRule Comparison { get; } = new("numbers, to `bool`", IsNumber) { Gives = DType.Boolean };

    /// <summary>Two numbers or bools of one type to bool.</summary>
    public static TypeRule Equality { get; } = new("all, to `bool`", IsAny) { Gives = DType.Boolean };

    /// <summary>float or double to bool.</summary>
    public static TypeRule Test { get; } = new("`double`, `float`, `Half`, to `bool`", DTypes.IsFloating) { Gives = DType.Boolean };

    /// <summary>A bool and two values of one type to that type.</summary>
    public static TypeRule Select { get; } = new("a `bool` and two of one type", IsAny) { Masks = 1 };

    /// <summary>Any type to the type asked for.</summary>
    public static TypeRule Cast { get; } = new("all, to the type asked for", IsAny) { IsConversion = true };

    /// <summary>Any type to the same type.</summary>
    public static TypeRule Any { get; } = new("all", IsAny);

    /// <summary>Any type to long: a count or a place.</summary>
    public static TypeRule ToLong { get; } = new("all, to `long`", IsAny) { Gives = DType.Int64 };

    /// <summary>Any type: floats and doubles to the same type, others to double.</summary>
    public static TypeRule Middle { get; } = new("all: `double`, `float` to the same type, others to `double`", IsAny) { GivesOfWhole = DType.Double };

    /// <summary>A part of a complex number.</summary>
    public static TypeRule Part { get; } = new("`Complex`, to `double`", type => type == DType.Complex) { Gives = DType.Double };

    /// <summary>Two doubles to the complex number of which they are the parts.</summary>
    public static TypeRule Pair { get; } = new("`double`, to `Complex`", type => type == DType.Double) { Gives = DType.Complex };

    /// <summary>Complex numbers to the same type.</summary>
    public static TypeRule OfComplex { get; } = new("`Complex`", _ => false);

    /// <summary>bool to bool.</summary>
    public static TypeRule Logical { get; } = new("`bool`", type => type == DType.Boolean);

    /// <summary>How many operands come first that are bools, whatever the others are.</summary>
    public int Masks { get; init; }

    /// <summary>False for what cannot be computed in float and rounded.</summary>
    public bool TakesHalves { get; init; } = true;

    /// <summary>The type of the result where it is not that of the operands.</summary>
    public DType? Gives { get; init; }

    /// <summary>The type of the result where the operands are whole numbers or bools, if it is not theirs.</summary>
    public DType? GivesOfWhole { get; init; }

    /// <summary>True where the result has the type that the kernel asks for.</summary>
    public bool IsConversion { get; init; }

    /// <summary>True for what gives fractions, and so takes no whole numbers.</summary>
    public bool IsFloatingOnly => Accepts(DType.Double) && !Accepts(DType.Int64);

    /// <summary>The types of the operands, for messages: <c>float or double</c>.</summary>
    public string Accepted
    {
        get
        {
            string[] types = DTypes.Ladder.Where(Accepts).DefaultIfEmpty(DType.Complex).Select(type => type.Keyword()).ToArray();
            return types.Length == 1 ? types[0] : $"{string.Join(", ", types.Take(types.Length - 1))} or {types[types.Length - 1]}";
        }
    }

    /// <summary>The type of the result of operands of <paramref name="type"/>; of a conversion it is the one asked for.</summary>
    public DType ResultOf(DType type) => Gives ?? (type.IsFloating() ? type : GivesOfWhole ?? type);

    private static bool IsNumber(DType type) => type is not (DType.Boolean or DType.Complex);

    // Where complex numbers are taken, the row says how (OpDef.Complex).
    private static bool IsAny(DType type) => type != DType.Complex;
}
