using System.Runtime.CompilerServices;

namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>
/// How a group of axes is walked as if it were one: index by index, the innermost axis fastest. Strides are in bytes, and may be 0 or negative. Making one allocates nothing;
/// the arrays stay the caller's, who may change them once no walk over them is used any more.
/// </summary>
internal readonly struct GroupWalk
{
    private readonly long[]? _lengths, _strides;

    // Neighbours that lie evenly, from each multiple of this on.
    private readonly long _inner = long.MaxValue;

    private GroupWalk(in GroupWalk whole, long first, long count)
    {
        this = whole;
        (First, Count) = (whole.First + first, count);
    }

    /// <summary>One axis.</summary>
    public GroupWalk(long count, long stride)
    {
        (Count, Stride) = (count, stride);
    }

    /// <summary>Axes by their lengths and strides, outermost first; none is a single index.</summary>
    public GroupWalk(long[] lengths, long[] strides)
    {
        Count = 1;
        for (int axis = lengths.Length - 1; axis >= 0; axis--)
        {
            if (lengths[axis] != 1 && Count == 1)
            {
                Stride = strides[axis];
            }
            else if (lengths[axis] != 1 && _inner == long.MaxValue && strides[axis] != Stride * Count)
            {
                _inner = Count;
            }

            Count *= lengths[axis];
        }

        (_lengths, _strides) = _inner == long.MaxValue || Count == 0 ? (null, null) : (lengths, strides);
    }

    /// <summary>The index within the group at which the walk begins; only <see cref="Slice"/> makes one other than 0.</summary>
    public long First { get; }

    /// <summary>Indices walked.</summary>
    public long Count { get; }

    /// <summary>True where all neighbours lie <see cref="Stride"/> apart.</summary>
    public bool IsEven => _lengths is null;

    /// <summary>Bytes from an index to the next within the innermost axis that is longer than 1; of an even walk, anywhere.</summary>
    public long Stride { get; }

    /// <summary>A part of the walk, over the same axes.</summary>
    public GroupWalk Slice(long first, long count) => new(this, first, count);

    /// <summary>Indices from this one on, itself included, that lie <see cref="Stride"/> apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long RunFrom(long index) => _lengths is null ? Count - index : Math.Min(Count - index, _inner - ((First + index) % _inner));

    /// <summary>Bytes from the place of index 0 of the group to that of the walk's index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Offset(long index) => _lengths is null ? (First + index) * Stride : OffsetByAxes(First + index);

    private long OffsetByAxes(long index)
    {
        long offset = 0;
        for (int axis = _lengths!.Length - 1; axis >= 0; axis--)
        {
            (index, long digit) = Math.DivRem(index, _lengths[axis]);
            offset += digit * _strides![axis];
        }

        return offset;
    }
}
