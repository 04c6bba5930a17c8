using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>Which values of a kernel are taken by a mask, and which operations may follow: those element by element with others that the same mask takes, and folds. Results may be taken, too.</summary>
internal sealed class Selections
{
    private readonly GraphEditor _graph;
    private readonly ProblemList _problems;
    private readonly Dictionary<int, Selection> _given = new();
    private readonly Dictionary<int, Selection> _made = new();

    public Selections(GraphEditor graph, ProblemList problems) => (_graph, _problems) = (graph, problems);

    /// <summary>What the operands of a node are taken by; null where all their elements are there.</summary>
    public Selection? Of(int node) => _given.TryGetValue(node, out Selection selection) ? selection : null;

    /// <summary>What a node's value is taken by.</summary>
    public int Note(int node, Selected value)
    {
        if (value.Selection is { } selection)
        {
            _made[node] = selection;
        }

        return value.Value;
    }

    /// <summary>What takes a node's value; null where it is all there.</summary>
    public Selection? MadeBy(int node) => _made.TryGetValue(node, out Selection selection) ? selection : null;

    /// <summary>True for a node whose value is taken by a mask.</summary>
    public bool IsTaken(int node) => _made.ContainsKey(node);

    /// <summary>True where a node may follow what its operands are taken by; false after telling that it cannot. <paramref name="numbers"/>: the number in the graph of each node.</summary>
    public bool MayFollow(int number, KernelNode node, int[] numbers)
    {
        int[] taken = node.Inputs.Where(IsTaken).Distinct().ToArray();
        if (!node.Shape.All(length => MayBeMeasured(node, length)))
        {
            return false;
        }

        if (taken.Length == 0)
        {
            return true;
        }

        Selection selection = _made[taken[0]];
        OpKind? kind = OpTable.Find(node.Op)?.Kind;
        if (kind is not (OpKind.Elementwise or OpKind.Reduction))
        {
            return Refuse(node, node.Op == KernelOps.Check ? "A call or a declared shape" : node.Op, "it moves or names elements whose number is not known before a run", "do it before, with all elements and with the mask");
        }

        if (taken.Any(input => !_made[input].Equals(selection) || _graph[numbers[input]].Shape.Count != _graph[numbers[taken[0]]].Shape.Count))
        {
            return Refuse(node, node.Op, "different masks may take different numbers of elements", "take all operands by one mask, as in x[m] * y[m], or give the mask a name and use that");
        }

        int seen = _graph[numbers[taken[0]]].Shape.Count - selection.Count - selection.Axis;
        if (node.Inputs.Except(taken).Any(input => _graph[numbers[input]].Shape.Count > seen))
        {
            return Refuse(node, node.Op, "how many elements the mask takes is not known before a run, and the other operand has them all", "take that by the same mask, as in x[m] * y[m]");
        }

        _given[number] = selection;
        if (kind == OpKind.Elementwise)
        {
            _made[number] = selection;
        }

        return true;
    }

    /// <summary>True where no length is asked for of what is taken; false after telling so.</summary>
    public bool MayBeMeasured(KernelNode node, string code) =>
        !LengthPlaceholders.Nodes(code).Any(IsTaken) || Refuse(node, "GetLength", "the number of elements is not known before a run", "count them, with CountNonZero(mask)");

    private bool Refuse(KernelNode node, string operation, string reason, string wayOut)
    {
        _problems.Add(ProblemIds.Selected, node.Expression, operation, reason, wayOut);
        return false;
    }
}
