using DType = StaticGraph.CompilerServices.DType;
using DTypes = StaticGraph.CompilerServices.DTypes;

namespace StaticGraph.Tests.Ops;

/// <summary>Arrays of any element type for the cases of <see cref="OpCases"/>, and their elements as numbers.</summary>
internal static class Operands
{
    private static readonly double[] Special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 1, -1, double.Epsilon, 1e30, -1e30];

    /// <summary>A new array of zeros.</summary>
    public static Array Create(DType type, int length) => type switch
    {
        DType.Boolean => new bool[length],
        DType.Byte => new byte[length],
        DType.Int32 => new int[length],
        DType.Int64 => new long[length],
        DType.Single => new float[length],
        _ => new double[length],
    };

    /// <summary>Numbers of a domain, the same for the same seed; one in four is special where the domain has specials.</summary>
    public static Array Draw(DType type, Domain domain, int length, int seed)
    {
        Random random = new(seed);
        Array array = Create(type, length);
        for (int i = 0; i < length; i++)
        {
            double number = domain.Low + (random.NextDouble() * (domain.High - domain.Low));
            bool special = domain.Special && random.Next(4) == 0;
            Set(array, type, i, special && DTypes.IsFloating(type) ? Special[random.Next(Special.Length)] : number, domain.NonZero);
        }

        return array;
    }

    /// <summary>An element of an array of integers or bools.</summary>
    public static long Integer(Array array, int index) => array switch
    {
        bool[] bools => bools[index] ? 1 : 0,
        byte[] bytes => bytes[index],
        int[] ints => ints[index],
        _ => ((long[])array)[index],
    };

    /// <summary>An element of an array of floats or doubles; of any other array, its number.</summary>
    public static double Floating(Array array, int index) => array switch
    {
        double[] doubles => doubles[index],
        float[] floats => floats[index],
        _ => Integer(array, index),
    };

    /// <summary>A result of the integer reference, wrapped into a type.</summary>
    public static long Wrap(long value, DType type) => type switch
    {
        DType.Boolean => value & 1,
        DType.Byte => (byte)value,
        DType.Int32 => (int)value,
        _ => value,
    };

    private static void Set(Array array, DType type, int index, double number, bool nonZero)
    {
        long whole = (long)(type == DType.Byte ? Math.Clamp(number, 0, 255) : number);
        whole = nonZero && whole == 0 ? 7 : whole;
        switch (array)
        {
            case bool[] bools:
                bools[index] = (whole & 1) != 0;
                break;
            case byte[] bytes:
                bytes[index] = (byte)whole;
                break;
            case int[] ints:
                ints[index] = (int)whole;
                break;
            case long[] longs:
                longs[index] = whole;
                break;
            case float[] floats:
                floats[index] = (float)number;
                break;
            case double[] doubles:
                doubles[index] = number;
                break;
        }
    }
}
