extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Graph;

/// <summary>Numbers and ranges in brackets: shapes that are known, and what arrays must have for them.</summary>
public sealed class IndexTests
{
    [Theory]
    [InlineData("n,m", "1..^1", "(n - 2, m)", "n >= 2")]
    [InlineData("n,m", "..,^1", "(n)", "m >= 1")]
    [InlineData("n,m", "0,..3", "(3)", "n >= 1; m >= 3")]
    [InlineData("n,m", "..", "(n, m)", "")]
    [InlineData("n,m", "2..2", "(0, m)", "n >= 2")]
    [InlineData("n,m", "^3..^1", "(2, m)", "n >= 3")]
    [InlineData("n+2", "^1..", "(1)", "")]
    [InlineData("n+2", "2..", "(n)", "")]
    [InlineData("2*n", "5", "()", "2*n >= 6")]
    [InlineData("4", "1..^1", "(2)", "")]
    public void ShapesAreKnownAndNeedsAreSaid(string shape, string index, string expected, string needs)
    {
        var kernel = new TestKernel();
        int part = kernel.Move("Index", kernel.Array("x", shape.Split(',')), index.Split(','));

        Assert.Equal(expected, kernel.ShapeOf(part));
        Assert.Equal(needs, string.Join("; ", kernel.Graph(part).Equations.Select(need => $"{need.Left} {(need.IsLeast ? ">=" : "==")} {need.Right}")));
    }

    [Theory]
    [InlineData("n,m", "Slice(null, null, 2)", "(ceil(n/2), m)", "")]
    [InlineData("n,m", "Slice(1, null, 2)", "(ceil((n - 1)/2), m)", "n >= 1")]
    [InlineData("n,m", "Slice(2, null, 2)", "(ceil(n/2) - 1, m)", "n >= 2")]
    [InlineData("n,m", "Slice(2, ^3, 4)", "(ceil((n - 1)/4) - 1, m)", "n >= 5")]
    [InlineData("n,m", "..;Slice(null, null, -3)", "(n, ceil(m/3))", "")]
    [InlineData("n,m", "..;Slice(500, 100, -2)", "(n, 200)", "m >= 501")]
    [InlineData("n,m", "Slice(^1, 0, -1)", "(n - 1, m)", "n >= 1")]
    [InlineData("n,m", "Slice(null, 3, -2)", "(ceil(n/2) - 2, m)", "n >= 4")]
    [InlineData("n,m", "Slice(3, 3, 2)", "(0, m)", "n >= 3")]
    [InlineData("2*n,m", "Slice(null, null, 2)", "(n, m)", "")]
    [InlineData("2*n+1,m", "Slice(null, null, 2)", "(n + 1, m)", "")]
    [InlineData("4*n+2,m", "Slice(1, null, 6)", "(ceil((2 n - 2)/3) + 1, m)", "")]
    [InlineData("3*n-1,m", "Slice(null, null, 2)", "(ceil((n - 1)/2) + n, m)", "3*n >= 1")]
    [InlineData("n+m,1", "Slice(null, null, 3)", "(ceil((m + n)/3), 1)", "")]
    [InlineData("10,m", "Slice(1, null, 3)", "(3, m)", "")]
    [InlineData("10,m", "Slice(null, null, 20)", "(1, m)", "")]
    [InlineData("n,m", "Slice(null, null, 9223372036854775807)", "(ceil(n/9223372036854775807), m)", "")]
    public void EveryFewElementsAreAQuotientThatIsRoundedUp(string shape, string index, string expected, string needs)
    {
        var kernel = new TestKernel();
        int part = kernel.Move("Index", kernel.Array("x", shape.Split(',')), index.Split(';'));

        Assert.Equal(expected, kernel.ShapeOf(part));
        Assert.Equal(needs, string.Join("; ", kernel.Graph(part).Equations.Select(need => $"{need.Left} {(need.IsLeast ? ">=" : "==")} {need.Right}")));
    }

