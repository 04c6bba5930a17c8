using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Frontend;

/// <summary>Makes scalar values: constants, and C# text put together from the texts of operands.</summary>
internal static class ScalarRules
{
    private static readonly Dictionary<SpecialType, string> s_keywords = new()
    {
        [SpecialType.System_Boolean] = "bool",
        [SpecialType.System_SByte] = "sbyte",
        [SpecialType.System_Byte] = "byte",
        [SpecialType.System_Int16] = "short",
        [SpecialType.System_UInt16] = "ushort",
        [SpecialType.System_Int32] = "int",
        [SpecialType.System_UInt32] = "uint",
        [SpecialType.System_Int64] = "long",
        [SpecialType.System_UInt64] = "ulong",
        [SpecialType.System_Char] = "char",
        [SpecialType.System_Single] = "float",
        [SpecialType.System_Double] = "double",
    };

    /// <summary>The keyword of a type that scalar expressions may have, or null.</summary>
    public static string? Keyword(SpecialType? type) => type is { } known && s_keywords.TryGetValue(known, out string keyword) ? keyword : null;

    /// <summary>A constant as C# knows it: a number, or something that only names, such as a string.</summary>
    public static Value Constant(object? value, ITypeSymbol? type) =>
        value is not null && type?.TypeKind != TypeKind.Enum && CSharpText.Literal(value) is { } code
            ? new ScalarValue(TypeOf(value), code, CSharpText.Short(value), value)
            : new ConstantValue(value);

    /// <summary><c>default(T)</c>.</summary>
    public static Value Default(ITypeSymbol? type) => KnownSymbols.IsComplex(type) ? ComplexReader.Number(0) : Number(KnownSymbols.NumberType(type), 0) ?? new ConstantValue(null);

    /// <summary>A small whole number in a type, or null when the type has none.</summary>
    public static Value? Number(SpecialType? type, int number)
    {
        if (type == SpecialType.System_Boolean)
        {
            return Constant(number != 0, null);
        }

        TypeCode? code = type switch
        {
            SpecialType.System_SByte => TypeCode.SByte,
            SpecialType.System_Byte => TypeCode.Byte,
            SpecialType.System_Int16 => TypeCode.Int16,
            SpecialType.System_UInt16 => TypeCode.UInt16,
            SpecialType.System_Int32 => TypeCode.Int32,
            SpecialType.System_UInt32 => TypeCode.UInt32,
            SpecialType.System_Int64 => TypeCode.Int64,
            SpecialType.System_UInt64 => TypeCode.UInt64,
            SpecialType.System_Single => TypeCode.Single,
            SpecialType.System_Double => TypeCode.Double,
            _ => null,
        };
        return code is { } known ? Constant(Convert.ChangeType(number, known, CultureInfo.InvariantCulture), null) : null;
    }

    /// <summary>True for a whole number that is known now, and not zero.</summary>
    public static bool IsNeverZero(ScalarValue scalar) => scalar.Constant is sbyte or byte or short or ushort or int or uint or long or ulong && Convert.ToDecimal(scalar.Constant, CultureInfo.InvariantCulture) != 0;

    /// <summary>The number as a double, where it is known now and a double holds it; bools are 0 and 1.</summary>
    public static double? Known(ScalarValue scalar) => scalar.Constant switch
    {
        long and (> 1L << 53 or < -(1L << 53)) => null,
        ulong and > 1UL << 53 => null,
        _ => Near(scalar),
    };

    /// <summary>The double next to the number, where it is known now.</summary>
    public static double? Near(ScalarValue scalar) => scalar.Constant is bool or sbyte or byte or short or ushort or int or uint or long or ulong or float or double
        ? Convert.ToDouble(scalar.Constant, CultureInfo.InvariantCulture)
        : null;

    /// <summary>A number in the element type of the array beside it.</summary>
    public static ScalarValue As(ScalarValue scalar, SpecialType type)
    {
        if (scalar.Type == type || Keyword(type) is not { } keyword)
        {
            return scalar;
        }

        if (Known(scalar) is { } number && type is SpecialType.System_Single or SpecialType.System_Double)
        {
            return (ScalarValue)Constant(type == SpecialType.System_Single ? (object)(float)number : number, null);
        }

        return ConstantFolder.Convert(scalar.Constant, type) is { } folded ? (ScalarValue)Constant(folded, null)
            : new ScalarValue(type, $"unchecked(({keyword}){scalar.Code})", scalar.Text, null, scalar.IsInfix);
    }

    /// <summary>The length of a dim.</summary>
    public static ScalarValue OfDim(string dim, string text) => new(SpecialType.System_Int64, "{dim:" + dim + "}", text) { Dim = dim, Length = "{dim:" + dim + "}" };

    /// <summary>The operator as written, or null for one that scalar expressions have not.</summary>
    public static string? Operator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => "+",
        BinaryOperatorKind.Subtract => "-",
        BinaryOperatorKind.Multiply => "*",
        BinaryOperatorKind.Divide => "/",
        BinaryOperatorKind.Remainder => "%",
        BinaryOperatorKind.LeftShift => "<<",
        BinaryOperatorKind.RightShift => ">>",
        BinaryOperatorKind.UnsignedRightShift => ">>>",
        BinaryOperatorKind.And => "&",
        BinaryOperatorKind.Or => "|",
        BinaryOperatorKind.ExclusiveOr => "^",
        BinaryOperatorKind.ConditionalAnd => "&&",
        BinaryOperatorKind.ConditionalOr => "||",
        BinaryOperatorKind.Equals => "==",
        BinaryOperatorKind.NotEquals => "!=",
        BinaryOperatorKind.LessThan => "<",
        BinaryOperatorKind.LessThanOrEqual => "<=",
        BinaryOperatorKind.GreaterThan => ">",
        BinaryOperatorKind.GreaterThanOrEqual => ">=",
        _ => null,
    };

    /// <summary>The text of an operand inside another expression.</summary>
    public static string Operand(ScalarValue value) => value.IsInfix ? "(" + value.Text + ")" : value.Text;

    private static SpecialType TypeOf(object value)
    {
        string keyword = value switch
        {
            bool => "bool",
            sbyte => "sbyte",
            byte => "byte",
            short => "short",
            ushort => "ushort",
            int => "int",
            uint => "uint",
            long => "long",
            ulong => "ulong",
            char => "char",
            float => "float",
            _ => "double",
        };
        return s_keywords.First(pair => pair.Value == keyword).Key;
    }
}
