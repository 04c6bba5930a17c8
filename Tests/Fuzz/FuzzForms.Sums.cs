extern alias generator;

using generator::StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Fuzz;

/// <content>What is computed of neighbours, and sums of products.</content>
internal static partial class FuzzForms
{
    private static Dictionary<string, Func<FuzzDraw, (string, string)?>> Looking => new()
    {
        ["CumSum"] = x => x.Rank < 1 ? null : x.Axis() is var axis ? ($"a.CumSum({axis})", $"np.cumsum(a, {axis}, a.dtype)") : null,
        ["Diff"] = x => x.Rank < 1 ? null : (x.Number(0, 3), x.Axis()) is var (n, axis) ? ($"NDArray.Diff(a, {n}, {axis})", $"np.diff(a, {n}, {axis})") : null,
        ["Stencil"] = x => Stencil(x),
        ["SlidingWindow"] = x => SlidingWindow(x),
        ["GaussianFilter"] = x => Filter(x, "GaussianFilter", x.Pick("0.4, ", "0.6, ", "1, ")),
        ["UniformFilter"] = x => Filter(x, "UniformFilter", x.Pick("2, ", "3, ", "5, ")),
        ["Laplace"] = x => Filter(x, "Laplace", ""),
        ["Sobel"] = x => Filter(x, "Sobel", ""),
        ["Gradient"] = x => x.Rank < 1 ? null : x.Axis() is var axis ? ($"NDArray.Gradient(a, {axis})", x.Type == DType.Half ? "" : $"np.gradient(a, axis={axis})") : null,
        ["Convolve"] = x => Convolve(x, "Convolve"),
        ["Correlate"] = x => Convolve(x, "Correlate"),
    };

    private static Dictionary<string, Func<FuzzDraw, (string, string)?>> Contracting => new()
    {
        ["Dot"] = x => x.Rank == 0 ? null : x.Number(0, 3) switch
        {
            0 when x.Rank == 2 => ("a.T.Dot(a)", "np.dot(a.T, a)"),
            1 when x.Rank == 1 => ("a.Dot(a)", "np.dot(a, a)"),
            2 when x.Given(x.Type, x.A.Shape[x.Rank - 1]) is { } v => ($"a.Dot({v})", $"np.dot(a, {v})"),
            _ => x.Given(x.Type, x.A.Shape[x.Rank - 1], x.Pick(Polynomial.Symbol("k"), Polynomial.Constant(3))) is { } b ? ($"a.Dot({b})", $"np.dot(a, {b})") : null,
        },
        ["MatMul"] = x => x.Rank == 0 ? null : x.Rank > 2 && x.Maybe() ? ("NDArray.MatMul(a, a.SwapAxes(-1, -2))", "np.matmul(a, a.swapaxes(-1, -2))")
            : x.Given(x.Type, x.A.Shape[x.Rank - 1], Polynomial.Symbol("k")) is { } b ? ($"NDArray.MatMul(a, {b})", $"np.matmul(a, {b})") : null,
        ["TensorDot"] = x => x.Rank == 0 ? null : x.Number(1, x.Rank) is var count && x.Axes(count) is var axes && x.Maybe() ? ($"NDArray.TensorDot(a, a, {FuzzWords.List(axes)}, {FuzzWords.List(axes)})", $"np.tensordot(a, a, ({FuzzWords.Tuple(axes)}, {FuzzWords.Tuple(axes)}))")
            : x.Given(x.Type, x.A.Shape[x.Rank - 1], Polynomial.Constant(2)) is { } b ? ($"NDArray.TensorDot(a, {b}, 1)", $"np.tensordot(a, {b}, 1)") : null,
        ["Einsum"] = x => Einsum(x),
        ["Inner"] = x => x.Rank == 0 ? null : x.Given(x.Type, Polynomial.Constant(2), x.A.Shape[x.Rank - 1]) is { } b && x.Maybe() ? ($"NDArray.Inner(a, {b})", $"np.inner(a, {b})") : ("NDArray.Inner(a, a)", "np.inner(a, a)"),
        ["Outer"] = x => x.Given(x.Type, x.Pick(Polynomial.Constant(3), Polynomial.Symbol("m"))) is { } b ? ($"NDArray.Outer(a, {b})", $"np.outer(a, {b})") : null,
        ["Kron"] = x => x.Given(x.Type, Polynomial.Constant(2)) is { } b ? ($"NDArray.Kron(a, {b})", $"np.kron(a, {b})") : null,
        ["VDot"] = x => x.Maybe() ? ("NDArray.VDot(a, a)", "np.vdot(a, a)") : x.Given(x.Type, [.. x.A.Shape]) is { } b ? ($"NDArray.VDot(a, {b})", $"np.vdot(a, {b})") : null,
        ["Cov"] = x => x.Rank is < 1 or > 2 ? null : x.Pick(true, false) is var rows && x.Number(0, 1) is var ddof ? ($"NDArray.Cov(a, rowVar: {(rows ? "true" : "false")}, ddof: {ddof})", $"np.cov(a, rowvar={rows}, ddof={ddof})") : null,
        ["CorrCoef"] = x => x.Rank is < 1 or > 2 ? null : x.Pick(true, false) is var rows ? ($"NDArray.CorrCoef(a, rowVar: {(rows ? "true" : "false")})", $"np.corrcoef(a, rowvar={rows})") : null,
    };

