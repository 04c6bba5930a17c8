using System.Globalization;
using System.Threading;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Gives every node of a kernel its shape and checks shapes, axes and element types. Walks the nodes once, in order;
/// a node with a problem is left out together with everything that needs it, so that each mistake is told once.
/// </summary>
internal sealed class GraphBuilder
{
    private const int Failed = -1;

    private readonly Kernel _kernel;
    private readonly GraphEditor _graph = new();
    private readonly ProblemList _problems;
    private readonly ShapeChecker _shapes;
    private readonly List<GraphScalar> _scalars = new();
    private readonly TermBuilder _terms;
    private readonly HalfBuilder _halves;
    private readonly ComplexBuilder _complex;
    private readonly List<ParameterDefinition> _parameters;
    private readonly int[] _numbers;

    private GraphBuilder(Kernel kernel, ShapeAdvice? advice)
    {
        _kernel = kernel;
        _numbers = new int[kernel.Nodes.Count];
        _problems = new ProblemList();
        _shapes = new ShapeChecker(kernel, _graph, _problems, advice);
        _terms = new TermBuilder(_graph, kernel.Scalars.Count);
        _halves = new HalfBuilder(_graph);
        _complex = new ComplexBuilder(_graph, _shapes, _terms, _problems, _numbers, AddNode);
        _parameters = _shapes.Parameters.ToList();
    }

    /// <summary>The graph of <paramref name="kernel"/>, or null and the problems that prevent it.</summary>
    public static (KernelGraph? Graph, EquatableArray<Problem> Problems) Build(Kernel kernel, CancellationToken cancellationToken)
    {
        var builder = new GraphBuilder(kernel, new ShapeAdvice(kernel, cancellationToken));
        KernelGraph? graph = builder.Build(cancellationToken);
        return (builder._problems.Any ? null : graph, builder._problems.ToArray());
    }

    /// <summary>The shape of every node of <paramref name="kernel"/>, null where a problem prevents it. Says nothing about problems.</summary>
    public static EquatableArray<Polynomial>?[] Shapes(Kernel kernel, CancellationToken cancellationToken)
    {
        var builder = new GraphBuilder(kernel, advice: null);
        builder.AddNodes(cancellationToken);
        return builder._numbers.Select(number => number == Failed ? (EquatableArray<Polynomial>?)null : builder._graph[number].Shape).ToArray();
    }

    private KernelGraph? Build(CancellationToken cancellationToken)
    {
        AddNodes(cancellationToken);
        RepeatedDraws.Note(_kernel, _problems);
        if (_problems.Any || _kernel.Results.Any(result => _numbers[result.Node] == Failed))
        {
            return null;
        }

        // Scalars may ask for the length of any node, so their text is completed last.
        for (int i = 0; i < _kernel.Scalars.Count; i++)
        {
            _scalars.Add(Complete(_kernel.Scalars[i], _kernel.Nodes.First(node => node.Op == KernelOps.Scalar && node.Index == i).Expression));
        }

        _scalars.AddRange(_terms.Scalars);
        GraphOutput[] outputs = _kernel.Results.Select(result => new GraphOutput(Stored(result.Node), result.Name)).ToArray();
        return new KernelGraph(
            _kernel.Declaration.Name,
            _graph.ToArray(),
            outputs,
            _scalars.ToArray(),
            _parameters.ToArray(),
            _shapes.Dims,
            _shapes.Equations,
            _kernel.Expression,
            _kernel.MemoryLimit);
    }

    private void AddNodes(CancellationToken cancellationToken)
    {
        for (int i = 0; i < _kernel.Nodes.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _numbers[i] = _kernel.Nodes[i].Inputs.Any(input => _numbers[input] == Failed) ? Failed : AddNode(i);
        }
    }

    private GraphScalar Complete(KernelScalar scalar, int expression)
    {
        string code = LengthPlaceholders.Fill(scalar.Code, (node, axis) => _shapes.AxisLength(_numbers[node], axis, expression), dim => _shapes.DimLength(dim, expression));
        return new GraphScalar(scalar.Type, code, scalar.Text, IsNeverZero: scalar.IsNeverZero) { Number = scalar.Number };
    }

    // A result in the type that it is declared in.
    private int Stored(int number) => _kernel.Nodes[number] is { Type: DType.Half } node ? _halves.Narrow(_numbers[number], node) : _numbers[number];

    private int AddNode(int number)
    {
        KernelNode node = _kernel.Nodes[number];
        if (_complex.IsAbout(node))
        {
            return _complex.Add(number, node);
        }

        if (node.Type != DType.Half)
        {
            return AddNode(number, node);
        }

        if (OpTable.Find(node.Op) is { Types.IsConversion: true })
        {
            return _halves.Widen(_halves.Narrow(_numbers[node.Inputs[0]], node), node);
        }

        int value = AddNode(number, node.Op == KernelOps.Parameter ? node : node with { Type = node.Type.Computed(), IsOfHalves = true });
        return node.Op == KernelOps.Parameter && value != Failed ? _halves.Widen(value, node) : value;
    }

