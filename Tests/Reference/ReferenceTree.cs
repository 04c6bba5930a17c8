using System.Numerics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Reference;

/// <summary>
/// The reduction rules written down recursively, in scalars, one output at a time: what every faster way of folding must equal bit by bit.
/// </summary>
internal static class ReferenceTree
{
    /// <summary>Reduces a dense row-major array over nested levels of axes (outermost first) to a dense row-major result over the other axes.</summary>
    public static T[] Reduce<T>(ReductionKind kind, ReadOnlySpan<T> elements, long[] shape, int[][] levels)
        where T : unmanaged, INumber<T>
        => Reduce(kind, elements, default, shape, levels);

    /// <summary>Sums the products of two arrays, each product added with one rounding.</summary>
    public static T[] Products<T>(ReadOnlySpan<T> elements, ReadOnlySpan<T> others, long[] shape, int[][] levels)
        where T : unmanaged, INumber<T>
        => Reduce(ReductionKind.SumOfProducts, elements, others, shape, levels);

    private static T[] Reduce<T>(ReductionKind kind, ReadOnlySpan<T> elements, ReadOnlySpan<T> others, long[] shape, int[][] levels)
        where T : unmanaged, INumber<T>
    {
        int[] kept = [.. Enumerable.Range(0, shape.Length).Where(axis => !levels.Any(level => level.Contains(axis)))];
        var result = new T[kept.Aggregate(1L, (product, axis) => product * shape[axis])];
        T[] array = elements.ToArray(), factors = others.ToArray();
        long[] strides = Strides(shape);
        for (long output = 0; output < result.Length; output++)
        {
            result[output] = new Output<T>(kind, array, factors, shape, strides, levels).Value(Offset(output, kept, shape, strides));
        }

        return result;
    }

    /// <summary>The offset of the index-th position, row-major, over some axes.</summary>
    private static long Offset(long index, int[] axes, long[] shape, long[] strides)
    {
        long offset = 0;
        foreach (int axis in Enumerable.Reverse(axes))
        {
            offset += index % shape[axis] * strides[axis];
            index /= shape[axis];
        }

        return offset;
    }

    private static long[] Strides(long[] shape)
    {
        var strides = new long[shape.Length];
        long stride = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }

    /// <summary>A total: the value (the mean, for squared deviations, with its remainder and M2), and how many elements it stands for. Of a product that is not summed yet the factors: the value and the rest.</summary>
    private readonly record struct Total<T>(T Value, T Rest, T Squares, long Count);

