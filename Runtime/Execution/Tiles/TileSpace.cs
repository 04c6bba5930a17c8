namespace StaticGraph.Execution.Tiles;

/// <summary>One block as the tile driver walks it: lengths, and for each slot the address of its first element and byte strides.</summary>
/// <remarks>Kept by a worker and filled anew for every block, so that a block allocates nothing.</remarks>
internal sealed class TileSpace(int slots, int capacity)
{
    private readonly long[] _lengths = new long[capacity];
    private readonly long[] _strides = new long[slots * capacity];
    private AxisSteps?[] _steps = [];
    private bool _hasSteps;

    /// <summary>The address of each slot's first element.</summary>
    public nint[] Origins { get; } = new nint[slots];

    /// <summary>The number of axes, at least 2.</summary>
    public int Rank { get; private set; }

    /// <summary>The length of each axis.</summary>
    public ReadOnlySpan<long> Lengths => _lengths.AsSpan(0, Rank);

    /// <summary>Starts a block of the given shape.</summary>
    public void Begin(ReadOnlySpan<long> shape)
    {
        Rank = shape.Length;
        shape.CopyTo(_lengths);
        if (_hasSteps)
        {
            Array.Clear(_steps);
            _hasSteps = false;
        }
    }

    /// <summary>Along an axis a slot has its elements where <paramref name="steps"/> say, and not in even steps.</summary>
    public void SetSteps(int slot, int axis, AxisSteps steps)
    {
        _steps = _steps.Length == 0 ? new AxisSteps?[slots * capacity] : _steps;
        _steps[(slot * capacity) + axis] = steps;
        _hasSteps = true;
    }

    /// <summary>What <see cref="SetSteps"/> said; null where a slot goes in even steps.</summary>
    public AxisSteps? Steps(int slot, int axis) => _hasSteps ? _steps[(slot * capacity) + axis] : null;

    /// <summary>The bytes from a slot's first element along an axis to that at <paramref name="index"/>.</summary>
    public nint Offset(int slot, int axis, long index) => Steps(slot, axis)?.Offset(index) ?? (nint)(Strides(slot)[axis] * index);

    /// <summary>Bytes from one index of each axis to the next.</summary>
    public Span<long> Strides(int slot) => _strides.AsSpan(slot * capacity, Rank);

    /// <summary>
    /// Joins neighbouring axes wherever every slot steps evenly through both, so that rows become long:
    /// a contiguous array of any shape is one row.
    /// </summary>
    /// <example>(3, 4, 5) with strides (160, 40, 8) everywhere becomes (1, 60); if only the last two fit, (3, 20).</example>
    public void Collapse()
    {
        for (int axis = Rank - 2; axis >= 0; axis--)
        {
            if (_lengths[axis] == 1 || AreEven(axis))
            {
                Join(axis);
            }
        }

        if (Rank == 1)
        {
            Prepend();
        }
    }

    /// <summary>Joins the axes marked with the next one, all of which every slot steps through evenly.</summary>
    public void Join(ReadOnlySpan<bool> joined)
    {
        for (int axis = Rank - 2; axis >= 0; axis--)
        {
            if (joined[axis])
            {
                Join(axis);
            }
        }

        if (Rank == 1)
        {
            Prepend();
        }
    }

    private bool AreEven(int axis)
    {
        for (int slot = 0; slot < slots; slot++)
        {
            Span<long> strides = Strides(slot);
            if (strides[axis] != strides[axis + 1] * _lengths[axis + 1] || Steps(slot, axis) is not null || Steps(slot, axis + 1) is not null)
            {
                return false;
            }
        }

        return true;
    }

    // The outer stride is dropped: either the axis has one index, or its stride follows from the inner one.
    private void Join(int axis)
    {
        _lengths[axis + 1] *= _lengths[axis];
        Rank--;
        _lengths.AsSpan(axis + 1, Rank - axis).CopyTo(_lengths.AsSpan(axis));
        for (int slot = 0; slot < slots; slot++)
        {
            int first = slot * capacity;
            _strides.AsSpan(first + axis + 1, Rank - axis).CopyTo(_strides.AsSpan(first + axis));
            if (_hasSteps)
            {
                _steps.AsSpan(first + axis + 1, Rank - axis).CopyTo(_steps.AsSpan(first + axis));
            }
        }
    }

    private void Prepend()
    {
        Rank = 2;
        (_lengths[0], _lengths[1]) = (1, _lengths[0]);
        for (int slot = 0; slot < slots; slot++)
        {
            Span<long> strides = Strides(slot);
            (strides[0], strides[1]) = (0, strides[0]);
            if (_hasSteps)
            {
                (_steps[slot * capacity], _steps[(slot * capacity) + 1]) = (null, _steps[slot * capacity]);
            }
        }
    }
}
