using StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Execution;

/// <summary>What an access says, against its elements: for each point of a space the index of an array, found axis by axis.</summary>
public sealed class AccessTests
{
    private static readonly long[] Space = [4, 3, 5];

    private static readonly int[][] Views = [[0, 1, 2], [2, 0, 1], [-1, 0, 2], [1, 1, 0], [-2, -3, 2], [10, 21, 2], [-3, 12, 20]];

    public static TheoryData<int[]> All { get; } = new((int[][])[[], [0], [2], [-1], [0, 1, 2], [2, 0, 1], [1, -1], [-1, 2, 0], [2, 1], [1, 2], [0, 0], [2, 2, 1], [1, 2, 2], [-2], [-4, 0], [0, -3, -4], [-2, 1, 2], [-3, -4], [-1, -2], [10], [21], [10, 1, 2], [12, 20], [0, 11, 2], [0, 1, 12], [-3, 10, 22], [-1, 20, -4]]);

    [Theory]
    [MemberData(nameof(All))]
    public void AViewOfAViewIsWalkedLikeOneAfterTheOther(int[] axes)
    {
        foreach (int[] view in Views)
        {
            long[] viewed = [.. view.Select(Length)];
            if (Walked(viewed, axes).TryCompose(By(view)) is not { } composed)
            {
                // A diagonal in steps is looked at where it is held.
                Assert.Contains(view.Concat(axes), code => code >= 10);
                continue;
            }

            Assert.Equal(Points(Space).Select(point => Index(axes, Index(view, point, Space), viewed)), Points(Space).Select(point => Start(composed, point)));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void TheRegionOfABlockIsWhatItsPointsReach(int[] axes)
    {
        long[] start = [1, 0, 2], block = [2, 3, 2], from = new long[axes.Length], shape = new long[axes.Length];
        long[][] reached = [.. Points(block).Select(point => Index(axes, [.. point.Zip(start, (index, first) => index + first)], Space))];

        long count = By(axes).Region(start, block, from, shape);

        for (int i = 0; i < axes.Length; i++)
        {
            Assert.Equal((reached.Min(index => index[i]), reached.Max(index => index[i])), (from[i], from[i] + shape[i] - 1));
        }

        Assert.Equal(shape.Aggregate(1L, (product, length) => product * length), count);
        Assert.Equal(count, By(axes).Elements(block));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void StepsLeadFromAnElementToTheNext(int[] axes)
    {
        long[] strides = [.. axes.Select((_, i) => 7L + (13 * i))], steps = new long[3], dense = new long[3], lengths = [.. axes.Select(Length)];
        long first = By(axes).Steps(strides, steps), firstDense = By(axes).DenseSteps(By(axes), Space, 8, dense);

        foreach (long[] point in Points(Space))
        {
            Assert.Equal(Index(axes, point, Space).Zip(strides, (index, stride) => index * stride).Sum(), first + point.Zip(steps, (index, step) => index * step).Sum());
            Assert.Equal(8 * Indices.Offset(lengths, Index(axes, point, Space)), firstDense + point.Zip(dense, (index, step) => index * step).Sum());
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ARowFindsItsElementsWhereStepsLead(int[] axes)
    {
        long[] dense = new long[3];
        By(axes).DenseSteps(By(axes), Space, 1, dense);

        Assert.Equal(dense[2] == 0 ? AccessLane.Broadcast : dense[2] == 1 ? AccessLane.InPlace : AccessLane.Gathered, By(axes).Lane(3));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void NeighboursStepAsEvenlyAsOneAxis(int[] axes)
    {
        for (int outer = 0; outer < 2; outer++)
        {
            long[] dense = new long[3];
            By(axes).DenseSteps(By(axes), Space, 1, dense);

            Assert.Equal(dense[outer] == dense[outer + 1] * Space[outer + 1], By(axes).AreNeighbours(outer, outer + 1));
        }
    }

    [Fact]
    public void APartOfAnArrayIsWalkedFromWhereItBegins()
    {
        Access part = Access.Of(AxisTerm.Walk(1, 2, 1), AxisTerm.Fixed(3), AxisTerm.Walk(0, 9, -1));
        long[] from = new long[3], shape = new long[3], steps = new long[2];

        Assert.Equal(8, part.Region([1, 5], [2, 4], from, shape));
        Assert.Equal([7, 3, 7], from);
        Assert.Equal([4, 1, 2], shape);
        Assert.Equal((2 * 100) + (3 * 10) + 9, part.Steps([100, 10, 1], steps));
        Assert.Equal([-1, 100], steps);

        // In chunks of 4, of which the first has lost an element: index 2 is its fourth, index 9 the third of the third, which is met from the other end.
        Assert.Equal([3, 0, 1], part.ChunkOffsets([4, 4, 4], [1, 1, 1]));
        Assert.Equal("x[2.., 3, ..] transposed flipped", AccessText.Describe("x", part));
    }

    [Fact]
    public void WhatIsReadTogetherIsAllThatEachReaches()
    {
        Access[] operands =
        [
            Access.Of(AxisTerm.Walk(1, 2, 1), AxisTerm.Fixed(3), AxisTerm.Walk(0, 9, -1)),
            Access.Of(AxisTerm.Walk(1, 0, 1), AxisTerm.Fixed(3), AxisTerm.Walk(0, 12, -1)),
            Access.Of(AxisTerm.Walk(1, 3, 1), AxisTerm.Fixed(3), AxisTerm.Walk(0, 11, -1)),
        ];
        Access stream = operands.Aggregate((hull, operand) => hull.Hull(operand)!);
        long[] start = [1, 5], block = [2, 4], from = new long[3], shape = new long[3], its = new long[3], its2 = new long[3], steps = new long[2];

        Assert.Equal(stream.Elements(block), stream.Region(start, block, from, shape));
        Assert.Equal([5, 3, 7], from);
        Assert.Equal([7, 1, 5], shape);
        foreach (Access operand in operands)
        {
            operand.Region(start, block, its, its2);
            long first = operand.DenseSteps(stream, block, 8, steps);

            // The first point's element, from where the region begins: backwards along the last axis.
            Assert.Equal(8 * (((its[0] - from[0]) * 5) + (its[2] + its2[2] - 1 - from[2])), first);
            Assert.Equal([-8, 40], steps);
        }

        Assert.True(stream.IsHull);
        Assert.False(stream.AreNeighbours(0, 1));
        Assert.Equal(stream, operands.Reverse().Aggregate((hull, operand) => hull.Hull(operand)!));
        Assert.Equal("1 and 3 more, at 3, 12 - 0 and 3 more", stream.ToString());
        Assert.Equal([0, 0, 0], new long[3].Select((_, axis) => stream.Length(axis, [0, 0]) - (axis == 1 ? 1 : 0)));
    }

    /// <summary>x[1 + 2 * i + k, 9 - i' - 3 * l], k of 4 points and l of 2, from a space of the axes i, i', k and l.</summary>
    [Fact]
    public void WindowsGoAlongAxesOfTheirOwn()
    {
        Access slid = Access.Of(AxisTerm.Walk(0, 1, 2), AxisTerm.Walk(1, 9, -1)).Sliding(0, new AxisWindow(2, 1, 4)).Sliding(1, new AxisWindow(3, -3, 2)), read = slid.AsRead();
        long[] start = [5, 1, 1, 0], block = [2, 3, 2, 1], from = new long[2], shape = new long[2], steps = new long[4];

        Assert.Equal("1 + 2*0 + 4 of 2, 9 - 1 - 2 of 3*3", slid.ToString());
        Assert.Equal("1 + 2*0 and 3 more, 9 - 1 and 3 more", read.ToString());
        Assert.Equal((true, false, true, 8L), (slid.HasWindows, read.HasWindows, read.IsHull, slid.WindowPoints()));

        // From 11 to 13 + 3; and from 9 - 3 - 3 to 9 - 1. All of the windows, whichever of their points a block has.
        Assert.Equal(6 * 6, slid.Region(start, block, from, shape));
        Assert.Equal([11, 3, 6, 6], from.Concat(shape));
        Assert.Equal(6 * 6, read.Region(start, block, from, shape));
        Assert.Equal([11, 3, 6, 6], from.Concat(shape));
        Assert.Equal(36, read.Elements(block));
        Assert.Equal((100 * 1) + 9, slid.Steps([100, 1], steps));
        Assert.Equal([200, -1, 100, -3], steps);

        // In a buffer of 6 x 6 the first point of windows that begin at their first lies 5 columns behind.
        Assert.Equal(8 * 5, slid.DenseSteps(read, block, 8, steps));
        Assert.Equal([2 * 48, -8, 48, -24], steps);
        Assert.Equal((AccessLane.Gathered, AccessLane.InPlace, AccessLane.Broadcast), (slid.Lane(4), Access.Walk(0).Sliding(0, new AxisWindow(1, 1, 3)).Lane(2), read.Lane(3)));
    }

    [Fact]
    public void AViewOfWindowsIsASumOfIndices()
    {
        Access slid = Access.Walk(0).Sliding(0, new AxisWindow(1, 1, 5));
        Access? Seen(Access view, params Polynomial[] lengths) => slid.TryCompose(view, lengths);
        Polynomial n = Polynomial.Symbol("n");

        Assert.Equal("n - 1 + 1 - 3 of 2*0", Seen(Access.Of(AxisTerm.Walk(1, n - 5, 1), AxisTerm.Walk(0, 4, -2)), 3, n - 4)?.ToString());
        Assert.Equal("2 + 0", Seen(Access.Of(AxisTerm.Walk(0), AxisTerm.Fixed(2)), n - 4)?.ToString());
        Assert.Equal("7 + 0", Seen(Access.Of(AxisTerm.Fixed(7), AxisTerm.Walk(0)), 5)?.ToString());
        Assert.Equal("2*0", Seen(Access.Walk(0, 0), 5)?.ToString());
        Assert.Equal("at 4", Seen(Access.Of(AxisTerm.Walk(0), AxisTerm.Walk(0, 4, -1)), 5)?.ToString());
        Assert.Equal("0 + 5 of 1 + 3 of 2", Seen(Access.Walk(0, 1).Sliding(0, new AxisWindow(2, 1, 3)), n - 6, 5, 3)?.ToString());
        Assert.Equal("0 + 3 of 1", Seen(Access.Walk(0, 1), n - 4, 3)?.ToString());

        // Of how many points windows have is not known; what is no sum; what a diagonal reaches.
        Assert.Null(Seen(Access.Walk(0, 1), n - 4, n));
        Assert.Null(Seen(Access.Walk(0, 1).Listed(1, AxisTable.Of(3, 0)), n - 4, 2));
        Assert.Null(Seen(Access.Walk(0, 1).With(0, AxisEdge.Only(0, n)), n, 5));
        Assert.Null(Access.Walk(0, 1).Sliding(0, new AxisWindow(2, 1, 5)).TryCompose(Access.Walk(0, 0, 1), [n, 5]));
        Assert.Null(Access.Of(AxisTerm.Walk(0).With(AxisEdge.Only(0, n))).TryCompose(slid, [n, 5]));
    }

    [Fact]
    public void RowsThatAreReadAloneLieOneBehindTheOther()
    {
        Access rows = Access.Of(AxisTerm.Walk(0, 90, -10), AxisTerm.Walk(1, 4, 3)), alone = rows.InRows();
        long[] from = new long[2], shape = new long[2], steps = new long[2];

        // Rows 70, 60 and 50 of 10 elements, of which every third is used.
        Assert.Equal(3 * 10, alone.Region([2, 1], [3, 4], from, shape));
        Assert.Equal([50, 7], from);
        Assert.Equal([3, 10], shape);
        Assert.Equal(8 * 2 * 10, rows.DenseSteps(alone, [3, 4], 8, steps));
        Assert.Equal([-80, 24], steps);
        Assert.Equal(21 * 10, rows.Elements([3, 4]));
        Assert.Equal((20, 3, 1, 60), (rows.PointsIn(0, 200), rows.PointsIn(0, 30), alone.PointsIn(0, 30), rows.PointsIn(1, 60) * 3));
        Assert.Equal("90 - 10*0 alone, 4 + 3*1", alone.ToString());
        Assert.Equal(("x[90.. by -10, 4.. by 3]", "xPartFlipped"), (AccessText.Describe("x", rows), AccessText.Identifier("x", rows)));
    }

    [Fact]
    public void PartsInTheSameStepsAreReadTogetherWhereThatIsNoMore()
    {
        Access Every(long step, long start, bool areAlone) => Access.Of(AxisTerm.Walk(0, start, step), AxisTerm.Walk(1)) is var access && areAlone ? access.InRows() : access;

        Assert.Equal("2*0 and 1 more, 1", Every(2, 0, false).Hull(Every(2, 1, false))?.ToString());
        Assert.Equal("3*0 and 2 more, 1", Every(3, 2, false).Hull(Every(3, 0, false))?.ToString());
        Assert.Equal("9 - 2*0 and 3 more, 1", Every(-2, 6, false).Hull(Every(-2, 9, false))?.ToString());
        Assert.Null(Every(2, 0, false).Hull(Every(3, 0, false)));

        // Two of two rows are all of them; two of three, each for itself, are less.
        Assert.Equal("2*0 and 1 more, 1", Every(2, 0, true).Hull(Every(2, 1, true))?.ToString());
        Assert.Null(Every(3, 0, true).Hull(Every(3, 1, true)));
        Assert.Equal("3*0 alone, 1 and 1 more", Every(3, 0, true).Hull(Access.Of(AxisTerm.Walk(0, 0, 3), AxisTerm.Walk(1, 1, 1)).InRows())?.ToString());
    }

    [Fact]
    public void WhatLiesFarApartOrElsewhereIsReadForItself()
    {
        Polynomial n = Polynomial.Symbol("n");
        Access row = Access.Of(AxisTerm.Fixed(1), AxisTerm.Walk(0));

        Assert.Null(Access.Walk(0).Hull(Access.Of(AxisTerm.Walk(0, 1 << 20, 1))));
        Assert.Null(Access.Walk(0).Hull(Access.Of(AxisTerm.Walk(0, n - 5, 1))));
        Assert.Null(Access.Walk(0).Hull(Access.Of(AxisTerm.Walk(0, 5, -1))));
        Assert.Null(Access.Walk(0, 1).Hull(Access.Walk(1, 0)));
        Assert.Null(row.Hull(Access.Of(AxisTerm.Fixed(4), AxisTerm.Walk(0))));
        Assert.Equal("at 1 and 1 more, 0", row.Hull(Access.Of(AxisTerm.Fixed(2), AxisTerm.Walk(0)))?.ToString());
        Assert.Equal("n - 4 + 0 and 3 more", Access.Of(AxisTerm.Walk(0, n - 1, 1)).Hull(Access.Of(AxisTerm.Walk(0, n - 4, 1)))?.ToString());
    }

    [Fact]
    public void WhereAPartBeginsIsKnownOnceDimsAre()
    {
        Polynomial n = Polynomial.Symbol("n");
        Access last = Access.Of(AxisTerm.Fixed(n - 1), AxisTerm.Walk(0, n - 3, 1)), known = last.At(start => start.Evaluate(_ => 10));

        Assert.Equal((false, true), (last.IsKnown, known.IsKnown));
        Assert.Equal(Access.Of(AxisTerm.Fixed(9), AxisTerm.Walk(0, 7, 1)), known);
        Assert.Equal(Access.Of(AxisTerm.Fixed(n - 1), AxisTerm.Walk(0, n - 2, -1)), last.Compose(Access.Of(AxisTerm.Walk(0, 1, -1))));
        Assert.Equal(Access.Of(AxisTerm.Fixed(n - 1), AxisTerm.Fixed(n - 2)), last.Compose(Access.Of(AxisTerm.Fixed(1))));
    }

    [Fact]
    public void SaysWhatIsReadInAnotherOrder()
    {
        Assert.Equal(["b flipped", "b transposed flipped"], new[] { By(0, -3), By(-3, 0) }.Select(access => AccessText.Describe("b", access)));
        Assert.Equal(["bFlipped", "bTFlipped"], new[] { By(-2), By(1, -2) }.Select(access => AccessText.Identifier("b", access)));
        Assert.Equal("2 - 1, 0", By(-3, 0).ToString());
        Assert.Equal(["b", "b", "b", "b transposed"], new[] { Access.Scalar, Access.Walk(0, 1), By(-1, 1, -1), By(2, -1, 0) }.Select(access => AccessText.Describe("b", access)));
        Assert.Equal(["b", "bT", ""], [AccessText.Identifier("b", Access.Walk(0)), AccessText.Identifier("b", Access.Walk(1, 0)), AccessText.Identifier("", Access.Walk(1, 0))]);
        Assert.Equal("2, -, 0", Access.Walk(2, -1, 0).ToString());
    }

    [Fact]
    public void ExchangesAndPrependsAxesOfTheSpace()
    {
        Assert.Equal(Access.Walk(2, 1, -1), Access.Walk(0, 1, -1).Exchanged(0, 2));
        Assert.Equal(Access.Walk(2, 3, -1), Access.Walk(0, 1, -1).Prepended(2));
        Assert.Equal(Access.Walk(-1, -1, 1, 0), Access.Walk(1, 0).WithOnes(2));
        Assert.Equal(Access.Walk(-1, 1, 0), Access.Walk(0, 1, -1).Reversed());
        Assert.NotEqual(Access.Walk(0, 1), Access.Walk(1, 0));
        Assert.NotEqual(Access.Walk(0, -1), Access.Walk(0));
    }

    private static IEnumerable<long[]> Points(long[] shape) => Indices.Of(shape).Select(index => (long[])[.. index]);

    private static long[] Index(int[] axes, long[] point, long[] space)
        => [.. axes.Select(axis => axis >= 20 ? 3 * (space[axis - 20] - 1 - point[axis - 20]) : axis >= 10 ? 2 * point[axis - 10] : axis >= 0 ? point[axis] : axis == -1 ? 0 : space[Back(axis)] - 1 - point[Back(axis)])];

    private static long Length(int axis) => axis >= 20 ? (3 * (Space[axis - 20] - 1)) + 1 : axis >= 10 ? (2 * (Space[axis - 10] - 1)) + 1 : axis >= 0 ? Space[axis] : axis == -1 ? 1 : Space[Back(axis)];

    // -1 for an axis that is broadcast, below it for one that is walked backwards; from 10 on for one that is walked by 2, from 20 on for one that is walked back by 3.
    private static Access By(params int[] axes) => Walked(Space, axes);

    private static Access Walked(long[] space, int[] axes)
        => Access.Of([.. axes.Select(axis => axis >= 20 ? AxisTerm.Walk(axis - 20, 3 * (space[axis - 20] - 1), -3) : axis >= 10 ? AxisTerm.Walk(axis - 10, 0, 2) : axis >= 0 ? AxisTerm.Walk(axis) : axis == -1 ? AxisTerm.Broadcast : AxisTerm.Walk(Back(axis), space[Back(axis)] - 1, -1))]);

    private static int Back(int axis) => -2 - axis;

    private static long[] Start(Access access, long[] point)
    {
        long[] start = new long[access.Rank];
        access.Region(point, [1, 1, 1], start, new long[access.Rank]);
        return start;
    }
}
