extern alias generator;

using System.Numerics;
using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Reference;

/// <summary>Folds of a <see cref="ReferenceArray"/>: every element type takes the same recursive tree.</summary>
internal static class ReferenceFold
{
    /// <summary>The words of the fold over nested levels of axes, outermost first: of the type that <see cref="ReductionMemory.TotalType"/> says.</summary>
    public static long[] Of(ReductionKind kind, ReferenceArray array, EquatableArray<EquatableArray<int>> levels, QuantileRule? order = null)
    {
        if (order is not null && levels.Count > 0)
        {
            return [ByOrder(array, order)];
        }

        if (levels.Count == 0)
        {
            return OfOne(kind, array);
        }

        if (kind == ReductionKind.CountNonZero)
        {
            return Fold(ReductionKind.Sum, NonZero(array), array, levels);
        }

        if (kind is ReductionKind.ArgMin or ReductionKind.ArgMax)
        {
            return Places(kind == ReductionKind.ArgMax, array, [.. levels.SelectMany(level => level)]);
        }

        if (kind == ReductionKind.Median)
        {
            return [Median(array)];
        }

        return array.Type switch
        {
            DType.Boolean => [.. Fold(kind, Bytes(array), array, levels).Select(value => Math.Min(value, (byte)1)).Select(value => (long)value)],
            DType.Byte => [.. Fold(kind, Bytes(array), array, levels).Select(value => (long)value)],
            DType.SByte => [.. Fold(kind, [.. array.Words.Select(word => (sbyte)word)], array, levels).Select(value => (long)value)],
            DType.Int16 => [.. Fold(kind, [.. array.Words.Select(word => (short)word)], array, levels).Select(value => (long)value)],
            DType.UInt16 => [.. Fold(kind, [.. array.Words.Select(word => (ushort)word)], array, levels).Select(value => (long)value)],
            DType.UInt32 => [.. Fold(kind, [.. array.Words.Select(word => (uint)word)], array, levels).Select(value => (long)value)],
            DType.UInt64 => [.. Fold(kind, [.. array.Words.Select(word => (ulong)word)], array, levels).Select(value => (long)value)],
            DType.Int32 => [.. Fold(kind, [.. array.Words.Select(word => (int)word)], array, levels).Select(value => (long)value)],
            DType.Int64 => Fold(kind, [.. array.Words], array, levels),
            _ => [.. Fold(kind, array.Numbers, array, levels).Select(value => ReferenceArray.Round(DType.Double, value))],
        };
    }

    /// <summary>The sums by the tree of the products of two arrays of one shape, of floating point: not yet rounded to it.</summary>
    public static double[] OfProducts(ReferenceArray a, ReferenceArray b, EquatableArray<EquatableArray<int>> levels) => levels.Count == 0
        ? [.. a.Numbers.Zip(b.Numbers, (left, right) => left * right)]
        : ReferenceTree.Products<double>(a.Numbers, b.Numbers, [.. a.Shape], [.. levels.Select(level => level.ToArray())]);

    // Over no axis at all: every element is its own fold, and its own mean.
    private static long[] OfOne(ReductionKind kind, ReferenceArray array) => kind switch
    {
        ReductionKind.SquaredDeviations => [.. array.Numbers.Select(number => ReferenceArray.Round(array.Type, number - number))],
        ReductionKind.CountNonZero => NonZero(array),
        ReductionKind.ArgMin or ReductionKind.ArgMax => new long[array.Words.Count],
        ReductionKind.Median => [Median(array)],
        _ => [.. array.Words],
    };

    // Of all elements: sorted, and added up as NumPy does, from 0 on.
    private static long Median(ReferenceArray array)
    {
        DType type = array.Type.IsFloating() ? array.Type : DType.Double;
        double[] sorted = [.. array.Numbers.Order()];
        int half = sorted.Length / 2;
        return ReferenceArray.Round(
            type,
            sorted.Length == 0 || sorted.Any(double.IsNaN) ? double.NaN
            : sorted.Length % 2 == 1 ? 0.0 + sorted[half]
            : Half(type, 0.0 + sorted[half - 1] + sorted[half]));
    }

    /// <summary>What lies between two elements by order, as NumPy goes from the lower one to the upper one, in double. A median of floats is a mean of floats.</summary>
    public static long ByOrder(ReferenceArray array, QuantileRule order)
    {
        double[] sorted = [.. array.Numbers.Where(number => !double.IsNaN(number)).Order()];
        if (sorted.Length == 0 || (sorted.Length < array.Numbers.Length && !order.SkipsNaN))
        {
            return ReferenceArray.Round(array.Type, double.NaN);
        }

        (long lower, double weight) = order.Of(sorted.Length);
        double from = sorted[lower], to = sorted[Math.Min(lower + 1, sorted.Length - 1)];
        if (order.IsMean)
        {
            return ReferenceArray.Round(array.Type, weight == 0 ? 0.0 + from : Half(array.Type, 0.0 + from + to));
        }

        double value = weight == 0 || from == to ? from : weight < 0.5 ? from + ((to - from) * weight) : to - ((to - from) * (1 - weight));
        return ReferenceArray.Round(array.Type, 0.0 + value);
    }

    private static double Half(DType type, double sum) => (type == DType.Single ? (float)sum : sum) / 2;

    // Elements come row by row: an element takes the place only of what is worse, and nothing that of a NaN.
    private static long[] Places(bool isMax, ReferenceArray array, int[] reduced)
    {
        int[] kept = [.. Enumerable.Range(0, array.Shape.Count).Except(reduced)];
        long[] outputs = [.. kept.Select(axis => array.Shape[axis])], inside = [.. reduced.Select(axis => array.Shape[axis])];
        var places = new long[outputs.Aggregate(1L, (product, length) => product * length)];
        var best = new long?[places.Length];
        int element = 0;
        foreach (long[] index in Indices.Of([.. array.Shape]))
        {
            long output = Indices.Offset(outputs, [.. kept.Select(axis => index[axis])]), word = array.Words[element++];
            if (best[output] is not { } before || Beats(array.Type, isMax, word, before))
            {
                (best[output], places[output]) = (word, Indices.Offset(inside, [.. reduced.Select(axis => index[axis])]));
            }
        }

        return places;
    }

    private static bool Beats(DType type, bool isMax, long word, long before)
    {
        if (!type.IsFloating())
        {
            Int128 whole = ReferenceArray.Whole(type, word), first = ReferenceArray.Whole(type, before);
            return isMax ? whole > first : whole < first;
        }

        double number = BitConverter.Int64BitsToDouble(word), last = BitConverter.Int64BitsToDouble(before);
        return !double.IsNaN(last) && (double.IsNaN(number) || (isMax ? number > last : number < last));
    }

    private static long[] NonZero(ReferenceArray array) => array.Type.IsFloating()
        ? [.. array.Numbers.Select(number => number != 0 ? 1L : 0)]
        : [.. array.Words.Select(word => word != 0 ? 1L : 0)];

    private static byte[] Bytes(ReferenceArray array) => [.. array.Words.Select(word => (byte)word)];

    private static T[] Fold<T>(ReductionKind kind, T[] elements, ReferenceArray array, EquatableArray<EquatableArray<int>> levels)
        where T : unmanaged, INumber<T>
        => ReferenceTree.Reduce<T>(kind.Twin(), elements, [.. array.Shape], [.. levels.Select(level => level.ToArray())]);
}
