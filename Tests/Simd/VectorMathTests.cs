using System.Runtime.Intrinsics;

namespace StaticGraph.Tests.Simd;

public class VectorMathTests
{
    public static TheoryData<string> Functions => VectorFunction.Names;

    [Theory]
    [MemberData(nameof(Functions))]
    public void ErrorsOfDoublesStayWithinTheirBound(string name)
    {
        VectorFunction function = VectorFunction.Find(name);
        (double[] x, double[] y) = Samples.Pairs(4000, function.Range);
        (double Nearest, double Beyond)[] exact = LongDouble.Evaluate(name, x, y);
        for (int i = 0; i < x.Length; i++)
        {
            double actual = function.Apply(x[i], y[i]);
            double error = Ulps.Between(actual, exact[i].Nearest, exact[i].Beyond), floor = function.Floor(x[i], y[i]);
            error = Math.Abs(exact[i].Nearest) < floor ? Math.Abs(actual - exact[i].Nearest - exact[i].Beyond) / (Math.BitIncrement(floor) - floor) : error;

            // Among the smallest numbers, what lies beyond the nearest one is itself too small for a double.
            double bound = Math.Abs(exact[i].Nearest) < 1e-290 ? 1 : function.Ulps;
            Assert.True(error <= bound, $"{name} at x = {x[i]:R}, y = {y[i]:R} is {actual:R}, {error} ulps from {exact[i].Nearest:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void FloatsAreRoundedFromDoubles(string name)
    {
        VectorFunction function = VectorFunction.Find(name);
        (double[] x, double[] y) = Samples.Pairs(1000, function.Range);
        for (int i = 0; i < x.Length; i++)
        {
            float left = (float)x[i], right = (float)y[i];
            Assert.Equal((float)function.Apply((double)left, (double)right), function.Apply(left, right));
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void EveryWidthAndLaneHasTheSameBits(string name)
    {
        VectorFunction function = VectorFunction.Find(name);
        (double[] x, double[] y) = Samples.Pairs(500, function.Range);
        float[] u = [.. x.Select(value => (float)value)], v = [.. y.Select(value => (float)value)];
        for (int i = 0; i + 16 <= x.Length; i += 16)
        {
            double[] doubles = [.. Enumerable.Range(i, 16).Select(k => function.Apply(x[k], y[k]))];
            Same(doubles, Chunks(16, 2, k => function.Double128(Vector128.Create(x, i + k), Vector128.Create(y, i + k)).ToArray()));
            Same(doubles, Chunks(16, 4, k => function.Double256(Vector256.Create(x, i + k), Vector256.Create(y, i + k)).ToArray()));
            Same(doubles, Chunks(16, 8, k => function.Double512(Vector512.Create(x, i + k), Vector512.Create(y, i + k)).ToArray()));

            float[] floats = [.. Enumerable.Range(i, 16).Select(k => function.Apply(u[k], v[k]))];
            Same(floats, Chunks(16, 4, k => function.Single128(Vector128.Create(u, i + k), Vector128.Create(v, i + k)).ToArray()));
            Same(floats, Chunks(16, 8, k => function.Single256(Vector256.Create(u, i + k), Vector256.Create(v, i + k)).ToArray()));
            Same(floats, Chunks(16, 16, k => function.Single512(Vector512.Create(u, i + k), Vector512.Create(v, i + k)).ToArray()));
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void ALaneDoesNotDependOnItsNeighbours(string name)
    {
        // Functions have a short way for four ordinary operands, and another where one of them is not.
        double[] neighbours = [double.NaN, double.NegativeInfinity, 1e300, -5e-324, 0];
        VectorFunction function = VectorFunction.Find(name);
        (double[] x, double[] y) = Samples.Pairs(500, function.Range);
        for (int i = 0; i < x.Length; i++)
        {
            double alone = function.Double256(Vector256.Create(x[i]), Vector256.Create(y[i]))[1];
            foreach (double other in neighbours)
            {
                double beside = function.Double256(Vector256.Create(other, x[i], other, other), Vector256.Create(other, y[i], other, other))[1];
                Assert.Equal(Ulps.Bits(alone), Ulps.Bits(beside));
            }
        }
    }

    private static T[] Chunks<T>(int count, int lanes, Func<int, T[]> chunk)
        => [.. Enumerable.Range(0, count / lanes).SelectMany(k => chunk(k * lanes))];

    // double.Equals tells the zeros apart no more than == does, so zeros are compared by their bits; the payload of NaN is not promised.
    private static void Same(double[] expected, double[] actual) => Assert.Equal(expected.Select(Ulps.Bits), actual.Select(Ulps.Bits));

    private static void Same(float[] expected, float[] actual)
        => Assert.Equal(expected.Select(value => Ulps.Bits(value)), actual.Select(value => Ulps.Bits(value)));
}
