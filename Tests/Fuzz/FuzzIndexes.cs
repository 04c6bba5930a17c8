extern alias generator;

using generator::StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Fuzz;

/// <summary>Indexers: numbers, ranges, steps, lists, arrays of indices, new axes and an ellipsis, in C# and in NumPy.</summary>
internal static class FuzzIndexes
{
    /// <summary>An index for each of the first axes, or of the last ones behind an ellipsis.</summary>
    public static (string Kernel, string NumPy)? Draw(FuzzDraw draw)
    {
        if (draw.Rank == 0)
        {
            return ("a[NDArray.NewAxis]", "a[None]");
        }

        int count = draw.Number(1, draw.Rank);
        bool fromBehind = count < draw.Rank && draw.Maybe(4);
        var indexes = new List<(string Kernel, string NumPy)>();
        int arrays = 0;
        for (int i = 0; i < count; i++)
        {
            (string, string)? index = One(draw, fromBehind ? draw.Rank - count + i : i, ref arrays);
            if (index is null)
            {
                return null;
            }

            indexes.Add(index.Value);
            if (draw.Maybe(12))
            {
                indexes.Add(("NDArray.NewAxis", "None"));
            }
        }

        if (fromBehind)
        {
            indexes.Insert(0, ("NDArray.Ellipsis", "..."));
        }

        return ($"a[{string.Join(", ", indexes.Select(index => index.Kernel))}]", $"a[{string.Join(", ", indexes.Select(index => index.NumPy))}]");
    }

    private static (string, string)? One(FuzzDraw draw, int axis, ref int arrays)
    {
        long length = draw.Length(axis);
        switch (draw.Number(0, 9))
        {
            case 0:
                return ("1..", "1:");
            case 1:
                return ("..^1", ":-1");
            case 2 when length > 0:
                long place = draw.Places(length, 1)[0];
                return place < 0 ? ($"^{-place}", place.ToString()) : (place.ToString(), place.ToString());
            case 3:
                return ("1..^1", "1:-1");
            case 4 or 5:
                return Step(draw);
            case 6 when length > 0 && arrays++ == 0:
                string list = FuzzWords.List(draw.Places(length, draw.Number(1, 4)));
                return (list, list);
            case 7 when arrays++ == 0 && draw.Indices(axis, [.. Enumerable.Range(0, draw.Number(0, 2)).Select(_ => draw.Pick([Polynomial.Constant(2), .. draw.A.Shape]))]) is { } letter:
                return (letter, letter);
            default:
                return ("..", ":");
        }
    }

    private static (string, string) Step(FuzzDraw draw)
    {
        int step = draw.Number(2, 4);
        return draw.Number(0, 4) switch
        {
            0 => ("NDArray.Slice(null, null, -1)", "::-1"),
            1 => ($"NDArray.Slice(null, null, {step})", $"::{step}"),
            2 => ($"NDArray.Slice(1, null, {step})", $"1::{step}"),
            3 => ($"NDArray.Slice(^1, 0, -{step})", $"-1:0:-{step}"),
            _ => ($"NDArray.Slice(null, -1, {step})", $":-1:{step}"),
        };
    }
}
