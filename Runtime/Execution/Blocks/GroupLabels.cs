using System.Globalization;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Blocks;

/// <summary>Labels of ints or longs: -1 is in no group, and what is no label is an error.</summary>
internal sealed unsafe class GroupLabels(DType type, string name)
{
    private readonly bool _areLong = type == DType.Int64;

    /// <summary>The label there, below <paramref name="count"/>, or -1.</summary>
    /// <exception cref="ArrayIndexException">It is none.</exception>
    public long At(byte* label, long count, long index)
    {
        long its = _areLong ? *(long*)label : *(int*)label;
        return its >= -1 && its < count ? its : throw NoSuchGroup(its, count, index);
    }

    private ArrayIndexException NoSuchGroup(long label, long count, long index) => new(
        string.Create(CultureInfo.InvariantCulture, $"Label {label}, at index {index} of {name}, is that of no group: there are {count}. Labels are 0 to below their number, or -1 for elements that are in none."),
        label,
        axis: 0,
        count);
}
