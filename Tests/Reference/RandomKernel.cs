extern alias generator;

using System.Globalization;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Ops;
using generator::StaticGraph.Generator.Passes;
using StaticGraph.Tests.Graph;

namespace StaticGraph.Tests.Reference;

/// <summary>
/// A kernel made of random operations on random arrays, and arrays to run it on. Operations are drawn from the whole op table,
/// and kept if the compiler finds nothing wrong with them; what a seed gives changes with the table alone.
/// </summary>
internal sealed class RandomKernel
{
    private static readonly string[][] Shapes = [["n", "m"], ["n", "m"], ["m"], ["n", "1"], ["m", "n"], ["1", "m"], [], ["n", "m", "3"], ["n"], ["2", "n", "m"], ["n", "n"]];

    private static readonly string[] Indexes = ["..", "1..", "..^1", "0", "^1", "1..^1", "Slice(null, null, 2)", "Slice(1, null, 2)", "Slice(null, null, -1)", "Slice(^1, 0, -2)", "Slice(null, ^1, 3)", "[1, 0]", "[0, -1, 1]", "[1]", "NewAxis", "Ellipsis"];

    private static readonly string[] Modes = ["Edge", "Reflect", "Symmetric", "Wrap"];

    // As short as an axis may have to be, for most lengths that are tried.
    private const long LeastLikely = 3;

    // What indices choose needs indices. A pass turns powers into products, which round differently. An average is products and sums, which are drawn themselves, as contractions and what other folds make up are. One scan stands for all (Scans).
    private static readonly OpDef[] Rows = [.. OpTable.All.Where(row => row.Name is not ("Pow" or "Average" or "Split" or "MeshGrid" or "TakeAlongAxis" or "Trace") && row.Kind is not (OpKind.Creation or OpKind.Contraction or OpKind.Selection or OpKind.Line) && row.Folds is null && row.SkipsNaN.Length == 0 && row.Unit == 0 && row.Lists is null && (row.Kind != OpKind.Scan || row.Name == "CumSum"))];

    private static readonly string[] Scans = ["CumSum", "CumProd", "CumMax", "CumMin", "Recurrence"];

    private readonly Random _random;
    private readonly TestKernel _kernel = new();
    private readonly List<int> _nodes = [];
    private readonly List<DType> _types = [];
    private readonly List<ReferenceArray> _scalars = [];

    private RandomKernel(int seed) => _random = new Random(seed);

    /// <summary>The kernel, named <c>Random{seed}</c>.</summary>
    public required Kernel Kernel { get; init; }

    /// <summary>Its graph, before any pass.</summary>
    public required KernelGraph Graph { get; init; }

    /// <summary>The graph whose bits every plan gives: after the pass that may round otherwise, before those that may not.</summary>
    public KernelGraph Rounded => DropShifts.Run(LowerReductions.Run(Graph));

    /// <summary>A random kernel of about <paramref name="size"/> operations with one to three results.</summary>
    public static RandomKernel Create(int seed, int size)
    {
        var draft = new RandomKernel(seed) { Kernel = null!, Graph = null! };
        draft.AddArrays();
        for (int i = 0; i < size; i++)
        {
            draft.AddOperation();
        }

        int[] results = [.. Enumerable.Range(0, draft._random.Next(1, 4)).Select(i => draft._nodes[^(1 + i)]).Distinct()];
        Kernel kernel = draft._kernel.Build($"Random{seed.ToString(CultureInfo.InvariantCulture)}", results);
        return new RandomKernel(seed, draft._scalars) { Kernel = kernel, Graph = draft._kernel.Graph(results) };
    }

    private RandomKernel(int seed, List<ReferenceArray> scalars)
        : this(seed) => _scalars = scalars;

    /// <summary>Random arrays for dims of the given lengths.</summary>
    public GraphInputs Inputs(long n, long m)
    {
        var dims = new Dictionary<string, long> { ["n"] = n, ["m"] = m };
        ReferenceArray[] sources = [.. Graph.Parameters.Where(parameter => parameter.Of < 0).Select(parameter =>
        {
            long[] shape = [.. parameter.Shape.Select(length => Polynomial.Parse(length).Evaluate(name => dims[name]))];
            return RandomArrays.Create(_random, parameter.Type, shape);
        })];
        return new GraphInputs(sources, _scalars, dims);
    }

