extern alias generator;

using System.Numerics;
using generator::StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Reference;

/// <summary>
/// An array as the interpreter sees it: dense, row-major, every element one word. A word is an integer's value (the bits of a ulong), a bool's 0 or 1,
/// or the bits of a float or double as double; every NaN has the same bits, since their sign and payload are not promised. A complex number is two words.
/// </summary>
internal sealed record ReferenceArray(DType Type, EquatableArray<long> Shape, EquatableArray<long> Words)
{
    /// <summary>The elements as numbers; large longs lose their last digits.</summary>
    public double[] Numbers => [.. Words.Select(word => Type.IsFloating() || Type == DType.Complex ? BitConverter.Int64BitsToDouble(word) : Type == DType.UInt64 ? (ulong)word : (double)word)];

    /// <summary>Words of an element.</summary>
    public int Width => Type == DType.Complex ? 2 : 1;

    /// <summary>An array over the elements of <paramref name="data"/>, in row-major order.</summary>
    public static ReferenceArray Of(Array data, params long[] shape)
    {
        DType type = TypeOf(data);
        Assert.Equal(data.LongLength, shape.Aggregate(1L, (product, length) => product * length));
        IEnumerable<object> numbers = data is Complex[] pairs ? pairs.SelectMany(pair => new object[] { pair.Real, pair.Imaginary }) : data.Cast<object>();
        return new ReferenceArray(type, shape, numbers.Select(Word).ToArray());
    }

    /// <summary>The array for an expression of rank 0.</summary>
    public static ReferenceArray Scalar(object value) => Of(ToArray(value));

    /// <summary>The word of a number of a floating type, rounded to that type.</summary>
    public static long Round(DType type, double value)
    {
        double rounded = type == DType.Half ? (double)(Half)value : type == DType.Single ? (float)value : value;
        return BitConverter.DoubleToInt64Bits(double.IsNaN(rounded) ? double.NaN : rounded);
    }

    /// <summary>The word of an integer or bool, wrapped into its type.</summary>
    public static long Wrap(DType type, long value) => type switch
    {
        DType.Boolean => value & 1,
        DType.Byte => unchecked((byte)value),
        DType.SByte => unchecked((sbyte)value),
        DType.Int16 => unchecked((short)value),
        DType.UInt16 => unchecked((ushort)value),
        DType.UInt32 => unchecked((uint)value),
        DType.Int32 => unchecked((int)value),
        _ => value,
    };

    /// <summary>The number that a word of an integer or bool stands for.</summary>
    public static Int128 Whole(DType type, long word) => type == DType.UInt64 ? (ulong)word : word;

    /// <summary>The elements in their own type, for binding to a plan.</summary>
    public Array ToElements() => Type switch
    {
        DType.Boolean => Words.Select(word => word != 0).ToArray(),
        DType.Byte => Words.Select(word => (byte)word).ToArray(),
        DType.SByte => Words.Select(word => (sbyte)word).ToArray(),
        DType.Int16 => Words.Select(word => (short)word).ToArray(),
        DType.UInt16 => Words.Select(word => (ushort)word).ToArray(),
        DType.UInt32 => Words.Select(word => (uint)word).ToArray(),
        DType.UInt64 => Words.Select(word => (ulong)word).ToArray(),
        DType.Int32 => Words.Select(word => (int)word).ToArray(),
        DType.Int64 => Words.ToArray(),
        DType.Half => Numbers.Select(number => (Half)number).ToArray(),
        DType.Single => Numbers.Select(number => (float)number).ToArray(),
        DType.Complex => Numbers.Chunk(2).Select(pair => new Complex(pair[0], pair[1])).ToArray(),
        _ => Numbers,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Type.Keyword()} ({string.Join(", ", Shape)}): {string.Join(" ", Numbers.Take(16))}";

    private static DType TypeOf(Array data) => data.GetType().GetElementType() switch
    {
        Type t when t == typeof(bool) => DType.Boolean,
        Type t when t == typeof(byte) => DType.Byte,
        Type t when t == typeof(sbyte) => DType.SByte,
        Type t when t == typeof(short) => DType.Int16,
        Type t when t == typeof(ushort) => DType.UInt16,
        Type t when t == typeof(uint) => DType.UInt32,
        Type t when t == typeof(ulong) => DType.UInt64,
        Type t when t == typeof(int) => DType.Int32,
        Type t when t == typeof(long) => DType.Int64,
        Type t when t == typeof(Half) => DType.Half,
        Type t when t == typeof(float) => DType.Single,
        Type t when t == typeof(Complex) => DType.Complex,
        _ => DType.Double,
    };

    private static long Word(object element) => element switch
    {
        bool value => value ? 1 : 0,
        byte value => value,
        sbyte value => value,
        short value => value,
        ushort value => value,
        uint value => value,
        ulong value => (long)value,
        int value => value,
        long value => value,
        Half value => Round(DType.Half, (double)value),
        float value => Round(DType.Single, value),
        _ => Round(DType.Double, (double)element),
    };

    private static Array ToArray(object value)
    {
        Array array = Array.CreateInstance(value.GetType(), 1);
        array.SetValue(value, 0);
        return array;
    }
}
