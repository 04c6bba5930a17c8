namespace StaticGraph.Tests.Corpus;

/// <summary>Kernels of complex numbers: loaded, computed by parts, folded, held, moved and stored.</summary>
internal static class ComplexKernels
{
    public static IReadOnlyList<CorpusKernel> All { get; } =
    [
        new("ComplexCopy", "x: Complex n m", "Complex", "x", "x") { Tolerance = 0 },
        new("ComplexLines", "x: Complex n m; v: Complex m", "Complex, Complex", "(x * v + v, x / v)", "x * v + v", "x / v"),
        new("ComplexFolds", "x: Complex n m", "Complex, Complex, double", "(x.Sum(0), x.Mean(), Abs(x).Max(1))", "x.sum(0)", "x.mean()", "np.abs(x).max(1)"),
        new("ComplexSpread", "x: Complex n m", "double, double, long", "(Var(x, 0), Std(x, 1), CountNonZero(x, 1))", "x.var(0)", "x.std(1)", "np.count_nonzero(x, 1)"),
        new("ComplexScores", "x: Complex n m", "Complex", "(x - x.Mean(0)) / (Std(x, 0) + 1)", "(x - x.mean(0)) / (x.std(0) + 1)"),
        new("ComplexShares", "x: Complex n m", "Complex, double", "var share = x / (x.Sum(1, keepDims: true) + 100); return (share, Abs(share).Sum());", "x / (x.sum(1, keepdims=True) + 100)", "np.abs(x / (x.sum(1, keepdims=True) + 100)).sum()"),
        new("ComplexMade", "re: double n m; im: double n m", "Complex, double", "var z = re + im * System.Numerics.Complex.ImaginaryOne; return (z, Angle(z));", "re + im * 1j", "np.angle(re + im * 1j)"),
        new("ComplexMixed", "x: Complex n m; y: float m; z: int n 1", "Complex", "(x * y + z) * 2 - new System.Numerics.Complex(0.5, -1)", "(x * y.astype('f8') + z) * 2 - (0.5 - 1j)"),
        new("ComplexMoved", "x: Complex n m", "Complex, Complex", "(Flip(x, 0).T, x[Slice(null, null, 2), 1..])", "np.flip(x, 0).T", "x[::2, 1:]") { Least = 1, Tolerance = 0 },
        new("ComplexTurned", "x: Complex n m", "Complex", "(x * 2).T + x.T.Conj()", "(x * 2).T + x.T.conj()"),
        new("ComplexListed", "x: Complex n m", "Complex, Complex", "(x[.., [1, 0, 1]], x[.., [1, 0, 1]] * 2)", "x[:, [1, 0, 1]]", "x[:, [1, 0, 1]] * 2") { Least = 2, Tolerance = 0 },
        new("ComplexChosen", "x: Complex n m; y: Complex n m; valid: bool n m", "Complex, bool, bool", "(Where(valid, x, y.Conj()), x == y, x.Cast<bool>())", "np.where(valid, x, y.conj())", "x == y", "x.astype(bool)") { Tolerance = 0 },
        new("ComplexScanned", "x: Complex n m", "Complex, Complex", "(x.CumSum(0), (x * x).CumSum(1))", "np.cumsum(x, 0)", "np.cumsum(x * x, 1)"),
        new("ComplexJoined", "x: Complex n m; y: Complex n m", "Complex", "Concatenate([x, y[1..]], 0).T", "np.concatenate([x, y[1:]]).T") { Least = 1, Tolerance = 0 },
        new("ComplexAround", "x: Complex n m", "Complex, Complex", "(Stencil(x, w => w[0, -1] - w[1, 0], PadMode.Constant, new System.Numerics.Complex(1.5, 2)), Pad(x, 1, PadMode.Edge))", "(lambda p: p[1:-1, :-2] - p[2:, 1:-1])(np.pad(x, 1, constant_values=1.5 + 2j))", "np.pad(x, 1, 'edge')") { Least = 1, Tolerance = 0 },
        new("ComplexEdges", "x: Complex n m", "Complex, Complex", "(Diff(x, 1, 0), Stencil(x, w => w[0, -1] + w[0, 1]))", "np.diff(x, axis=0)", "(lambda p: p[:, :-2] + p[:, 2:])(np.pad(x, ((0, 0), (1, 1))))") { Least = 1, Tolerance = 0 },
        new("ComplexFunctions", "x: Complex n m", "Complex, Complex, Complex", "(Sqrt(x), Exp(x), Reciprocal(x - 2))", "np.sqrt(x)", "np.exp(x)", "1 / (x - 2)") { Tolerance = 1e-11 },
        new("ComplexFilled", "x: Complex n", "Complex, double", "(Zeros<System.Numerics.Complex>([x.GetLength(0), 3]) + Full(3, System.Numerics.Complex.ImaginaryOne), Real(Ones<System.Numerics.Complex>(x.GetLength(0)) * x))", "np.full((len(x), 3), 1j)", "x.real") { Tolerance = 0 },
        new("ComplexStretched", "x: Complex n m; v: Complex m", "Complex, Complex", "(x - Stack([v, v], 0).Sum(0), BroadcastTo(v, [3, v.GetLength(0)]))", "x - 2 * v", "np.broadcast_to(v, (3, v.shape[0]))"),
    ];
}
