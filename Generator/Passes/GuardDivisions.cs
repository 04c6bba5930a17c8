using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Passes;

/// <summary>
/// Lets an integer division fail only where its quotient is taken: elsewhere it divides by 1, and nobody sees the result.
/// <code>
/// Where(c, x / y, z)   =>   Where(c, x / Where(c, y, 1), z)
/// </code>
/// A division that something needs whatever the masks say stays as it is, and so costs what it did. One that is needed in several places divides once,
/// where any of them needs it. (Where a mask is made of the quotient that it guards, and does not need it itself everywhere, the division is left alone and
/// may fail on elements that are not taken.)
/// </summary>
internal sealed class GuardDivisions
{
    private readonly KernelGraph _graph;
    private readonly DivisionNeeds _needs;
    private readonly ISet<int> _unguarded;
    private readonly GraphEditor _editor = new();
    private readonly List<GraphScalar> _scalars;
    private readonly Dictionary<Part, int> _made = new();

    private GuardDivisions(KernelGraph graph, DivisionNeeds needs, ISet<int> unguarded)
    {
        _graph = graph;
        _needs = needs;
        _unguarded = unguarded;
        _scalars = graph.Scalars.ToList();
    }

    public static KernelGraph Run(KernelGraph graph)
    {
        KernelGraph chosen = WithChoices(graph);
        if (!new DivisionNeeds(chosen).Guarded.Any())
        {
            return graph;
        }

        graph = WithoutMaps(chosen);
        var needs = new DivisionNeeds(graph);
        var unguarded = new HashSet<int>();
        while (true)
        {
            var pass = new GuardDivisions(graph, needs, unguarded);
            if (pass.Rewrite() is KernelGraph rewritten)
            {
                return GraphRewriter.Rewrite(WithoutChoices(rewritten), (editor, node) => editor.Add(node));
            }
        }
    }

    // Of a result only those elements are needed that its mask takes.
    private static KernelGraph WithChoices(KernelGraph graph)
    {
        if (graph.Outputs.All(output => output.Taken is null) || !Enumerable.Range(0, graph.Nodes.Count).Any(node => DivisionNeeds.IsDivision(graph.Nodes[node], graph.Nodes, graph.Scalars)))
        {
            return graph;
        }

        var editor = new GraphEditor();
        List<GraphScalar> scalars = graph.Scalars.ToList();
        int[] numbers = graph.Nodes.Select(editor.Add).ToArray();
        int Chosen(int value, int mask)
        {
            GraphNode node = editor[value];
            scalars.Add(new GraphScalar(node.Type, $"default({node.Type.Keyword()})", "0"));
            int other = editor.Add(new GraphNode(NodeKind.Scalar, node.Type, Array.Empty<Polynomial>(), Index: scalars.Count - 1));
            return editor.Add(new GraphNode(NodeKind.Elementwise, node.Type, node.Shape, new[] { mask, value, editor.Map(other, Access.Scalar, node.Shape) }, "Where", Expression: node.Expression));
        }

        GraphOutput[] outputs = graph.Outputs.Select(output => output.Renumbered(node => numbers[node])).ToArray();
        return graph with
        {
            Outputs = outputs.Select(output => output.Taken is null ? output : output with { Node = Chosen(output.Node, output.Taken.Mask) }).ToArray(),
            Nodes = editor.ToArray(),
            Scalars = scalars.ToArray(),
        };
    }

    // Nobody looks at the others.
    private static KernelGraph WithoutChoices(KernelGraph graph) => graph with
    {
        Outputs = graph.Outputs.Select(output => output.Taken is not null && graph.Nodes[output.Node] is { Op: "Where" } choice && choice.Inputs[0] == output.Taken.Mask ? output with { Node = choice.Inputs[1] } : output).ToArray(),
    };

    // A mask and the quotient it guards must have one shape: what is stretched is divided where it is used.
    private static KernelGraph WithoutMaps(KernelGraph graph)
    {
        var mayFail = new List<bool>();
        return GraphRewriter.Rewrite(graph, (editor, node) =>
        {
            for (int i = mayFail.Count; i < editor.Nodes.Count; i++)
            {
                mayFail.Add(DivisionNeeds.IsDivision(editor[i], editor.Nodes, graph.Scalars) || (editor[i].Kind == NodeKind.Elementwise && editor[i].Inputs.Any(input => mayFail[input])));
            }

            return node.Kind == NodeKind.Map && mayFail[node.Inputs[0]] ? SinkMovement.Sink(editor, node) : editor.Add(node);
        });
    }

