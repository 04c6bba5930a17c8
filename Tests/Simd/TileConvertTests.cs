using System.Numerics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Simd;

/// <summary>Conversions against whole-number arithmetic wide enough never to overflow.</summary>
public class TileConvertTests
{
    private static readonly double[] Numbers =
    [
        0.0, -0.0, 0.5, -0.5, 1.5, -1.5, 2.5, 254.9, 255, 255.5, 256, 300, -1, -0.9999, 2147483646.9, 2147483647, 2147483648, -2147483648.5, -2147483649, 4294967296,
        9007199254740993, 9.2233720368547748e18, 9.2233720368547758e18, -9.2233720368547758e18, -1e19, 1e300, -1e300, double.NaN, double.PositiveInfinity,
        double.NegativeInfinity, double.Epsilon, double.MaxValue, float.MaxValue, 1e-50,
    ];

    [Fact]
    public void FloatingPointToIntegerSaturates()
    {
        FromFloating<double, byte>();
        FromFloating<double, int>();
        FromFloating<double, long>();
        FromFloating<float, byte>();
        FromFloating<float, int>();
        FromFloating<float, long>();
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

    // Twice: as one long row, where vectors do the work, and one by one.
    private static TTo[] Convert<TFrom, TTo>(TFrom[] numbers)
        where TFrom : unmanaged, INumberBase<TFrom>
        where TTo : unmanaged, INumberBase<TTo>
    {
        TFrom[] row = [.. Enumerable.Repeat(numbers, 16).SelectMany(part => part)];
        TTo[] result = new TTo[row.Length], single = new TTo[numbers.Length];
        TileConvert.Convert(ref row[0], ref result[0], (nuint)row.Length);
        for (int i = 0; i < numbers.Length; i++)
        {
            TileConvert.Convert(ref numbers[i], ref single[i], 1);
        }

        for (int part = 0; part < 16; part++)
        {
            Assert.Equal(single, result[(part * numbers.Length)..((part + 1) * numbers.Length)]);
        }

        return single;
    }
}
