using System;

namespace StaticGraph.CompilerServices;

/// <summary>Where blocks may and should be cut: on the chunk edges of results (always), of sources, and on the leaves of reductions.</summary>
internal sealed class BlockUnits
{
    // A tree node of 16 leaves, and a leaf: cuts there leave no loose elements.
    private const long Node = 1024;
    internal const long Leaf = 64;

    private readonly BlockProblem _problem;
    private readonly long[] _hard;
    private readonly long[] _soft;
    private readonly BlockLengths[] _lengths;

    public BlockUnits(BlockProblem problem)
    {
        _problem = problem;
        _hard = new long[problem.Lengths.Length];
        _soft = new long[problem.Lengths.Length];
        _lengths = new BlockLengths[problem.Lengths.Length];
        _hard.AsSpan().Fill(1);
        _soft.AsSpan().Fill(1);
        foreach (BlockArray array in problem.Arrays)
        {
            AddChunks(array, array.IsWritten ? _hard : _soft);
        }

        foreach (int[] run in problem.Runs)
        {
            AddLeaves(run);
        }

        for (int axis = 0; axis < problem.IsWhole.Length; axis++)
        {
            _hard[axis] = problem.IsWhole[axis] ? Math.Max(1, problem.Lengths[axis]) : _hard[axis];
        }
    }

    /// <summary>The least block: one element, or one chunk of every result.</summary>
    public void Least(long[] block)
    {
        _hard.CopyTo(block, 0);
        Clip(block);
    }

    /// <summary>The least block that cuts no chunk of any array and no leaf of a reduction.</summary>
    public void LeastWholeChunks(long[] block)
    {
        for (int axis = 0; axis < block.Length; axis++)
        {
            block[axis] = Lcm(_hard[axis], _soft[axis]);
        }

        Clip(block);
    }

    /// <summary>The least block that cuts no chunk of <paramref name="array"/> nor of any result.</summary>
    public void LeastChunks(BlockArray array, long[] block)
    {
        _hard.CopyTo(block, 0);
        AddChunks(array, block);
        Clip(block);
    }

    /// <summary>The least block that obeys every rule.</summary>
    public void Smallest(long[] block)
    {
        Least(block);
        Repair(block);
    }

    /// <summary>The greatest good length up to <paramref name="length"/>: whole, or whole chunks, or whole leaves; at least one unit.</summary>
    public long RoundDown(int axis, long length)
    {
        long whole = Math.Max(1, _problem.Lengths[axis]);
        if (length >= whole)
        {
            return whole;
        }

        long hard = _hard[axis], both = Lcm(hard, _soft[axis]);
        long unit = both <= length ? both : hard;
        long nodes = Lcm(unit, Node), leaves = Lcm(unit, Leaf);
        unit = nodes <= length ? nodes : leaves <= length ? leaves : unit;
        return Math.Min(whole, Math.Max(unit, length / unit * unit));
    }

    /// <summary>The least block that covers the axes inside a part, and on the split axes is as short as it may be.</summary>
    public void LeastInBlock(long[] block)
    {
        for (int axis = 0; axis < block.Length; axis++)
        {
            block[axis] = axis < _problem.Split ? _hard[axis] : _problem.Lengths[axis];
        }

        Clip(block);
    }

    /// <summary>The block that covers everything.</summary>
    public void Whole(long[] block)
    {
        _problem.Lengths.CopyTo(block, 0);
        Clip(block);
    }

    /// <summary>The greatest length up to <paramref name="length"/> at which both axes may be cut, at least one common unit.</summary>
    public long Common(int first, int second, long length)
    {
        long hard = Lcm(_hard[first], _hard[second]);
        long soft = Lcm(Lcm(hard, _soft[first]), _soft[second]);
        long unit = soft <= length ? soft : hard;
        return Math.Max(unit, length / unit * unit);
    }

    /// <summary><paramref name="length"/>, or the whole axis where that is shorter.</summary>
    public long Within(int axis, long length) => Math.Max(1, Math.Min(length, _problem.Lengths[axis]));

    /// <summary>The lengths worth trying on an axis.</summary>
    public BlockLengths Lengths(int axis)
    {
        if (!_lengths[axis].IsMade)
        {
            _lengths[axis] = LengthsOf(axis);
        }

        return _lengths[axis];
    }

