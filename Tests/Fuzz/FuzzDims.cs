extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Fuzz;

/// <summary>
/// The dims of a fuzzed kernel and their lengths. Lengths that no parameter can be declared with, products and those that are divided and rounded up, get names here,
/// one and the same for one expression, so that values of equal lengths meet.
/// </summary>
internal sealed class FuzzDims
{
    private readonly Dictionary<string, string> _names = [];

    /// <summary>Every name with its length.</summary>
    public Dictionary<string, long> Lengths { get; } = [];

    public long LengthOf(Polynomial length) => length.Evaluate(name => Lengths[name]);

    /// <summary>The shape of a graph's only result.</summary>
    public EquatableArray<Polynomial> ShapeOf(KernelGraph graph)
    {
        foreach (DimDefinition dim in graph.Dims.Where(dim => dim.By > 0))
        {
            Lengths[dim.Name] = GraphInterpreter.Lengths(graph, Lengths)(dim.Name);
        }

        Polynomial[] shape = [.. graph.Nodes[graph.Outputs[0].Node].Shape.Select(length => Named(graph, length))];
        foreach (DimDefinition dim in graph.Dims.Where(dim => dim.By > 0))
        {
            Lengths.Remove(dim.Name);
        }

        return shape;
    }

    /// <summary>True where lengths are what an operation needs.</summary>
    public bool Meet(KernelGraph graph)
    {
        Func<string, long> lengthOf = GraphInterpreter.Lengths(graph, Lengths);
        return graph.Equations.All(need =>
        {
            long left = Polynomial.Parse(need.Left).Evaluate(lengthOf), right = Polynomial.Parse(need.Right).Evaluate(lengthOf);
            return need.IsLeast ? left >= right : left == right;
        });
    }

    private Polynomial Named(KernelGraph graph, Polynomial length)
    {
        Polynomial named = length.Substitute(name => graph.Dims.FirstOrDefault(dim => dim.Name == name && dim.By > 0) is { } dim
            ? Name($"({Polynomial.Parse(dim.Of)})/{dim.By}", Lengths[name])
            : Polynomial.Symbol(name));
        string[] symbols = [.. named.Symbols.Distinct()];
        Polynomial linear = symbols.Aggregate(Polynomial.Constant(named.ConstantTerm), (sum, symbol) => sum + ((named.LinearCoefficient(symbol) ?? 0) * Polynomial.Symbol(symbol)));
        return linear.Equals(named) && symbols.Length < 3 ? named : Name(named.ToString(), LengthOf(named));
    }

    private Polynomial Name(string text, long length)
    {
        if (!_names.TryGetValue(text, out string? name))
        {
            name = _names[text] = "d" + _names.Count;
            Lengths[name] = length;
        }

        return Polynomial.Symbol(name);
    }
}
