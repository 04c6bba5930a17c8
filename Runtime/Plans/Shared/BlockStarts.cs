using System;

namespace StaticGraph.CompilerServices;

/// <summary>The shapes that a search starts from: filled up from a least one, in several orders of the axes.</summary>
internal sealed class BlockStarts
{
    private const long LargestStart = 8L << 20;
    private const long SmallestBuffer = 512;

    private readonly BlockProblem _problem;
    private readonly BlockUnits _units;
    private readonly BlockSearch _search;
    private readonly long[] _least;
    private readonly long[] _block;
    private readonly int _widest = 1;

    /// <summary>The starts of <paramref name="search"/>.</summary>
    public BlockStarts(BlockProblem problem, BlockUnits units, BlockSearch search)
    {
        (_problem, _units, _search) = (problem, units, search);
        SolverRoom room = problem.Memory.RoomOf(problem.Lengths.Length);
        (_least, _block) = (room.Least, room.Block);
        foreach (BlockArray array in problem.Arrays)
        {
            _widest = Math.Max(_widest, array.ElementSize);
        }
    }

    /// <summary>For a step that moves arrays through buffers.</summary>
    public void FillStreams()
    {
        _units.Least(_least);
        FillFromLeast();
        _units.LeastWholeChunks(_least);
        FillFromLeast();
        foreach (BlockArray array in _problem.Arrays)
        {
            if (array.WholeChunks && array.Chunk.Length > 0)
            {
                // The common grid of two arrays may be too large for the limit: following one of them reads that one once.
                _units.LeastChunks(array, _least);
                FillFromLeast();
            }
        }

        if (_problem.Split < _problem.Lengths.Length)
        {
            _units.LeastInBlock(_least);
            FillFromLeast();
        }

        if (_problem.Contracts)
        {
            FillProducts();
        }
    }

    /// <summary>For a step whose arrays are all used in place.</summary>
    public void FillInPlace()
    {
        _units.LeastWholeChunks(_least);
        if (_problem.Contracts && FillProducts())
        {
            return;
        }

        if (_problem.Along >= 0)
        {
            FillChains();
            return;
        }

        for (long elements = InMemoryElements(); elements > 0 && !TryOrder(elements, rotation: 0); elements /= 2)
        {
        }

        int rank = _problem.Lengths.Length;
        if (_problem.HasGathers && rank > 1)
        {
            _units.Least(_least);
            TrySquare(512L * 512, rank - 2, rank - 1);
        }
    }

    // Of a product of matrices: all of the result and a part of the depth, so that each factor is read and packed once; a deep one is in so many parts that all workers have some. In memory a large result is cut
    // instead, for parts of it wait for nobody. Of shallow products, and of parts of the result, as much as keeps the work of packing small beside that of multiplying;
    // of shallow ones no more than stays in the second-level cache until it is looked at again.
    private bool FillProducts()
    {
        const long PartsEach = 4, LeastDepth = 256, LeastOutputs = 128 * 128, ManyOutputs = 256 * 256, MostOutputs = 1024 * 1024;
        const long MostShallow = 64 * 1024;
        long parts = PartsEach * _problem.Workers, depth = 1, outputs = 1;
        for (int axis = 0; axis < _block.Length; axis++)
        {
            bool isDepth = IsDepth(axis);
            (depth, outputs) = (NumericMemory.SaturatingMultiply(depth, isDepth ? _problem.Lengths[axis] : 1), NumericMemory.SaturatingMultiply(outputs, isDepth ? 1 : _problem.Lengths[axis]));
        }

        bool cutsOutputs = _problem.Arrays.Length == 0 && Array.IndexOf(_problem.IsWhole, true) < 0 && outputs / parts >= ManyOutputs;
        bool cutsDepth = !cutsOutputs && _problem.Depth[_problem.Depth.Length - 1] < _problem.Split && depth >= 2 * LeastDepth;
        for (long share = 1; share <= int.MaxValue; share *= 2)
        {
            long deep = cutsDepth ? Math.Max(LeastDepth, depth / parts) / share : depth;
            long wide = cutsDepth ? outputs : Math.Min(Math.Max(outputs / parts, LeastOutputs), depth < LeastDepth ? MostShallow : MostOutputs) / share;
            _units.Least(_block);
            FillGroup(isDepth: true, Math.Max(1, deep));
            FillGroup(isDepth: false, Math.Max(1, wide));
            if (_search.Start(_block))
            {
                return true;
            }
        }

        return false;
    }

