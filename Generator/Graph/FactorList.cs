using StaticGraph.CompilerServices;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// The factors of sums of products of sums of products, with labels that they have in common: what <c>a.Dot(b).Dot(c)</c> is of a, b and c. A contraction is looked into where nobody else needs it, also through a view that
/// walks it as it is, whatever the order of its axes.
/// </summary>
internal sealed class FactorList
{
    private readonly GraphEditor _graph;
    private readonly Func<int, bool> _isShared;
    private readonly List<Polynomial> _lengths = new();

    /// <param name="graph">The graph.</param>
    /// <param name="isShared">Whether others need a node too.</param>
    public FactorList(GraphEditor graph, Func<int, bool> isShared) => (_graph, _isShared) = (graph, isShared);

    /// <summary>The factors.</summary>
    public List<Labelled> Factors { get; } = new();

    /// <summary>The products of the contractions that were looked into.</summary>
    public Polynomial Cost { get; private set; } = Polynomial.Zero;

    /// <summary>The length of the axes of a label.</summary>
    public Polynomial LengthOf(int label) => _lengths[label];

    /// <summary>A label for each axis of a shape.</summary>
    public int[] New(EquatableArray<Polynomial> shape)
    {
        _lengths.AddRange(shape);
        return Enumerable.Range(_lengths.Count - shape.Count, shape.Count).ToArray();
    }

    /// <summary>Adds the factors of a value whose axes have these labels.</summary>
    public void Add(int value, int[] labels)
    {
        GraphNode node = _graph[value];
        if (node.Kind == NodeKind.Map && IsProduct(node.Inputs[0]) && Enumerable.Range(0, node.Access!.Rank).All(axis => node.Access[axis].IsPlain))
        {
            Add(node.Inputs[0], node.Access.Axes.Select(axis => labels[axis]).ToArray());
        }
        else if (IsProduct(value))
        {
            AddProducts(node, labels);
        }
        else
        {
            Factors.Add(new Labelled(value, labels));
        }
    }

    /// <summary>Adds the factors of a fold of products, whose kept axes have these labels.</summary>
    public void AddProducts(GraphNode fold, int[] labels)
    {
        GraphNode product = _graph[fold.Inputs[0]];
        Cost += Polynomial.Product(product.Shape);
        int[] summed = fold.ReducedAxes.ToArray(), space = new int[product.Shape.Count];
        int next = 0;
        for (int axis = 0; axis < space.Length; axis++)
        {
            space[axis] = summed.Contains(axis) ? New(new[] { product.Shape[axis] })[0] : labels[next++];
        }

        foreach (int factor in product.Inputs)
        {
            (int value, int[] own) = Own(factor);
            Add(value, own.Select(axis => space[axis]).ToArray());
        }
    }

    // What a factor is without the axes that it is the same along, and those that are left.
    private (int Value, int[] Axes) Own(int factor)
    {
        GraphNode node = _graph[factor];
        int[] own = Enumerable.Range(0, node.Shape.Count).Where(axis => node.Kind != NodeKind.Map || node.Access!.Walks(axis)).ToArray();
        if (own.Length == node.Shape.Count)
        {
            return (factor, own);
        }

        IEnumerable<AxisTerm> terms = Enumerable.Range(0, node.Access!.Rank).Select(axis => node.Access[axis].Renamed(old => Array.IndexOf(own, old)));
        return (_graph.Map(node.Inputs[0], Access.Of(terms.ToArray()), own.Select(axis => node.Shape[axis]).ToArray(), node.Expression), own);
    }

    private bool IsProduct(int value) => _graph[value] is { Kind: NodeKind.Reduction, Op: InnerOps.Contract, Type: not DType.Complex } && !_isShared(value);
}