    // A few neighbours added, multiplied or compared.
    private static (string, string)? Stencil(FuzzDraw x)
    {
        if (x.Rank == 0)
        {
            return null;
        }

        string mode = x.Pick(Modes), python = mode.ToLowerInvariant();
        long[][] offsets = [.. Enumerable.Range(0, x.Number(1, 3)).Select(_ => (long[])[.. Enumerable.Range(0, x.Rank).Select(_ => (long)x.Number(-1, 1))])];
        string sign = x.Type == DType.Boolean ? x.Pick(" & ", " | ", " ^ ") : x.Pick(" + ", " - ", " * ");
        string Neighbour(long[] offset) => $"np.pad(a, [{string.Join(", ", offset.Select(o => $"({Math.Max(-o, 0)}, {Math.Max(o, 0)})"))}], '{python}')[{string.Join(", ", offset.Select(o => o > 0 ? $"{o}:" : o < 0 ? $":{o}" : ":"))}]";
        return ($"NDArray.Stencil(a, w => {string.Join(sign, offsets.Select(offset => $"w{FuzzWords.List(offset)}"))}, PadMode.{mode})", string.Join(sign, offsets.Select(Neighbour)));
    }

    private static (string, string)? SlidingWindow(FuzzDraw x)
    {
        if (x.Rank == 0)
        {
            return null;
        }

        (int length, int axis) = (x.Number(1, 4), x.Number(0, x.Rank - 1));
        (string kernel, string numPy) = ($"NDArray.SlidingWindow(a, {length}, {axis})", $"np.windows(a, {length}, {axis})");
        string fold = x.Type == DType.Boolean ? x.Pick("Any", "All") : x.Type == DType.Complex ? "Sum" : x.Type.IsFloating() ? x.Pick("Sum", "Max", "Min", "Mean", "Var", "Prod") : x.Pick("Sum", "Max", "Min", "Prod");
        return x.Maybe() ? (kernel, numPy) : ($"{kernel}.{fold}(-1)", fold is "Max" or "Min" or "Any" or "All" ? $"{numPy}.{fold.ToLowerInvariant()}(-1)" : "");
    }

    private static (string, string)? Filter(FuzzDraw x, string name, string first)
        => x.Rank == 0 ? null : x.SomeAxes() is var (axes, _) ? ($"NDArray.{name}(a, {first}{axes}, PadMode.{x.Pick(Modes)})", "") : null;

    private static (string, string)? Convolve(FuzzDraw x, string name)
    {
        string mode = x.Pick("Full", "Same", "Valid"), weights = FuzzWords.List([.. Enumerable.Range(0, x.Number(1, 4)).Select(_ => (long)x.Number(0, 5))]);
        return x.Rank == 0 ? null : x.Axis() is var axis ? ($"NDArray.{name}(a, {weights}, ConvolveMode.{mode}, {axis})", $"np.apply_along_axis(lambda x: np.{name.ToLowerInvariant()}(x, np.array({weights}, a.dtype), '{mode.ToLowerInvariant()}'), {axis}, a)") : null;
    }

    private static (string, string)? Einsum(FuzzDraw x)
    {
        if (x.Rank is 0 or > 4)
        {
            return null;
        }

        string own = "ijkl"[..x.Rank], kept = string.Concat(own.Where(_ => x.Maybe()));
        if (x.Maybe(3))
        {
            string turned = string.Concat(kept.Reverse());
            return ($"NDArray.Einsum(\"{own}->{turned}\", a)", $"np.einsum('{own}->{turned}', a)");
        }

        string other = x.Pick(own[^1..], own, own[..1], own[^1..] + "n");
        Polynomial[] shape = [.. other.Select(index => index == 'n' ? Polynomial.Constant(3) : x.A.Shape[own.IndexOf(index)])];
        string result = kept + (other.Contains('n') ? "n" : "");
        return x.Given(x.Type, shape) is { } b ? ($"NDArray.Einsum(\"{own},{other}->{result}\", a, {b})", $"np.einsum('{own},{other}->{result}', a, {b})") : null;
    }
}
