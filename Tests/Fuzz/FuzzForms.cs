extern alias generator;

using generator::StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Fuzz;

/// <summary>Spellings with something to draw beside the operands: places, lengths, parts, modes. Null where the first operand has not the axes for it.</summary>
internal static partial class FuzzForms
{
    private static readonly string[] Modes = ["Constant", "Edge", "Reflect", "Symmetric", "Wrap"];

    /// <summary>By the names of rows; a row that is not here is spelled as its case is.</summary>
    public static Dictionary<string, Func<FuzzDraw, (string Kernel, string NumPy)?>> All { get; } = new([.. Moving, .. Joining, .. Looking, .. Contracting]);

    private static Dictionary<string, Func<FuzzDraw, (string, string)?>> Moving => new()
    {
        ["Transpose"] = x => x.Rank < 2 || x.Maybe() ? ("a.T", "a.T") : x.Axes(x.Rank) is var axes ? ($"NDArray.Transpose(a, {string.Join(", ", axes)})", $"np.transpose(a, {FuzzWords.Tuple(axes)})") : null,
        ["Flip"] = x => x.SomeAxes() is var (axes, python) ? ($"NDArray.Flip(a, {axes})", $"np.flip(a, {python})") : null,
        ["Rot90"] = x => x.Rank < 2 ? null : (x.Number(-3, 5), x.Axes(2)) is var (turns, axes) ? ($"NDArray.Rot90(a, {turns}, {FuzzWords.List(axes)})", $"np.rot90(a, {turns}, {FuzzWords.Tuple(axes)})") : null,
        ["SwapAxes"] = x => x.Rank < 1 ? null : (x.Axis(), x.Axis()) is var (one, other) ? ($"a.SwapAxes({one}, {other})", $"np.swapaxes(a, {one}, {other})") : null,
        ["MoveAxis"] = x => x.Rank < 1 ? null : x.Number(1, x.Rank) is var count && (x.Axes(count), x.Axes(count)) is var (from, to) ? ($"NDArray.MoveAxis(a, {FuzzWords.List(from)}, {FuzzWords.List(to)})", $"np.moveaxis(a, {FuzzWords.Tuple(from)}, {FuzzWords.Tuple(to)})") : null,
        ["Squeeze"] = x => Squeeze(x),
        ["ExpandDims"] = x => x.Axis(x.Rank + 1) is var axis ? ($"NDArray.ExpandDims(a, {axis})", $"np.expand_dims(a, {axis})") : null,
        ["BroadcastTo"] = x => x.Number(1, 3) is var count ? ($"NDArray.BroadcastTo(a, [{string.Join(", ", Lengths(x).Prepend(count.ToString()))}])", $"np.broadcast_to(a, ({count},) + a.shape)") : null,
        ["Reshape"] = x => Reshape(x),
        ["Ravel"] = _ => ("a.Ravel()", "a.ravel()"),
        ["Tile"] = x => (long[])[.. Enumerable.Range(0, x.Number(1, x.Rank + 1)).Select(_ => (long)x.Number(1, 3))] is var reps ? ($"NDArray.Tile(a, {FuzzWords.List(reps)})", $"np.tile(a, {FuzzWords.Tuple(reps)})") : null,
        ["Repeat"] = x => x.Rank < 1 ? null : (x.Number(0, 3), x.Axis()) is var (count, axis) ? x.Maybe(3) ? ($"a.Repeat({count})", $"np.repeat(a, {count})") : ($"a.Repeat({count}, {axis})", $"np.repeat(a, {count}, {axis})") : null,
        ["Diagonal"] = x => x.Rank < 2 ? null : x.Number(-2, 2) is var offset && x.Maybe() ? ($"NDArray.Diagonal(a, {offset})", $"np.diagonal(a, {offset})") : ($"NDArray.Diagonal(a[..2, ..2], {offset})", $"np.diagonal(a[:2, :2], {offset})"),
        ["TriL"] = x => x.Number(-2, 3) is var k ? ($"NDArray.TriL(a, {k})", $"np.tril(a, {k})") : null,
        ["TriU"] = x => x.Number(-2, 3) is var k ? ($"NDArray.TriU(a, {k})", $"np.triu(a, {k})") : null,
        ["Index"] = x => FuzzIndexes.Draw(x),
        ["Take"] = x => Take(x),
        ["Extract"] = x => x.Pick(Folds) is var fold && x.Rank > 0 && x.Maybe() ? ($"NDArray.{fold}(NDArray.Extract(a, a.Cast<double>() * 2 - 1.5))", $"np.{Lower(fold)}(np.extract(a, a * 2 - 1.5))") : ($"NDArray.{fold}(NDArray.Extract(!a, a.Cast<double>() + 2), keepDims: {(x.Rank > 0 ? "true" : "false")})", ""),
        ["NonZero"] = x => x.Rank == 3 ? ("Spots(a)", "(np.nonzero(a)[0] * 100 + np.nonzero(a)[1] * 10 + np.nonzero(a)[2]).sum()") : x.Rank == 2 ? ("Places(a)", "(np.nonzero(a)[0] * 10 + np.nonzero(a)[1]).sum()") : null,
        ["FlatNonZero"] = x => x.Rank > 0 ? ("NDArray.FlatNonZero(a).Sum()", "np.flatnonzero(a).sum()") : null,
        ["Sort"] = x => Line(x, "Sort", "sort", ""),
        ["ArgSort"] = x => Line(x, "ArgSort", "argsort", ", kind='stable'"),
        ["TopK"] = x => x.Rank < 1 ? null : (x.Axis(), x.Maybe()) is var (axis, isLeast) ? ($"NDArray.TopK(NDArray.Pad(a, 1), {(isLeast ? -2 : 2)}, {axis})", isLeast ? $"np.take(np.sort(np.pad(a, 1), {axis}), [0, 1], {axis})" : $"np.take(np.sort(np.pad(a, 1), {axis}), [-1, -2], {axis})") : null,
        ["Compress"] = x => x.Rank < 1 ? null : (x.Pick(Folds), x.Axis()) is var (fold, axis) ? ($"NDArray.{fold}(NDArray.Compress({Line(x, axis)}, a.Cast<double>() + 1, {axis}), {axis})", "") : null,
        ["NanArgMin"] = x => Place(x, "NanArgMin"),
        ["NanArgMax"] = x => Place(x, "NanArgMax"),
        ["TakeAlongAxis"] = x => x.Rank < 1 ? null : x.Axis() is var axis && axis >= 0 && x.Maybe() && x.Indices(axis, [.. x.A.Shape.Select((length, i) => i == axis ? Polynomial.Constant(2) : length)]) is { } places
            ? ($"NDArray.TakeAlongAxis(a, {places}, {axis})", $"np.take_along_axis(a, {places}, {axis})")
            : ($"NDArray.TakeAlongAxis(a, NDArray.CountNonZero(a, {axis}, keepDims: true) % 2 - 1, {axis})", $"np.take_along_axis(a, np.count_nonzero(a, axis={axis}, keepdims=True) % 2 - 1, {axis})"),
    };

