namespace StaticGraph.Editor;

/// <summary>Kernels as users write them; <c>{0}</c> is the number that is edited.</summary>
internal static class Kernels
{
    public static readonly (string Name, string Code)[] All =
    [
        ("elementwise", """[ArrayKernel] static NDArray<double> K([Shape("n")] NDArray<double> x) => (2 * x + {0}) * x;"""),
        ("normalise", """[ArrayKernel] static NDArray<double> K([Shape("n", "n")] NDArray<double> b) => (b - b.Mean(0)) + (b.T / b.Std()) * {0};"""),
        ("z-score by row", """[ArrayKernel] static NDArray<double> K([Shape("n", "m")] NDArray<double> x) => {0} * (x - x.Mean(1, keepDims: true)) / x.Std(1, keepDims: true);"""),
        ("softmax by row", """[ArrayKernel] static NDArray<double> K([Shape("n", "m")] NDArray<double> x) { var e = Exp(x - x.Max(1, keepDims: true)); return {0} * e / e.Sum(1, keepDims: true); }"""),
        ("quadratic means", """[ArrayKernel] static (NDArray<double>, NDArray<double>, NDArray<double>) K([Shape("t", "z", "y", "x")] NDArray<double> u, [Shape("t", "z", "y", "x")] NDArray<double> v) => ((u * u).Mean(0), (v * v).Mean(0), (u * v).Mean(0) * {0});"""),
        ("three barriers", """[ArrayKernel] static NDArray<double> K([Shape("n", "m")] NDArray<double> x) { var a = x - x.Mean(0); var b = a / a.Std(0); var c = b - b.Mean(1, keepDims: true); return {0} * c / c.Std(); }"""),
        ("zonal flux", """[ArrayKernel] static NDArray<double> K([Shape("t", "z", "y", "x")] NDArray<double> u, [Shape("t", "z", "y", "x")] NDArray<double> v) => {0} * ((u - u.Mean(3, keepDims: true)) * (v - v.Mean(3, keepDims: true))).Mean(3);"""),
    ];
}
