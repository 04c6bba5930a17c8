using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Execution;

/// <summary>The chunks that a box of another shape meets, against a look at every element.</summary>
public sealed class MetChunksTests
{
    private static readonly long[][][] Shapes =
    [
        [[360], [5, 72]], [[360], [3, 4, 30]], [[5, 72], [360]], [[3, 4, 30], [360]], [[6, 60], [9, 40]], [[6, 10, 6], [4, 9, 10]],
        [[1, 360], [18, 20]], [[360], [1, 18, 20]], [[18, 1, 20], [360]], [[8, 45], [45, 8]],
    ];

    [Fact]
    public void EachIsMetOnce()
    {
        var random = new Random(3);
        for (int i = 0; i < 3000; i++)
        {
            (long[] shape, long[] view) = (Shapes[i % Shapes.Length][0], Shapes[i % Shapes.Length][1]);
            long[] chunk = [.. shape.Select(length => random.NextInt64(1, length + 1))], offset = [.. chunk.Select(length => random.Next(3) == 0 ? random.NextInt64(length) : 0)];
            long[] start = [.. view.Select(length => random.NextInt64(length))], box = [.. view.Select((length, axis) => random.Next(3) == 0 ? length - start[axis] : random.NextInt64(1, length - start[axis] + 1))];
            var axes = new ReshapedAxes(shape, chunk, offset, 0, view);
            List<string> expected = [.. Positions(view, start, box).Select(position => Chunk(shape, chunk, offset, position)).Distinct().Order()];

            Assert.Equal(expected, Met(axes, start, box));
            Assert.Equal(expected.Count, Count(axes, start, box, long.MaxValue));
            Assert.InRange(Count(axes, start, box, 2), 1, 360);
        }
    }

    // A view of a slice of a view, and the part of a join that is seen under another shape: what lies between is looked up element by element.
    [Fact]
    public void SoItIsThroughSlicesAndJoins()
    {
        var random = new Random(4);
        for (int i = 0; i < 3000; i++)
        {
            bool isSlice = i % 2 == 0;
            long[] whole = [random.Next(1, 7), random.Next(1, 7), random.Next(1, 7)], part = [.. whole.Select(length => random.NextInt64(1, length + 1))];
            long[] at = [.. whole.Zip(part, (length, its) => random.NextInt64(length - its + 1))];
            long[] seen = isSlice ? part : whole, kept = isSlice ? whole : part, shape = [kept[0] * kept[1], kept[2]], view = [seen[0], seen[1] * seen[2]];
            long[] chunk = [.. shape.Select(length => random.NextInt64(1, length + 1))], start = [.. view.Select(length => random.NextInt64(length))];
            long[] box = [.. view.Select((length, axis) => random.NextInt64(1, length - start[axis] + 1))];
            var axes = new ReshapedAxes(shape, chunk, [0, 0], 0, view, new FlatLink(whole, at, part, isSlice));
            Dictionary<long, long> inWhole = Positions(whole, at, part).Select((position, number) => (position, number)).ToDictionary(pair => isSlice ? pair.number : pair.position, pair => isSlice ? pair.position : pair.number);
            List<string> expected = [.. Positions(view, start, box).Where(inWhole.ContainsKey).Select(position => Chunk(shape, chunk, [0, 0], inWhole[position])).Distinct().Order()];

            Assert.Equal(expected, Met(axes, start, box));
            Assert.Equal(expected.Count, Count(axes, start, box, long.MaxValue));
        }
    }

    private static List<string> Met(ReshapedAxes axes, long[] start, long[] box)
    {
        List<string> found = [];
        var met = new MetChunks(axes, new FlatPart(new FlatBox(axes.ViewShape, start, box, new long[2 * box.Length]), axes.Links), new long[4 * axes.Shape.Length]);
        while (met.MoveNext())
        {
            found.Add(string.Join(",", met.Start.ToArray().Select((first, axis) => (first + axes.Offset[axis]) / axes.Chunk[axis])));
        }

        found.Sort(StringComparer.CurrentCulture);
        return found;
    }

    private static long Count(ReshapedAxes axes, long[] start, long[] box, long most)
        => new MetChunks(axes, new FlatPart(new FlatBox(axes.ViewShape, start, box, new long[2 * box.Length]), axes.Links), new long[4 * axes.Shape.Length]).Count(most);

    private static IEnumerable<long> Positions(long[] shape, long[] start, long[] box)
        => Reference.Indices.Of(box).Select(index => index.Select((at, axis) => start[axis] + at).Zip(shape).Aggregate(0L, (position, pair) => (position * pair.Second) + pair.First));

    private static string Chunk(long[] shape, long[] chunk, long[] offset, long position)
    {
        var place = new long[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            place[axis] = ((position % shape[axis]) + offset[axis]) / chunk[axis];
            position /= shape[axis];
        }

        return string.Join(",", place);
    }
}