    /// <summary>Refuses blocks of which two could write to one chunk of a result: on every axis a result's block ends on a chunk's edge or covers everything.</summary>
    /// <exception cref="InvalidOperationException">An axis is cut elsewhere; the message has the numbers.</exception>
    public static void CheckOneWriter(BlockProblem problem, long[] block)
    {
        foreach (BlockArray array in problem.Arrays)
        {
            for (int i = 0; array.IsWritten && i < array.Chunk.Length; i++)
            {
                if (array.Access.TryAxis(i, out int axis) && block[axis] < problem.Lengths[axis] && block[axis] % array.Chunk[i] != 0)
                {
                    throw new InvalidOperationException($"Blocks of {block[axis]} cut the chunks of {array.Chunk[i]} that axis {i} of a result of length {problem.Lengths[axis]} is stored in: two of them would write to one chunk.");
                }
            }
        }
    }

    /// <summary>Makes blocks take runs: an axis longer than one needs whole axes after it.</summary>
    public void Repair(long[] block)
    {
        foreach (int[] run in _problem.Runs)
        {
            bool whole = true;
            for (int i = run.Length - 1; i >= 0; i--)
            {
                int axis = run[i];
                if (!whole && block[axis] > 1)
                {
                    Shorten(block, run, i);
                }

                whole &= block[axis] >= _problem.Lengths[axis];
            }
        }
    }

    private BlockLengths LengthsOf(int axis)
    {
        long whole = Math.Max(1, _problem.Lengths[axis]);
        Span<long> units = stackalloc long[2 + _problem.Arrays.Length + (2 * _problem.Runs.Length)];
        int count = 0;
        AddUnit(units, ref count, whole, Math.Min(whole, _hard[axis]));
        AddUnit(units, ref count, whole, Lcm(_hard[axis], _soft[axis]));
        foreach (BlockArray array in _problem.Arrays)
        {
            AddUnit(units, ref count, whole, array.ChunkAlong(axis) is > 0 and long chunk ? Lcm(_hard[axis], chunk) : whole);
        }

        foreach (int[] run in _problem.Runs)
        {
            if (Array.IndexOf(run, axis) >= 0)
            {
                AddUnit(units, ref count, whole, Lcm(_hard[axis], Leaf));
                AddUnit(units, ref count, whole, Lcm(_hard[axis], Node));
            }
        }

        return new BlockLengths(_problem.Memory, whole, units.Slice(0, count));
    }

    // A result's chunk may forbid a length of one; then the inner axes are taken whole instead.
    private void Shorten(long[] block, int[] run, int index)
    {
        int axis = run[index];
        if (_hard[axis] == 1)
        {
            block[axis] = 1;
            return;
        }

        for (int inner = index + 1; inner < run.Length; inner++)
        {
            block[run[inner]] = Math.Max(1, _problem.Lengths[run[inner]]);
        }
    }

    // Cuts on leaves are worth larger blocks, not chunks multiplied beyond measure.
    private void AddLeaves(int[] run)
    {
        foreach (int axis in run)
        {
            long unit = Lcm(_soft[axis], Leaf);
            _soft[axis] = unit <= Math.Max(Node, 4 * _soft[axis]) ? unit : _soft[axis];
        }
    }

    private void AddChunks(BlockArray array, long[] units)
    {
        for (int i = 0; i < array.Chunk.Length; i++)
        {
            if (array.Access.TryAxis(i, out int axis))
            {
                units[axis] = Math.Min(Math.Max(1, _problem.Lengths[axis]), Lcm(units[axis], array.Access.PointsIn(i, array.Chunk[i])));
            }
        }
    }

    private static void AddUnit(Span<long> units, ref int count, long whole, long unit)
    {
        if ((unit < whole || count == 0) && units.Slice(0, count).IndexOf(unit) < 0)
        {
            units[count++] = unit;
        }
    }

    private void Clip(long[] block)
    {
        for (int axis = 0; axis < block.Length; axis++)
        {
            block[axis] = Math.Max(1, Math.Min(block[axis], _problem.Lengths[axis]));
        }
    }

    internal static long Lcm(long left, long right)
    {
        long a = left, b = right;
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return NumericMemory.SaturatingMultiply(left / a, right);
    }
}