    private static Dictionary<string, Func<FuzzDraw, (string, string)?>> Joining => new()
    {
        ["Concatenate"] = x => Join(x, "Concatenate", "concatenate", x.Rank),
        ["Stack"] = x => Join(x, "Stack", "stack", x.Rank + 1),
        ["Split"] = x => x.Rank < 1 ? null : x.Rank > 1 && x.Maybe() ? ("Halves(NDArray.Concatenate([a, NDArray.Flip(a, 0)]))", "np.concatenate([a[::-1], a], 1)") : ("Thirds(a)", "np.concatenate([a, a])"),
        ["MeshGrid"] = x => x.Rank != 1 ? null : x.Maybe() && x.Like(x.Type) is { } other && x.Kernel.Nodes[x.Operands[1]].Rank == 1
            ? ($"Cells(a, {other})", $"np.concatenate(np.meshgrid(a, {other})[::-1])")
            : ("Corners(a, a[..1], a)", "np.stack(np.meshgrid(a, a[:1], a, indexing='ij'))"),
        ["Roll"] = x => (x.Number(-9, 9), x.SomeAxes(mayBeAll: false)) is var (shift, axes) && x.Rank > 0 ? ($"NDArray.Roll(a, {shift}, {axes.Kernel})", $"np.roll(a, {shift}, {axes.Python})") : null,
        ["Pad"] = x => Pad(x),
    };

    // Of what a mask takes, where there may be nothing to take.
    private static string[] Folds => ["Sum", "Mean", "Std", "Prod", "CountNonZero", "Norm", "NanMean"];

    private static string Lower(string name) => name == "CountNonZero" ? "count_nonzero" : name == "Norm" ? "linalg.norm" : name.ToLowerInvariant();

