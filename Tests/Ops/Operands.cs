using System.Globalization;
using System.Numerics;
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
        DType.SByte => new sbyte[length],
        DType.Int16 => new short[length],
        DType.UInt16 => new ushort[length],
        DType.UInt32 => new uint[length],
        DType.UInt64 => new ulong[length],
        DType.Int32 => new int[length],
        DType.Int64 => new long[length],
        DType.Half => new Half[length],
        DType.Single => new float[length],
        DType.Complex => new Complex[length],
        _ => new double[length],
    };

    /// <summary>Numbers of a domain, the same for the same seed; one in four is special where the domain has specials.</summary>
    public static Array Draw(DType type, Domain domain, int length, int seed)
    {
        if (type == DType.Complex)
        {
            double[] parts = (double[])Draw(DType.Double, domain, 2 * length, seed);
            return parts.Chunk(2).Select(pair => new Complex(pair[0], pair[1])).ToArray();
        }

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

    /// <summary>An element of an array of integers or bools; of ulong its bits.</summary>
    public static long Integer(Array array, int index) => array.GetValue(index) switch
    {
        bool value => value ? 1 : 0,
        ulong value => (long)value,
        object value => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        null => throw new ArgumentException("No element.", nameof(array)),
    };

    /// <summary>An element of an array of floats or doubles; of any other array, its number.</summary>
    public static double Floating(Array array, int index) => array switch
    {
        double[] doubles => doubles[index],
        float[] floats => floats[index],
        Half[] halves => (double)halves[index],
        _ => Integer(array, index),
    };

    /// <summary>A result of the integer reference, wrapped into a type.</summary>
    public static long Wrap(long value, DType type) => type switch
    {
        DType.Boolean => value & 1,
        DType.Byte => (byte)value,
        DType.SByte => (sbyte)value,
        DType.Int16 => (short)value,
        DType.UInt16 => (ushort)value,
        DType.UInt32 => (uint)value,
        DType.Int32 => (int)value,
        _ => value,
    };

    private static bool IsSigned(DType type) => type is DType.SByte or DType.Int16 or DType.Int32 or DType.Int64;

    private static void Set(Array array, DType type, int index, double number, bool nonZero)
    {
        long whole = Wrap((long)(DTypes.IsInteger(type) && !IsSigned(type) ? Math.Max(number, 0) : number), type);
        whole = nonZero && whole == 0 ? 7 : whole;
        array.SetValue(type switch
        {
            DType.Boolean => (whole & 1) != 0,
            DType.Double => number,
            DType.Half => (Half)number,
            DType.UInt64 => (ulong)whole,
            _ => Convert.ChangeType(type == DType.Single ? number : whole, array.GetType().GetElementType()!, CultureInfo.InvariantCulture),
        }, index);
    }
}