    private int AddNode(int number, KernelNode node)
    {
        switch (node.Op)
        {
            case KernelOps.Parameter:
                EquatableArray<Polynomial>? shape = _shapes.ParameterShape(node.Index);
                return shape is null ? Failed : _graph.Add(new GraphNode(NodeKind.Source, node.Type, shape.Value, Index: _shapes.ArrayIndex(node.Index), Expression: node.Expression, Label: node.Label));
            case KernelOps.Scalar:
                return _graph.Add(new GraphNode(NodeKind.Scalar, node.Type, Array.Empty<Polynomial>(), Index: node.Index, Expression: node.Expression));
            case KernelOps.Check:
                return _shapes.Check(node, _numbers[node.Inputs[0]]) ? _numbers[node.Inputs[0]] : Failed;
        }

        OpDef row = OpTable.Find(node.Op) ?? throw new InvalidOperationException($"The op table has no row '{node.Op}'.");
        if (!TypeChecker.Check(row, node, node.Inputs.Select(input => _graph[_numbers[input]].Type).ToArray(), _problems))
        {
            return Failed;
        }

        return row.Kind switch
        {
            OpKind.Movement => new MovementBuilder(_graph, _shapes, _problems, _terms, Reread).Add(node, row, _numbers) ?? Failed,
            OpKind.Reduction => row.Arity == 2 ? AddAverage(number, node) : AddReduction(node, row),
            OpKind.Elementwise => AddElementwise(number, node, row),
            OpKind.Creation => new CreationBuilder(_graph, _shapes, _terms).Add(node, row, _numbers) ?? Failed,
            OpKind.Scan => AddScan(node),
            OpKind.Join => new JoinBuilder(_graph, _shapes, _terms.Length).Add(node, row, node.Inputs.Select(input => _numbers[input]).ToArray()) ?? Failed,
            OpKind.Contraction => new ContractionBuilder(_graph, _shapes, _terms, new ReshapeBuilder(_graph, Reread, _terms.Length), _complex).Add(node, row, node.Inputs.Select(input => _numbers[input]).ToArray()) ?? Failed,
            OpKind.Window => new WindowBuilder(_graph, _shapes, _problems, _terms).Add(node, row, node.Inputs.Select(input => _numbers[input]).ToArray()) ?? Failed,
        };
    }

    // The node of a part of an array parameter under another shape. All of one that is that itself is the same part of what it is made of.
    private int Reread(GraphNode source, ArrayPart part, EquatableArray<Polynomial> shape)
    {
        ParameterDefinition known = _parameters[source.Index];
        bool isWhole = part.IsWhole(source.Shape);
        ParameterDefinition wanted = known with
        {
            Shape = Texts(shape),
            Of = isWhole && known.Of >= 0 ? known.Of : source.Index,
            Start = isWhole ? known.Start : Texts(part.Start),
            Part = isWhole ? known.Part : Texts(part.Shape),
        };
        int index = _parameters.FindIndex(parameter => (wanted with { Name = parameter.Name }).Equals(parameter));
        if (index < 0 && wanted.Start.Count == 0 && _parameters[wanted.Of].Shape.Equals(wanted.Shape))
        {
            index = wanted.Of;
        }

        if (index < 0)
        {
            index = _parameters.Count;
            _parameters.Add(wanted with { Name = Unused(_parameters[wanted.Of].Name + "Reshaped") });
        }

        return _graph.Add(source with { Shape = shape, Index = index, Label = "" });
    }

    private static EquatableArray<string> Texts(EquatableArray<Polynomial> lengths) => lengths.Select(length => length.ToString()).ToArray();

