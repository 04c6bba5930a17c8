using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticGraph.Generator.Frontend;

/// <summary>What numbers are as lengths: constants, lengths of dims and arrays, and their sums, which the graph makes polynomials of.</summary>
internal static class LengthRules
{
    /// <summary>The number as a length, or null where only a run knows what it is, or where it is beyond all lengths.</summary>
    public static string? Of(ScalarValue number) => number.Constant is { } constant ? Whole(constant) : number.Length;

    /// <summary>The sum, the difference, or a multiple of lengths; null for everything else, and for what is constant.</summary>
    public static string? Combine(BinaryOperatorKind kind, ScalarValue left, ScalarValue right) =>
        kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply
        && (kind == BinaryOperatorKind.Multiply ? left.Length is null ^ right.Length is null : (left.Length ?? right.Length) is not null)
        && Of(left) is { } first && Of(right) is { } second
            ? Combine(kind, first, second)
            : null;

    /// <summary>The same of two lengths.</summary>
    public static string Combine(BinaryOperatorKind kind, string left, string right) => $"({left} {ScalarRules.Operator(kind)} {right})";

    /// <summary>What is left of a length in another type, which is all of it where every length has its place.</summary>
    public static string? Convert(ScalarValue number, SpecialType target) =>
        target is SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Single ? number.Length : null;

    private static string? Whole(object constant) => constant switch
    {
        ulong and > long.MaxValue => null,
        sbyte or byte or short or ushort or int or uint or long or ulong => Whole(System.Convert.ToInt64(constant, CultureInfo.InvariantCulture)),
        double or float when System.Convert.ToDouble(constant, CultureInfo.InvariantCulture) is >= -ShapeTexts.Longest and <= ShapeTexts.Longest and var number && number == Math.Floor(number) => Whole((long)number),
        _ => null,
    };

    private static string? Whole(long number) => number is < -ShapeTexts.Longest or > ShapeTexts.Longest ? null
        : number < 0 ? $"(0 - {Text(-number)})" : Text(number);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
