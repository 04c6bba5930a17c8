extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Fuzz;

/// <summary>A kernel that grows by operations which the compiler takes, each of which the interpreter has done by then on the kernel's own arrays.</summary>
internal sealed class FuzzKernel(int seed, FuzzGrammar grammar)
{
    private const int Deepest = 12, MostElements = 4000, MostGiven = 7;

    private readonly Random _random = new(seed);
    private FuzzArrays? _arrays;

    public int Seed => seed;

    public string Name => $"F{(uint)seed}";

    public FuzzDims Dims { get; private init; } = new();

    public List<FuzzNode> Nodes { get; private init; } = [];

    /// <summary>The nodes that it returns.</summary>
    public int[] Results { get; private set; } = [];

    /// <summary>A kernel of some operations.</summary>
    public static FuzzKernel Create(int seed, FuzzGrammar grammar)
    {
        var kernel = new FuzzKernel(seed, grammar);
        kernel.Begin();
        int size = kernel._random.Next(1, 4) * kernel._random.Next(1, 6);
        for (int i = 0; i < size; i++)
        {
            kernel.Grow();
        }

        kernel.Return();
        return kernel;
    }

    /// <summary>The same with other nodes and results, for what is made smaller or other than it was.</summary>
    public FuzzKernel With(IEnumerable<FuzzNode> nodes, params int[] results) => new(seed, grammar) { Dims = Dims, Nodes = [.. nodes], Results = results };

    /// <summary>Begins with its lengths and an array.</summary>
    public void Begin()
    {
        _arrays = new FuzzArrays(_random);
        foreach ((string name, long length) in _arrays.Lengths())
        {
            Dims.Lengths[name] = length;
        }

        while (Nodes.Count == 0)
        {
            Give(grammar.DrawType(_random), _arrays.Shape());
        }
    }

    /// <summary>The number of a new array that is given, or -1 where it is one too many or no parameter can have its shape.</summary>
    public int Give(DType type, Polynomial[] shape, Func<int, long[]>? elements = null)
    {
        long[] lengths = [.. shape.Select(Dims.LengthOf)];
        long count = lengths.Aggregate(1L, (product, length) => product * length);
        if (Nodes.Count(node => node.IsGiven) >= MostGiven || count > MostElements || shape.SelectMany(length => length.Symbols).Any(name => name.StartsWith('d')))
        {
            return -1;
        }

        ReferenceArray value = elements is null ? _arrays!.Create(type, lengths) : new ReferenceArray(type, lengths, elements((int)count));
        Nodes.Add(new FuzzNode { Type = type, Shape = shape, Value = value });
        return Nodes.Count - 1;
    }

    /// <summary>Adds an operation, one of all or the one that is named; false where none of some attempts is one.</summary>
    public bool Grow(OpDef? op = null, int attempts = 40)
    {
        for (int attempt = 0; attempt < attempts; attempt++)
        {
            OpDef row = op ?? grammar.DrawOp(_random);
            if (Pick(row) is >= 0 and var first && Attempt(new FuzzDraw(this, _random, row, first)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns one to three values that nothing else uses, and now and then another one.</summary>
    public void Return()
    {
        int[] used = [.. Nodes.SelectMany(node => node.Operands)];
        int[] last = [.. Enumerable.Range(0, Nodes.Count).Where(i => !Nodes[i].IsGiven && !used.Contains(i)).Reverse()];
        int[] others = [.. Enumerable.Range(0, Nodes.Count).Where(i => !Nodes[i].IsGiven)];
        IEnumerable<int> results = last.OrderByDescending(i => Nodes[i].Depth).Take(_random.Next(1, 4));
        Results = [.. (others.Length > 0 && _random.Next(4) == 0 ? results.Append(others[_random.Next(others.Length)]) : results).Distinct()];
    }

    // Mostly the latest, so that expressions grow deep; an array of a type that the operation takes where there is none.
    private int Pick(OpDef row)
    {
        DType[] types = grammar.TypesOf(row);
        int[] fitting = [.. Enumerable.Range(0, Nodes.Count).Where(i => types.Contains(Nodes[i].Type) && Nodes[i].Depth < Deepest)];
        return fitting.Length > 0 ? _random.Next(3) > 0 ? fitting[^1] : fitting[_random.Next(fitting.Length)] : types.Length == 0 ? -1 : Give(types[_random.Next(types.Length)], _arrays!.Shape());
    }

    private bool Attempt(FuzzDraw draw)
    {
        if (grammar.Form(draw) is not { } form)
        {
            return false;
        }

        FuzzNode[] operands = [.. draw.Operands.Select(i => Nodes[i])];
        FuzzReading reading = FuzzProbe.Read(form.Kernel, operands);
        if (reading.Graph is not { } graph || !Dims.Meet(graph) || Evaluate(graph, reading.Rewritten!, operands) is not { } value)
        {
            return false;
        }

        Nodes.Add(new FuzzNode
        {
            Op = draw.Op, Kernel = form.Kernel, NumPy = FuzzNumPy.IsAsked(draw.Op, operands, value) ? form.NumPy : "", Ulps = grammar.UlpsOf(draw.Op), Operands = draw.Operands.ToArray(),
            Type = value.Type, Shape = Dims.ShapeOf(graph), Value = value, Depth = operands.Max(operand => operand.Depth) + 1,
        });
        return true;
    }

    // Null for what fails, for what a plan is not bound for, and for what is large or nothing but NaN.
    private ReferenceArray? Evaluate(KernelGraph graph, KernelGraph rewritten, FuzzNode[] operands)
    {
        GraphInputs inputs = FuzzArrays.Inputs(graph, operands.Select(operand => operand.Value), Dims);
        long count = graph.Nodes[graph.Outputs[0].Node].Shape.Aggregate(1L, (product, length) => product * length.Evaluate(GraphInterpreter.Lengths(graph, Dims.Lengths)));
        if (count > MostElements || (rewritten.Nodes.Any(node => node.Kind == NodeKind.Reduction) && EmptyFolds.Any(graph, inputs)))
        {
            return null;
        }

        try
        {
            ReferenceArray value = GraphInterpreter.Run(rewritten, inputs)[0];
            return value.Type.IsFloating() && value.Numbers.Length > 0 && value.Numbers.All(double.IsNaN) ? null : value;
        }
        catch (Exception e) when (e is ArithmeticException or InvalidOperationException)
        {
            return null;
        }
    }
}
