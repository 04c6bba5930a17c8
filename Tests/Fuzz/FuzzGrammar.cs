extern alias generator;

using System.Text.RegularExpressions;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Fuzz;

/// <summary>An operation as it is spelled in a kernel and in NumPy, over the names of its operands.</summary>
internal sealed record FuzzForm(string Kernel, string NumPy);

/// <summary>
/// How operations are spelled. A row of the op table that has a case (<see cref="OpCases"/>) is spelled as its case is, over operands that fit, so that a new row is drawn from the
/// day that it is there; what takes more drawing than that, places, parts, neighbours and the like, has a line in <see cref="FuzzForms"/>.
/// </summary>
internal sealed partial class FuzzGrammar(Func<OpDef, bool> isDrawn, params DType[] types)
{
    private static readonly (OpKind Kind, int Weight)[] Weights =
    [
        (OpKind.Elementwise, 40), (OpKind.Movement, 18), (OpKind.Reduction, 16), (OpKind.Join, 8), (OpKind.Window, 7), (OpKind.Scan, 4), (OpKind.Contraction, 6), (OpKind.Creation, 3), (OpKind.Selection, 2), (OpKind.Line, 6),
    ];

    private readonly Dictionary<OpKind, OpDef[]> _rows = OpTable.All.Where(isDrawn).GroupBy(row => row.Kind).ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>All operations, on all types.</summary>
    public static FuzzGrammar All { get; } = new(_ => true, [.. DTypes.Ladder, DType.Half, DType.Complex, DType.Double, DType.Double, DType.Double, DType.Single, DType.Int64]);

    public DType DrawType(Random random) => types[random.Next(types.Length)];

    /// <summary>One of the operations: first of a kind, and of that any.</summary>
    public OpDef DrawOp(Random random)
    {
        while (true)
        {
            int drawn = random.Next(Weights.Sum(pair => pair.Weight)), kind = 0;
            for (; drawn >= Weights[kind].Weight; kind++)
            {
                drawn -= Weights[kind].Weight;
            }

            if (_rows.TryGetValue(Weights[kind].Kind, out OpDef[]? rows))
            {
                return rows[random.Next(rows.Length)];
            }
        }
    }

    /// <summary>The types that an operation takes, of those that are drawn.</summary>
    public DType[] TypesOf(OpDef op)
    {
        if (op.Types.Masks > 0)
        {
            return [DType.Boolean];
        }

        DType[] tested = [.. OpCases.Find(op.Name).Types.Select(type => type.Twin())];
        DType[] halves = tested.Contains(DType.Single) && op.Types.TakesHalves ? [DType.Half] : [];
        DType[] complex = op.Complex is not null || tested.Length == 0 ? [DType.Complex] : [];
        return [.. types.Distinct().Intersect([.. tested, .. halves, .. complex])];
    }

    /// <summary>How far NumPy may be from an operation, in ulps.</summary>
    public double UlpsOf(OpDef op) => OpCases.Find(op.Name).Ulps;

    /// <summary>The operation with what is drawn for it; null where it cannot be done on that operand.</summary>
    public FuzzForm? Form(FuzzDraw draw)
    {
        draw.To = DrawType(draw, OpCases.Find(draw.Op.Name).Results);
        (string Kernel, string NumPy)? form = FuzzForms.All.TryGetValue(draw.Op.Name, out Func<FuzzDraw, (string, string)?>? drawn) && !(draw.Rank == 3 && draw.Maybe(5)) ? drawn(draw) : OfCase(draw);
        return form is var (kernel, numPy) ? new FuzzForm(Fill(draw, kernel), Fill(draw, numPy, isPython: true)) : null;
    }

    private static DType DrawType(FuzzDraw draw, CompilerServices.DType[] results) => results.Length == 0 ? draw.Type : draw.Pick(results).Twin();

    private static string Fill(FuzzDraw draw, string text, bool isPython = false) => text
        .Replace("{to}", isPython ? draw.To.Python() : draw.To.Word(), StringComparison.Ordinal)
        .Replace("{type}", draw.Type.Word(), StringComparison.Ordinal);

