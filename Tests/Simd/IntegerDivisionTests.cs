using System.Numerics;
using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Simd;

public class IntegerDivisionTests
{
    private static readonly Random Random = new(3);

    [Fact]
    public void BytesDivideAsInCSharp() => Check<byte>((x, y) => (byte)(x / y), (x, y) => (byte)(x % y));

    [Fact]
    public void IntsDivideAsInCSharp() => Check<int>((x, y) => (int)((long)x / y), (x, y) => (int)((long)x % y));

    [Fact]
    public void LongsDivideAsInCSharp() => Check<long>((x, y) => (long)(Int128)((Int128)x / y), (x, y) => (long)((Int128)x % y));

    [Fact]
    public void OtherIntegersDivideAsInCSharp()
    {
        Check<sbyte>((x, y) => (sbyte)(x / y), (x, y) => (sbyte)(x % y));
        Check<short>((x, y) => (short)(x / y), (x, y) => (short)(x % y));
        Check<ushort>((x, y) => (ushort)(x / y), (x, y) => (ushort)(x % y));
        Check<uint>((x, y) => x / y, (x, y) => x % y);
        Check<ulong>((x, y) => x / y, (x, y) => x % y);
    }

    [Fact]
    public void EveryPairOfSignedBytesDivides()
    {
        sbyte[] numbers = [.. Enumerable.Range(-128, 256).Select(x => (sbyte)x)];
        foreach (sbyte divisor in numbers.Where(y => y != 0))
        {
            CheckLanes(numbers, [.. Enumerable.Repeat(divisor, 256)]);
        }
    }

    [Fact]
    public void EveryLaneOfOtherIntegersHasItsOwnQuotient()
    {
        for (int round = 0; round < 200; round++)
        {
            int x = Random.Next(64), y = Random.Next(64);
            CheckLanes<short>(Row(_ => (short)Number(48)), Divisors(_ => (short)Number(48)));
            CheckLanes<ushort>(Row(_ => (ushort)Number(48)), Divisors(_ => (ushort)Number(48)));
            CheckLanes<uint>(Row(_ => (uint)Number(32)), Divisors(_ => (uint)Number(32)));
            CheckLanes<ulong>(Row(_ => (ulong)Number(0) >> x), Divisors(_ => (ulong)Number(0) >> y));
            CheckLanes<ulong>(Row(_ => (ulong)Number(x)), Divisors(_ => (ulong)Number(y)));
        }
    }

    [Fact]
    public void EveryPairOfBytesDivides()
    {
        byte[] numbers = [.. Enumerable.Range(0, 256).Select(x => (byte)x)];
        foreach (byte divisor in numbers.Skip(1))
        {
            CheckLanes(numbers, [.. Enumerable.Repeat(divisor, 256)]);
            CheckLanes([.. Enumerable.Repeat(divisor, 256)], [.. numbers.Select(y => y == 0 ? divisor : y)]);
        }
    }

    [Fact]
    public void EveryLaneOfIntsHasItsOwnQuotient()
    {
        for (int round = 0; round < 200; round++)
        {
            CheckLanes<int>(Row(_ => (int)Number(33)), Divisors(_ => (int)Number(33)));
        }
    }

    [Fact]
    public void EveryLaneOfLongsHasItsOwnQuotient()
    {
        for (int round = 0; round < 500; round++)
        {
            // Least magnitudes apart for dividends and divisors: small numbers, which have a way of their own, large ones, and both in one vector.
            int x = Random.Next(64), y = Random.Next(64);
            CheckLanes<long>(Row(_ => Number(x)), Divisors(_ => Number(y)));
            CheckLanes<long>(Row(_ => Number(x) >> 14), Divisors(_ => Number(y) >> 14));
        }
    }

    /// <summary>Where a rounded quotient is most easily the wrong one: dividends beside whole multiples of their divisors.</summary>
    [Fact]
    public void LongsBesideMultiplesDivide()
    {
        for (int round = 0; round < 500; round++)
        {
            int bits = Random.Next(64);
            long[] y = Divisors(_ => Number(bits));
            CheckLanes<long>(Row(i => (long.MaxValue / y[i] * y[i]) + Random.Next(-1, 2)), y);
            CheckLanes<long>(Row(i => unchecked((Number(63 - bits) * y[i]) + Random.Next(-1, 2))), y);
            CheckLanes<long>(Row(i => unchecked((y[i] * (i & 3)) + Random.Next(-1, 2))), y);
        }
    }

    [Fact]
    public void EdgesOfLongsDivideByEachOther()
    {
        long[] numbers =
        [
            .. from bit in Enumerable.Range(0, 64)
               from near in new long[] { -1, 0, 1 }
               select unchecked((1L << bit) + near),
        ];
        foreach (long divisor in numbers.Concat(numbers.Select(x => unchecked(-x))).Where(y => y != 0))
        {
            CheckLanes(numbers, [.. numbers.Select(_ => divisor)]);
        }
    }

