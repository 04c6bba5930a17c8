using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Reductions;

/// <summary>What blocks may count on: no managed memory on their path, and commits from several threads where order is free.</summary>
public sealed unsafe class BlockPathTests : IDisposable
{
    private const long Rows = 300;
    private const long Columns = 200;
    private static readonly long[] Shape = [Rows, Columns];
    private readonly double* _data = (double*)NativeMemory.Alloc((nuint)(Rows * Columns * sizeof(double)));
    private readonly double[] _copy = ReductionCase.Numbers<double>(Rows * Columns, new Random(3));

    public BlockPathTests() => _copy.CopyTo(new Span<double>(_data, _copy.Length));

    public void Dispose() => NativeMemory.Free(_data);

    [Theory]
    [InlineData(ReductionKind.Sum)]
    [InlineData(ReductionKind.Max)]
    [InlineData(ReductionKind.SquaredDeviations)]
    public void Blocks_allocate_nothing(ReductionKind kind)
    {
        foreach (int[][] levels in new int[][][] { [[0]], [[1]], [[0], [1]], [[0, 1]] })
        {
            BlockReducer reducer = ReducerFactory.Create(kind, DType.Double, Shape, [1, 90], levels);
            byte* memory = (byte*)NativeMemory.Alloc((nuint)(reducer.PartialBytes + reducer.SharedBytes + (Rows * Columns * sizeof(double))));
            var partial = (TilePartial)reducer.CreatePartial(memory + reducer.SharedBytes + (Rows * sizeof(double)));

            // Of several passes the least: the runtime allocates now and then for itself.
            Assert.Equal(0, Enumerable.Range(0, 4).Min(_ => AllocatedByAPass(reducer, partial, memory)));
            NativeMemory.Free(memory);
        }
    }

    private long AllocatedByAPass(BlockReducer reducer, TilePartial partial, byte* memory)
    {
        reducer.Start(memory, memory + reducer.SharedBytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (long row = 0; row < Rows; row++)
        {
            for (long column = 0; column < Columns; column += 90)
            {
                Fold(partial, row, column);
                reducer.Commit(partial);
            }
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Theory]
    [InlineData(ReductionKind.Max, 90)]
    [InlineData(ReductionKind.Max, Columns)]
    [InlineData(ReductionKind.Sum, Columns)]
    [InlineData(ReductionKind.SquaredDeviations, Columns)]
    public void Unordered_blocks_are_committed_from_any_thread(ReductionKind kind, long cut)
    {
        BlockReducer reducer = ReducerFactory.Create(kind, DType.Double, Shape, [1, cut], [[1]]);
        Assert.False(reducer.IsOrdered);
        var result = new double[Rows];
        fixed (double* results = result)
        {
            reducer.Start(null, (byte*)results);
            Parallel.For(0, Rows, row =>
            {
                byte* memory = (byte*)NativeMemory.Alloc((nuint)reducer.PartialBytes);
                var partial = (TilePartial)reducer.CreatePartial(memory);
                for (long column = 0; column < Columns; column += cut)
                {
                    Fold(partial, row, column, cut);
                    reducer.Commit(partial);
                }

                NativeMemory.Free(memory);
            });
        }

        ReductionCase.AssertSameBits(ReferenceTree.Reduce<double>(kind, _copy, Shape, [[1]]), result, kind.ToString());
    }

    private void Fold(TilePartial partial, long row, long column, long cut = 90)
    {
        long columns = Math.Min(cut, Columns - column);
        partial.Begin([row, column], [1, columns]);
        partial.Add([], row, 1, column, columns, (byte*)(_data + (row * Columns) + column), 0, sizeof(double));
        partial.End();
    }
}
