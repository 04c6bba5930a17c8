extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Simd;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Reference;

/// <summary>
/// The elementwise operations on words. What an operation computes is said once, in <see cref="OpCases"/>; the functions whose last bit is the
/// runtime's own choice (exp, log, sin, ...) are asked of it one lane at a time, and compared with higher precision elsewhere.
/// </summary>
internal static class ReferenceOps
{
    /// <summary>The operation on one word an operand, for operands of <paramref name="operands"/> and a result of <paramref name="result"/>.</summary>
    public static Func<long[], long> Of(string op, DType[] operands, DType result)
    {
        // Where looks at what it selects from; its first operand is a bool.
        DType operand = operands[^1];
        return op switch
        {
            "PhiloxFirst" or "PhiloxSecond" => words => ReferenceArray.Round(result, ReferencePhilox.Fraction(words[0], words[1], words[2], op == "PhiloxSecond")),
            "PhiloxOrder" => words => ReferencePhilox.Order(words[0], words[1], words[2], words[3]),
            "Ordinal" => words => words[1] >= 1 && words[1] <= words[0] ? words[1] : throw new ArithmeticException($"{words[1] - 1} of {words[0]}"),
            "Present" => words => words[1] != 0 ? words[1] : throw new ArithmeticException("nothing is folded"),
            "PoissonInverse" => words => ReferenceArray.Round(result, ReferencePhilox.Poisson(Number(words[0]), Number(words[1]))),
            "Cast" => words => Cast(words[0], operand, result),
            _ when OpCases.Find(op).Finish is { } finish => Floating(finish, operands, result),
            _ when !operand.IsFloating() => Integer(OpCases.Find(op).IntegerOf(operand.Twin())!, operands, result),
            _ when RuntimeFunction(op) is VectorFunction function => words => Apply(function, words, result),
            _ when OpCases.Find(op).Single is { } single && operand == DType.Single => Floating(values => single([.. values.Select(value => (float)value)]), operands, result),
            _ => Floating(OpCases.Find(op).Floating!, operands, result),
        };
    }

    /// <summary>A floating word as a number.</summary>
    public static double Number(long word) => BitConverter.Int64BitsToDouble(word);

    private static Func<long[], long> Integer(Func<Int128[], Int128> reference, DType[] operands, DType result) => words =>
        ReferenceArray.Wrap(result, (long)reference([.. words.Select((word, i) => ReferenceArray.Whole(operands[i], word))]));

    // In double, rounded once: for + - * / and sqrt of floats the same as in float.
    private static Func<long[], long> Floating(Func<double[], double> reference, DType[] operands, DType result) => words =>
    {
        double value = reference([.. words.Select((word, i) => operands[i].IsFloating() ? Number(word) : word)]);
        return result.IsFloating() ? ReferenceArray.Round(result, value) : (long)value;
    };

    private static VectorFunction? RuntimeFunction(string op)
    {
        string name = OpCases.Find(op).NumPy.Split('(')[0];
        return VectorFunction.All.FirstOrDefault(function => function.NumPy.Split('(')[0] == name);
    }

    private static long Apply(VectorFunction function, long[] words, DType type)
    {
        double x = Number(words[0]), y = Number(words[^1]);
        return ReferenceArray.Round(type, type == DType.Single ? function.Apply((float)x, (float)y) : function.Apply(x, y));
    }

    private static long Cast(long word, DType from, DType to)
    {
        if (!from.IsFloating())
        {
            // One rounding: a long to float must not pass through double.
            return to switch
            {
                DType.Boolean => word != 0 ? 1 : 0,
                DType.Single => ReferenceArray.Round(to, from == DType.UInt64 ? (ulong)word : (float)word),
                DType.Double => ReferenceArray.Round(to, from == DType.UInt64 ? (ulong)word : (double)word),
                _ => ReferenceArray.Wrap(to, word),
            };
        }

        double value = Number(word);
        return to switch
        {
            DType.Boolean => value != 0 ? 1 : 0,
            DType.Byte => byte.CreateSaturating(value),
            DType.SByte => sbyte.CreateSaturating(value),
            DType.Int16 => short.CreateSaturating(value),
            DType.UInt16 => ushort.CreateSaturating(value),
            DType.UInt32 => uint.CreateSaturating(value),
            DType.UInt64 => (long)ulong.CreateSaturating(value),
            DType.Int32 => int.CreateSaturating(value),
            DType.Int64 => long.CreateSaturating(value),
            _ => ReferenceArray.Round(to, value),
        };
    }
}