    [Theory]
    [InlineData("Slice(null, null, 2)", "Slice(null, null, 3)", "(ceil(n/6))")]
    [InlineData("Slice(1, null, 2)", "Slice(null, null, 3)", "(ceil((n - 1)/6))")]
    [InlineData("Slice(null, null, 2)", "Slice(1, null, 2)", "(ceil((n - 2)/4))")]
    [InlineData("Slice(null, null, -2)", "Slice(null, null, -1)", "(ceil(n/2))")]
    [InlineData("Slice(null, null, 2)", "Slice(3, ^1, 1)", "(ceil(n/2) - 4)")]
    public void AQuotientOfAQuotientIsOne(string first, string second, string expected)
    {
        var kernel = new TestKernel();

        Assert.Equal(expected, kernel.ShapeOf(kernel.Move("Index", kernel.Move("Index", kernel.Array("x", "n"), first), second)));
    }

    [Fact]
    public void EqualQuotientsFitAndOthersAreAnEquation()
    {
        var kernel = new TestKernel();
        int x = kernel.Array("x", "n"), y = kernel.Array("y", "n"), z = kernel.Array("z", "m");
        int evens = kernel.Move("Index", x, "Slice(null, null, 2)"), odds = kernel.Move("Index", y, "Slice(1, null, 2)"), later = kernel.Move("Index", y, "Slice(2, null, 2)");

        Assert.Equal("(ceil(n/2))", kernel.ShapeOf(kernel.Op("Add", evens, kernel.Move("Index", y, "Slice(null, null, 2)"))));
        Assert.Equal(["ceil(n/2) == ceil((n - 1)/2)"], Needs(kernel.Op("Add", evens, odds)));
        Assert.Equal(["ceil(n/2) == ceil((n - 1)/2)", "ceil(n/2) == m"], Needs(kernel.Op("Add", evens, z)));
        Assert.Equal(["SG0101: Add | (ceil(n/2)) | (ceil(n/2) - 1) | ceil(n/2) and ceil(n/2) - 1 | "], kernel.Problems(kernel.Op("Add", evens, later)).Select(problem => problem[..(problem.LastIndexOf('|') + 2)]));

        IEnumerable<string> Needs(int node) => kernel.Graph(node).Equations.Where(need => !need.IsLeast).Select(need => $"{need.Left} == {need.Right}");
    }

    [Fact]
    public void QuotientsAreKnownWhenArraysAreBound()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods(
            """
            [ArrayKernel] public static NDArray<double> Halves([Shape("n")] NDArray<double> x, [Shape("m")] NDArray<double> y) => x[Slice(null, null, 2)] + y;
            [ArrayKernel] public static NDArray<double> Late([Shape("n")] NDArray<double> x) => x[Slice(5, null, 2)];
            [ArrayKernel] public static NDArray<double> Means([Shape("n")] NDArray<double> x) { var y = x[Slice(null, null, 3)]; return y - y.GetLength(0); }
            [ArrayKernel] public static NDArray<double> First([Shape("n", "m", "k")] NDArray<double> x) => x[.., .., Slice(null, null, -9223372036854775808)][.., .., Slice(null, null, 9223372036854775807)];
            """);

