using StaticGraph.CompilerServices;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Folds over the points of windows, by doubling: what two windows make that lie side by side is what one makes that is twice as long, so that each step is one operation an element.
/// <code>
/// SlidingWindow(f(x), 13, 0).Sum(-1)   =>   s8[i] + s4[i + 8] + s1[i + 12], where s1 = f(x), s2[i] = s1[i] + s1[i + 1], s4[i] = s2[i] + s2[i + 2], s8[i] = s4[i] + s4[i + 4]
/// </code>
/// A minimum is that of two windows that overlap. Deviations are folded as means with their sums of squares (Chan, Golub and LeVeque 1979). Which of these values are kept, and which computed again where they are looked at,
/// is asked as of all that is looked at from several places (<c>HoldViews</c>).
/// </summary>
internal sealed class WindowFolds
{
    // Of so many doublings both values are kept: 248 operations, about as long as two values are written and read.
    private const int KeptPowers = 5;

    private readonly GraphEditor _graph;
    private readonly TermBuilder _terms;

    public WindowFolds(GraphEditor graph, TermBuilder terms) => (_graph, _terms) = (graph, terms);

    /// <summary>The fold of <paramref name="row"/> that <paramref name="fold"/> is over axis <paramref name="axis"/> of its input, before its type is that of the result; null where these are not the points of windows alone.</summary>
    public int? Add(GraphNode fold, OpDef row, int axis)
    {
        if (WindowSeries.Find(_graph, fold.Inputs[0], axis) is not { } series)
        {
            return null;
        }

        ReductionKind kind = row.Fold!.Value;
        int? value = kind is ReductionKind.Sum or ReductionKind.Prod ? Totals(series, Cast(series.Value, ReductionMemory.TotalType(kind, _graph[series.Value].Type)), kind == ReductionKind.Sum ? "Add" : "Multiply")
            : kind is ReductionKind.Min or ReductionKind.Max ? Extreme(series, row.Pairs)
            : kind == ReductionKind.SquaredDeviations ? Deviations(series)
            : null;
        return value is { } folded ? Finished(fold, row, folded, series.Length) : null;
    }

    // Powers of two from the longest one on, each where the one before ends.
    private int Totals(WindowSeries series, int value, string op)
    {
        int? total = null;
        var powers = new List<int> { value };
        while (2L << (powers.Count - 1) <= series.Length)
        {
            long half = 1L << (powers.Count - 1);
            powers.Add(Op(op, series.Part(powers[powers.Count - 1], 0, half), series.Part(powers[powers.Count - 1], half, half)));
        }

        long offset = 0;
        for (int power = powers.Count - 1; power >= 0; power--)
        {
            if ((series.Length >> power & 1) == 1)
            {
                int next = series.Window(powers[power], offset);
                total = total is { } before ? Op(op, before, next) : next;
                offset += 1L << power;
            }
        }

        return total!.Value;
    }

    private int Extreme(WindowSeries series, string op)
    {
        int value = series.Value;
        long length = 1;
        for (; 2 * length <= series.Length; length *= 2)
        {
            value = Op(op, series.Part(value, 0, length), series.Part(value, length, length));
        }

        return length == series.Length ? series.Window(value, 0) : Op(op, series.Window(value, 0), series.Window(value, series.Length - length));
    }

    private int Deviations(WindowSeries series)
    {
        int mean = Cast(series.Value, DType.Double);
        var powers = new List<(int Mean, int Squares)> { (mean, Op("Subtract", mean, mean)) };
        while (2L << (powers.Count - 1) <= series.Length)
        {
            long half = 1L << (powers.Count - 1);
            (int Mean, int Squares) last = powers[powers.Count - 1];
            (int Mean, int Squares) next = Joined((series.Part(last.Mean, 0, half), series.Part(last.Squares, 0, half)), half, (series.Part(last.Mean, half, half), series.Part(last.Squares, half, half)), half);
            powers.Add(powers.Count % KeptPowers == 0 && 4 * half <= series.Length ? (_graph.Held(next.Mean), _graph.Held(next.Squares)) : next);
        }

        (int Mean, int Squares)? total = null;
        long offset = 0;
        for (int power = powers.Count - 1; power >= 0; power--)
        {
            long length = 1L << power;
            if ((series.Length & length) != 0)
            {
                (int Mean, int Squares) next = (series.Window(powers[power].Mean, offset), series.Window(powers[power].Squares, offset));
                total = total is { } before ? Joined(before, offset, next, length) : next;
                offset += length;
            }
        }

        return total!.Value.Squares;
    }

    // Of two windows side by side: d = mb - ma, m = ma + d * nb / n, M2 = M2a + M2b + d * d * (na * nb / n).
    private (int Mean, int Squares) Joined((int Mean, int Squares) one, double count, (int Mean, int Squares) other, double otherCount)
    {
        int apart = Op("Subtract", other.Mean, one.Mean), squares = Op("Add", one.Squares, other.Squares);
        int mean = Op("Add", one.Mean, Times(apart, otherCount / (count + otherCount)));
        return (mean, Op("Add", squares, Times(Op("Multiply", apart, apart), count * otherCount / (count + otherCount))));
    }

    private int Finished(GraphNode fold, OpDef row, int value, long length)
    {
        bool isRoot = row.Vector.Contains("Sqrt");
        int divided = row.Vector.Length == 0 ? value : Op("Divide", value, Number(value, Math.Max(length - fold.Index, 0)));
        int finished = Cast(isRoot ? Op("Sqrt", divided) : divided, fold.Type);
        GraphNode last = _graph[finished];
        return last.Kind == NodeKind.Elementwise ? _graph.Add(last with { Expression = fold.Expression, Label = fold.Label }) : finished;
    }

    private int Times(int value, double number) => Op("Multiply", value, Number(value, number));

    private int Number(int like, double number) => _graph.Stretch(_terms.Number(_graph[like].Type, number), _graph[like].Shape, _graph[like].Expression);

    private int Op(string op, params int[] inputs) => _graph.Add(_graph[inputs[0]] with { Kind = NodeKind.Elementwise, Op = op, Inputs = inputs, Index = 0, Access = null, Levels = default, Label = "" });

    private int Cast(int value, DType type) => _graph.Cast(value, type, _graph[value].Expression);
}
