using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;

namespace StaticGraph.Tests.Reductions;

/// <summary>
/// Reduces an array the way a sweep does, and less kindly: blocks in order, row groups and column strips of random sizes,
/// several blocks in flight, memory poisoned before every use and watched at its end.
/// </summary>
internal sealed unsafe class BlockRun<T, TResult>(ReductionKind kind, DType type, long[] shape, long[] block, int[][] levels, Random random)
    where T : unmanaged
    where TResult : unmanaged
{
    private const int InFlight = 3;
    private const int Before = 64;

    // Room for what a reducer writes whose bytes nobody told the formula: a test that fails says it, a process that crashes does not.
    private const int After = 1 << 18;
    private const byte Poison = 0xCD;

    private T* _others;

    /// <summary>Repeats one element along the last axis, so that tiles come with a stride of 0.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The second factors of a sum of products; a flat array of one a row where <see cref="OthersAreRepeated"/>. Null for other folds.</summary>
    public T[]? Others { get; init; }

    /// <summary>Repeats one second factor along the last axis.</summary>
    public bool OthersAreRepeated { get; init; }

    /// <summary>Where the elements are indices, and partials that take such are not shown them: the first index, and how much more each next row and column has.</summary>
    public (long First, long RowStep, long Step)? Indices { get; init; }

    /// <summary>The result; a flat array of one element a row where <see cref="IsRepeated"/>.</summary>
    public TResult[] Run(T[] elements)
    {
        BlockReducer reducer = ReducerFactory.Create(kind, type, shape, block, levels);
        int outputs = (int)Enumerable.Range(0, shape.Length).Where(axis => !levels.Any(level => level.Contains(axis))).Aggregate(1L, (n, axis) => n * shape[axis]);
        using var shared = new GuardedMemory(reducer.SharedBytes);
        using var result = new GuardedMemory(outputs * (long)sizeof(TResult));
        GuardedMemory[] memories = [.. Enumerable.Range(0, InFlight).Select(_ => new GuardedMemory(reducer.PartialBytes))];
        reducer.Start(shared.Pointer, result.Pointer);
        TilePartial[] partials = [.. memories.Select(memory => (TilePartial)reducer.CreatePartial(memory.Pointer))];
        for (int pass = 0; pass < reducer.Passes; pass++)
        {
            RunPass(reducer, partials, memories, elements);
            reducer.EndPass();
        }

        foreach (GuardedMemory memory in memories)
        {
            memory.Check($"{kind}, partial: ReductionMemory.PartialBytes");
            memory.Dispose();
        }

        shared.Check($"{kind}, shared: ReductionMemory.SharedBytes");
        result.Check($"{kind}, result: one {typeof(TResult).Name} an output");
        return new ReadOnlySpan<TResult>(result.Pointer, outputs).ToArray();
    }

    // A median's partials keep what they have counted until the end of a pass.
    private void RunPass(BlockReducer reducer, TilePartial[] partials, GuardedMemory[] memories, T[] elements)
    {
        var waiting = new List<int>();
        Array.ForEach(memories, memory => memory.Fill());
        fixed (T* data = elements, others = Others)
        {
            _others = others;
            foreach (long[] start in Starts())
            {
                int free = Enumerable.Range(0, InFlight).Except(waiting).First();
                if (kind != ReductionKind.Median)
                {
                    memories[free].Fill();
                }

                Fold(partials[free], start, data);
                waiting.Add(free);
                while (waiting.Count == InFlight || (waiting.Count > 0 && random.Next(2) == 0))
                {
                    Commit(reducer, partials, waiting);
                }
            }
        }

        while (waiting.Count > 0)
        {
            Commit(reducer, partials, waiting);
        }
    }

    private void Commit(BlockReducer reducer, TilePartial[] partials, List<int> waiting)
    {
        int next = reducer.IsOrdered ? 0 : random.Next(waiting.Count);
        reducer.Commit(partials[waiting[next]]);
        waiting.RemoveAt(next);
    }

    // The first index of every block, in lexicographic order.
    private IEnumerable<long[]> Starts()
    {
        long[] counts = [.. shape.Select((length, axis) => length == 0 ? 0 : (length + block[axis] - 1) / block[axis])];
        long total = counts.Aggregate(1L, (n, count) => n * count);
        for (long i = 0; i < total; i++)
        {
            yield return [.. Unravel(i, counts).Select((index, axis) => index * block[axis])];
        }
    }

    private static long[] Unravel(long index, long[] counts)
    {
        var at = new long[counts.Length];
        for (int axis = counts.Length - 1; axis >= 0; axis--)
        {
            at[axis] = index % counts[axis];
            index /= counts[axis];
        }

        return at;
    }

    private void Fold(TilePartial partial, long[] start, T* data)
    {
        int rank = shape.Length;
        long[] extent = [.. shape.Select((length, axis) => Math.Min(block[axis], length - start[axis]))];
        partial.Begin(start, extent);
        long outerCount = extent[..^2].Aggregate(1L, (n, length) => n * length);
        for (long i = 0; i < outerCount; i++)
        {
            long[] outer = [.. Unravel(i, extent[..^2]).Select((index, axis) => start[axis] + index)];
            for (long row = 0; row < extent[rank - 2];)
            {
                int most = partial.TakesLeaves && !IsRepeated ? 64 : 8;
                int rows = (int)Math.Min(extent[rank - 2] - row, random.Next(3) == 0 ? random.Next(1, most + 1) : most);
                AddRowGroup(partial, outer, start[rank - 2] + row, rows, start[rank - 1], extent[rank - 1], data);
                row += rows;
            }
        }

        partial.End();
    }

    private void AddRowGroup(TilePartial partial, long[] outer, long row, int rows, long start, long length, T* data)
    {
        long last = IsRepeated ? 1 : shape[^1], offset = 0;
        for (int axis = 0; axis < outer.Length; axis++)
        {
            offset = (offset * shape[axis]) + outer[axis];
        }

        offset = ((offset * shape[^2]) + row) * last;
        for (long column = 0; column < length;)
        {
            long columns = Math.Min(length - column, Strip(length));
            long at = offset + (IsRepeated ? 0 : start + column);
            nint stride = (nint)(last * sizeof(T));
            if (Indices is var (first, rowStep, step) && partial is IIndexTaker { TakesIndices: true } taker)
            {
                taker.AddIndices(outer, row, rows, start + column, columns, first + (row * rowStep) + ((start + column) * step), rowStep, step);
                column += columns;
                continue;
            }

            if (Others is not null)
            {
                AddProducts((IProductTaker)partial, outer, row, rows, start + column, columns, new TileFactor((byte*)(data + at), stride, IsRepeated));
                column += columns;
                continue;
            }

            partial.Add(outer, row, rows, start + column, columns, (byte*)(data + at), stride, IsRepeated ? 0 : sizeof(T));
            column += columns;
        }
    }

    // Which of the two comes first makes no difference.
    private void AddProducts(IProductTaker partial, long[] outer, long row, int rows, long column, long columns, in TileFactor factor)
    {
        long last = OthersAreRepeated ? 1 : shape[^1], offset = 0;
        for (int axis = 0; axis < outer.Length; axis++)
        {
            offset = (offset * shape[axis]) + outer[axis];
        }

        T* first = _others + (((offset * shape[^2]) + row) * last) + (OthersAreRepeated ? 0 : column);
        var other = new TileFactor((byte*)first, (nint)(last * sizeof(T)), OthersAreRepeated);
        (TileFactor left, TileFactor right) = random.Next(2) == 0 ? (factor, other) : (other, factor);
        partial.AddProducts(outer, row, rows, column, columns, left, right);
    }

    private long Strip(long length) => random.Next(4) switch
    {
        0 => length,
        1 => 8 * random.Next(1, 40),
        2 => random.Next(1, 200),
        _ => Math.Max(1, length / 2),
    };

    /// <summary>Native memory between two bands that nobody may touch.</summary>
    private sealed class GuardedMemory : IDisposable
    {
        private readonly byte* _block;
        private readonly long _bytes;

        public GuardedMemory(long bytes)
        {
            _bytes = bytes;
            _block = (byte*)NativeMemory.AlignedAlloc((nuint)(bytes + Before + After), Before);
            new Span<byte>(_block, checked((int)(bytes + Before + After))).Fill(Poison);
        }

        public byte* Pointer => _block + Before;

        public void Fill() => new Span<byte>(Pointer, (int)_bytes).Fill(Poison);

        public void Check(string name)
        {
            Assert.False(new ReadOnlySpan<byte>(_block, Before).ContainsAnyExcept(Poison), $"Bytes before the memory were written ({name}).");
            int last = new ReadOnlySpan<byte>(Pointer + _bytes, After).LastIndexOfAnyExcept(Poison);
            Assert.True(last < 0, $"{last + 1} bytes more than the {_bytes} of the formula were written ({name}).");
        }

        public void Dispose() => NativeMemory.AlignedFree(_block);
    }
}