        Assert.Equal([10.0, 22, 34], PlanRunner.Compute(kernels.Bind("Halves", new double[] { 0, 1, 2, 3, 4 }, new double[] { 10, 20, 30 })).Results[0].Numbers);
        Assert.Contains("ceil(n/2) = 3 must equal m = 2", Assert.Throws<ArrayShapeException>(() => kernels.Bind("Halves", new double[6], new double[2])).Message, StringComparison.Ordinal);
        Assert.Equal([0L], PlanRunner.Compute(kernels.Bind("Late", new double[5])).Results[0].Shape);
        Assert.Contains("x[Slice(5, null, 2)] of shape (n): n = 4 must be at least 5", Assert.Throws<ArrayShapeException>(() => kernels.Bind("Late", new double[4])).Message, StringComparison.Ordinal);
        Assert.Equal([2.0, 4, 6], PlanRunner.Compute(kernels.Bind("First", new double[,,] { { { 1, 2 }, { 3, 4 }, { 5, 6 } } })).Results[0].Numbers);
        Assert.Equal([-3.0, 0, 3], PlanRunner.Compute(kernels.Bind("Means", new double[] { 0, 1, 2, 3, 4, 5, 6 })).Results[0].Numbers);
    }

    [Theory]
    [InlineData("NewAxis", "(1, n, m)")]
    [InlineData("..;NewAxis;0", "(n, 1)")]
    [InlineData("Ellipsis;0", "(n)")]
    [InlineData("0;Ellipsis", "(m)")]
    [InlineData("0;Ellipsis;0", "()")]
    [InlineData("NewAxis;Ellipsis;NewAxis", "(1, n, m, 1)")]
    public void MarksOfAxesTakeNone(string index, string expected)
    {
        var kernel = new TestKernel();

        Assert.Equal(expected, kernel.ShapeOf(kernel.Move("Index", kernel.Array("x", "n", "m"), index.Split(';'))));
    }

    [Fact]
    public void BoundsMayBeLengths()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods(
            """
            [ArrayKernel] public static NDArray<double> Late([Shape("n")] NDArray<double> x, Length w) => x[w..] - x[NDArray.Slice(0, x.GetLength(0) - w)];
            [ArrayKernel] public static NDArray<double> Inner([Shape("n")] NDArray<double> x, Length w) { Length n = x.GetLength(0); return x[NDArray.Slice(w, n - w, 2)]; }
            [ArrayKernel] public static NDArray<double> One([Shape("n", "m")] NDArray<double> x, Length w) => x[w, ..w] + Of(x, w)[w - 1];
            [ArrayKernel] public static NDArray<double> Back([Shape("n")] NDArray<double> x, Length w) => x[NDArray.Slice(w, null, -1)];
            static NDArray<double> Of(NDArray<double> x, Length last) => x[NDArray.Ellipsis, last];
            """);
        double[] x = [0, 1, 4, 9, 16, 25, 36];

        Assert.Equal([9.0, 15, 21, 27], PlanRunner.Compute(kernels.Bind("Late", x, 3L)).Results[0].Numbers);
        Assert.Equal([], PlanRunner.Compute(kernels.Bind("Late", x, 7L)).Results[0].Numbers);
        Assert.Equal([1.0, 9, 25], PlanRunner.Compute(kernels.Bind("Inner", x, 1L)).Results[0].Numbers);
        Assert.Equal([9.0], PlanRunner.Compute(kernels.Bind("Inner", x, 3L)).Results[0].Numbers);
        Assert.Equal([9.0], PlanRunner.Compute(kernels.Bind("One", new double[,] { { 1, 2 }, { 7, 8 } }, 1L)).Results[0].Numbers);
        Assert.Equal([9.0, 4, 1, 0], PlanRunner.Compute(kernels.Bind("Back", x, 3L)).Results[0].Numbers);
        Assert.Contains("x[w..] of shape (n): n - w = -1 must be at least 0", Assert.Throws<ArrayShapeException>(() => kernels.Bind("Late", x, 8L)).Message, StringComparison.Ordinal);
        Assert.Contains("x[Slice(w, GetLength(x, 0) - w, 2)] of shape (n)", Assert.Throws<ArrayShapeException>(() => kernels.Bind("Inner", x, 4L)).Message, StringComparison.Ordinal);
        Assert.Contains("must be at least 1", Assert.Throws<ArrayShapeException>(() => kernels.Bind("One", new double[2, 3], 2L)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n,m", "[3, 0, 3]", "(3, m)", "n >= 4")]
    [InlineData("n,m", "..;[1, -4, 0]", "(n, 3)", "m >= 2; m >= 4")]
    [InlineData("n,m", "[]", "(0, m)", "")]
    [InlineData("5,m", "[4, -5]", "(2, m)", "")]
    [InlineData("n,m,k", "[0, 1];..;[2, 0]", "(2, m)", "n >= 2; k >= 3")]
    [InlineData("n,m,k", "..;[0, 1, 0];1", "(n, 3)", "m >= 2; k >= 2")]
    [InlineData("n,m,k", "0;..;[-1]", "(1, m)", "n >= 1; k >= 1")]
    [InlineData("n,m,k", "[1];[0, 0];Slice(null, null, 2)", "(2, ceil(k/2))", "n >= 2; m >= 1")]
    public void ListsAreOneAxis(string shape, string index, string expected, string needs)
    {
        var kernel = new TestKernel();
        int part = kernel.Move("Index", kernel.Array("x", shape.Split(',')), index.Split(';'));

        Assert.Equal(expected, kernel.ShapeOf(part));
        Assert.Equal(needs, string.Join("; ", kernel.Graph(part).Equations.Select(need => $"{need.Left} {(need.IsLeast ? ">=" : "==")} {need.Right}")));
    }

    [Theory]
    [InlineData("5,m", "[1, 5, 0]", "SG0113: 5 | 0 | 5 | x[[1, 5, 0]]")]
    [InlineData("n,4", "..;[1, -5]", "SG0113: -5 | 1 | 4 | x[.., [1, -5]]")]
    [InlineData("n,m", "[0, 1];[0, 1, 2]", "SG0101: x[[0, 1], [0, 1, 2]] | (2) | (3) | 2 and 3 | lists that go together are of one length, or of one index")]
    public void ListsThatTakeWhatIsNotThereAreAProblem(string shape, string index, string problem)
    {
        var kernel = new TestKernel();

        Assert.Equal([problem], kernel.Problems(kernel.Move("Index", kernel.Array("x", shape.Split(',')), index.Split(';'))));
    }

    [Fact]
    public void WhatArraysMustHaveForListsIsCheckedWhenTheyAreBound()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods("[ArrayKernel] public static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => Take(x[[0, 2]], [-3], 1);");

        Assert.Equal([1.0, 7], PlanRunner.Compute(kernels.Bind("F", new double[,] { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } })).Results[0].Numbers);
        Assert.Contains("n = 2 must be at least 3", Assert.Throws<ArrayShapeException>(() => kernels.Bind("F", new double[2, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("m = 2 must be at least 3", Assert.Throws<ArrayShapeException>(() => kernels.Bind("F", new double[3, 2])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AViewOfAListThatOnlyDimsKnowLooksAtWhatIsKept()
    {
        var editor = new GraphEditor();
        int x = editor.Add(new GraphNode(NodeKind.Source, DType.Double, new Polynomial[] { Polynomial.Symbol("n") }));
        int list = editor.Map(x, Access.Of(AxisTerm.Listed(0, AxisTable.Of(3, 1, 2))), new Polynomial[] { 3 });
        int known = editor.Map(list, Access.Of(AxisTerm.Walk(0, 1, 1)), new Polynomial[] { 1 }), unknown = editor.Map(list, Access.Of(AxisTerm.Walk(0, Polynomial.Symbol("k"), 1)), new Polynomial[] { 1 });

        Assert.Equal((x, "[1] of 0"), (editor[known].Inputs[0], editor[known].Access!.ToString()));
        Assert.Equal((NodeKind.Hold, list), (editor[editor[unknown].Inputs[0]].Kind, editor[editor[unknown].Inputs[0]].Inputs[0]));
    }

    [Fact]
    public void MoreIndexesThanAxesAreAProblem()
    {
        var kernel = new TestKernel();

        Assert.Equal(["SG0106: x[.., 0] | 2 | 1 | (n) | each index is about one axis, but NewAxis, which adds one, and Ellipsis"], kernel.Problems(kernel.Move("Index", kernel.Array("x", "n"), "..", "0")));
    }

    [Fact]
    public void WhatAnArrayDoesNotHaveIsSaidWhenItIsBound()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods("""[ArrayKernel] public static NDArray<double> Inner([Shape("n", "m")] NDArray<double> x) => x[2..^1, 3] / x[^1, ..1];""");

        Assert.Equal([5.0, 5.0], PlanRunner.Compute(kernels.Bind("Inner", new double[,] { { 0, 0, 0, 0 }, { 0, 0, 0, 0 }, { 0, 0, 0, 10 }, { 0, 0, 0, 10 }, { 2, 0, 0, 0 } })).Results[0].Numbers);
        Assert.Contains("x[2..^1, 3] of shape (n, m): n = 2 must be at least 3", Assert.Throws<ArrayShapeException>(() => kernels.Bind("Inner", new double[2, 4])).Message, StringComparison.Ordinal);
        Assert.Contains("x[2..^1, 3] of shape (n, m): m = 3 must be at least 4", Assert.Throws<ArrayShapeException>(() => kernels.Bind("Inner", new double[4, 3])).Message, StringComparison.Ordinal);
        Assert.All(kernels.Sources.Values.Where(source => source.Contains("// Inner:", StringComparison.Ordinal)), source => Assert.Contains("Reads parts of x ", source, StringComparison.Ordinal));
        Assert.All(kernels.Definitions, plan => Assert.Equal("x[2..^1, 3] / x[^1, ..1]", plan.Expression));
    }
}
