using System;

namespace StaticGraph.CompilerServices;

/// <summary>Whether block shapes fit the limit, with how many sets of buffers, and what they score then.</summary>
internal sealed class BlockFit
{
    private const long LargestElements = int.MaxValue - 64;

    private readonly BlockProblem _problem;
    private readonly BlockCost _cost;

    /// <summary>The shapes of a problem, of which nobody has asked yet.</summary>
    public BlockFit(BlockProblem problem)
    {
        _problem = problem;
        _cost = new BlockCost(problem);
    }

    /// <summary>The traffic that shapes are scored by.</summary>
    public BlockTraffic Traffic => _cost.Traffic;

    /// <summary>How many sets of buffers are of use where there is room for them.</summary>
    public int Wanted { get; private set; }

    /// <summary>Begins anew, with the problem's workers as they are now.</summary>
    public void Restart() => Wanted = (int)Math.Min(int.MaxValue, (long)_problem.Workers * (1 + _problem.ReadAhead));

    /// <summary>True where a block that covers everything fits with all sets: then nothing need be fitted to the limit.</summary>
    public bool FitsWhole(long[] whole)
        => _problem.Limit == long.MaxValue || _problem.Peak(whole, 1) <= _problem.Limit / Math.Max(1, _problem.Workers * (1 + _problem.ReadAhead));

    /// <summary>The score, or the greatest number for a shape over the limit, or no better than the bound.</summary>
    public double Score(long[] block, double bound)
    {
        if ((_problem.Contracts ? LargestBuffer(block) : Elements(block)) > LargestElements)
        {
            return double.MaxValue;
        }

        int most = MostSets(block);
        double score = _cost.Score(block, most);
        if (score > bound || !TrySets(block, out int sets, out _))
        {
            return double.MaxValue;
        }

        return sets == most ? score : _cost.Score(block, sets);
    }

    /// <summary>As many buffer sets as the limit admits, up to one for each block in flight. False where it admits none.</summary>
    public bool TrySets(long[] block, out int sets, out long peak)
    {
        sets = MostSets(block);
        peak = _problem.Peak(block, sets);
        if (peak > _problem.Limit && sets > 1)
        {
            var line = new PeakLine(_problem.Peak(block, 1), _problem.Peak(block, 2));
            sets = (int)Math.Min(sets, Math.Max(1, Units(line.At(1), line.At(2))));
            peak = line.At(sets);
        }

        return peak <= _problem.Limit;
    }

    /// <summary>As many units of a length as fit where one and two of them have these peaks.</summary>
    public long Units(long one, long two) => one > _problem.Limit ? 0 : 1 + ((_problem.Limit - one) / Math.Max(1, two - one));

    /// <summary>The peaks of a shape with any number of sets.</summary>
    public PeakLine Peaks(long[] block) => new(_problem.Peak(block, 1), Wanted > 1 ? _problem.Peak(block, 2) : long.MaxValue);

    private int MostSets(long[] block) => (int)Math.Min(Wanted, _cost.Flights(block));

    // A contraction has no tiles that go by its space.
    private long LargestBuffer(long[] block)
    {
        long largest = 0;
        foreach (BlockArray array in _problem.Arrays)
        {
            largest = Math.Max(largest, array.Access.Elements(block));
        }

        return largest;
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

/// <summary>The peaks of a block with one and more sets of buffers: it grows evenly with them.</summary>
internal readonly struct PeakLine
{
    private readonly long _one;
    private readonly long _two;

    public PeakLine(long one, long two)
    {
        _one = one;
        _two = two;
    }

    public long At(int sets) => sets == 1 ? _one
        : _two == long.MaxValue ? _two
        : NumericMemory.SaturatingAdd(_one, NumericMemory.SaturatingMultiply(sets - 1, _two - _one));
}
