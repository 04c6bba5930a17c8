using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Collects what a kernel consists of while it is read: nodes, scalars, dims, problems, and the places they stand on.</summary>
internal sealed class KernelBuilder
{
    /// <summary>More operations than this are refused.</summary>
    public const int MaxNodes = 4096;

    private const int MaxSteps = 65_536;
    private const int MaxCalls = 4_096;

    private readonly Dictionary<(SyntaxTree?, TextSpan), int> _numbers = new();
    private readonly Dictionary<KernelScalar, int> _scalarNumbers = new();
    private readonly List<Location> _locations = new();
    private int _steps;
    private int _calls;

    public KernelBuilder(Compilation compilation, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        CancellationToken = cancellationToken;
    }

    public Compilation Compilation { get; }

    public CancellationToken CancellationToken { get; }

    public List<KernelNode> Nodes { get; } = new();

    public List<KernelScalar> Scalars { get; } = new();

    public List<KernelDim> Dims { get; } = new();

    public List<Problem> Problems { get; } = new();

    public Location[] Locations => _locations.ToArray();

    /// <summary>The bodies read so far, null for those that cannot be: loops and calls come back to them.</summary>
    public Dictionary<ISymbol, IOperation?> Bodies { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>True once a cap is passed: reading on would only repeat the message.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The number of a place.</summary>
    public int Number(Location? location)
    {
        if (location is null)
        {
            return -1;
        }

        (SyntaxTree?, TextSpan) key = (location.SourceTree, location.SourceSpan);
        if (!_numbers.TryGetValue(key, out int number))
        {
            _numbers[key] = number = _locations.Count;
            _locations.Add(location);
        }

        return number;
    }

    /// <summary>The number of an operation's place: where it stands, or in an inlined body the kernel's own expression that led there.</summary>
    public int Number(SyntaxNode syntax, Frame frame) => frame.CallSite >= 0 ? frame.CallSite : Number(syntax.GetLocation());

    /// <summary>Records a problem, once a place, and gives the value of what is wrong.</summary>
    public Value Report(string id, Location? location, params string[] arguments)
    {
        var problem = Problem.Of(id, Number(location), arguments);
        if (!Problems.Contains(problem))
        {
            Problems.Add(problem);
        }

        return PoisonValue.Instance;
    }

    /// <summary>Adds a node.</summary>
    public Value Add(KernelNode node)
    {
        if (Nodes.Count >= MaxNodes)
        {
            return Full(node.Expression, "operations", MaxNodes);
        }

        Nodes.Add(node);
        return new ArrayValue(Nodes.Count - 1, node.Type);
    }

    /// <summary>The number of a call about to be inlined, from 1.</summary>
    public int Call(SyntaxNode syntax)
    {
        if (++_calls > MaxCalls)
        {
            Full(Number(syntax.GetLocation()), "inlined calls", MaxCalls);
        }

        return _calls;
    }

    /// <summary>Counts a statement read; unrolled loops repeat them.</summary>
    public bool Step(SyntaxNode syntax)
    {
        CancellationToken.ThrowIfCancellationRequested();
        if (++_steps > MaxSteps)
        {
            Full(Number(syntax.GetLocation()), "unrolled statements", MaxSteps);
        }

        return !IsFull;
    }

    /// <summary>Names a node after the local it is assigned to, unless it has a name.</summary>
    public void Label(Value value, string name)
    {
        if (value is ArrayValue array && Unchecked(array.Node) is var node && Nodes[node].Label.Length == 0)
        {
            Nodes[node] = Nodes[node] with { Label = name };
        }
    }

    /// <summary>The node whose value a node has: checks only look at it.</summary>
    public int Unchecked(int node)
    {
        while (Nodes[node].Op == KernelOps.Check)
        {
            node = Nodes[node].Inputs[0];
        }

        return node;
    }

    /// <summary>The node of a scalar.</summary>
    public Value AddScalar(ScalarValue scalar, DType type, int expression)
    {
        var row = new KernelScalar(type, scalar.Code, scalar.Text, ScalarRules.IsNeverZero(scalar)) { Number = ScalarRules.Known(scalar) };
        if (!_scalarNumbers.TryGetValue(row, out int index))
        {
            _scalarNumbers[row] = index = Scalars.Count;
            Scalars.Add(row);
        }

        return Add(new KernelNode(KernelOps.Scalar, type, default, expression, index));
    }

    /// <summary>The node of a complex number.</summary>
    public Value AddComplex(ComplexValue number, int expression)
    {
        Value[] parts = { AddScalar(number.Real, DType.Double, expression), AddScalar(number.Imaginary, DType.Double, expression) };
        return parts.OfType<ArrayValue>().Select(part => part.Node).ToArray() is { Length: 2 } nodes ? Add(new KernelNode(InnerOps.Complex, DType.Complex, nodes, expression)) : PoisonValue.Instance;
    }

    private Value Full(int expression, string what, int limit)
    {
        if (!IsFull)
        {
            IsFull = true;
            Problems.Add(new Problem(ProblemIds.TooLarge, expression, new[] { limit.ToString(System.Globalization.CultureInfo.InvariantCulture), what }));
        }

        return PoisonValue.Instance;
    }
}
