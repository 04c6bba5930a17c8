using System;

namespace StaticGraph.CompilerServices;

/// <summary>What a block of the space reaches of the array, and how that lies in memory.</summary>
public sealed partial class Access
{
    // Most arrays are walked by neighbouring axes of the space in order: this is the first of them, and -1 for others. Every block asks.
    private readonly int _plainFrom;

    /// <summary>Where the region of a block begins on each axis of the array, and how long it is there; returns the number of its elements.</summary>
    internal long Region(ReadOnlySpan<long> start, ReadOnlySpan<long> block, Span<long> arrayStart, Span<long> arrayShape)
    {
        long count = 1;
        if (_plainFrom is >= 0 and int from)
        {
            for (int i = 0; i < _terms.Count; i++)
            {
                (arrayStart[i], arrayShape[i]) = (start[from + i], block[from + i]);
                count *= block[from + i];
            }

            return count;
        }

        for (int i = 0; i < _terms.Count; i++)
        {
            arrayStart[i] = _terms[i].Reach(start, block, out arrayShape[i]);
            count *= arrayShape[i];
        }

        return count;
    }

    /// <summary>The length of the region of a block on an axis of the array.</summary>
    internal long Length(int index, ReadOnlySpan<long> block) => _terms[index].Length(block);

    /// <summary>The points of the space along it, in symbols or whatever stands for numbers.</summary>
    internal T Along<T>(int index, Func<int, T> blockOf, Func<long, T> number) => _terms[index].Along(blockOf, number);

    /// <summary>How far apart neighbours on an axis of the array lie in what is read: a block of c points reaches <c>Stretch * c + Excess</c> indices.</summary>
    internal long Stretch(int index) => _terms[index].Stretch;

    /// <summary>How much more than its stretched length a block reaches on an axis of the array, for all operands that are read together.</summary>
    internal long Excess(int index) => _terms[index].Excess;

    /// <summary>The same before the dims are known.</summary>
    internal Polynomial Beyond(int index) => _terms[index].Beyond;

    /// <summary>The indices of an axis of the array that all of a space reaches with these lengths.</summary>
    internal Polynomial Extent(int index, Func<int, Polynomial> lengthOf) => _terms[index].Extent(Along(index, lengthOf, Polynomial.Constant));

    /// <summary>True where only the indices of an axis of the array are read that are walked, each for itself.</summary>
    internal bool IsSparse(int index) => _terms[index].IsSparse;

    /// <summary>The least number of points whose indices end where chunks do, along an axis of the array stored in chunks of <paramref name="chunk"/>; 1 where each index is read for itself, and where all blocks read the same.</summary>
    internal long PointsIn(int index, long chunk) => IsSparse(index) || Stretch(index) == 0 ? 1 : BlockUnits.Lcm(chunk, Stretch(index)) / Stretch(index);

    /// <summary>The number of elements in the region of a block.</summary>
    internal long Elements(ReadOnlySpan<long> block)
    {
        long count = 1;
        foreach (AxisTerm term in _terms.AsSpan())
        {
            count = NumericMemory.SaturatingMultiply(count, term.Length(block));
        }

        return count;
    }

    /// <summary>
    /// How far apart neighbours along each axis of the space lie in an array with these strides; an axis that walks several of the array's steps along all of them.
    /// Returns where the first point of the space has its element.
    /// </summary>
    internal long Steps(ReadOnlySpan<long> strides, Span<long> steps)
    {
        steps.Clear();
        long first = 0;
        for (int i = 0; i < _terms.Count; i++)
        {
            first += _terms[i].AddSteps(strides[i], steps);
        }

        return first;
    }

    /// <summary>
    /// The same in the region of a block of <paramref name="stream"/>, what this is read with or this alone, kept row-major without gaps; the axes before all others of which each index is read for itself.
    /// </summary>
    internal long DenseSteps(Access stream, ReadOnlySpan<long> block, long elementSize, Span<long> steps)
    {
        steps.Clear();
        long stride = elementSize;
        if (_plainFrom is >= 0 and int from && stream._plainFrom == from)
        {
            for (int i = _terms.Count - 1; i >= 0; i--)
            {
                steps[from + i] = stride;
                stride *= block[from + i];
            }

            return 0;
        }

        return AddDenseSteps(stream, block, isSparse: false, ref stride, steps) + AddDenseSteps(stream, block, isSparse: true, ref stride, steps);
    }

    /// <summary>
    /// Where in its chunk, as the space meets them, the first point lies on each axis, where the array's first element lies at <paramref name="offset"/> in its own:
    /// chunks that are met from the far end begin there, and the last one may be cut off. Empty where each axis begins with a whole chunk.
    /// </summary>
    internal long[] ChunkOffsets(ReadOnlySpan<long> chunk, ReadOnlySpan<long> offset)
    {
        if (chunk.Length == 0 || IsFromZero)
        {
            return offset.ToArray();
        }

        var met = new long[chunk.Length];
        for (int i = 0; i < met.Length; i++)
        {
            met[i] = _terms[i].ChunkOffset(chunk[i], offset.Length == 0 ? 0 : offset[i]);
        }

        return met;
    }

    private long AddDenseSteps(Access stream, ReadOnlySpan<long> block, bool isSparse, ref long stride, Span<long> steps)
    {
        long first = 0;
        for (int i = _terms.Count - 1; i >= 0; i--)
        {
            if (stream._terms[i].IsSparse == isSparse)
            {
                first += _terms[i].AddDenseSteps(stream._terms[i], stride, block, steps);
                stride *= stream._terms[i].Length(block);
            }
        }

        return first;
    }

    private static int PlainFrom(EquatableArray<AxisTerm> terms)
    {
        int first = -1;
        for (int i = 0; i < terms.Count; i++)
        {
            if (!terms[i].IsPlain || !terms[i].TryAxis(out int axis) || (i > 0 && axis != first + i))
            {
                return -1;
            }

            first = axis - i;
        }

        return first;
    }
}
