using System;

namespace StaticGraph.CompilerServices;

/// <summary>What a block of the space reaches of the array, and how that lies in memory.</summary>
public sealed partial class Access
{
    /// <summary>Where the region of a block begins on each axis of the array, and how long it is there; returns the number of its elements.</summary>
    internal long Region(ReadOnlySpan<long> start, ReadOnlySpan<long> block, Span<long> arrayStart, Span<long> arrayShape)
    {
        long count = 1;
        for (int i = 0; i < _terms.Count; i++)
        {
            arrayStart[i] = _terms[i].Start(start);
            arrayShape[i] = _terms[i].Length(block);
            count *= arrayShape[i];
        }

        return count;
    }

    /// <summary>The length of the region of a block on an axis of the array, in symbols or whatever stands for numbers.</summary>
    internal T Length<T>(int index, Func<int, T> blockOf, Func<long, T> number) => _terms[index].Length(blockOf, number);

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

    /// <summary>How far apart neighbours along each axis of the space lie in an array with these strides. An axis that walks several of the array's steps along all of them.</summary>
    internal void Steps(ReadOnlySpan<long> strides, Span<long> steps)
    {
        steps.Clear();
        for (int i = 0; i < _terms.Count; i++)
        {
            _terms[i].AddSteps(strides[i], steps);
        }
    }

    /// <summary>The same in the region of a block, kept row-major without gaps.</summary>
    internal void DenseSteps(ReadOnlySpan<long> block, long elementSize, Span<long> steps)
    {
        steps.Clear();
        long stride = elementSize;
        for (int i = _terms.Count - 1; i >= 0; i--)
        {
            _terms[i].AddSteps(stride, steps);
            stride *= _terms[i].Length(block);
        }
    }
}