    [Fact]
    public void ADivisorOfZeroThrowsWhateverItsLane()
    {
        ThrowsInEveryLane<byte>();
        ThrowsInEveryLane<sbyte>();
        ThrowsInEveryLane<short>();
        ThrowsInEveryLane<ushort>();
        ThrowsInEveryLane<uint>();
        ThrowsInEveryLane<ulong>();
        ThrowsInEveryLane<int>();
        ThrowsInEveryLane<long>();
    }

    private static void ThrowsInEveryLane<T>()
        where T : unmanaged, IBinaryInteger<T>
    {
        for (int lane = 0; lane < Vector128<T>.Count; lane++)
        {
            Vector128<T> divisor = Vector128<T>.One.WithElement(lane, T.Zero);
            Throws(Vector128<T>.One, divisor);
            Throws(Vector256<T>.One, Vector256.Create(Vector128<T>.One, divisor));
            Throws(Vector512<T>.One, Vector512.Create(Vector256<T>.One, Vector256.Create(divisor, Vector128<T>.One)));
        }
    }

    private static void Throws<TVector>(TVector x, TVector y)
        where TVector : struct
    {
        Assert.Throws<DivideByZeroException>(() => VectorMath.Divide(x, y));
        Assert.Throws<DivideByZeroException>(() => VectorMath.Remainder(x, y));
    }

    private static T[] Row<T>(Func<int, T> number) => [.. Enumerable.Range(0, 64).Select(number)];

    private static T[] Divisors<T>(Func<int, T> number)
        where T : IBinaryInteger<T>
        => [.. Row(number).Select(y => y == T.Zero ? T.Zero - T.One : y)];

    // A number of at most 64 - bits bits, of any magnitude below.
    private static long Number(int bits) => Random.NextInt64(long.MinValue, long.MaxValue) >> Math.Min(63, bits + Random.Next(8));

    // Whole rows of different lanes at every width, against 128-bit arithmetic, where the least long divided by -1 fits, and wraps.
    private static void CheckLanes<T>(T[] x, T[] y)
        where T : unmanaged, IBinaryInteger<T>
    {
        T[] quotients = [.. x.Zip(y, (a, b) => T.CreateTruncating(Int128.CreateChecked(a) / Int128.CreateChecked(b)))];
        T[] rests = [.. x.Zip(y, (a, b) => T.CreateTruncating(Int128.CreateChecked(a) % Int128.CreateChecked(b)))];
        var found = new T[x.Length];
        var left = new T[x.Length];
        for (int i = 0; i < x.Length; i += Vector128<T>.Count)
        {
            VectorMath.Divide(Vector128.Create(x, i), Vector128.Create(y, i)).CopyTo(found, i);
            VectorMath.Remainder(Vector128.Create(x, i), Vector128.Create(y, i)).CopyTo(left, i);
        }

        Assert.Equal(quotients, found);
        Assert.Equal(rests, left);
        for (int i = 0; i < x.Length; i += Vector256<T>.Count)
        {
            VectorMath.Divide(Vector256.Create(x, i), Vector256.Create(y, i)).CopyTo(found, i);
            VectorMath.Remainder(Vector256.Create(x, i), Vector256.Create(y, i)).CopyTo(left, i);
        }

        Assert.Equal(quotients, found);
        Assert.Equal(rests, left);
        for (int i = 0; i < x.Length; i += Vector512<T>.Count)
        {
            VectorMath.Divide(Vector512.Create(x, i), Vector512.Create(y, i)).CopyTo(found, i);
            VectorMath.Remainder(Vector512.Create(x, i), Vector512.Create(y, i)).CopyTo(left, i);
        }

        Assert.Equal(quotients, found);
        Assert.Equal(rests, left);
    }

    // The references compute in a wider type, where the least number divided by -1 fits, and wrap.
    private static void Check<T>(Func<T, T, T> quotient, Func<T, T, T> remainder)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        T[] numbers = [T.MinValue, T.MinValue + T.One, T.MaxValue, T.Zero, T.One, T.Zero - T.One, T.CreateTruncating(7), T.CreateTruncating(-7), T.CreateTruncating(100)];
        foreach (T x in numbers)
        {
            foreach (T y in numbers.Where(y => y != T.Zero))
            {
                Assert.Equal(Vector128.Create(quotient(x, y)), VectorMath.Divide(Vector128.Create(x), Vector128.Create(y)));
                Assert.Equal(Vector256.Create(quotient(x, y)), VectorMath.Divide(Vector256.Create(x), Vector256.Create(y)));
                Assert.Equal(Vector512.Create(quotient(x, y)), VectorMath.Divide(Vector512.Create(x), Vector512.Create(y)));
                Assert.Equal(Vector128.Create(remainder(x, y)), VectorMath.Remainder(Vector128.Create(x), Vector128.Create(y)));
                Assert.Equal(Vector256.Create(remainder(x, y)), VectorMath.Remainder(Vector256.Create(x), Vector256.Create(y)));
                Assert.Equal(Vector512.Create(remainder(x, y)), VectorMath.Remainder(Vector512.Create(x), Vector512.Create(y)));
            }
        }
    }
}