    // Of nothing but NaNs there is no place, which the run says.
    private static (string, string)? Place(FuzzDraw x, string name) => x.SomeAxes() is var (axes, _) ? ($"NDArray.{name}(NDArray.NanToNum(a), {axes})", "") : null;

    private static (string, string)? Line(FuzzDraw x, string name, string numPy, string more) => x.Rank < 1 ? null : x.Axis() is var axis ? ($"NDArray.{name}(a, {axis})", $"np.{numPy}(a, {axis}{more})") : null;

    // A mask along one axis.
    private static string Line(FuzzDraw x, int axis) => x.Rank == 1 ? "a" : $"NDArray.Any(a, {FuzzWords.List([.. Enumerable.Range(0, x.Rank).Where(other => other != (axis + x.Rank) % x.Rank).Select(other => (long)other)])})";

    private static (string, string)? Squeeze(FuzzDraw x)
    {
        int[] ones = [.. Enumerable.Range(0, x.Rank).Where(axis => x.A.Shape[axis].Equals(Polynomial.One))];
        return ones.Length > 0 ? x.Maybe() ? ("a.Squeeze()", "a.squeeze() if 0 else a") : ($"a.Squeeze({ones[0]})", $"np.squeeze(a, {ones[0]})")
            : x.Rank < 1 ? null : x.Number(0, x.Rank - 1) is var axis ? ($"a[{Before(axis)}^1..].Squeeze({axis})", $"a[{Before(axis, ":, ")}-1:].squeeze({axis})") : null;
    }

    private static (string, string)? Reshape(FuzzDraw x)
    {
        string[] own = Lengths(x);
        int last = x.Number(0, Math.Max(0, x.Rank - 1));
        return x.Rank < 1 ? ("a.Reshape([1, -1])", "a.reshape(1, -1)") : x.Number(0, 3) switch
        {
            0 => ("a.Reshape(-1)", "a.ravel()"),
            1 => ($"a.Reshape([-1, {own[last]}])", "a"),
            2 => ($"a.Reshape([{own[last]}, 1, -1])", "a"),
            _ => ($"a.Reshape([{string.Join(", ", own.Reverse())}])", "a"),
        };
    }

    private static (string, string)? Take(FuzzDraw x)
    {
        int axis = x.Number(0, Math.Max(0, x.Rank - 1));
        if (x.Rank == 0 || x.Length(axis) == 0)
        {
            return null;
        }

        string? places = x.Maybe() ? x.Indices(axis, [.. Enumerable.Range(0, x.Number(0, 2)).Select(_ => x.Pick([Polynomial.Constant(3), .. x.A.Shape]))]) : FuzzWords.List(x.Places(x.Length(axis), x.Number(1, 5)));
        return places is null ? null : ($"NDArray.Take(a, {places}, {axis})", $"np.take(a, {places}, {axis})");
    }

    // Arrays that fit, parts of the first one, or it itself.
    private static (string, string)? Join(FuzzDraw x, string name, string numPy, int rank)
    {
        if (rank == 0)
        {
            return null;
        }

        int axis = x.Axis(rank);
        string other = x.Maybe() && x.Like(x.Type) is { } like && x.Kernel.Nodes[x.Operands[1]].Rank == x.Rank ? like : "a", part = name == "Stack" || axis < 0 ? "a" : $"a[{Before(axis)}1..]", taken = part == "a" ? "a" : $"a[{Before(axis, ":, ")}1:]";
        return x.Maybe() ? ($"NDArray.{name}([a, {other}], {axis})", $"np.{numPy}([a, {other}], {axis})") : ($"NDArray.{name}([{part}, {other}, a], {axis})", $"np.{numPy}([{taken}, {other}, a], {axis})");
    }

    private static (string, string)? Pad(FuzzDraw x)
    {
        string mode = x.Pick(Modes);
        (int Before, int Behind)[] widths = [.. Enumerable.Range(0, x.Rank).Select(_ => (x.Number(0, 2), x.Number(0, 3)))];
        return x.Rank == 0 ? null : ($"NDArray.Pad(a, [{string.Join(", ", widths)}], PadMode.{mode})", $"np.pad(a, [{string.Join(", ", widths)}], '{mode.ToLowerInvariant()}')");
    }

    private static string[] Lengths(FuzzDraw x) => [.. Enumerable.Range(0, x.Rank).Select(axis => $"a.GetLength({axis})")];

    private static string Before(int axis, string index = ".., ") => string.Concat(Enumerable.Repeat(index, axis));
}
