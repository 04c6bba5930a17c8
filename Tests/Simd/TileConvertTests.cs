using System.Numerics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Simd;

/// <summary>Conversions against whole-number arithmetic wide enough never to overflow.</summary>
public class TileConvertTests
{
    private static readonly double[] Numbers =
    [
        0.0, -0.0, 0.5, -0.5, 1.5, -1.5, 2.5, 254.9, 255, 255.5, 256, 300, -1, -0.9999, 2147483646.9, 2147483647, 2147483648, -2147483648.5, -2147483649, 4294967296,
        127, 127.5, 128, -128, -128.9, -129, 32767.9, 32768, -32768.5, -32769, 65535.9, 65536, 4294967295, 4294967294.5, 1.8446744073709550e19, 1.8446744073709552e19, 9.3e18, 2251799813685248.5,
        9007199254740993, 9.2233720368547748e18, 9.2233720368547758e18, -9.2233720368547758e18, -1e19, 1e300, -1e300, double.NaN, double.PositiveInfinity,
        double.NegativeInfinity, double.Epsilon, double.MaxValue, float.MaxValue, 1e-50,
    ];

    private static readonly Random Random = new(20);

    [Fact]
    public void FloatingPointToIntegerSaturates()
    {
        FromFloating<double>();
        FromFloating<float>();
    }

