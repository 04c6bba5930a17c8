using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// A box of neighbouring axes of a row-major array by the flat positions of its elements among those of the axes: runs of neighbours, at even steps along each axis around them.
/// Boxes of two shapes of the same elements meet where they have the same positions.
/// </summary>
internal readonly ref struct FlatBox
{
    private readonly ReadOnlySpan<long> _counts;
    private readonly ReadOnlySpan<long> _steps;
    private readonly long _rows;

    /// <summary>The box at <paramref name="start"/> of lengths <paramref name="box"/> in axes of lengths <paramref name="shape"/>, kept in <paramref name="numbers"/>, two an axis.</summary>
    public FlatBox(ReadOnlySpan<long> shape, ReadOnlySpan<long> start, ReadOnlySpan<long> box, Span<long> numbers)
    {
        int rank = shape.Length, outer = rank;
        Span<long> counts = numbers.Slice(0, rank), steps = numbers.Slice(rank, rank);
        bool isRun = true;
        long step = 1;
        (First, Run, _rows) = (0, 1, 1);
        for (int axis = rank - 1; axis >= 0; axis--)
        {
            First += start[axis] * step;
            if (isRun)
            {
                Run *= box[axis];
                isRun = box[axis] == shape[axis];
            }
            else if (box[axis] != 1)
            {
                outer--;
                (counts[outer], steps[outer]) = (box[axis], step);
                _rows *= box[axis];
            }

            step *= shape[axis];
        }

        _counts = counts.Slice(outer);
        _steps = steps.Slice(outer);
        End = First + Run;
        for (int i = 0; i < _counts.Length; i++)
        {
            End += (_counts[i] - 1) * _steps[i];
        }
    }

    /// <summary>The box with numbers that are known: the first position, the neighbours in a run, and how many of them there are in which steps, from the outermost axis to the innermost.</summary>
    public FlatBox(long first, long run, ReadOnlySpan<long> counts, ReadOnlySpan<long> steps)
    {
        (First, Run, _rows, End) = (first, run, 1, first + run);
        _counts = counts;
        _steps = steps;
        for (int i = 0; i < counts.Length; i++)
        {
            _rows *= counts[i];
            End += (counts[i] - 1) * steps[i];
        }
    }

    /// <summary>All of as many elements.</summary>
    public static FlatBox Whole(long count) => new(0, count, default, default);

    /// <summary>The first position.</summary>
    public long First { get; }

    /// <summary>Behind the last position.</summary>
    public long End { get; }

    /// <summary>The neighbours in a run.</summary>
    public long Run { get; }

    /// <summary>How many runs there are along each axis around them, from the outermost to the innermost.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>How far apart they are.</summary>
    public ReadOnlySpan<long> Steps => _steps;

    /// <summary>The number of elements.</summary>
    public long Count => _rows * Run;

    /// <summary>
    /// The first position from <paramref name="from"/> on, which element of the box that is, row-major, and how many of its run begin there. False behind the last one.
    /// </summary>
    public bool TryNext(long from, out long position, out long number, out long rest)
    {
        long row = 0, at = Math.Max(0, from - First);
        bool isNext = false;
        for (int i = 0; i < _counts.Length; i++)
        {
            long index = isNext ? 0 : at / _steps[i];
            at -= isNext ? 0 : index * _steps[i];

            // Behind the last one along an axis comes the first one of the next along the axes around it.
            isNext |= index >= _counts[i];
            row = isNext && index > 0 ? (row + 1) * _counts[i] : (row * _counts[i]) + index;
        }

        if (isNext || at >= Run)
        {
            row += isNext ? 0 : 1;
            at = 0;
        }

        number = (row * Run) + at;
        position = PositionOf(row, at);
        rest = Run - at;
        return row < _rows;
    }

    /// <summary>Where an element of the box lies, and how many of its run begin there.</summary>
    public long PositionOf(long number, out long rest)
    {
        long at = number % Run;
        rest = Run - at;
        return PositionOf(number / Run, at);
    }

    /// <summary>True where a part of the array has one of the positions.</summary>
    public bool Meets(FlatPart other)
    {
        long from = First;
        while (TryNext(from, out long its, out _, out _) && other.TryNext(its, out from, out _, out _))
        {
            if (from == its)
            {
                return true;
            }
        }

        return false;
    }

    private long PositionOf(long row, long at)
    {
        long position = First + at;
        for (int i = _counts.Length - 1; i >= 0; i--)
        {
            position += row % _counts[i] * _steps[i];
            row /= _counts[i];
        }

        return position;
    }
}
