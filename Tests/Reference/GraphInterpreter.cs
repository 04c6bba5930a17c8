extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Ops;

namespace StaticGraph.Tests.Reference;

/// <summary>
/// Defines what a graph means: node after node, element after element, in scalars. It evaluates graphs before, between and after the passes,
/// and what a plan computes must have the same bits.
/// </summary>
internal sealed class GraphInterpreter
{
    private readonly KernelGraph _graph;
    private readonly GraphInputs _inputs;
    private readonly ReferenceArray[] _values;
    private readonly Func<string, long> _lengthOf;

    private GraphInterpreter(KernelGraph graph, GraphInputs inputs)
    {
        _graph = graph;
        _inputs = inputs;
        _lengthOf = Lengths(graph, inputs.Dims);
        _values = new ReferenceArray[graph.Nodes.Count];
    }

    /// <summary>The results of <paramref name="graph"/>, in order.</summary>
    public static ReferenceArray[] Run(KernelGraph graph, GraphInputs inputs)
    {
        var interpreter = new GraphInterpreter(graph, inputs);
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            interpreter._values[i] = interpreter.Evaluate(graph.Nodes[i]);
        }

        return [.. graph.Outputs.Select(interpreter.Result)];
    }

    // What a mask takes, row by row, has one axis in the place of those that the mask stands for.
    private ReferenceArray Result(GraphOutput output)
    {
        ReferenceArray value = _values[output.Node];
        if (output.Taken is not { } taken)
        {
            return value;
        }

        long[] shape = [.. value.Shape.Take(taken.Axis), _values[taken.Count].Words[0], .. value.Shape.Skip(taken.Axis + taken.Axes)];
        return value with { Shape = shape, Words = value.Words.Where((_, i) => _values[taken.Mask].Words[i / value.Width] != 0).ToArray() };
    }

    /// <summary>The lengths of all dims, those that are others divided and rounded up among them.</summary>
    public static Func<string, long> Lengths(KernelGraph graph, IReadOnlyDictionary<string, long> dims)
    {
        var lengths = new Dictionary<string, long>(dims);
        foreach (DimDefinition dim in graph.Dims.Where(dim => dim.By > 0))
        {
            lengths[dim.Name] = (long)Math.Ceiling((decimal)Polynomial.Parse(dim.Of).Evaluate(name => lengths[name]) / dim.By);
        }

        return name => lengths[name];
    }

    private ReferenceArray Evaluate(GraphNode node) => node.Kind switch
    {
        NodeKind.Source => Source(node.Index),
        NodeKind.Scalar => Scalar(node),
        NodeKind.Position => Position(node),
        NodeKind.Elementwise => Elementwise(node),
        NodeKind.Map when _graph.Nodes[node.Inputs[0]].Kind == NodeKind.Position => Positions(node),
        NodeKind.Map when node.Access!.HasWhole => Input(node),
        NodeKind.Map => View(node, Input(node)),
        NodeKind.Reduction => Reduce(node),
        NodeKind.Scan => Scan(node),
        NodeKind.Hold => Input(node) with { Shape = Lengths(node.Shape) },
        NodeKind.Take => Take(node),
        _ => Input(node),
    };

    // An array that is given, or a part of one under another shape.
    private ReferenceArray Source(int number)
    {
        ParameterDefinition parameter = _graph.Parameters[number];
        if (parameter.Of < 0)
        {
            return _inputs.Sources[number];
        }

        ReferenceArray of = Source(parameter.Of);
        long[] start = Lengths(parameter.Start);
        IEnumerable<long> words = start.Length == 0 ? of.Words : Indices.Of(Lengths(parameter.Part)).SelectMany(index => Element(of, [.. index.Zip(start, (i, first) => i + first)]));
        return new ReferenceArray(of.Type, Lengths(parameter.Shape), words.ToArray());
    }

    private long[] Lengths(EquatableArray<string> texts) => [.. texts.Select(text => Polynomial.Parse(text).Evaluate(_lengthOf))];

    private ReferenceArray Input(GraphNode node) => _values[node.Inputs[0]];

    private long[] Lengths(EquatableArray<Polynomial> shape) => [.. shape.Select(length => length.Evaluate(_lengthOf))];

    private ReferenceArray Scalar(GraphNode node)
    {
        GraphScalar scalar = _graph.Scalars[node.Index];
        if (scalar.Number is double number)
        {
            return new ReferenceArray(scalar.Type, default, new[] { scalar.Type.IsFloating() ? ReferenceArray.Round(scalar.Type, number) : (long)number });
        }

        if (scalar.Count is null)
        {
            return _inputs.Scalars[node.Index];
        }

        long count = Math.Max(scalar.Count.Evaluate(_lengthOf) - scalar.Ddof, 0);
        return new ReferenceArray(scalar.Type, default, new[] { scalar.Type.IsFloating() ? ReferenceArray.Round(scalar.Type, count) : count });
    }

    private ReferenceArray Position(GraphNode node) => Positions(node, index => index[0]);

    // Also before the first and behind the last one there is an index: of a part that is not used there.
    private ReferenceArray Positions(GraphNode view) => Positions(view, index => Walked(view.Access![0], index));

    private ReferenceArray Positions(GraphNode node, Func<long[], long> valueOf)
    {
        long[] shape = Lengths(node.Shape);
        long[] words = [.. Indices.Of(shape).Select(index => node.Type.IsFloating() ? ReferenceArray.Round(node.Type, valueOf(index)) : ReferenceArray.Wrap(node.Type, valueOf(index)))];
        return new ReferenceArray(node.Type, shape, words);
    }

    private ReferenceArray Elementwise(GraphNode node)
    {
        ReferenceArray[] inputs = [.. node.Inputs.Select(input => _values[input])];
        if (node.Op == InnerOps.Labelled)
        {
            // Whoever takes it takes both.
            return inputs[0];
        }

        if (inputs.Any(input => input.Type == DType.Complex) || node.Type == DType.Complex)
        {
            return OfParts(node, inputs);
        }

        Func<long[], long> apply = ReferenceOps.Of(node.Op, [.. inputs.Select(input => input.Type)], node.Type);
        long[] words = new long[inputs[0].Words.Count];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = apply([.. inputs.Select(input => input.Words[i])]);
        }

        return new ReferenceArray(node.Type, inputs[0].Shape, words);
    }

    private ReferenceArray View(GraphNode node, ReferenceArray input)
    {
        long[] shape = Lengths(node.Shape);
        long[] words = [.. Indices.Of(shape).SelectMany(index => Element(input, [.. Enumerable.Range(0, node.Access!.Rank).Select(i => Walked(node.Access[i], index))]))];
        return new ReferenceArray(node.Type, shape, words);
    }

    // Input 0 looks at some axes as a whole, and has the array's own value.
    private ReferenceArray Take(GraphNode node)
    {
        Access access = _graph.Nodes[node.Inputs[0]].Access!;
        int[] chosen = [.. Enumerable.Range(0, access.Rank).Where(i => access[i].IsWhole)];
        long[] shape = Lengths(node.Shape);
        long Chosen(int axis, int point)
        {
            long index = _values[node.Inputs[1 + Array.IndexOf(chosen, axis)]].Words[point], length = access[axis].Beyond.Evaluate(_lengthOf);
            return index >= -length && index < length ? access[axis].From.Evaluate(_lengthOf) + (index < 0 ? index + length : index) : throw new InvalidOperationException($"Index {index} is outside an axis of length {length}.");
        }

        long[] words = [.. Indices.Of(shape).SelectMany((index, point) => Element(Input(node), [.. Enumerable.Range(0, access.Rank).Select(i => access[i].IsWhole ? Chosen(i, point) : Walked(access[i], index))]))];
        return new ReferenceArray(node.Type, shape, words);
    }

    // What is not used, of an array that has nothing, is nothing.
    private static IEnumerable<long> Element(ReferenceArray input, long[] index)
    {
        int first = input.Words.Count == 0 ? 0 : input.Width * (int)Indices.Offset(input.Shape, index);
        return Enumerable.Range(first, input.Width).Select(word => input.Words.Count == 0 ? 0 : input.Words[word]);
    }

    // A complex number of its parts, or one of them.
    private static ReferenceArray OfParts(GraphNode node, ReferenceArray[] inputs)
    {
        IEnumerable<long> words = node.Op switch
        {
            "Complex" => inputs[0].Words.Zip(inputs[1].Words, (real, imaginary) => new[] { real, imaginary }).SelectMany(pair => pair),
            "Real" => inputs[0].Words.Where((_, i) => i % 2 == 0),
            "Multiply" => inputs[0].Numbers.Chunk(2).Zip(inputs[1].Numbers.Chunk(2), (a, b) => new[] { (a[0] * b[0]) - (a[1] * b[1]), (a[0] * b[1]) + (a[1] * b[0]) }).SelectMany(pair => pair).Select(part => ReferenceArray.Round(DType.Double, part)),
            "Imag" => inputs[0].Words.Where((_, i) => i % 2 == 1),
            _ => throw new InvalidOperationException($"A graph computes {node.Op} with parts."),
        };
        return new ReferenceArray(node.Type, inputs[0].Shape, words.ToArray());
    }

    private long Walked(AxisTerm term, IReadOnlyList<long> index)
    {
        long at = term.Table is { } list ? list[(int)index[term.Axis]].Evaluate(_lengthOf) : term.From.Evaluate(_lengthOf) + (term.TryAxis(out int axis) ? term.Step * index[axis] : 0) + term.Windows.Sum(window => window.Step * index[window.Axis]);
        return term.Edge is { } edge ? ReferenceEdge.IndexOf(edge, at, _lengthOf) : at;
    }

    // One element after another, each in its own type.
    private ReferenceArray Scan(GraphNode node)
    {
        ReferenceArray input = _values[node.Inputs[^1]], factors = Input(node);
        ScanKind kind = OpTable.Find(node.Op)!.Scans!.Value;
        Func<long?, long, long, long> step = ReferenceScan.Of(kind, input.Type);
        long first = ReferenceScan.Before(kind, input.Type), stride = input.Shape.Skip(node.Index + 1).Aggregate(1L, (product, length) => product * length);
        long[] after = new long[input.Words.Count], words = new long[after.Length];
        for (int i = 0; i < words.Length; i++)
        {
            long? before = i / stride % input.Shape[node.Index] == 0 ? null : after[i - stride];
            after[i] = step(before, factors.Words[i], input.Words[i]);
            words[i] = ReferenceScan.IsLate(kind) ? before ?? first : after[i];
        }

        return new ReferenceArray(node.Type, input.Shape, words);
    }

    private ReferenceArray Reduce(GraphNode node)
    {
        if (node.Op == InnerOps.Contract)
        {
            ReferenceArray[] factors = [.. _graph.Nodes[node.Inputs[0]].Inputs.Select(factor => _values[factor])];
            return new ReferenceArray(node.Type, Lengths(node.Shape), ReferenceContraction.Of(factors[0], factors[1], [.. node.ReducedAxes]));
        }

        ReferenceArray input = Input(node);
        if (node.Op == InnerOps.SumOfProducts)
        {
            ReferenceArray[] factors = [.. _graph.Nodes[node.Inputs[0]].Inputs.Select(factor => _values[factor])];
            return new ReferenceArray(node.Type, Lengths(node.Shape), ReferenceFold.OfProducts(factors[0], factors[1], node.Levels).Select(sum => ReferenceArray.Round(node.Type, sum)).ToArray());
        }

        if (node.Block is { } block)
        {
            ReferenceArray[] operands = _graph.Nodes[node.Inputs[0]].Op == InnerOps.Labelled ? [.. _graph.Nodes[node.Inputs[0]].Inputs.Select(operand => _values[operand])] : [input, input];
            return new ReferenceArray(node.Type, Lengths(node.Shape), ReferenceBlock.Of(block, operands[0], operands[1], [.. node.ReducedAxes]));
        }

        OpDef? row = OpTable.Find(node.Op);
        ReductionKind kind = row?.Fold ?? Enum.Parse<ReductionKind>(node.Op);
        DType total = ReductionMemory.TotalType(kind, input.Type);
        long[] words = ReferenceFold.Of(kind, input, node.Levels, node.Order);
        if (row is { Vector.Length: > 0 })
        {
            long count = node.Levels.SelectMany(level => level).Aggregate(1L, (product, axis) => product * input.Shape[axis]);
            long divisor = ReferenceArray.Round(total, Math.Max(count - node.Index, 0));
            Func<long[], long> finish = ReferenceOps.Of(node.Op, [total, total], total);
            words = [.. words.Select(word => finish([word, divisor]))];
        }

        // Before the passes a result of floats is rounded here, after them by a cast.
        return new ReferenceArray(node.Type, Lengths(node.Shape), total == node.Type ? words : [.. words.Select(word => ReferenceArray.Round(node.Type, ReferenceOps.Number(word)))]);
    }
}

/// <summary>What a graph is evaluated on: its arrays in order, its scalars in order (those that are counts left out), and its dims.</summary>
internal sealed record GraphInputs(IReadOnlyList<ReferenceArray> Sources, IReadOnlyList<ReferenceArray> Scalars, IReadOnlyDictionary<string, long> Dims);
