extern alias generator;

using generator::StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Reference;

/// <summary>Functions of lines, by their definitions: sorted with a stable sort, and folded by label one element after another.</summary>
internal static class ReferenceBlock
{
    /// <summary>The words of the results, over the axes that are not those of lines. Elements and labels are over the whole space, the same along the axis of the results.</summary>
    public static long[] Of(BlockRule rule, ReferenceArray elements, ReferenceArray labels, int[] lines)
    {
        long[] space = [.. elements.Shape];
        int results = space.Length - rule.FromEnd;
        int[] kept = [.. Enumerable.Range(0, space.Length).Except(lines)];
        long[] shape = [.. kept.Select(axis => space[axis])];
        long[] lineShape = [.. lines.Select(axis => space[axis])];
        var words = new long[shape.Aggregate(1L, (product, length) => product * length)];
        foreach (long[] index in Indices.Of([.. kept.Select(axis => axis == results ? Math.Min(1, space[axis]) : space[axis])]))
        {
            int[] places = [.. Indices.Of(lineShape).Select(at => (int)Indices.Offset(space, Point(space.Length, kept, index, lines, at)))];
            long[] line = [.. places.Select(place => elements.Words[place])], its = [.. places.Select(place => labels.Words[place])];
            long[] found = Line(rule, elements.Type, line, its, space[results]);
            for (long i = 0; i < found.Length; i++)
            {
                index[Array.IndexOf(kept, results)] = i;
                words[Indices.Offset(shape, index)] = found[i];
            }
        }

        return words;
    }

    private static long[] Point(int rank, int[] kept, long[] index, int[] lines, long[] at)
    {
        var point = new long[rank];
        for (int i = 0; i < kept.Length; i++)
        {
            point[kept[i]] = index[i];
        }

        for (int i = 0; i < lines.Length; i++)
        {
            point[lines[i]] = at[i];
        }

        return point;
    }

    private static long[] Line(BlockRule rule, DType type, long[] line, long[] labels, long results)
    {
        int[] Sorted(bool isLeast, bool areZerosEqual) => isLeast
            ? [.. Enumerable.Range(0, line.Length).OrderBy(i => Key(type, line[i], areZerosEqual))]
            : [.. Enumerable.Range(0, line.Length).OrderByDescending(i => Key(type, line[i], areZerosEqual))];
        return rule.Function switch
        {
            BlockFunction.Sort => [.. Sorted(true, false).Select(i => line[i])],
            BlockFunction.ArgSort => [.. Sorted(true, true).Select(i => (long)i)],
            BlockFunction.Largest => [.. Sorted(false, false).Take((int)results).Select(i => line[i])],
            BlockFunction.ArgLargest => [.. Sorted(false, true).Take((int)results).Select(i => (long)i)],
            BlockFunction.Smallest => [.. Sorted(true, false).Take((int)results).Select(i => line[i])],
            BlockFunction.ArgSmallest => [.. Sorted(true, true).Take((int)results).Select(i => (long)i)],
            BlockFunction.Order => [.. rule.Orders.Select(order => ReferenceFold.ByOrder(new ReferenceArray(type, new long[] { line.Length }, line), order))],
            _ => [.. Enumerable.Range(0, (int)results).Select(label => Group(rule, type, [.. line.Where((_, i) => labels[i] == label)]))],
        };
    }

    private static long Group(BlockRule rule, DType type, long[] line)
    {
        double Number(long word) => BitConverter.Int64BitsToDouble(word);
        long Of(double number) => ReferenceArray.Round(DType.Double, number);
        bool isFloating = type.IsFloating();
        return rule.Function switch
        {
            BlockFunction.GroupCount => line.Length,
            BlockFunction.GroupSum => isFloating ? Of(Sum(line.Select(Number))) : line.Aggregate(0L, (sum, word) => unchecked(sum + word)),
            BlockFunction.GroupMin => isFloating ? Of(line.Select(Number).Aggregate(double.PositiveInfinity, Math.Min)) : type == DType.UInt64 ? (long)line.Select(word => (ulong)word).Append(ulong.MaxValue).Min() : line.Append(long.MaxValue).Min(),
            BlockFunction.GroupMax => isFloating ? Of(line.Select(Number).Aggregate(double.NegativeInfinity, Math.Max)) : type == DType.UInt64 ? (long)line.Select(word => (ulong)word).Append(0UL).Max() : line.Append(long.MinValue).Max(),
            BlockFunction.GroupFirst => line.FirstOrDefault(),
            BlockFunction.GroupLast => line.LastOrDefault(),
            BlockFunction.GroupOrder => ReferenceFold.ByOrder(new ReferenceArray(type, new long[] { line.Length }, line), rule.Orders[0]),
            _ => throw new InvalidOperationException($"There is no function {rule.Function}."),
        };
    }

    // What is rounded off is summed beside.
    private static double Sum(IEnumerable<double> numbers)
    {
        (double sum, double rest) = (0, 0);
        foreach (double number in numbers)
        {
            double next = sum + number, part = next - sum;
            rest += (sum - (next - part)) + (number - part);
            sum = next;
        }

        return double.IsFinite(sum) ? sum + rest : sum;
    }

    private static Int128 Key(DType type, long word, bool areZerosEqual)
    {
        if (!type.IsFloating())
        {
            return ReferenceArray.Whole(type, word);
        }

        double number = BitConverter.Int64BitsToDouble(word);
        return double.IsNaN(number) ? long.MaxValue : number == 0 && (areZerosEqual || word == 0) ? 0 : word < 0 ? -1 - (word & long.MaxValue) : word;
    }
}
