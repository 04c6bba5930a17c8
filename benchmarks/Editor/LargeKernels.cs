using System.Text;

namespace StaticGraph.Editor;

/// <summary>Kernels larger than most: many folds, or a thousand operations. <c>{0}</c> is a number.</summary>
internal static class LargeKernels
{
    public static readonly (string Name, string Code)[] All =
    [
        ("7 folds in turn", """[ArrayKernel] static NDArray<double> K([Shape("n", "m")] NDArray<double> x) { var a = x - x.Mean(0); var b = a / a.Std(0); var c = b - b.Mean(1, keepDims: true); var d = c / c.Std(1, keepDims: true); return d / d.Max() + d.Sum(0) * d.Min(1, keepDims: true) * {0}; }"""),
        ("7 folds, 3 arrays", """[ArrayKernel] static (NDArray<double>, NDArray<double>, NDArray<double>) K([Shape("t", "y", "x")] NDArray<double> u, [Shape("t", "y", "x")] NDArray<double> v, [Shape("t", "y", "x")] NDArray<double> w) { var a = u - u.Mean(0); var b = v - v.Mean(0); var c = w - w.Mean(0); return ((a * b).Mean(0), (b * c).Mean(0) / b.Std(), (a * c).Mean(2) * a.Max(2) * {0}); }"""),
        ("12 folds, 4 arrays", """[ArrayKernel] static (NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>) K([Shape("n", "m")] NDArray<double> a, [Shape("n", "m")] NDArray<double> b, [Shape("n", "m")] NDArray<double> c, [Shape("n", "m")] NDArray<double> d) => ((a - a.Mean(0)) / a.Std(0) * {0}, (b - b.Mean(1, keepDims: true)) / b.Std(1, keepDims: true) + a.Max(0), (c - c.Min()) / (c.Max() - c.Min()) * b.Sum(1, keepDims: true), d / d.Sum(0) + d.Sum(1, keepDims: true) + (c * d).Mean());"""),
        ("chain of 1,000", Chain()),
        ("250 lines, 16 folds", Lines()),
    ];

    // Four operations a line.
    private static string Chain()
    {
        var body = new StringBuilder();
        for (int line = 1; line < 250; line++)
        {
            body.Append($"v = Sqrt(v * x + {line}.25) - v; ");
        }

        return """[ArrayKernel] static NDArray<double> K([Shape("n", "m")] NDArray<double> x) { var v = x * {0}; """ + body + "return v; }";
    }

    // About 1,000 operations on two arrays; every fifteenth line takes a mean, by turns over columns, rows and everything.
    private static string Lines()
    {
        string[] folds = ["v.Mean(0)", "v.Mean(1, keepDims: true)", "v.Max()", "(v * y).Mean(0)"];
        var body = new StringBuilder();
        for (int line = 1; line < 250; line++)
        {
            body.Append(line % 15 == 0 ? $"v = v - {folds[line / 15 % 4]}; " : $"v = Sqrt(v * x + {line}.25) - y; ");
        }

        return """[ArrayKernel] static NDArray<double> K([Shape("n", "m")] NDArray<double> x, [Shape("n", "m")] NDArray<double> y) { var v = x * {0}; """ + body + "return v; }";
    }
}
