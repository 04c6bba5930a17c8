using System;
using System.Globalization;

namespace StaticGraph.CompilerServices;

/// <summary>
/// A further axis of the space along which the index of an array goes: at point k of it the index is <c>step * k</c> further on. It has few points, whose number is known when the plan is made: every block reads what all of them reach.
/// </summary>
internal readonly record struct AxisWindow(int Axis, long Step, long Length)
{
    /// <summary>How far some windows reach before the index without them, and behind it.</summary>
    public static (long Before, long Behind) Reach(EquatableArray<AxisWindow> windows)
    {
        (long before, long behind) = (0, 0);
        foreach (AxisWindow window in windows.AsSpan())
        {
            long reach = NumericMemory.SaturatingMultiply(Math.Abs(window.Step), Math.Max(0, window.Length - 1));
            (before, behind) = window.Step < 0 ? (NumericMemory.SaturatingAdd(before, reach), behind) : (before, NumericMemory.SaturatingAdd(behind, reach));
        }

        return (before, behind);
    }

    /// <summary>The windows where the axes of the space are called otherwise.</summary>
    public static EquatableArray<AxisWindow> Renamed(EquatableArray<AxisWindow> windows, Func<int, int> nameOf)
        => windows.Count == 0 ? windows : Arrays.Map<AxisWindow, AxisWindow>(windows, window => window with { Axis = nameOf(window.Axis) });

    /// <summary>How far the index goes on for windows at a point of the space.</summary>
    public static long IndexOf(EquatableArray<AxisWindow> windows, ReadOnlySpan<long> point)
    {
        long index = 0;
        foreach (AxisWindow window in windows.AsSpan())
        {
            index += window.Step * point[window.Axis];
        }

        return index;
    }

    /// <summary>Adds to the step along each axis of the space what neighbours along it are apart.</summary>
    public static void AddSteps(EquatableArray<AxisWindow> windows, long stride, Span<long> steps)
    {
        foreach (AxisWindow window in windows.AsSpan())
        {
            steps[window.Axis] += window.Step * stride;
        }
    }

    /// <summary>What is added to an index, and of how many points: <c> + 5 of 1</c>, <c> - 5 of 2*1</c>.</summary>
    public override string ToString()
        => (Step < 0 ? " - " : " + ") + Text(Length) + " of " + (Math.Abs(Step) == 1 ? "" : Text(Math.Abs(Step)) + "*") + Text(Axis);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
