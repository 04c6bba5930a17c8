extern alias generator;

using System.Numerics;
using generator::StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Reference;

/// <summary>The rule of contractions in scalars: one chain of fused multiplications and additions a result, in the order of the summed axes, row by row, in segments of 2^18 whose totals are added left to right.</summary>
internal static class ReferenceContraction
{
    private const long Segment = 1 << 18;

    /// <summary>The words of the sums of products of two arrays of one shape over some axes.</summary>
    public static long[] Of(ReferenceArray a, ReferenceArray b, int[] summed)
    {
        int[] kept = [.. Enumerable.Range(0, a.Shape.Count).Except(summed)];
        long[] outer = [.. kept.Select(axis => a.Shape[axis])], inner = [.. summed.Select(axis => a.Shape[axis])];
        return [.. Indices.Of(outer).SelectMany(output => Chain(a, b, Indices.Of(inner).Select(index => Element(a, kept, output, summed, index))))];
    }

    private static int Element(ReferenceArray array, int[] kept, long[] output, int[] summed, long[] index)
    {
        long[] at = new long[array.Shape.Count];
        for (int i = 0; i < at.Length; i++)
        {
            int axis = Array.IndexOf(kept, i);
            at[i] = axis >= 0 ? output[axis] : index[Array.IndexOf(summed, i)];
        }

        return (int)Indices.Offset(array.Shape, at);
    }

    private static long[] Chain(ReferenceArray a, ReferenceArray b, IEnumerable<int> elements) => a.Type switch
    {
        DType.Complex => Parts(a, b, elements),
        DType.Double => [Chain(elements, i => (Number(a, i), Number(b, i)))],
        DType.Single => [ReferenceArray.Round(DType.Single, Chain<float>(elements, i => ((float)Number(a, i), (float)Number(b, i))))],
        _ => [elements.Aggregate(0L, (sum, i) => ReferenceArray.Wrap(a.Type, unchecked(sum + (a.Words[i] * b.Words[i]))))],
    };

    private static long Chain(IEnumerable<int> elements, Func<int, (double A, double B)> pair) => ReferenceArray.Round(DType.Double, Chain<double>(elements, pair));

    private static T Chain<T>(IEnumerable<int> elements, Func<int, (T A, T B)> pair)
        where T : IFloatingPointIeee754<T> =>
        Segments(elements, segment => segment.Aggregate(T.Zero, (sum, i) => T.FusedMultiplyAdd(pair(i).A, pair(i).B, sum)));

    private static long[] Parts(ReferenceArray a, ReferenceArray b, IEnumerable<int> elements)
    {
        double real = Segments(elements, segment => segment.Aggregate(0.0, (sum, i) => double.FusedMultiplyAdd(-Number(a, (2 * i) + 1), Number(b, (2 * i) + 1), double.FusedMultiplyAdd(Number(a, 2 * i), Number(b, 2 * i), sum))));
        double imaginary = Segments(elements, segment => segment.Aggregate(0.0, (sum, i) => double.FusedMultiplyAdd(Number(a, (2 * i) + 1), Number(b, 2 * i), double.FusedMultiplyAdd(Number(a, 2 * i), Number(b, (2 * i) + 1), sum))));
        return [ReferenceArray.Round(DType.Double, real), ReferenceArray.Round(DType.Double, imaginary)];
    }

    private static T Segments<T>(IEnumerable<int> elements, Func<IEnumerable<int>, T> chain)
        where T : IFloatingPointIeee754<T> =>
        elements.Select((element, number) => (element, number)).GroupBy(pair => pair.number / Segment, pair => pair.element).Select(chain).DefaultIfEmpty(T.Zero).Aggregate((total, next) => total + next);

    private static double Number(ReferenceArray array, int word) => ReferenceOps.Number(array.Words[word]);
}
