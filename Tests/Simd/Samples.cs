namespace StaticGraph.Tests.Simd;

/// <summary>Arguments for functions of floating-point numbers: everything special, every magnitude, and the range where most values lie.</summary>
internal static class Samples
{
    private static readonly double[] Special =
    [
        0.0, -0.0, 1, -1, 2, -2, 0.5, -0.5, 3, 10, -10, 1.5, 2.5, -2.5, 1e-8, -1e-8, 1e-300, -1e-300, 1e300, -1e300,
        double.Epsilon, -double.Epsilon, 2.2250738585072014E-308, 2.225073858507201E-308, double.MaxValue, double.MinValue,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, Math.PI, -Math.PI, Math.PI / 2, Math.PI / 4, Math.E,
        double.BitDecrement(1), double.BitIncrement(1), -double.BitDecrement(1), -double.BitIncrement(1), 709.782712893384, 709.782712893385,
        -745.1332191019411, -745.2, 1024, 1023.9999, -1074, -1075, -1076, 4503599627370497, 9007199254740993, 1e22, 0.1, -0.1, 0.7071067811865476,
        float.MaxValue, float.Epsilon, 88.8, -104,
    ];

    /// <summary>Every special pair, then <paramref name="count"/> pairs of random magnitude, then as many within <paramref name="range"/>.</summary>
    public static (double[] X, double[] Y) Pairs(int count, double range)
    {
        Random random = new(20240607);
        List<double> x = [], y = [];
        foreach (double left in Special)
        {
            foreach (double right in Special)
            {
                x.Add(left);
                y.Add(right);
            }
        }

        for (int i = 0; i < count; i++)
        {
            x.Add(AnyMagnitude(random));
            y.Add(AnyMagnitude(random));
            x.Add(((2 * random.NextDouble()) - 1) * range);
            y.Add(((2 * random.NextDouble()) - 1) * range);

            // Where digits cancel: near whole quarter turns, and near 1.
            x.Add(Math.PI / 2 * (random.Next(1 << 30) >> random.Next(20)));
            y.Add(1 + Math.ScaleB(random.NextDouble() - 0.5, -random.Next(50)));
            x.Add(1 + Math.ScaleB(random.NextDouble() - 0.5, -random.Next(50)));
            y.Add(Math.ScaleB(random.NextDouble(), random.Next(10)));
        }

        return ([.. x], [.. y]);
    }

    private static double AnyMagnitude(Random random)
        => Math.ScaleB(random.NextDouble() + 1, random.Next(-1074, 1024)) * (random.Next(2) == 0 ? 1 : -1);
}