    // From the last axis on; the last two of a result that is cut share what there is, so that its parts are square.
    private void FillGroup(bool isDepth, long elements)
    {
        bool isLast = true;
        for (int axis = _block.Length - 1; axis >= 0; axis--)
        {
            if (IsDepth(axis) != isDepth)
            {
                continue;
            }

            long length = _problem.Lengths[axis], others = LengthBefore(axis, isDepth);
            bool isSquare = !isDepth && isLast && others > 1 && elements / Math.Max(1, length) < Math.Min(others, length);
            long share = isSquare ? Math.Max((long)Math.Sqrt((double)elements), elements / others) : elements;
            _block[axis] = Math.Max(_block[axis], _units.RoundDown(axis, Math.Max(1, share)));
            elements = Math.Max(1, elements / _block[axis]);
            isLast = false;
        }
    }

    private bool IsDepth(int axis) => Array.IndexOf(_problem.Depth, axis) >= 0;

    private long LengthBefore(int end, bool isDepth)
    {
        long length = 1;
        for (int axis = 0; axis < end; axis++)
        {
            length = IsDepth(axis) == isDepth ? NumericMemory.SaturatingMultiply(length, _problem.Lengths[axis]) : length;
        }

        return length;
    }

    // Blocks along the axis finish in turn: so many chains of them, side by side, that all workers have one.
    private void FillChains()
    {
        const long ChainsEach = 2;
        for (long elements = InMemoryElements(); elements > 0; elements /= 2)
        {
            _least.CopyTo(_block, 0);
            long others = 1;
            for (int axis = 0; axis < _block.Length; axis++)
            {
                others = axis == _problem.Along ? others : NumericMemory.SaturatingMultiply(others, _problem.Lengths[axis]);
            }

            long width = Math.Max(1, others / (ChainsEach * _problem.Workers));
            for (int axis = _block.Length - 1; axis >= 0; axis--)
            {
                Fill(axis, axis == _problem.Along ? elements : Math.Min(elements, NumericMemory.SaturatingMultiply(width, _block[_problem.Along])));
            }

            if (_search.Start(_block))
            {
                return;
            }
        }
    }

    private void FillFromLeast()
    {
        _search.Start(_least);
        for (int rotation = 0; rotation < _problem.Lengths.Length; rotation++)
        {
            // From large buffers down to the first that fits the limit.
            for (long bytes = LargestStart; bytes >= SmallestBuffer && !TryOrder(bytes / _widest, rotation); bytes /= 2)
            {
            }
        }

        if (_problem.Pair.Length == 2)
        {
            FillSquare(_problem.Pair[0], _problem.Pair[1]);
        }

        int last = _problem.Lengths.Length - 1;
        for (int axis = 0; axis < last && _problem.HasGathers; axis++)
        {
            FillSquare(axis, last);
        }
    }

    private void FillSquare(int first, int second)
    {
        for (long bytes = LargestStart; bytes >= SmallestBuffer && !TrySquare(bytes / _widest, first, second); bytes /= 2)
        {
        }
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

    // Fills the axes of the least block with elements, last axis first; a rotation makes another axis the first to be filled.
    private bool TryOrder(long elements, int rotation)
    {
        _least.CopyTo(_block, 0);
        int rank = _block.Length;
        for (int i = 0; i < rank; i++)
        {
            Fill(rank - 1 - ((i + rotation) % rank), elements);
        }

        return _search.Start(_block);
    }

    // Two axes share the elements evenly: a transposed operand then has long runs too, and blocks across the diagonal of a pair are the same.
    private bool TrySquare(long elements, int first, int second)
    {
        _least.CopyTo(_block, 0);
        long side = _units.Common(first, second, (long)Math.Sqrt((double)elements / Others(first, second)));
        (_block[first], _block[second]) = (_units.Within(first, side), _units.Within(second, side));
        for (int axis = _block.Length - 1; axis >= 0; axis--)
        {
            if (axis != first && axis != second)
            {
                Fill(axis, elements);
            }
        }

        return _search.Start(_block);
    }

    private void Fill(int axis, long elements)
        => _block[axis] = Math.Max(_block[axis], _units.RoundDown(axis, elements / Math.Max(1, Others(axis, axis))));

    private long Others(int first, int second)
    {
        long others = 1;
        for (int i = 0; i < _block.Length; i++)
        {
            others = i == first || i == second ? others : NumericMemory.SaturatingMultiply(others, _block[i]);
        }

        return others;
    }
}
