using System.Numerics;
using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Reductions;

/// <summary>Data, and the comparison of a cut reduction with the recursive one.</summary>
internal static class ReductionCase
{
    /// <summary>Numbers whose sums round; products neither overflow nor vanish.</summary>
    public static T[] Numbers<T>(long count, Random random)
        where T : unmanaged, INumber<T>
    {
        var data = new T[count];
        for (long i = 0; i < count; i++)
        {
            data[i] = T.CreateTruncating(Math.Exp((random.NextDouble() - 0.5) * 2) * (random.Next(4) == 0 ? -1 : 1));
        }

        return data;
    }

    /// <summary>A block shape such as the planner may choose: an axis of a level is cut to more than 1 only if the level's axes inside are whole.</summary>
    public static long[] RandomBlock(long[] shape, int[][] levels, Random random)
    {
        long[] block = [.. shape.Select(length => random.Next(3) == 0 ? length : random.NextInt64(1, length + 1))];
        foreach (int[] level in levels)
        {
            int cut = Array.FindLastIndex(level, axis => block[axis] < shape[axis]);
            foreach (int axis in level.Take(Math.Max(0, cut)))
            {
                block[axis] = 1;
            }
        }

        return block;
    }

    /// <summary>The DType of a floating-point type.</summary>
    public static DType TypeOf<T>() => typeof(T) == typeof(double) ? DType.Double : DType.Single;

    /// <summary>Asserts that the blocks give the reference's bits.</summary>
    public static void Check<T>(ReductionKind kind, T[] data, long[] shape, long[] block, int[][] levels, int seed)
        where T : unmanaged, INumber<T>
        => Check(kind, data, shape, block, levels, seed, Reference(kind, data, shape, levels));

    /// <summary>What the recursive rule makes of the elements, each widened first.</summary>
    public static double[] Reference<T>(ReductionKind kind, T[] data, long[] shape, int[][] levels)
        where T : unmanaged, INumber<T>
        => ReferenceTree.Reduce<double>(kind, [.. data.Select(double.CreateChecked)], shape, levels);

    /// <summary>Asserts that the blocks give the expected bits.</summary>
    public static void Check<T>(ReductionKind kind, T[] data, long[] shape, long[] block, int[][] levels, int seed, double[] expected)
        where T : unmanaged, INumber<T>
    {
        double[] actual = new BlockRun<T, double>(kind, TypeOf<T>(), shape, block, levels, new Random(seed)).Run(data);
        AssertSameBits(expected, actual, $"{kind} of {typeof(T).Name}[{string.Join(", ", shape)}] in blocks [{string.Join(", ", block)}] over {Text(levels)}, seed {seed}");
    }

    /// <summary>Bits are equal, except that the payload of NaN is free.</summary>
    public static void AssertSameBits<T>(T[] expected, T[] actual, string what)
        where T : unmanaged, INumber<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool same = T.IsNaN(expected[i]) ? T.IsNaN(actual[i]) : Bytes(expected, i).SequenceEqual(Bytes(actual, i));
            Assert.True(same, $"{what}: output {i} is {actual[i]}, not {expected[i]}.");
        }
    }

    public static string Text(int[][] levels) => "[" + string.Join("; ", levels.Select(level => string.Join(",", level))) + "]";

    private static ReadOnlySpan<byte> Bytes<T>(T[] values, int index)
        where T : unmanaged
        => MemoryMarshal.AsBytes(values.AsSpan(index, 1));
}
