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
    private readonly int[] _numbers;

    private GraphBuilder(Kernel kernel, ShapeAdvice? advice)
    {
        _kernel = kernel;
        _numbers = new int[kernel.Nodes.Count];
        _problems = new ProblemList();
        _shapes = new ShapeChecker(kernel, _graph, _problems, advice);
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
        if (_problems.Any || _kernel.Results.Any(result => _numbers[result.Node] == Failed))
        {
            return null;
        }

        // Scalars may ask for the length of any node, so their text is completed last.
        for (int i = 0; i < _kernel.Scalars.Count; i++)
        {
            _scalars.Add(Complete(_kernel.Scalars[i], _kernel.Nodes.First(node => node.Op == KernelOps.Scalar && node.Index == i).Expression));
        }

        return new KernelGraph(
            _kernel.Declaration.Name,
            _graph.ToArray(),
            _kernel.Results.Select(result => new GraphOutput(_numbers[result.Node], result.Name)).ToArray(),
            _scalars.ToArray(),
            _shapes.Parameters,
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
        return new GraphScalar(scalar.Type, code, scalar.Text, IsNeverZero: scalar.IsNeverZero);
    }

    private int AddNode(int number)
    {
        KernelNode node = _kernel.Nodes[number];
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
            OpKind.Movement => AddMovement(node, row),
            OpKind.Reduction => AddReduction(node),
            OpKind.Elementwise => AddElementwise(number, node, row),
        };
    }

    private int AddElementwise(int number, KernelNode node, OpDef row)
    {
        EquatableArray<Polynomial>? shape = _shapes.Broadcast(number, node.Inputs.Select(input => _numbers[input]).ToArray());
        if (shape is null)
        {
            return Failed;
        }

        int[] inputs = node.Inputs.Select(input => Stretch(_numbers[input], shape.Value, node.Expression)).ToArray();
        if (row.Types.IsConversion && _graph[inputs[0]].Type == node.Type)
        {
            return inputs[0];
        }

        return _graph.Add(new GraphNode(NodeKind.Elementwise, node.Type, shape.Value, inputs, row.Name, Expression: node.Expression, Label: node.Label));
    }

    private int Stretch(int input, EquatableArray<Polynomial> shape, int expression)
    {
        EquatableArray<Polynomial> from = _graph[input].Shape;
        int skip = shape.Count - from.Count;
        bool IsStretched(int axis) => from[axis].Equals(Polynomial.One) && !shape[axis + skip].Equals(Polynomial.One);
        AxisTerm[] terms = Enumerable.Range(0, from.Count).Select(axis => IsStretched(axis) ? AxisTerm.Broadcast : AxisTerm.Walk(axis + skip)).ToArray();
        return _graph.Map(input, Access.Of(terms), shape, expression);
    }

    private int AddMovement(KernelNode node, OpDef row)
    {
        int input = _numbers[node.Inputs[0]];
        return _shapes.Movement(row, node, input) is { } moved ? _graph.Map(input, moved.View, moved.Shape, node.Expression) : Failed;
    }

    private int AddReduction(KernelNode node)
    {
        int input = _numbers[node.Inputs[0]];
        EquatableArray<Polynomial> from = _graph[input].Shape;
        int[]? axes = _shapes.ChosenAxes(node, from);
        if (axes is null)
        {
            return Failed;
        }

        Polynomial[] kept = Enumerable.Range(0, from.Count).Where(axis => !axes.Contains(axis)).Select(axis => from[axis]).ToArray();
        int reduction = _graph.Add(new GraphNode(
            NodeKind.Reduction, node.Type, kept, new[] { input }, node.Op, Ddof(node), Levels: ReductionLevels.Of(axes, from), Expression: node.Expression, Label: node.Label));
        if (node.Argument(OpParameter.KeepDims.Name).Count == 0)
        {
            return reduction;
        }

        Polynomial[] shape = Enumerable.Range(0, from.Count).Select(axis => axes.Contains(axis) ? Polynomial.One : from[axis]).ToArray();
        return _graph.Map(reduction, Access.Walk(Enumerable.Range(0, from.Count).Where(axis => !axes.Contains(axis)).ToArray()), shape, node.Expression);
    }

    private static int Ddof(KernelNode node) =>
        node.Argument(OpParameter.Ddof.Name) is { Count: 1 } said ? int.Parse(said[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
}