    [Fact]
    public void HalvesAreThoseOfDotNet()
    {
        Half[] halves = [.. Enumerable.Range(0, 65536).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits))];
        Assert.Equal(halves.Select(half => BitConverter.SingleToInt32Bits((float)half)), Row<Half, float>(halves).Select(BitConverter.SingleToInt32Bits));

        // Each half, what lies in the middle before the next one, and beside both.
        double[] edges = [.. halves.Where(half => !Half.IsNaN(half)).SelectMany(half => (double[])[(double)half, ((double)half + (double)Half.BitIncrement(half)) / 2])];
        double[] doubles = [.. edges.SelectMany(edge => (double[])[edge, Math.BitIncrement(edge), Math.BitDecrement(edge), edge * 1.0001]), .. Numbers, 65519.99, 65520, 65520.1, -65520, 1e9, 1e40, -1e40];
        Assert.Equal(doubles.Select(x => Bits((Half)x)), Row<double, Half>(doubles).Select(Bits));
        float[] floats = [.. edges.SelectMany(edge => (float[])[(float)edge, MathF.BitIncrement((float)edge), MathF.BitDecrement((float)edge), (float)(edge * 0.999)]), .. Numbers.Select(x => (float)x)];
        Assert.Equal(floats.Select(x => Bits((Half)x)), Row<float, Half>(floats).Select(Bits));

        static int Bits(Half half) => Half.IsNaN(half) ? -1 : BitConverter.HalfToUInt16Bits(half);

        // Whole rows, of which the end is what was there.
        static IEnumerable<TTo> Row<TFrom, TTo>(TFrom[] numbers)
            where TFrom : unmanaged
            where TTo : unmanaged
        {
            TFrom[] row = new TFrom[(numbers.Length + 63) / 64 * 64];
            numbers.CopyTo(row, 0);
            TTo[] result = new TTo[row.Length];
            TileConvert.Convert(ref row[0], ref result[0], (nuint)row.Length);
            return result.Take(numbers.Length);
        }
    }

    [Fact]
    public void IntegerToIntegerKeepsTheLowBits()
    {
        long[] numbers = [0, 1, -1, 127, 128, 255, 256, -128, -129, int.MaxValue, int.MinValue, int.MaxValue + 1L, 0x1_0000_0001, long.MaxValue, long.MinValue, 0x0123_4567_89AB_CDEF];
        Assert.Equal(numbers.Select(x => (byte)(x & 0xFF)), Convert<long, byte>(numbers));
        Assert.Equal(numbers.Select(x => (int)(uint)(x & 0xFFFF_FFFF)), Convert<long, int>(numbers));
        int[] ints = [.. numbers.Select(x => unchecked((int)x))];
        Assert.Equal(ints.Select(x => (byte)(x & 0xFF)), Convert<int, byte>(ints));
        Assert.Equal(ints.Select(x => (long)x), Convert<int, long>(ints));
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(x => (byte)x)];
        Assert.Equal(Enumerable.Range(0, 256), Convert<byte, int>(bytes));
        Assert.Equal(Enumerable.Range(0, 256).Select(x => (long)x), Convert<byte, long>(bytes));
    }

    [Fact]
    public void IntegerToFloatingPointRoundsToNearestEven()
    {
        // 2^53 + 1 lies between two doubles, 2^24 + 1 between two floats; both go to the even one.
        Assert.Equal([9007199254740992.0, 9007199254740996.0, -9007199254740992.0], Convert<long, double>([9007199254740993, 9007199254740995, -9007199254740993]));
        Assert.Equal([16777216f, 16777220f, -16777216f], Convert<int, float>([16777217, 16777219, -16777217]));

        // Rounded once: by way of double the second would lose its last bit and then fall to the even neighbour.
        Assert.Equal([16777216f, 9007200328482816f], Convert<long, float>([16777217, 9007199791611905]));
        Assert.Equal([0.0, 255.0], Convert<byte, double>([0, 255]));
        Assert.Equal([0f, 255f], Convert<byte, float>([0, 255]));
        Assert.Equal([int.MinValue, int.MaxValue], Convert<int, double>([int.MinValue, int.MaxValue]));
    }

    [Fact]
    public void FloatingPointWidensExactlyAndNarrowsToNearestEven()
    {
        Assert.Equal([0.10000000149011612, double.NaN, double.PositiveInfinity, -0.0], Convert<float, double>([0.1f, float.NaN, float.PositiveInfinity, -0f]));
        Assert.Equal([1f, 1.0000002f, float.PositiveInfinity, 0f, -0f], Convert<double, float>([1 + Math.ScaleB(1, -24), 1 + (3 * Math.ScaleB(1, -24)), 1e300, 1e-50, -1e-50]));
    }

    /// <summary>Numbers of every magnitude in every lane, against the scalar conversions of .NET.</summary>
    [Fact]
    public void EveryLaneConvertsAsAScalarDoes()
    {
        for (int round = 0; round < 64; round++)
        {
            // The shift is one for all lanes of a row, so that rows of small numbers alone, which have a way of their own, occur.
            int shift = Random.Next(64);
            AllFrom([.. Rows(_ => unchecked((byte)Random.Next()))]);
            AllFrom([.. Rows(_ => unchecked((sbyte)Random.Next()))]);
            AllFrom([.. Rows(_ => unchecked((short)Random.Next()))]);
            AllFrom([.. Rows(_ => unchecked((ushort)Random.Next()))]);
            AllFrom([.. Rows(_ => unchecked((int)Random.NextInt64()) >> (shift & 31))]);
            AllFrom([.. Rows(_ => unchecked((uint)Random.NextInt64()) >> (shift & 31))]);
            AllFrom([.. Rows(_ => Whole(shift))]);
            AllFrom([.. Rows(_ => unchecked((ulong)Whole(0)) >> shift)]);
            AllFrom([.. Rows(_ => (float)Whole(shift) * Random.NextSingle())]);
            AllFrom([.. Rows(_ => Whole(shift) * Random.NextDouble() * 1.5)]);
            AllFrom([.. Rows(_ => BitConverter.Int64BitsToDouble(Whole(0)))]);
            AllFrom([.. Rows(_ => BitConverter.Int32BitsToSingle((int)Whole(32)))]);
        }
    }

    [Fact]
    public void LongsAroundEachPowerOfTwoConvertAsScalarsDo()
    {
        long[] numbers = [.. from bit in Enumerable.Range(0, 63) from near in Enumerable.Range(-2, 5) select (1L << bit) + near];
        AllFrom([.. numbers.SelectMany(x => new[] { x, -x, x * 3 }), .. Rows(i => long.MaxValue - i)]);
        AllFrom([.. numbers.SelectMany(x => new[] { (ulong)x, (ulong)-x, (ulong)x * 3 }), .. Rows(i => ulong.MaxValue - (ulong)i)]);
        AllFrom([.. numbers.SelectMany(x => new[] { (uint)x, (uint)-x, (uint)x * 3 }), .. Rows(i => uint.MaxValue - (uint)i)]);
        AllFrom([.. numbers.SelectMany(x => new[] { x, Math.BitIncrement((double)x), -Math.BitDecrement((double)x) }), .. Rows(i => (double)i)]);
    }

    [Fact]
    public void OnlyNumbersOfDifferentTypesConvert()
    {
        Assert.Throws<NotSupportedException>(() => Convert<int, int>([1]));
        Assert.Throws<NotSupportedException>(() => Convert<char, int>(['a']));
        Assert.Throws<NotSupportedException>(() => Convert<int, char>([1]));
    }

    private static IEnumerable<T> Rows<T>(Func<int, T> number) => Enumerable.Range(0, 256).Select(number);

    private static long Whole(int shift) => Random.NextInt64(long.MinValue, long.MaxValue) >> shift;

    private static void AllFrom<TFrom>(TFrom[] numbers)
        where TFrom : unmanaged, INumberBase<TFrom>
    {
        numbers = numbers[..(numbers.Length / 64 * 64)];
        Scalar<TFrom, sbyte>(numbers);
        Scalar<TFrom, byte>(numbers);
        Scalar<TFrom, short>(numbers);
        Scalar<TFrom, ushort>(numbers);
        Scalar<TFrom, int>(numbers);
        Scalar<TFrom, uint>(numbers);
        Scalar<TFrom, long>(numbers);
        Scalar<TFrom, ulong>(numbers);
        Scalar<TFrom, float>(numbers);
        Scalar<TFrom, double>(numbers);
    }

    private static void Scalar<TFrom, TTo>(TFrom[] numbers)
        where TFrom : unmanaged, INumberBase<TFrom>
        where TTo : unmanaged, INumberBase<TTo>
    {
        if (typeof(TFrom) != typeof(TTo))
        {
            bool saturates = typeof(TFrom) == typeof(float) || typeof(TFrom) == typeof(double);
            var result = new TTo[numbers.Length];
            TileConvert.Convert(ref numbers[0], ref result[0], (nuint)numbers.Length);
            Assert.Equal(numbers.Select(x => saturates ? TTo.CreateSaturating(x) : TTo.CreateTruncating(x)), result);
        }
    }

    private static void FromFloating<TFrom>()
        where TFrom : unmanaged, IFloatingPointIeee754<TFrom>
    {
        FromFloating<TFrom, sbyte>();
        FromFloating<TFrom, byte>();
        FromFloating<TFrom, short>();
        FromFloating<TFrom, ushort>();
        FromFloating<TFrom, int>();
        FromFloating<TFrom, uint>();
        FromFloating<TFrom, long>();
        FromFloating<TFrom, ulong>();
    }

    private static void FromFloating<TFrom, TTo>()
        where TFrom : unmanaged, IFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryInteger<TTo>, IMinMaxValue<TTo>
    {
        TFrom[] numbers = [.. Numbers.Select(TFrom.CreateTruncating)];
        BigInteger least = BigInteger.CreateChecked(TTo.MinValue), greatest = BigInteger.CreateChecked(TTo.MaxValue);
        TTo Expected(TFrom x)
        {
            if (!TFrom.IsFinite(x))
            {
                return TFrom.IsNaN(x) ? TTo.Zero : x > TFrom.Zero ? TTo.MaxValue : TTo.MinValue;
            }

            return TTo.CreateChecked(BigInteger.Clamp(new BigInteger(double.CreateChecked(x)), least, greatest));
        }

        Assert.Equal(numbers.Select(Expected), Convert<TFrom, TTo>(numbers));
    }

    // Twice: each number among the others, and in a row of its own.
    private static TTo[] Convert<TFrom, TTo>(TFrom[] numbers)
        where TFrom : unmanaged, INumberBase<TFrom>
        where TTo : unmanaged, INumberBase<TTo>
    {
        TFrom[] row = [.. Enumerable.Repeat(numbers, 64).SelectMany(part => part)];
        var result = new TTo[row.Length];
        TileConvert.Convert(ref row[0], ref result[0], (nuint)row.Length);
        var alone = new TTo[64];
        for (int i = 0; i < numbers.Length; i++)
        {
            TFrom[] repeated = [.. Enumerable.Repeat(numbers[i], 64)];
            TileConvert.Convert(ref repeated[0], ref alone[0], 64);
            Assert.All(alone, number => Assert.Equal(result[i], number));
        }

        for (int part = 0; part < 64; part++)
        {
            Assert.Equal(result[..numbers.Length], result[(part * numbers.Length)..((part + 1) * numbers.Length)]);
        }

        return result[..numbers.Length];
    }
}
