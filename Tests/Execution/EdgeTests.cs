using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Execution;

/// <summary>What edges say of blocks, against their indices one by one.</summary>
public sealed class EdgeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ARangeOfIndicesMeansARange(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 3000; i++)
        {
            Edge edge = Edge.Draw(random);
            long start = random.Next(-40, 60), length = random.Next(0, 30);
            long[] meant = [.. Indices(start, length).Where(edge.IsUsed).Select(edge.Meant)];

            long first = edge.Known.Image(start, length, out long count);

            Assert.Equal(meant.Distinct().Count(), count);
            Assert.True(count == 0 || (meant.Min() == first && meant.Max() == first + count - 1), $"{edge} from {start}, {length}");
            Assert.All(Indices(start, length).Where(edge.IsUsed), index => Assert.Equal(edge.Meant(index), edge.Known.IndexOf(index)));
            Assert.True(edge.Length == 0 || Indices(start, length).All(index => edge.IsThere(edge.Known.IndexOf(index))));
            Assert.True(!edge.Known.IsInside(start, length) || Indices(start, length).All(index => edge.IsUsed(index) && edge.Meant(index) == index));
        }
    }

    /// <summary>What all blocks of an axis reach, how they meet chunks, and into which lengths both cut it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void RunsOfBlocksReachWhatEachOfThemDoes(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 3000; i++)
        {
            Edge edge = Edge.Draw(random);
            long points = random.Next(0, 80), block = random.Next(1, 25), chunk = random.Next(1, 12), offset = random.Next(0, (int)chunk), step = random.Next(1, 4) * (random.Next(2) == 0 ? 1 : -1);
            AxisTerm one = AxisTerm.Walk(0, random.Next(-30, 50), step).With(edge.Known);
            AxisTerm term = random.Next(2) == 0 ? one : one.Hull(AxisTerm.Walk(0, one.From + random.Next(-3, 4), step).With(edge.Known))!;
            long[][] reached = [.. Enumerable.Range(0, (int)((points + block - 1) / block)).Select(number => Image(edge, term, number * block, Math.Min(block, points - (number * block))))];
            long[] pieces = [.. reached.SelectMany(block => block.GroupBy(index => (index + offset) / chunk).Select(piece => (long)piece.Count()))];

            Assert.Equal(reached.Sum(block => block.LongLength), EdgeRuns.Reached(term, points, block));
            Assert.Equal(reached.LongCount(block => block.Length > 0), EdgeRuns.Meetings(term, points, block, 0, 0));
            Assert.Equal(pieces.LongLength, EdgeRuns.Meetings(term, points, block, chunk, offset));
            Assert.Equal(pieces.Order(), Pieces(term, points, block, chunk, offset));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AViewOfAViewMeansOneAfterTheOther(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 3000; i++)
        {
            Edge inner = Edge.Draw(random), outer = Edge.Draw(random);
            AxisTerm array = AxisTerm.Walk(0, random.Next(-5, 30), random.Next(1, 3) * (random.Next(2) == 0 ? 1 : -1)), view = AxisTerm.Walk(0, random.Next(-5, 30), random.Next(1, 3) * (random.Next(2) == 0 ? 1 : -1));
            bool isInner = random.Next(3) > 0, isOuter = random.Next(3) > 0;
            Access? composed = Access.Of(isInner ? array.With(inner.Known) : array).TryCompose(Access.Of(isOuter ? view.With(outer.Known) : view));

            // Mirrored elements are seen over nothing that mirrors, nor over steps.
            bool isOne = !isOuter || outer.Kind == EdgeKind.Nothing || (!isInner && Math.Abs(array.Step) == 1);
            Assert.Equal(isOne, composed is not null);
            for (long point = -20; point < 20 && composed is not null; point++)
            {
                long seen = Walked(view, point), at = isOuter && outer.IsUsed(seen) ? outer.Meant(seen) : seen, walked = Walked(array, at);
                if ((!isOuter || outer.IsUsed(seen)) && (!isInner || inner.IsUsed(walked)))
                {
                    long index = composed[0].IndexOf([point]);
                    Assert.Equal(isInner ? inner.Meant(walked) : walked, composed[0].Edge?.IndexOf(index) ?? index);
                }
            }
        }
    }

    private static long Walked(AxisTerm term, long point) => term.From.ConstantTerm + (term.Step * point);

    // The indices of the array between the first and the last that a block means, of all operands that are read together.
    private static long[] Image(Edge edge, AxisTerm term, long start, long length)
    {
        long[] walked = [.. Indices(start, length).Select(point => Walked(term, point))];
        // Backwards what is read together lies before.
        (long first, long last) = term.Step > 0 ? (walked[0], walked[^1] + term.Span) : (walked[^1] - term.Span, walked[0]);
        return [.. Indices(first, last - first + 1).Where(edge.IsUsed).Select(edge.Meant).Distinct().Order()];
    }

    private static long[] Pieces(AxisTerm term, long points, long block, long chunk, long offset)
    {
        using SolverMemory memory = SolverMemory.Rent();
        var pieces = new List<long>();
        foreach (RowPieces.Piece piece in RowPieces.In(memory, EdgePieces.Of(memory, term, points, block, chunk, offset)))
        {
            pieces.AddRange(Enumerable.Repeat(piece.Length, (int)piece.Count));
        }

        return [.. pieces.Order()];
    }

    private static IEnumerable<long> Indices(long start, long count) => Enumerable.Range(0, (int)count).Select(i => start + i);

    /// <summary>An edge, and what it means.</summary>
    private sealed record Edge(EdgeKind Kind, long First, long Length, long Low, long High)
    {
        public AxisEdge Known => Kind == EdgeKind.Nothing ? AxisEdge.Only(Low, High) : AxisEdge.Of(Kind, First, Length, Low, High);

        public static Edge Draw(Random random)
        {
            var kind = (EdgeKind)random.Next(4);
            long first = random.Next(0, 20), length = random.Next(kind == EdgeKind.Nothing ? 0 : 1, 30);
            int most = kind switch { EdgeKind.Nothing => 0, EdgeKind.Edge => 20, EdgeKind.Reflect => (int)length - 1, _ => (int)length };
            return new Edge(kind, first, length, first - random.Next(0, most + 1), first + length + random.Next(0, most + 1));
        }

        public bool IsUsed(long index) => index >= Low && index < High;

        public bool IsThere(long index) => index >= First && index < First + Length;

        // Outside of the range the walker stays, or comes back the way it went.
        public long Meant(long index)
        {
            long last = First + Length - 1;
            return IsThere(index) ? index : Kind switch
            {
                EdgeKind.Edge => index < First ? First : last,
                EdgeKind.Reflect => index < First ? First + (First - index) : last - (index - last),
                _ => index < First ? First + (First - index) - 1 : last - (index - last) + 1,
            };
        }
    }
}
