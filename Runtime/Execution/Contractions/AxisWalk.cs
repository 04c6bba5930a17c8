using StaticGraph.Execution.Contractions.Kernels;

namespace StaticGraph.Execution.Contractions;

/// <summary>Some axes of a sweep as one index, as a block has them: how both factors and the result walk it. Kept by a worker and set anew for every block, so that a block allocates nothing.</summary>
internal sealed class AxisWalk(int[] axes)
{
    private readonly long[] _lengths = new long[axes.Length], _first = new long[axes.Length], _second = new long[axes.Length], _result = new long[axes.Length];

    /// <summary>The number of indices.</summary>
    public long Count { get; private set; }

    /// <summary>How the first factor walks them.</summary>
    public GroupWalk InFirst { get; private set; }

    /// <summary>How the second factor does.</summary>
    public GroupWalk InSecond { get; private set; }

    /// <summary>How the result does; what is summed over has no place there.</summary>
    public GroupWalk InResult { get; private set; }

    /// <summary>Bytes from one index of each of the axes to the next, in the first factor.</summary>
    public ReadOnlySpan<long> FirstStrides => _first;

    /// <summary>Takes the lengths of a block and the steps of all axes, in bytes; none where a factor does not have these axes. <paramref name="areSecondOwn"/>: those of the second factor are of these axes alone.</summary>
    public void Set(ReadOnlySpan<long> shape, ReadOnlySpan<long> first, ReadOnlySpan<long> second, ReadOnlySpan<long> result, bool areSecondOwn = false)
    {
        Count = 1;
        for (int i = 0; i < axes.Length; i++)
        {
            _lengths[i] = shape[axes[i]];
            _first[i] = first.IsEmpty ? 0 : first[axes[i]];
            _second[i] = second.IsEmpty ? 0 : second[areSecondOwn ? i : axes[i]];
            _result[i] = result[axes[i]];
            Count *= _lengths[i];
        }

        (InFirst, InSecond, InResult) = (new GroupWalk(_lengths, _first), new GroupWalk(_lengths, _second), new GroupWalk(_lengths, _result));
    }
}
