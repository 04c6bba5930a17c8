extern alias generator;

using generator::StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Reference;

/// <summary>Arrays of random elements.</summary>
internal static class RandomArrays
{
    private static readonly double[] Special = [0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.5, 1e300, 1e-300];

    /// <summary>Floats mostly between -3 and 3 with something special now and then; integers of every size.</summary>
    public static ReferenceArray Create(Random random, DType type, params long[] shape)
    {
        if (type == DType.Complex)
        {
            return new ReferenceArray(type, shape, Create(random, DType.Double, [.. shape, 2]).Words);
        }

        long[] words = new long[shape.Aggregate(1L, (product, length) => product * length)];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = type.IsFloating() ? ReferenceArray.Round(type, Number(random)) : ReferenceArray.Wrap(type, Integer(random));
        }

        return new ReferenceArray(type, shape, words);
    }

    /// <summary>A rank-0 array of a small number.</summary>
    public static ReferenceArray Of(DType type, int value) =>
        new(type, default, new[] { type.IsFloating() ? ReferenceArray.Round(type, value) : ReferenceArray.Wrap(type, value) });

    private static double Number(Random random) => random.Next(200) == 0 ? Special[random.Next(Special.Length)] : (random.NextDouble() * 6) - 3;

    private static long Integer(Random random) => random.Next(8) == 0 ? random.NextInt64(-long.MaxValue, long.MaxValue) : random.Next(-9, 10);
}
