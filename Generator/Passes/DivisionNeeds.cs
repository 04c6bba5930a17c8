using System.Collections;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Passes;

/// <summary>A <c>Where</c> and the operand it takes on elements where its mask is true, or on the others.</summary>
internal sealed record Choice(int Where, int Operand, bool IsTaken);

/// <summary>
/// Which integer divisions are needed wherever a value is. Of the operands of a <c>Where</c> the mask is, and what both others need; a fold or a held value
/// takes all its elements. Only nodes count whose elements may fail: those with an integer division among their operations.
/// </summary>
internal sealed class DivisionNeeds
{
    private readonly KernelGraph _graph;
    private readonly int[] _numbers;
    private readonly List<int> _failing = new();
    private readonly BitArray[] _needs;
    private readonly BitArray[] _implied;
    private readonly BitArray _always;
    private readonly Choice[] _choices;

    public DivisionNeeds(KernelGraph graph)
    {
        _graph = graph;
        _numbers = graph.Nodes.Select(_ => -1).ToArray();
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            GraphNode node = graph.Nodes[i];
            if (IsDivision(node, graph.Nodes, graph.Scalars) || (IsInside(node) && node.Inputs.Any(MayFail)))
            {
                _numbers[i] = _failing.Count;
                _failing.Add(i);
            }
        }

        _needs = new BitArray[_failing.Count];
        foreach (int node in _failing)
        {
            _needs[_numbers[node]] = FindNeeds(node);
        }

        IEnumerable<int> taken = graph.Nodes.Where(node => !IsInside(node)).SelectMany(node => node.Inputs).Concat(graph.Outputs.SelectMany(output => output.Roots));
        _always = taken.Where(MayFail).Aggregate(new BitArray(_failing.Count), (always, root) => always.Or(Needs(root)));
        _choices = _failing.Where(IsWhere).SelectMany(Choices).Where(choice => MayFail(choice.Operand)).ToArray();
        _implied = new BitArray[_failing.Count];
        foreach (int node in Enumerable.Reverse(_failing))
        {
            _implied[_numbers[node]] = FindImplied(node);
        }
    }

    /// <summary>The divisions that are needed where some mask says so, and nowhere else.</summary>
    public IEnumerable<int> Guarded => _failing.Where(node => IsDivision(node) && !IsAlwaysNeeded(node));

    /// <summary>True for a division that may fail.</summary>
    public bool IsDivision(int node) => IsDivision(_graph.Nodes[node], _graph.Nodes, _graph.Scalars);

    /// <summary>
    /// True for a division of whole numbers, but for one by a number that is known and not zero: it never fails (the least integer by -1 wraps). What fails
    /// as divisions do, by its second operand and never where that is 1, is one too.
    /// </summary>
    public static bool IsDivision(GraphNode node, IReadOnlyList<GraphNode> nodes, EquatableArray<GraphScalar> scalars) => node.Kind == NodeKind.Elementwise && OpTable.Find(node.Op) switch
    {
        { FailsAtZero: true } => node.Type.IsInteger() && !IsNeverZero(nodes[node.Inputs[1]], nodes, scalars),
        { FailsOutside: true } => true,
        _ => false,
    };

    /// <summary>True for what is needed whatever the masks say.</summary>
    public bool IsAlwaysNeeded(int node) => !MayFail(node) || _always[_numbers[node]];

    /// <summary>The choices one of which takes an operand that needs the value, wherever the value is needed; those left out that are made only where it is needed anyway.</summary>
    public IEnumerable<Choice> ChoicesOver(int node) => _choices
        .Where(choice => Needs(choice.Operand)[_numbers[node]] && !_implied[_numbers[choice.Where]][_numbers[node]]);

    private static bool IsNeverZero(GraphNode divisor, IReadOnlyList<GraphNode> nodes, EquatableArray<GraphScalar> scalars)
    {
        GraphNode value = divisor.Kind == NodeKind.Map ? nodes[divisor.Inputs[0]] : divisor;
        return value.Kind == NodeKind.Scalar && scalars[value.Index].IsNeverZero;
    }

    // Elementwise operations and index maps on them; a fold begins anew.
    private static bool IsInside(GraphNode node) => node.Kind is NodeKind.Elementwise or NodeKind.Map;

    private bool MayFail(int node) => _numbers[node] >= 0;

    private bool IsWhere(int node) => OpTable.Find(_graph.Nodes[node].Op)?.Types == TypeRule.Select;

    private BitArray Needs(int node) => _needs[_numbers[node]];

    private Choice[] Choices(int where) =>
        new[] { new Choice(where, _graph.Nodes[where].Inputs[1], IsTaken: true), new Choice(where, _graph.Nodes[where].Inputs[2], IsTaken: false) };

    private BitArray FindNeeds(int node)
    {
        EquatableArray<int> inputs = _graph.Nodes[node].Inputs;
        BitArray needs = inputs.Take(IsWhere(node) ? 1 : inputs.Count).Where(MayFail).Aggregate(new BitArray(_failing.Count), (sum, input) => sum.Or(Needs(input)));
        needs[_numbers[node]] = true;
        return IsWhere(node) && MayFail(inputs[1]) && MayFail(inputs[2]) ? needs.Or(new BitArray(Needs(inputs[1])).And(Needs(inputs[2]))) : needs;
    }

    // All that is needed wherever the value is: what it needs itself, and what every choice needs that leads to it. Users come after what they use.
    private BitArray FindImplied(int node)
    {
        if (IsAlwaysNeeded(node))
        {
            return _always;
        }

        BitArray[] ways = ChoicesOver(node).Select(choice => new BitArray(Needs(choice.Operand)).Or(_implied[_numbers[choice.Where]])).ToArray();
        return ways.Length == 0 ? Needs(node) : ways.Aggregate((common, way) => common.And(way)).Or(Needs(node));
    }
}
