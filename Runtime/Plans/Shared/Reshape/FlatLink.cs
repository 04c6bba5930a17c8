using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// Between the flat positions of an array and those of a box of it: the box is a part of the array that is looked at (a slice), or the array is made of the box and of others (a join).
/// Either keeps the order of elements, and so does another shape of the same elements, which changes no flat position.
/// </summary>
internal sealed class FlatLink
{
    private readonly long _first;
    private readonly long _run;
    private readonly long[] _counts;
    private readonly long[] _steps;

    /// <summary>The box at <paramref name="start"/> of lengths <paramref name="part"/> in axes of lengths <paramref name="whole"/>. Takes over its arguments.</summary>
    public FlatLink(long[] whole, long[] start, long[] part, bool isSlice)
    {
        (Whole, Start, Part, IsSlice) = (whole, start, part, isSlice);
        var box = new FlatBox(whole, start, part, new long[2 * whole.Length]);
        (_first, _run, _counts, _steps) = (box.First, box.Run, box.Counts.ToArray(), box.Steps.ToArray());
        IsSame = part.AsSpan().SequenceEqual(whole);
    }

    /// <summary>The lengths of the array's axes.</summary>
    public long[] Whole { get; }

    /// <summary>Where the box begins.</summary>
    public long[] Start { get; }

    /// <summary>The lengths of the box.</summary>
    public long[] Part { get; }

    /// <summary>True where the box is looked at and the array is nearer to storage; false where it is the other way around.</summary>
    public bool IsSlice { get; }

    /// <summary>True where the box is all of the array.</summary>
    public bool IsSame { get; }

    /// <summary>The box.</summary>
    public FlatBox Box => new(_first, _run, _counts, _steps);

    /// <summary>Of neighbouring axes the links of those before and of those behind, as one.</summary>
    public static FlatLink Beside(FlatLink left, FlatLink right)
        => new(Arrays.Joined(left.Whole, right.Whole), Arrays.Joined(left.Start, right.Start), Arrays.Joined(left.Part, right.Part), left.IsSlice);

    /// <summary>After how many elements of what is looked at those of the array that is nearer to storage have come a multiple of <paramref name="period"/> further.</summary>
    public long Above(long period)
    {
        int first = 0;
        while (first < Whole.Length - 1 && Whole[first] == 1)
        {
            first++;
        }

        long whole = 1, part = 1;
        for (int axis = first + 1; axis < Whole.Length; axis++)
        {
            (whole, part) = (whole * Whole[axis], part * Part[axis]);
        }

        (long below, long above) = IsSlice ? (whole, part) : (part, whole);
        return BlockUnits.Lcm(period, below) / below * above;
    }
}
