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
    private readonly Selections _selections;
    private readonly List<ParameterDefinition> _parameters;
    private readonly int[] _numbers;
    private readonly Dictionary<int, string> _fractions = new();

    private GraphBuilder(Kernel kernel, ShapeAdvice? advice)
    {
        _kernel = kernel;
        _numbers = new int[kernel.Nodes.Count];
        _problems = new ProblemList();
        _shapes = new ShapeChecker(kernel, _graph, _problems, advice);
        _terms = new TermBuilder(_graph, kernel.Scalars.Count);
        _halves = new HalfBuilder(_graph);
        _complex = new ComplexBuilder(_graph, _shapes, _terms, _problems, _numbers, AddNode);
        _selections = new Selections(_graph, _problems);
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
            KernelNode scalar = _kernel.Nodes.First(node => node.Op == KernelOps.Scalar && node.Index == i);
            if (!_selections.MayBeMeasured(scalar, _kernel.Scalars[i].Code))
            {
                return null;
            }

            _scalars.Add(Complete(i, scalar.Expression));
        }

        _scalars.AddRange(_terms.Scalars);
        GraphOutput[] outputs = _kernel.Results.Select(result => new GraphOutput(Stored(result.Node), result.Name) { Taken = Taken(result.Node) }).ToArray();
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
            KernelNode node = _kernel.Nodes[i];
            _numbers[i] = node.Inputs.Any(input => _numbers[input] == Failed) || !_selections.MayFollow(i, node, _numbers) ? Failed : AddNode(i);
        }
    }

    private GraphScalar Complete(int number, int expression)
    {
        KernelScalar scalar = _kernel.Scalars[number];
        string code = LengthPlaceholders.Fill(scalar.Code, (node, axis) => _shapes.AxisLength(_numbers[node], axis, expression), dim => _shapes.DimLength(dim, expression));
        code = scalar.Number is null && _fractions.TryGetValue(number, out string name) ? $"{{binding}}.Fraction(\"{name}\", {code})" : code;
        return new GraphScalar(scalar.Type, code, scalar.Text, IsNeverZero: scalar.IsNeverZero) { Number = scalar.Number };
    }

    // A result in the type that it is declared in.
    private int Stored(int number) => _kernel.Nodes[number] is { Type: DType.Half } node ? _halves.Narrow(_numbers[number], node) : _numbers[number];

    // What a result has of the node, where a mask takes it.
    private TakenElements? Taken(int number)
    {
        if (_selections.MadeBy(number) is not { } selection)
        {
            return null;
        }

        int expression = _kernel.Nodes[number].Expression;
        EquatableArray<Polynomial> all = _graph[selection.Mask].Shape;
        int count = new FoldedAxes(all, Enumerable.Range(0, all.Count).ToArray(), expression).Fold(_graph, _terms, OpTable.Find("CountNonZero")!, selection.Mask);
        count = _graph[count].Kind == NodeKind.Reduction ? count : _graph.Held(count);
        return new TakenElements(selection.Over(_graph, _graph[_numbers[number]].Shape, expression), count, selection.Axis, selection.Count);
    }

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
            OpKind.Movement or OpKind.Selection => AddMovement(number, node, row),
            OpKind.Reduction => AddReduction(number, node, row),
            OpKind.Elementwise => AddElementwise(number, node, row),
            OpKind.Creation => new CreationBuilder(_graph, _shapes, _terms).Add(node, row, _numbers) ?? Failed,
            OpKind.Scan => AddScan(number, node, row),
            OpKind.Join => new JoinBuilder(_graph, _shapes, _terms.Length).Add(node, row, node.Inputs.Select(input => _numbers[input]).ToArray()) ?? Failed,
            OpKind.Contraction => new ContractionBuilder(_graph, _shapes, _terms, new ReshapeBuilder(_graph, Reread, _terms.Length), _complex).Add(node, row, node.Inputs.Select(input => _numbers[input]).ToArray()) ?? Failed,
            OpKind.Line => new LineRowBuilder(_graph, _shapes, _terms, new ReshapeBuilder(_graph, Reread, _terms.Length)).Add(node, row, _numbers) ?? Failed,
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

    private int AddMovement(int number, KernelNode node, OpDef row)
    {
        var movements = new MovementBuilder(_graph, _shapes, _problems, _terms, Reread);
        if (MaskBuilder.Has(_graph, node, row, _numbers))
        {
            return new MaskBuilder(_graph, _shapes, movements, _terms).Add(node, row, _numbers) is { } taken ? _selections.Note(number, taken) : Failed;
        }

        if (movements.Add(node, row, _numbers) is not { } moved)
        {
            return Failed;
        }

        if (row.Fold is null)
        {
            return moved;
        }

        EquatableArray<Polynomial> shape = _graph[moved].Shape;
        return new FoldedAxes(shape, new[] { shape.Count - 1 }, node.Expression).Fold(_graph, _terms, OpTable.Find("Sum")!, moved, label: node.Label);
    }

    private int AddScan(int number, KernelNode node, OpDef row)
    {
        int[] inputs = node.Inputs.Select(input => _numbers[input]).ToArray();
        if (row.Arity > 1)
        {
            if (row.Fraction is var (operand, name))
            {
                _fractions[_kernel.Nodes[node.Inputs[operand]].Index] = name;
            }

            if (_shapes.Broadcast(number, inputs) is not { } shape)
            {
                return Failed;
            }

            inputs = inputs.Select(input => _graph.Stretch(input, shape, node.Expression)).ToArray();
        }

        return new ScanBuilder(_graph, _shapes, _terms, new ReshapeBuilder(_graph, Reread, _terms.Length)).Add(node, row, inputs) ?? Failed;
    }

    private int AddReduction(int number, KernelNode node, OpDef row)
    {
        Selected? folded = new ReductionBuilder(_graph, _shapes, _terms).Add(number, node, row, node.Inputs.Select(input => _numbers[input]).ToArray(), _selections.Of(number));
        return folded is null ? Failed : _selections.Note(number, folded);
    }

}