    // Null when a division has to be left alone: then all is begun again without it.
    private KernelGraph? Rewrite()
    {
        for (int node = 0; node < _graph.Nodes.Count; node++)
        {
            if (_needs.IsAlwaysNeeded(node) && !Make(new Part(node, IsMask: false)))
            {
                return null;
            }
        }

        return _graph with
        {
            Nodes = _editor.ToArray(),
            Outputs = _graph.Outputs.Select(output => output.Renumbered(Value)).ToArray(),
            Scalars = _scalars.ToArray(),
        };
    }

    // The walk keeps its own stack: expressions are thousands of operations deep.
    private bool Make(Part part)
    {
        var stack = new Stack<Part>();
        var begun = new HashSet<Part>();
        stack.Push(part);
        while (stack.Count > 0)
        {
            Part current = stack.Peek();
            Part[] missing = _made.ContainsKey(current) ? Array.Empty<Part>() : NeededFor(current).Where(needed => !_made.ContainsKey(needed)).Reverse().ToArray();
            if (missing.Length > 0)
            {
                begun.Add(current);
                if (missing.FirstOrDefault(begun.Contains) is Part first)
                {
                    LeaveAlone(stack.Where(begun.Contains), first);
                    return false;
                }

                Array.ForEach(missing, stack.Push);
                continue;
            }

            begun.Remove(stack.Pop());
            if (!_made.ContainsKey(current))
            {
                _made.Add(current, current.IsMask ? MakeMask(current.Node) : MakeValue(current.Node));
            }
        }

        return true;
    }

    // Every circle goes through the mask of a division.
    private void LeaveAlone(IEnumerable<Part> begun, Part first)
    {
        bool isWithin = true;
        foreach (Part part in begun)
        {
            if (isWithin && !part.IsMask && IsGuarded(part.Node))
            {
                _unguarded.Add(part.Node);
            }

            isWithin &= part != first;
        }
    }

    private IEnumerable<Part> NeededFor(Part part)
    {
        if (!part.IsMask)
        {
            IEnumerable<Part> operands = _graph.Nodes[part.Node].Inputs.Select(input => new Part(input, IsMask: false));
            return IsGuarded(part.Node) ? operands.Append(new Part(part.Node, IsMask: true)) : operands;
        }

        return _needs.ChoicesOver(part.Node).SelectMany(choice => NeededFor(choice.Where));
    }

    // A choice is made where its Where is needed, by the mask.
    private IEnumerable<Part> NeededFor(int where)
    {
        yield return new Part(_graph.Nodes[where].Inputs[0], IsMask: false);
        if (!_needs.IsAlwaysNeeded(where))
        {
            yield return new Part(where, IsMask: true);
        }
    }

    private bool IsGuarded(int node) => _needs.IsDivision(node) && !_needs.IsAlwaysNeeded(node) && !_unguarded.Contains(node);

    private int MakeValue(int number)
    {
        GraphNode node = _graph.Nodes[number];
        int[] inputs = node.Inputs.Select(Value).ToArray();
        if (IsGuarded(number))
        {
            inputs[1] = Logic(node, "Where", _made[new Part(number, IsMask: true)], inputs[1], One(node));
        }

        return _editor.Add(node with { Inputs = inputs });
    }

    // Where the value is needed: where one of the choices over it is made.
    private int MakeMask(int number)
    {
        GraphNode mask = _graph.Nodes[number] with { Type = DType.Boolean };
        return _needs.ChoicesOver(number).Select(choice => MadeWhere(mask, choice)).ToArray().Aggregate((left, right) => Logic(mask, "Or", left, right));
    }

    private int MadeWhere(GraphNode mask, Choice choice)
    {
        int chosen = Value(_graph.Nodes[choice.Where].Inputs[0]);
        chosen = choice.IsTaken ? chosen : Logic(mask, "Not", chosen);
        return _needs.IsAlwaysNeeded(choice.Where) ? chosen : Logic(mask, "And", _made[new Part(choice.Where, IsMask: true)], chosen);
    }

    private int Logic(GraphNode like, string op, params int[] inputs) =>
        _editor.Add(new GraphNode(NodeKind.Elementwise, like.Type, like.Shape, inputs, op, Expression: like.Expression));

    private int One(GraphNode node)
    {
        string code = $"({node.Type.Keyword()})1";
        int index = _scalars.FindIndex(scalar => scalar.Type == node.Type && scalar.Code == code);
        if (index < 0)
        {
            index = _scalars.Count;
            _scalars.Add(new GraphScalar(node.Type, code, "1", Polynomial.One));
        }

        int one = _editor.Add(new GraphNode(NodeKind.Scalar, node.Type, Array.Empty<Polynomial>(), Index: index));
        return _editor.Map(one, Access.Scalar, node.Shape);
    }

    private int Value(int node) => _made[new Part(node, IsMask: false)];

    /// <summary>What is made of a node: its value, or the mask that says where it is needed.</summary>
    private sealed record Part(int Node, bool IsMask);
}