    /// <summary>The lengths of n and m from <paramref name="first"/> on that have what all indexes take.</summary>
    public (long N, long M) Fitting((long N, long M)[] lengths, int first) => Enumerable.Range(first, lengths.Length)
        .Select(i => lengths[i % lengths.Length])
        .First(pair => Graph.Equations.All(need => IsMet(Graph, need, pair)));

    private static bool IsMet(KernelGraph graph, EquationDefinition need, (long N, long M) pair)
    {
        Func<string, long> lengthOf = GraphInterpreter.Lengths(graph, new Dictionary<string, long> { ["n"] = pair.N, ["m"] = pair.M });
        return Polynomial.Parse(need.Left).Evaluate(lengthOf) >= Polynomial.Parse(need.Right).Evaluate(lengthOf);
    }

    private static bool IsLikelyMet(KernelGraph graph, EquationDefinition equation) => equation.IsLeast && IsMet(graph, equation, (LeastLikely, LeastLikely));

    private void AddArrays()
    {
        int count = _random.Next(1, 4);
        for (int i = 0; i < count; i++)
        {
            DType type = _random.Next(2) == 0 ? DType.Double : DTypes.Ladder[_random.Next(DTypes.Ladder.Count)];
            Keep(_kernel.Array("x" + i.ToString(CultureInfo.InvariantCulture), type, Shapes[_random.Next(Shapes.Length)]), type);
        }
    }

    private void AddOperation()
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            (int node, DType type) = Draw();
            if (_kernel.Compiles(node) && _kernel.Graph(node) is { } graph && graph.Equations.All(need => IsLikelyMet(graph, need)))
            {
                Keep(node, type);
                return;
            }

