namespace StaticGraph.Execution;

/// <summary>What the choice of a bound plan's blocks depends on besides the plan: the limit, the workers, and how the arrays of the run lie.</summary>
internal sealed class ChoiceKey(RunArrays arrays, RunOptions? options)
{
    private readonly long? _limit = options?.MemoryLimit;
    private readonly int _workers = ChosenPlan.WorkersOf(options);
    private readonly long[]?[] _sources = Array.ConvertAll(arrays.Sources, pinned => pinned?.ByteStrides);
    private readonly long[]?[] _sinks = Array.ConvertAll(arrays.Sinks, pinned => pinned?.ByteStrides);
    private readonly long[][] _chunks = [.. arrays.Chunks];
    private readonly long[] _rooms = [.. arrays.SinkRoom];
    private readonly long[] _carried = Array.ConvertAll(arrays.Taken, place => place?.Carry ?? 0);

    /// <summary>True where the options are the same as far as blocks are concerned.</summary>
    public bool IsFor(RunOptions? options) => options?.BlockShapes is null && options?.MemoryLimit == _limit && ChosenPlan.WorkersOf(options) == _workers;

    /// <summary>True where the arrays lie as those did: in memory with the same strides, or in storage with the same chunks.</summary>
    public bool IsFor(RunArrays arrays)
    {
        if (!Lie(arrays.Sources, _sources) || !Lie(arrays.Sinks, _sinks) || !arrays.SinkRoom.AsSpan().SequenceEqual(_rooms))
        {
            return false;
        }

        for (int i = 0; i < _chunks.Length; i++)
        {
            if (!arrays.Chunks[i].AsSpan().SequenceEqual(_chunks[i]) || (arrays.Taken[i]?.Carry ?? 0) != _carried[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool Lie(PinnedArray?[] arrays, long[]?[] strides)
    {
        for (int i = 0; i < strides.Length; i++)
        {
            long[]? its = arrays[i]?.ByteStrides;
            if ((its is null) != (strides[i] is null) || !its.AsSpan().SequenceEqual(strides[i]))
            {
                return false;
            }
        }

        return true;
    }
}
