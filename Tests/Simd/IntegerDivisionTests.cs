using System.Numerics;
using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Simd;

public class IntegerDivisionTests
{
    [Fact]
    public void BytesDivideAsInCSharp() => Check<byte>((x, y) => (byte)(x / y), (x, y) => (byte)(x % y));

    [Fact]
    public void IntsDivideAsInCSharp() => Check<int>((x, y) => (int)((long)x / y), (x, y) => (int)((long)x % y));

    [Fact]
    public void EveryLaneOfIntsHasItsOwnQuotient()
    {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++)
        {
            int[] x = [.. Enumerable.Range(0, 16).Select(_ => random.Next(int.MinValue, int.MaxValue) >> random.Next(31))];
            int[] y = [.. Enumerable.Range(0, 16).Select(_ => random.Next(1, int.MaxValue) >> random.Next(31)).Select(n => n == 0 ? -1 : n)];
            Vector512<int> quotients = VectorMath.Divide(Vector512.Create(x), Vector512.Create(y)), rests = VectorMath.Remainder(Vector512.Create(x), Vector512.Create(y));
            for (int lane = 0; lane < 16; lane++)
            {
                Assert.Equal((int)((long)x[lane] / y[lane]), quotients[lane]);
                Assert.Equal((int)((long)x[lane] % y[lane]), rests[lane]);
            }
        }
    }

    [Fact]
    public void LongsDivideAsInCSharp() => Check<long>((x, y) => (long)(Int128)((Int128)x / y), (x, y) => (long)((Int128)x % y));

    [Fact]
    public void ADivisorOfZeroThrowsWhateverItsLane()
    {
        for (int lane = 0; lane < 8; lane++)
        {
            Vector256<int> divisor = Vector256<int>.One.WithElement(lane, 0);
            Assert.Throws<DivideByZeroException>(() => VectorMath.Divide(Vector256<int>.One, divisor));
            Assert.Throws<DivideByZeroException>(() => VectorMath.Remainder(Vector256<int>.One, divisor));
        }
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
