extern alias generator;

using generator::StaticGraph.Generator.Model;

namespace StaticGraph.Tests.Frontend;

/// <summary>Statements: what the canonical expression says they amount to.</summary>
public class StatementTests
{
    [Theory]
    [InlineData("return x;", "x")]
    [InlineData("var y = x; y = y + 1; return y;", "x + 1")]
    [InlineData("x += 1; x *= x; return x;", "(x + 1) * (x + 1)")]
    [InlineData("NDArray<double> y; { y = -x; } return y;", "-x")]
    [InlineData("const double Two = 2; double s = Two; s += k; return x * s;", "x * (2 + k)")]
    [InlineData("int i = 0; i++; ++i; i -= 5; return x * i;", "x * (-3)")]
    [InlineData("for (int i = 3; i > 0; i--) x = x + i; return x;", "((x + 3) + 2) + 1")]
    [InlineData("for (int i = 0, j = 2; i < j; ++i) { for (int l = 0; l <= i; l++) x = x * (10 * i + l); } return x;", "((x * 0) * 10) * 11")]
    [InlineData("for (int i = 0; i < 0; i++) x = x + 1; return x;", "x")]
    [InlineData("const int N = 2; for (long i = 1L; i <= N; i <<= 1) x = x / i; return x;", "(x / 1) / 2")]
    [InlineData("for (int i = 0; i < 3; i++) { if (i == 1) x = x * 2; else x = x + i; } return x;", "((x + 0) * 2) + 2")]
    [InlineData("for (int i = 0; i < 3; i++) { if (i == 2) { return x; } x = x + 1; } return -x;", "(x + 1) + 1")]
    [InlineData("for (int i = 0; i < 2; i++) { if (i > 5) x = x[0, 1, 2, 3]; else if (i < 1) x = -x; } return x;", "-x")]
    [InlineData("var (a, b) = (x, -x); (a, b) = (b, a); return a - b;", "(-x) - x")]
    [InlineData("(NDArray<double> lo, NDArray<double> hi) t = (x, x + 1); return t.hi - t.Item1;", "(x + 1) - x")]
    [InlineData("var ((a, _), c) = ((x, k), -x); return a + c;", "x + (-x)")]
    [InlineData("(NDArray<double> lo, NDArray<double> hi) t = (x, x + 1); t.lo = t.hi; t.Item2 += k; return t.lo - t.hi;", "(x + 1) - ((x + 1) + k)")]
    [InlineData("var t = (A: x, B: -x); (t.A, t.B) = (t.B, t.A); return t.A / t.B;", "(-x) / x")]
    [InlineData("var t = (k, Pair: (x, n: 1)); t.Pair.n = 3; t.Pair.n++; var u = t; u.Pair.n = 7; return t.Pair.x * t.Pair.n;", "x * 4")]
    [InlineData("return Where(k > 0, x, -x);", "Where(k > 0, x, -x)")]
    [InlineData("_ = x + 1; ; return +x;", "x")]
    [InlineData("return x; return -x;", "x")]
    [InlineData("return x.Sum();", "Sum(x)")]
    [InlineData("return x.Sum(keepDims: true, axis: -1);", "Sum(x, axis: -1, keepDims: true)")]
    [InlineData("for (int i = 0; i < 2; i++) x = x.Sum([i, \"n\"], true); return x;", "Sum(Sum(x, axis: [0, \"n\"], keepDims: true), axis: [1, \"n\"], keepDims: true)")]
    [InlineData("return NDArray.Std(x, ddof: 1, axis: \"n\");", "Std(x, axis: \"n\", ddof: 1)")]
    [InlineData("return x.T.Transpose(1, 0).Transpose();", "Transpose(Transpose(Transpose(x), axis: [1, 0]))")]
    [InlineData("return Where((x > 0) & !(x == 1) | (x != 2), x, k);", "Where(((x > 0) & (!(x == 1))) | (x != 2), x, k)")]
    [InlineData("return (2 < x).Cast<double>() % x.Cast<double>();", "Cast<double>(2 < x) % Cast<double>(x)")]
    [InlineData("return Twice(y: k, x: x);", "x * (2 * k)")]
    [InlineData("return Twice(x);", "x * (2 * 1)")]
    [InlineData("return x.Squared().Squared();", "(x * x) * (x * x)")]
    [InlineData("return Other.Helper.Inc(x);", "x + 1")]
    public void Amounts_to(string body, string expression)
    {
        const string Files = """

            namespace Other { public static class Helper { public static StaticGraph.NDArray<double> Inc(StaticGraph.NDArray<double> x) { x += 1; return x; } } }
            """;
        string file = KernelSource.Wrap($$"""
            static NDArray<double> Twice(NDArray<double> x, double y = 1) => x * (2 * y);

            static NDArray<double> Squared(this NDArray<double> x) => x * x;

            [ArrayKernel]
            static NDArray<double> F([Shape("n", "m")] NDArray<double> x, double k)
            {
                {{body}}
            }
            """) + Files;

        Kernel kernel = KernelSource.ReadAll(KernelSource.Compile(file)).Single().Kernel;
        Assert.Empty(kernel.Problems);
        Assert.Equal(expression, kernel.Expression);
    }

    [Fact]
    public void Values_are_labelled_with_the_users_names()
    {
        Kernel kernel = KernelSource.Read("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) { var mean = x.Mean(); var same = mean; return x - same; }");

        Assert.Equal(["x", "mean", ""], kernel.Nodes.Select(n => n.Label));
    }

    [Fact]
    public void The_same_graph_written_otherwise_has_the_same_expression()
    {
        Kernel one = KernelSource.Read("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => (x - x.Mean()) / Sqrt(x);");
        Kernel two = KernelSource.Read("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) { var m = NDArray.Mean(x); /* comment */ var d = x - m; return d / NDArray.Sqrt(x); }");

        Assert.Equal(one.Expression, two.Expression);
    }

    [Fact]
    public void Long_expressions_are_elided()
    {
        Kernel kernel = KernelSource.Read($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) {{ {string.Concat(Enumerable.Repeat("x = x * x; ", 60))} return x; }}");

        Assert.InRange(kernel.Expression.Length, 1, 2_000);
        Assert.Contains("...", kernel.Expression, StringComparison.Ordinal);
    }
}