    // As its case has it, or one of the case's other spellings: of the first operand's type are all but a mask.
    private static (string Kernel, string NumPy)? OfCase(FuzzDraw draw)
    {
        OpCase row = OpCases.Find(draw.Op.Name);
        (string kernel, string numPy) = draw.Pick([(row.Kernel, draw.Type.IsFloating() || draw.Type == DType.Complex ? row.NumPy : row.NumPyInteger ?? row.NumPy), .. More(draw, row)]);
        bool hasMask = draw.Op.Types.Masks > 0;
        foreach (char letter in FuzzNode.Letters.Skip(1))
        {
            if (Regex.IsMatch(kernel, $@"\b{letter}\b") && draw.Like(hasMask ? ValueType(draw) : draw.Type) is null)
            {
                return null;
            }
        }

        (kernel, numPy) = draw.Op.Kind == OpKind.Reduction ? Folded(draw, kernel, numPy) : (kernel, numPy);
        return Named(draw, draw.Op.FailsAtZero && !draw.Type.IsFloating() && draw.Type != DType.Complex ? NeverZero(draw, kernel) : kernel, draw.Op.FailsAtZero && draw.Type.IsInteger() ? OddLast(draw, numPy, "a.dtype.type(1)") : numPy);
    }

    // Most cases have three axes, and call some by name, which elsewhere are others.
    private static (string Kernel, string NumPy)[] More(FuzzDraw draw, OpCase row) =>
        draw.Rank == 3 || draw.Op.Kind == OpKind.Contraction ? [.. row.More.Where(spelling => !Regex.IsMatch(spelling.Kernel, "\"[nmk]\""))] : [];

    // The second operand of a Where is drawn, and the third has its type.
    private static DType ValueType(FuzzDraw draw) => draw.Operands.Count > 1 ? draw.Kernel.Nodes[draw.Operands[1]].Type : draw.Pick([.. draw.Kernel.Nodes.Select(node => node.Type)]);

    private static string NeverZero(FuzzDraw draw, string kernel) => OddLast(draw, kernel, $"({draw.Type.Word()})1");

    // What is divided by is odd.
    private static string OddLast(FuzzDraw draw, string text, string one)
    {
        char last = FuzzNode.Letters[draw.Op.Arity - 1];
        return Regex.Replace(text, $@"(?<!\.)\b{last}\b(?!\.)", $"({last} | {one})");
    }

    private static (string Kernel, string NumPy) Folded(FuzzDraw draw, string kernel, string numPy)
    {
        (string axes, string python) = draw.SomeAxes();
        string keep = draw.Maybe(3) && kernel.Contains("{axis}", StringComparison.Ordinal) ? ", keepDims: true" : "";
        string ddof = draw.Op.Parameter("ddof") is not null && draw.Maybe(3) ? ", ddof: 1" : "";
        return (kernel.Replace("{axis}", axes + ddof + keep, StringComparison.Ordinal), ddof.Length > 0 ? "" : numPy.Replace("{axis}", python, StringComparison.Ordinal));
    }

    // Letters are given in the order in which operands are: one that a spelling leaves out is not there.
    private static (string Kernel, string NumPy) Named(FuzzDraw draw, string kernel, string numPy)
    {
        string used = string.Concat(FuzzNode.Letters.Where(letter => letter == 'a' || Regex.IsMatch(kernel, $@"\b{letter}\b")));
        return used.Length == draw.Operands.Count && FuzzNode.Letters.StartsWith(used, StringComparison.Ordinal) ? (kernel, numPy) : (Renamed(kernel, used), Renamed(numPy, used));
    }

    private static string Renamed(string text, string used) => Regex.Replace(text, @"(?<![\w.'""])[bcv](?![\w'""])", match => used.IndexOf(match.Value[0]) is >= 0 and var i ? FuzzNode.Letters[i].ToString() : match.Value);
}