            _kernel.RemoveLast();
        }
    }

    private string[] DrawAxes() => _random.Next(3) == 0 ? [] : [_random.Next(-2, 2).ToString(CultureInfo.InvariantCulture)];

    private string[] DrawArgument(OpDef row, OpParameter parameter) => parameter.Kind switch
    {
        ParameterKind.Index => parameter == OpParameter.Index ? DrawIndexes() : [Indexes[_random.Next(Indexes.Length)]],
        ParameterKind.Number => [_random.Next(-2, 3).ToString(CultureInfo.InvariantCulture)],
        ParameterKind.Axes when parameter == OpParameter.Axis => DrawAxes(),
        ParameterKind.Axes when row.Name == "Transpose" || row.About > 0 => [],
        ParameterKind.Axes => [_random.Next(-2, 3).ToString(CultureInfo.InvariantCulture)],
        _ => [],
    };

    // Its own, after one more, or for a reshape some of them joined or split.
    private string[] DrawLengths(OpDef row, int input)
    {
        if (!row.Parameters.Any(parameter => parameter.Kind == ParameterKind.Lengths))
        {
            return [];
        }

        KernelGraph graph = _kernel.Graph(input);
        string[] own = [.. graph.Nodes[graph.Outputs[0].Node].Shape.Select(length => length.ToString())];
        string few = _random.Next(1, 4).ToString(CultureInfo.InvariantCulture);
        return row.Moves == MovementKind.Repeat ? [few]
            : row.Moves == MovementKind.Tile ? [few, "2"]
            : row.Moves == MovementKind.Stretch ? [few, .. own]
            : own.Length == 0 ? ["1", "-1"]
            : _random.Next(3) switch
            {
                0 => ["-1", .. own[1..]],
                1 => ["-1", .. own[Math.Min(2, own.Length)..]],
                _ => ["1", .. own[..^1], "1", "-1"],
            };
    }

    private int RankOf(int node) => _kernel.Graph(node) is var graph ? graph.Nodes[graph.Outputs[0].Node].Shape.Count : 0;

    private string[] DrawIndexes()
    {
        string[] drawn = [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Indexes[_random.Next(Indexes.Length)])];

        // The reader refuses a second Ellipsis.
        return drawn.Count(index => index == "Ellipsis") > 1 ? drawn[..1] : drawn;
    }

    private (int Node, DType Type) Draw()
    {
        OpDef row = Rows[_random.Next(Rows.Length)];
        int input = Pick();
        DType type = _types[_nodes.IndexOf(input)];
        switch (row.Kind)
        {
            case OpKind.Reduction:
                string[] axes = DrawAxes();
                int ddof = row.Fold == ReductionKind.SquaredDeviations ? _random.Next(2) : 0;
                return (_kernel.Reduce(row.Name, input, _random.Next(2) == 0, ddof, axes), row.Types.ResultOf(type));
            case OpKind.Window when row.Windows == WindowKind.Neighbour:
                string[] offset = [.. Enumerable.Range(0, RankOf(input)).Select(_ => _random.Next(-2, 3).ToString(CultureInfo.InvariantCulture))];
                string[][] modes = [[], .. Modes.Select(mode => new[] { mode })];
                return (_kernel.Move(row.Name, input, [("offset", offset), ("mode", modes[_random.Next(modes.Length)])]), type);
            case OpKind.Window when row.Windows == WindowKind.Sliding:
                return (_kernel.Move(row.Name, input, [("axis", DrawAxes())], _random.Next(1, 4).ToString(CultureInfo.InvariantCulture)), type);
            case OpKind.Scan:
                // One that is along an axis, where none is drawn; a recurrence is of an array with itself.
                string[] along = DrawAxes();
                string scan = along.Length == 0 ? "Recurrence" : Scans[_nodes.Count % Scans.Length];
                return (_kernel.Scan(scan, scan == "Recurrence" ? [input, input] : [input], along), type);
            case OpKind.Window:
                return (_kernel.Move(row.Name, input, DrawAxes()), type);
            case OpKind.Join:
                int[] joined = row.Joins is JoinKind.Concatenation or JoinKind.Stack ? [input, Same(type)] : [input];
                return (_kernel.Join(row.Name, joined, _random.Next(-2, 2).ToString(CultureInfo.InvariantCulture), _random.Next(1, 3).ToString(CultureInfo.InvariantCulture), Modes[_random.Next(Modes.Length)]), type);
            case OpKind.Movement:
                return (_kernel.Move(row.Name, input, [.. row.Parameters.Select(parameter => (parameter.Name, DrawArgument(row, parameter)))], DrawLengths(row, input)), type);
        }

        if (row.Types.IsConversion)
        {
            DType to = DTypes.Ladder[_random.Next(DTypes.Ladder.Count)];
            return (_kernel.Typed(row.Name, to, input), to);
        }

        if (row.FailsAtZero && !type.IsFloating())
        {
            // Integer division by zero throws.
            return (_kernel.Typed("Cast", DType.Single, input), DType.Single);
        }

        int[] inputs = [.. Enumerable.Range(0, row.Arity).Select(i => i == 0 ? input : Operand(type))];
        if (row.Types == TypeRule.Select)
        {
            // Without a mask, one is made first.
            int mask = _types.LastIndexOf(DType.Boolean);
            return mask >= 0
                ? (_kernel.Typed(row.Name, type, _nodes[mask], inputs[1], inputs[2]), type)
                : (_kernel.Typed("Cast", DType.Boolean, input), DType.Boolean);
        }

        DType result = row.Types.ResultOf(type);
        return (_kernel.Typed(row.Name, result, inputs), result);
    }

    // Mostly the latest nodes, so that expressions grow deep.
    private int Pick() => _nodes[^(1 + Math.Min(_random.Next(_nodes.Count), _random.Next(_nodes.Count)))];

    private int Same(DType type)
    {
        int[] same = [.. _nodes.Where((_, i) => _types[i] == type)];
        return same[_random.Next(same.Length)];
    }

    private int Operand(DType type)
    {
        int[] same = [.. _nodes.Where((_, i) => _types[i] == type)];
        if (type == DType.Boolean || (same.Length > 0 && _random.Next(4) != 0))
        {
            return same[_random.Next(same.Length)];
        }

        int value = _random.Next(1, 10);
        _scalars.Add(RandomArrays.Of(type, value));
        int scalar = _kernel.Scalar(type, $"({type.Keyword()}){value.ToString(CultureInfo.InvariantCulture)}");
        Keep(scalar, type);
        return scalar;
    }

    private void Keep(int node, DType type)
    {
        _nodes.Add(node);
        _types.Add(type);
    }
}
