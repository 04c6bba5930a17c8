using System;
using System.Collections.Generic;

#if STATICGRAPH_GENERATOR
namespace StaticGraph.Generator.Plans;
#else
namespace StaticGraph.CompilerServices;
#endif

/// <summary>
/// Chooses the block shape of a sweep: least bytes plus 256 KiB a request among the shapes that fit the limit, enough blocks for the
/// workers, cuts on storage chunks and on the leaves of reductions.
/// </summary>
/// <remarks>The search is a short list of candidates (axes filled in different orders up to different sizes), not an optimisation over all shapes; the smallest shape is always among them.</remarks>
internal sealed class BlockSolver
{
    // A buffer of 8 MiB is one large request; more only costs memory.
    private const long LargestBuffer = 8L << 20;
    private const long SmallestBuffer = 512;
    private const long LargestElements = int.MaxValue - 64;

    private readonly BlockProblem _problem;
    private readonly BlockUnits _units;
    private readonly BlockCost _cost;
    private BlockChoice? _best;
    private double _bestScore;

    private BlockSolver(BlockProblem problem)
    {
        _problem = problem;
        _units = new BlockUnits(problem);
        _cost = new BlockCost(problem);
    }

    /// <summary>The best blocks, or null when not even <see cref="Smallest"/> fits the limit.</summary>
    public static BlockChoice? Solve(BlockProblem problem) => new BlockSolver(problem).Solve();

    /// <summary>The shape and single buffer set with the lowest peak.</summary>
    public static BlockChoice Smallest(BlockProblem problem)
    {
        long[] block = new BlockUnits(problem).Smallest();
        return new BlockChoice(block, 1, problem.Peak(block, 1));
    }

    private BlockChoice? Solve()
    {
        if (_problem.Arrays.Length == 0)
        {
            TryOrder(_units.LeastWholeChunks(), InMemoryElements(), rotation: 0);
            TrySquare(512L * 512);
        }
        else
        {
            TryStreams();
        }

        if (_best is null)
        {
            Consider(_units.Smallest());
        }

        return _best;
    }

    private void TryStreams()
    {
        int widest = 1;
        foreach (BlockArray array in _problem.Arrays)
        {
            widest = Math.Max(widest, array.ElementSize);
        }

        for (long bytes = LargestBuffer; bytes >= SmallestBuffer; bytes /= 2)
        {
            for (int rotation = 0; rotation < _problem.Lengths.Length; rotation++)
            {
                TryOrder(_units.Least(), bytes / widest, rotation);
                TryOrder(_units.LeastWholeChunks(), bytes / widest, rotation);
            }

            TrySquare(bytes / widest);
        }

        foreach (BlockArray array in _problem.Arrays)
        {
            if (array.WholeChunks && array.Chunk.Length > 0)
            {
                TryChunks(_units.LeastChunks(array), axis: 0);
            }
        }
    }

    // The common grid of two arrays, or of one and its transpose, may be too large for the limit: following the grid of one
    // of them reads at least that one once. Every axis takes 1, 2, 4 or 8 chunks.
    private void TryChunks(long[] block, int axis)
    {
        if (axis == block.Length)
        {
            Consider((long[])block.Clone());
            return;
        }

        long chunk = block[axis];
        for (int chunks = 1; chunks <= 8 && (chunks == 1 || chunk * (chunks / 2) < _problem.Lengths[axis]); chunks *= 2)
        {
            block[axis] = Math.Max(1, Math.Min(_problem.Lengths[axis], chunk * chunks));
            TryChunks(block, axis + 1);
        }

        block[axis] = chunk;
    }

    // In place there is nothing to read: blocks only share the work out, in pieces that keep a thread busy for some 10 to 100 microseconds.
    private long InMemoryElements()
    {
        long total = 1;
        foreach (long length in _problem.Lengths)
        {
            total = NumericMemory.SaturatingMultiply(total, length);
        }

        return Math.Min(Math.Max(total / (4L * _problem.Workers), 32 << 10), 512 << 10);
    }

    // Fills the axes of a block with elements, last axis first; a rotation makes another axis the first to be filled.
    private void TryOrder(long[] block, long elements, int rotation)
    {
        int rank = _problem.Lengths.Length;
        for (int i = 0; i < rank; i++)
        {
            int axis = rank - 1 - ((i + rotation) % rank);
            Fill(block, axis, elements);
        }

        Consider(block);
    }

    // Two axes share the elements evenly: a transposed operand then has long runs too.
    private void TrySquare(long elements)
    {
        int rank = _problem.Lengths.Length;
        if (!_problem.HasGathers || rank < 2)
        {
            return;
        }

        long side = (long)Math.Sqrt(elements);
        long[] block = _units.Least();
        Fill(block, rank - 1, side);
        for (int axis = rank - 2; axis >= 0; axis--)
        {
            Fill(block, axis, elements);
        }

        Consider(block);
    }

    private void Fill(long[] block, int axis, long elements)
    {
        long others = 1;
        for (int i = 0; i < block.Length; i++)
        {
            others = i == axis ? others : NumericMemory.SaturatingMultiply(others, block[i]);
        }

        block[axis] = Math.Max(block[axis], _units.RoundDown(axis, elements / Math.Max(1, others)));
    }

    private void Consider(long[] block)
    {
        _units.Repair(block);
        if (Elements(block) > LargestElements || !TrySets(block, out int sets, out long peak))
        {
            return;
        }

        double score = _cost.Score(block, sets);
        if (_best is null || score < _bestScore || (score == _bestScore && peak < _best.Peak))
        {
            _best = new BlockChoice(block, sets, peak);
            _bestScore = score;
        }
    }

    // As many buffer sets as the limit admits, up to one for each block in flight. The peak grows evenly with them.
    private bool TrySets(long[] block, out int sets, out long peak)
    {
        sets = (int)Math.Min((long)_problem.Workers * (1 + _problem.ReadAhead), _cost.Flights(block));
        peak = _problem.Peak(block, sets);
        if (peak > _problem.Limit && sets > 1)
        {
            long one = _problem.Peak(block, 1);
            long step = Math.Max(1, _problem.Peak(block, 2) - one);
            sets = (int)Math.Min(sets, 1 + Math.Max(0, (_problem.Limit - one) / step));
            peak = _problem.Peak(block, sets);
        }

        return peak <= _problem.Limit;
    }

    private static long Elements(long[] block)
    {
        long elements = 1;
        foreach (long length in block)
        {
            elements = NumericMemory.SaturatingMultiply(elements, length);
        }

        return elements;
    }
}