    private string Unused(string name)
    {
        string unused = name;
        for (int i = 2; _kernel.Parameters.Any(parameter => parameter.Name == unused) || _parameters.Any(parameter => parameter.Name == unused); i++)
        {
            unused = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return unused;
    }

    private int AddElementwise(int number, KernelNode node, OpDef row)
    {
        EquatableArray<Polynomial>? shape = _shapes.Broadcast(number, node.Inputs.Select(input => _numbers[input]).ToArray());
        if (shape is null)
        {
            return Failed;
        }

        int[] inputs = node.Inputs.Select(input => _graph.Stretch(_numbers[input], shape.Value, node.Expression)).ToArray();
        if (row.Types.IsConversion && _graph[inputs[0]].Type == node.Type)
        {
            return inputs[0];
        }

        var made = new GraphNode(NodeKind.Elementwise, node.Type, shape.Value, inputs, row.Name, Expression: node.Expression, Label: node.Label);
        return row.Lower is null ? _graph.Add(made) : _terms.Add(row.Lower(new Lowering(_graph[inputs[0]].Type, inputs.Length, name => node.Argument(name).Count > 0) { IsOfHalves = node.IsOfHalves }), made);
    }

    private int AddReduction(KernelNode node, OpDef row)
    {
        int input = _numbers[node.Inputs[0]];
        EquatableArray<Polynomial> from = _graph[input].Shape;
        int[]? axes = row.IsOfAll ? _shapes.AllAxes(node, from) : _shapes.ChosenAxes(node, from);
        if (axes is null)
        {
            return Failed;
        }

        var fold = new GraphNode(NodeKind.Reduction, node.Type, default, new[] { input }, node.Op, Ddof(node), Expression: node.Expression, Label: node.Label);
        int? ofWindows = axes.Length == 1 ? new WindowFolds(_graph, _terms).Add(fold, row, axes[0]) : null;
        return KeepDims(node, ofWindows ?? Reduce(fold, axes), from, axes);
    }

    private int AddScan(KernelNode node)
    {
        GraphNode input = _graph[_numbers[node.Inputs[0]]];
        return _shapes.ScannedAxis(node, input.Shape) is int axis
            ? _graph.Add(new GraphNode(NodeKind.Scan, node.Type, input.Shape, new[] { _numbers[node.Inputs[0]] }, node.Op, axis, Expression: node.Expression, Label: node.Label))
            : Failed;
    }

    // The products of elements and weights summed, by the weights summed: two folds of one sweep, in double, and one rounding.
    private int AddAverage(int number, KernelNode node)
    {
        int x = _numbers[node.Inputs[0]], weights = Along(node, x, _numbers[node.Inputs[1]]);
        if (weights == Failed || _shapes.Broadcast(number, new[] { x, weights }) is not { } shape || _shapes.ChosenAxes(node, shape) is not { } axes)
        {
            return Failed;
        }

        var operation = new GraphNode(NodeKind.Elementwise, DType.Double, shape, Expression: node.Expression);
        (x, weights) = (Cast(x, operation), Cast(weights, operation));
        int product = _graph.Add(operation with { Op = "Multiply", Inputs = new[] { _graph.Stretch(x, shape, node.Expression), _graph.Stretch(weights, shape, node.Expression) } });

        // Weights are stretched along the axes that are folded, and not along those that are kept.
        int skip = shape.Count - _graph[weights].Shape.Count;
        Polynomial[] own = shape.Select((length, axis) => axes.Contains(axis) ? length : axis < skip ? Polynomial.One : _graph[weights].Shape[axis - skip]).ToArray();
        GraphNode sum = operation with { Kind = NodeKind.Reduction, Op = "Sum" };
        int top = Reduce(sum with { Inputs = new[] { product } }, axes), bottom = Reduce(sum with { Inputs = new[] { _graph.Stretch(weights, own, node.Expression) } }, axes);
        GraphNode quotient = operation with { Op = "Divide", Shape = _graph[top].Shape, Inputs = new[] { top, _graph.Stretch(bottom, _graph[top].Shape, node.Expression) }, Label = node.Label };
        return KeepDims(node, Cast(_graph.Add(quotient), quotient with { Type = node.Type }), shape, axes);
    }

    // As in NumPy, weights of one axis lie along the axis that is folded.
    private int Along(KernelNode node, int x, int weights)
    {
        EquatableArray<Polynomial> shape = _graph[x].Shape, own = _graph[weights].Shape;
        if (own.Count != 1 || shape.Count < 2 || node.Argument(OpParameter.Axis.Name).Count != 1)
        {
            return weights;
        }

        return _shapes.ChosenAxes(node, shape) is { } axes
            ? _graph.Map(weights, Access.Walk(axes), shape.Select((_, axis) => axis == axes[0] ? own[0] : Polynomial.One).ToArray(), node.Expression)
            : Failed;
    }

    private int Cast(int value, GraphNode to) => _graph[value].Type == to.Type
        ? value
        : _graph.Add(new GraphNode(NodeKind.Elementwise, to.Type, _graph[value].Shape, new[] { value }, "Cast", Expression: to.Expression, Label: to.Label));

    private int Reduce(GraphNode reduction, int[] axes)
    {
        EquatableArray<Polynomial> from = _graph[reduction.Inputs[0]].Shape;
        return _graph.Add(reduction with { Shape = Kept(from, axes).Select(axis => from[axis]).ToArray(), Levels = ReductionLevels.Of(axes, from) });
    }

    private int KeepDims(KernelNode node, int reduction, EquatableArray<Polynomial> from, int[] axes)
    {
        if (node.Argument(OpParameter.KeepDims.Name).Count == 0)
        {
            return reduction;
        }

        Polynomial[] shape = Enumerable.Range(0, from.Count).Select(axis => axes.Contains(axis) ? Polynomial.One : from[axis]).ToArray();
        return _graph.Map(reduction, Access.Walk(Kept(from, axes)), shape, node.Expression);
    }

    private static int[] Kept(EquatableArray<Polynomial> from, int[] axes) => Enumerable.Range(0, from.Count).Where(axis => !axes.Contains(axis)).ToArray();

    private static int Ddof(KernelNode node) => OpParameter.Ddof.NumberIn(node.Argument(OpParameter.Ddof.Name));
}
