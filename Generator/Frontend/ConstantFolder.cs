using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticGraph.Generator.Frontend;

/// <summary>
/// Computes with values known at build time, so that the variable of an unrolled loop is a constant: whole numbers and truth values, wrapping as C# does.
/// Null is "not known".
/// </summary>
internal static class ConstantFolder
{
    public static object? Binary(BinaryOperatorKind kind, object? left, object? right) => (left, right) switch
    {
        (int l, int r) => Int(kind, l, r),
        (long l, long r) => Long(kind, l, r),
        (long l, int r) when kind is BinaryOperatorKind.LeftShift => l << r,
        (long l, int r) when kind is BinaryOperatorKind.RightShift => l >> r,
        (bool l, bool r) => Bool(kind, l, r),
        _ => null,
    };

    public static object? Unary(UnaryOperatorKind kind, object? operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Minus, int i) => unchecked(-i),
        (UnaryOperatorKind.Minus, long l) => unchecked(-l),
        (UnaryOperatorKind.Minus, double d) => -d,
        (UnaryOperatorKind.Minus, float f) => -f,
        (UnaryOperatorKind.BitwiseNegation, int i) => ~i,
        (UnaryOperatorKind.BitwiseNegation, long l) => ~l,
        (UnaryOperatorKind.Not, bool b) => !b,
        _ => null,
    };

    public static object? Convert(object? operand, SpecialType target) => (operand, target) switch
    {
        (int i, SpecialType.System_Int64) => (long)i,
        (int i, SpecialType.System_Single) => (float)i,
        (int i, SpecialType.System_Double) => (double)i,
        (int i and >= sbyte.MinValue and <= sbyte.MaxValue, SpecialType.System_SByte) => (sbyte)i,
        (int i and >= 0 and <= 255, SpecialType.System_Byte) => (byte)i,
        (int i and >= short.MinValue and <= short.MaxValue, SpecialType.System_Int16) => (short)i,
        (int i and >= 0 and <= ushort.MaxValue, SpecialType.System_UInt16) => (ushort)i,
        (int i and >= 0, SpecialType.System_UInt32) => (uint)i,
        (int i and >= 0, SpecialType.System_UInt64) => (ulong)i,
        (long l and >= int.MinValue and <= int.MaxValue, SpecialType.System_Int32) => (int)l,
        (long l, SpecialType.System_Double) => (double)l,
        (sbyte or short or ushort, SpecialType.System_Int32) => System.Convert.ToInt32(operand, CultureInfo.InvariantCulture),
        (sbyte or short or ushort or uint, SpecialType.System_Int64) => System.Convert.ToInt64(operand, CultureInfo.InvariantCulture),
        (sbyte or short or ushort or uint or ulong, SpecialType.System_Double) => System.Convert.ToDouble(operand, CultureInfo.InvariantCulture),
        (byte b, SpecialType.System_Int32) => (int)b,
        (byte b, SpecialType.System_Int64) => (long)b,
        (byte b, SpecialType.System_Double) => (double)b,
        (float f, SpecialType.System_Double) => (double)f,
        _ => null,
    };

    private static object? Int(BinaryOperatorKind kind, int left, int right) => kind switch
    {
        BinaryOperatorKind.LeftShift => left << right,
        BinaryOperatorKind.RightShift => left >> right,
        _ => Long(kind, left, right) is long wide ? unchecked((int)wide) : Long(kind, left, right),
    };

    private static object? Long(BinaryOperatorKind kind, long left, long right) => kind switch
    {
        BinaryOperatorKind.Add => unchecked(left + right),
        BinaryOperatorKind.Subtract => unchecked(left - right),
        BinaryOperatorKind.Multiply => unchecked(left * right),
        BinaryOperatorKind.Divide when right is not (0 or -1) => left / right,
        BinaryOperatorKind.Divide when right == -1 => unchecked(-left),
        BinaryOperatorKind.Remainder when right is not (0 or -1) => left % right,
        BinaryOperatorKind.Remainder when right == -1 => 0L,
        BinaryOperatorKind.And => left & right,
        BinaryOperatorKind.Or => left | right,
        BinaryOperatorKind.ExclusiveOr => left ^ right,
        BinaryOperatorKind.Equals => left == right,
        BinaryOperatorKind.NotEquals => left != right,
        BinaryOperatorKind.LessThan => left < right,
        BinaryOperatorKind.LessThanOrEqual => left <= right,
        BinaryOperatorKind.GreaterThan => left > right,
        BinaryOperatorKind.GreaterThanOrEqual => left >= right,
        _ => null,
    };

    private static object? Bool(BinaryOperatorKind kind, bool left, bool right) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => left && right,
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => left || right,
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => left != right,
        BinaryOperatorKind.Equals => left == right,
        _ => null,
    };
}
