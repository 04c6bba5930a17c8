namespace StaticGraph.Tests.Corpus;

/// <summary>Kernels whose best plans are known from work by hand.</summary>
internal static class WorkedKernels
{
    public static IReadOnlyList<CorpusKernel> All { get; } =
    [
        new("Normalise", "b: double n n", "double", "(b - b.Mean(axis: 0)) + (b.T / b.Std())", "(b - b.mean(0)) + b.T / b.std()"),
        new("Gram", "a: double n m", "double", "a.T.Dot(a)", "a.T @ a") { Tolerance = 1e-11 },
        new("ProductLessMeans", "a: double n m; b: double n m", "double", "a.T.Dot(b) - b.Mean(0)", "a.T @ b - b.mean(0)") { Tolerance = 1e-11 },
        new("Deviation", "x: double n m", "double", "Abs(x - x.Mean(0)).Mean()", "np.abs(x - x.mean(0)).mean()"),
        new("Residues", "x: double n m", "double", "(x - x.Mean(0)).Sum(0)", "np.zeros(x.shape[1])") { Tolerance = 1e-10 },
        new("QuadraticMeans", "u: double t z y x; v: double t z y x", "double, double, double", "((u * u).Mean(0), (v * v).Mean(0), (u * v).Mean(0))", "(u * u).mean(0)", "(v * v).mean(0)", "(u * v).mean(0)"),
        new("RowScores", "x: double n m", "double", "(x - x.Mean(1, keepDims: true)) / x.Std(1, keepDims: true)", "(x - x.mean(1, keepdims=True)) / x.std(1, keepdims=True)"),
        new("RowSoftmax", "x: double n m", "double", "var e = Exp(x - x.Max(1, keepDims: true)); return e / e.Sum(1, keepDims: true);", "(e := np.exp(x - x.max(1, keepdims=True)), e / e.sum(1, keepdims=True))[-1]"),
        new("Softmax", "x: double n m", "double", "var e = Exp(x - x.Max()); return e / e.Sum();", "(e := np.exp(x - x.max()), e / e.sum())[-1]"),
        new("Centred", "x: double n m", "double", "x - x.Mean()", "x - x.mean()"),
        new("VarianceOfDifference", "x: double n m; y: double n m", "double", "(x - y).Var()", "(x - y).var()"),
        new(
            "ThreeBarriers",
            "x: double n m",
            "double",
            "var a = x - x.Mean(0); var b = a / a.Std(0); var c = b - b.Mean(1, keepDims: true); return c / c.Std();",
            "(a := x - x.mean(0), b := a / a.std(0), c := b - b.mean(1, keepdims=True), c / c.std())[-1]"),
        new(
            "ZonalFlux",
            "u: double t z y x; v: double t z y x",
            "double",
            "((u - u.Mean(3, keepDims: true)) * (v - v.Mean(3, keepDims: true))).Mean(3)",
            "((u - u.mean(3, keepdims=True)) * (v - v.mean(3, keepdims=True))).mean(3)"),
        new(
            "DeadPixels",
            "x: float t n m",
            "float, bool",
            "var mean = x.Mean(0); var isDead = Abs(x - mean) > 1.5f * x.Std(0); return (Where(isDead, mean, x), isDead);",
            "np.where(np.abs(x - x.mean(0)) > 1.5 * x.std(0), x.mean(0), x)",
            "np.abs(x - x.mean(0)) > 1.5 * x.std(0)") { Tolerance = 1e-5 },
        new("Joint", "x: double n m", "double, double", "(x - x.Mean(0), x / x.Std())", "x - x.mean(0)", "x / x.std()"),
        new("JointFirst", "x: double n m", "double", "x - x.Mean(0)", "x - x.mean(0)"),
        new("JointSecond", "x: double n m", "double", "x / x.Std()", "x / x.std()"),
    ];
}