    private sealed class Output<T>(ReductionKind kind, T[] elements, T[] others, long[] shape, long[] strides, int[][] levels)
        where T : unmanaged, INumber<T>
    {
        private T Identity => kind switch
        {
            ReductionKind.Sum or ReductionKind.SumOfProducts => -T.Zero,
            ReductionKind.Prod => T.One,
            ReductionKind.Min => T.CreateSaturating(double.PositiveInfinity),
            ReductionKind.Max => T.CreateSaturating(double.NegativeInfinity),
            _ => T.Zero,
        };

        public T Value(long offset)
        {
            if (levels.Any(level => Length(level) == 0))
            {
                return kind is ReductionKind.Sum or ReductionKind.SumOfProducts ? T.Zero : Identity;
            }

            Total<T> total = Level(0, offset);
            return kind == ReductionKind.SquaredDeviations ? total.Squares : total.Value;
        }

        private long Length(int[] level) => level.Aggregate(1L, (product, axis) => product * shape[axis]);

        private Total<T> Level(int level, long offset)
        {
            long length = Length(levels[level]);
            bool isInnermost = level == levels.Length - 1;
            Total<T> Element(long index)
            {
                long at = offset + Offset(index, levels[level], shape, strides);
                return isInnermost ? new Total<T>(elements[at], others.Length > 0 ? others[at] : T.Zero, T.Zero, 1) : Level(level + 1, at);
            }

            long span = 64;
            while (span < length)
            {
                span *= 16;
            }

            return Node(Element, 0, span, length, isInnermost, levels[level].Contains(shape.Length - 1));
        }

        private Total<T> Node(Func<long, Total<T>> element, long start, long span, long length, bool isInnermost, bool hasLanes)
        {
            if (span == 64)
            {
                Total<T>[] leaf = [.. Enumerable.Range(0, (int)Math.Min(64, length - start)).Select(i => element(start + i))];
                return !isInnermost ? leaf.Aggregate(Merge)
                    : kind == ReductionKind.SquaredDeviations ? Moments([.. leaf.Select(e => e.Value)], hasLanes)
                    : kind == ReductionKind.SumOfProducts ? new Total<T>(ProductLeaf(leaf, hasLanes), T.Zero, T.Zero, leaf.Length)
                    : new Total<T>(Leaf([.. leaf.Select(e => e.Value)], hasLanes, kind), T.Zero, T.Zero, leaf.Length);
            }

            return Enumerable.Range(0, 16).Select(child => start + (child * (span / 16))).Where(child => child < length)
                .Select(child => Node(element, child, span / 16, length, isInnermost, hasLanes)).Aggregate(Merge);
        }

        private Total<T> Moments(T[] leaf, bool hasLanes)
        {
            T count = T.CreateTruncating(leaf.Length), mean = Leaf(leaf, hasLanes, ReductionKind.Sum) / count;
            T[] distances = [.. leaf.Select(value => value - mean)];
            T sum = Leaf(distances, hasLanes, ReductionKind.Sum);
            T squares = Leaf([.. distances.Select(distance => distance * distance)], hasLanes, ReductionKind.Sum), shift = sum * sum / count;

            // Never below zero; and infinite where the squares have overflowed.
            T deviations = T.IsFinite(squares) ? T.Max(squares - shift, T.Zero) : squares;
            return new Total<T>(mean, sum / count, deviations, leaf.Length);
        }

        private T Leaf(T[] leaf, bool hasLanes, ReductionKind fold)
        {
            if (!hasLanes)
            {
                return leaf.Aggregate((left, right) => Apply(fold, left, right));
            }

            T[] lanes = [.. Enumerable.Repeat(fold == ReductionKind.Sum ? -T.Zero : Identity, 8)];
            for (int i = 0; i < leaf.Length; i++)
            {
                lanes[i % 8] = Apply(fold, lanes[i % 8], leaf[i]);
            }

            T Join(T left, T right) => Apply(fold, left, right);
            return Join(
                Join(Join(lanes[0], lanes[4]), Join(lanes[2], lanes[6])),
                Join(Join(lanes[1], lanes[5]), Join(lanes[3], lanes[7])));
        }

        // Each lane, or the one chain, takes a product with one rounding; lanes are joined as those of any sum.
        private static T ProductLeaf(Total<T>[] leaf, bool hasLanes)
        {
            T[] lanes = [.. Enumerable.Repeat(-T.Zero, hasLanes ? 8 : 1)];
            for (int i = 0; i < leaf.Length; i++)
            {
                int lane = i % lanes.Length;
                lanes[lane] = T.CreateChecked(double.FusedMultiplyAdd(double.CreateChecked(leaf[i].Value), double.CreateChecked(leaf[i].Rest), double.CreateChecked(lanes[lane])));
            }

            return hasLanes ? ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7])) : lanes[0];
        }

        private static T Apply(ReductionKind fold, T left, T right) => fold switch
        {
            ReductionKind.Sum or ReductionKind.SumOfProducts => left + right,
            ReductionKind.Prod => left * right,
            ReductionKind.Min => T.Min(left, right),
            ReductionKind.Max => T.Max(left, right),
            _ => throw new ArgumentOutOfRangeException(nameof(fold)),
        };

        // Chan's formula, with a mean of two numbers.
        private Total<T> Merge(Total<T> left, Total<T> right)
        {
            long count = left.Count + right.Count;
            if (kind != ReductionKind.SquaredDeviations)
            {
                return new Total<T>(Apply(kind, left.Value, right.Value), T.Zero, T.Zero, count);
            }

            T all = T.CreateTruncating(count), ofLeft = T.CreateTruncating(left.Count), ofRight = T.CreateTruncating(right.Count);
            T distance = (right.Value - left.Value) + (right.Rest - left.Rest);
            T squares = left.Squares + right.Squares;
            squares = T.IsFinite(squares) ? squares + (distance * distance * (ofLeft * ofRight / all)) : squares;
            (T mean, T rest) = Renormalized(left.Value, left.Rest + (distance * ofRight / all));
            return new Total<T>(mean, rest, squares, count);
        }

        // Knuth's sum of two numbers: the sum rounded, and exactly what rounding left.
        private static (T Sum, T Left) Renormalized(T left, T right)
        {
            T sum = left + right, part = sum - left;
            return (sum, (left - (sum - part)) + (right - part));
        }
    }
}
