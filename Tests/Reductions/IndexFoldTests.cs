using System.Numerics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Reductions;

/// <summary>Folds of indices that nobody wrote down have the bits of folds of the same numbers in memory, also where numbers round.</summary>
public sealed class IndexFoldTests
{
    private static readonly ReductionKind[] Kinds = [ReductionKind.Sum, ReductionKind.Prod, ReductionKind.SquaredDeviations];

    private static readonly (long First, long RowStep, long Step)[] Indices =
    [
        (0, 0, 1), (1, 1, 1), (-3000, 7, 1), (5000, 0, -1), (17, 3, 3), ((1L << 24) - 1500, 5, 1), ((1L << 24) + 700, 1, -2), ((1L << 50) + 3, 1, 1), ((1L << 53) - 1500, 2, 1), (-(1L << 53) + 900, 0, -1), ((1L << 60) + 1, 0, 5),
    ];

    [Fact]
    public void RowsHaveTheBitsOfRowsInMemory()
    {
        foreach ((long First, long RowStep, long Step) indices in Indices)
        {
            foreach (long length in new long[] { 1, 63, 64, 65, 130, 1024, 1100, 4500, 70_000 })
            {
                var random = new Random((int)length);
                Check<double>(indices, [1, length], [[1]], random);
                Check<float>(indices, [1, length], [[1]], random);
            }
        }
    }

    [Fact]
    public void SeveralRowsHaveTheBitsOfRowsInMemory()
    {
        foreach ((long First, long RowStep, long Step) indices in Indices)
        {
            foreach (int[][] levels in new int[][][] { [[2]], [[0], [2]], [[1], [2]], [[0], [1], [2]] })
            {
                var random = new Random(levels.Length);
                Check<double>(indices, [3, 20, 600], levels, random);
                Check<float>(indices, [2, 11, 200], levels, random);
            }
        }
    }

    private static void Check<T>((long First, long RowStep, long Step) indices, long[] shape, int[][] levels, Random random)
        where T : unmanaged, INumber<T>
    {
        T[] data = Elements<T>(indices, shape);
        foreach (ReductionKind kind in Kinds)
        {
            double[] expected = ReductionCase.Reference(kind, data, shape, levels);
            foreach (long[] block in new[] { shape, ReductionCase.RandomBlock(shape, levels, random), ReductionCase.RandomBlock(shape, levels, random) })
            {
                double[] actual = new BlockRun<T, double>(kind, ReductionCase.TypeOf<T>(), shape, block, levels, random) { Indices = indices }.Run(data);
                ReductionCase.AssertSameBits(expected, actual, $"{kind} of {typeof(T).Name} indices {indices} in [{string.Join(", ", shape)}], blocks [{string.Join(", ", block)}], over {ReductionCase.Text(levels)}");
            }
        }
    }

    // Each converted from the whole index.
    private static T[] Elements<T>((long First, long RowStep, long Step) indices, long[] shape)
        where T : unmanaged, INumber<T>
    {
        var data = new T[shape.Aggregate(1L, (product, length) => product * length)];
        for (long i = 0; i < data.Length; i++)
        {
            data[i] = T.CreateTruncating(indices.First + (i / shape[^1] % shape[^2] * indices.RowStep) + (i % shape[^1] * indices.Step));
        }

        return data;
    }
}
