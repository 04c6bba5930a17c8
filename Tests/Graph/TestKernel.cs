extern alias generator;

using System.Globalization;
using System.Threading;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Ops;
using generator::StaticGraph.Generator.Passes;
using generator::StaticGraph.Generator.Schedule;

namespace StaticGraph.Tests.Graph;

/// <summary>Writes kernels as the Frontend would hand them over, without any C#. Every method that adds a node returns its number.</summary>
internal sealed class TestKernel
{
    private readonly List<KernelParameter> _parameters = [];
    private readonly List<KernelDim> _dims = [];
    private readonly List<KernelNode> _nodes = [];
    private readonly List<KernelScalar> _scalars = [];

    /// <summary>Adds an array parameter of double.</summary>
    public int Array(string name, params string[] shape) => Array(name, DType.Double, shape);

    /// <summary>Adds an array parameter.</summary>
    public int Array(string name, DType type, params string[] shape)
    {
        _parameters.Add(new KernelParameter(name, KernelParameterKind.Array, type, shape, ""));
        return Add(new KernelNode(KernelOps.Parameter, type, default, _nodes.Count, _parameters.Count - 1, Label: name));
    }

    /// <summary>Adds a scalar with the C# text <paramref name="code"/>.</summary>
    public int Scalar(DType type, string code)
    {
        _scalars.Add(new KernelScalar(type, code, code));
        return Add(new KernelNode(KernelOps.Scalar, type, default, _nodes.Count, _scalars.Count - 1));
    }

    /// <summary>Adds a Length parameter.</summary>
    public void Length(string name) => _parameters.Add(new KernelParameter(name, KernelParameterKind.Length, DType.Int64, default, ""));

    /// <summary>Declares a dim's bound.</summary>
    public void Dim(string name, long max) => _dims.Add(new KernelDim(name, max));

    /// <summary>Adds an elementwise operation whose result has the type of its last operand.</summary>
    public int Op(string op, params int[] inputs) => Typed(op, _nodes[inputs[^1]].Type, inputs);

    /// <summary>Adds an elementwise operation with a result of <paramref name="type"/>.</summary>
    public int Typed(string op, DType type, params int[] inputs) => Add(new KernelNode(op, type, inputs, _nodes.Count));

    /// <summary>Adds an array that is read from nowhere, of lengths that are dims in braces, <c>{dim:n}</c>, or numbers.</summary>
    public int Make(string op, DType type, int[] inputs, string[] shape) => Add(new KernelNode(op, type, inputs, _nodes.Count, Shape: shape));

    /// <summary>Adds a transpose; no axes mean reversal.</summary>
    public int Transpose(int input, params string[] axes) => Move("Transpose", input, axes);

    /// <summary>Adds a movement, or a scan; no axes mean all, or the only one.</summary>
    public int Move(string op, int input, params string[] axes) =>
        Add(new KernelNode(op, _nodes[input].Type, new[] { input }, _nodes.Count, Arguments: Arguments((OpTable.Find(op)!.Parameters[0].Name, axes))));

    /// <summary>Adds a scan of several operands.</summary>
    public int Scan(string op, int[] inputs, params string[] axes) => Add(new KernelNode(op, _nodes[inputs[0]].Type, inputs, _nodes.Count, Arguments: Arguments((OpParameter.Axis.Name, axes))));

    /// <summary>Adds a join: of two parts, of a width, or as far as <paramref name="number"/> says; arrays are padded with their own elements.</summary>
    public int Join(string op, int[] inputs, string axis = "0", string number = "1", string mode = "Edge") => Add(new KernelNode(op, _nodes[inputs[0]].Type, inputs, _nodes.Count, Arguments: Arguments(
        ("axis", op == "Pad" ? [] : [axis]), ("count", op == "Split" ? ["2"] : []), ("shift", op == "Roll" ? [number] : []), ("width", op == "Pad" ? [number] : []), ("mode", op == "Pad" ? [mode] : []))));

    /// <summary>Adds a movement with arguments of several parameters, and the lengths it is told.</summary>
    public int Move(string op, int input, (string Name, string[] Items)[] arguments, params string[] shape) =>
        Add(new KernelNode(op, _nodes[input].Type, new[] { input }, _nodes.Count, Arguments: Arguments(arguments), Shape: shape));

    /// <summary>Adds what is made of lines of several operands, with the lengths it is told.</summary>
    public int Line(string op, int[] inputs, params string[] shape) => Add(new KernelNode(op, _nodes[inputs[0]].Type, inputs, _nodes.Count, Arguments: Arguments(), Shape: shape));

    /// <summary>Adds what an array of indices takes of each line along an axis.</summary>
    public int Along(string op, int input, int indices, string axis) => Add(new KernelNode(op, _nodes[input].Type, new[] { input, indices }, _nodes.Count, Arguments: Arguments(("axis", [axis]))));

    /// <summary>Adds a reduction; no axes mean all.</summary>
    public int Reduce(string op, int input, params string[] axes) => Reduce(op, input, keepDims: false, ddof: 0, axes);

    /// <summary>Adds a reduction; no axes mean all.</summary>
    public int Reduce(string op, int input, bool keepDims, int ddof, params string[] axes) =>
        Add(new KernelNode(op, OpTable.Find(op)!.Types.ResultOf(_nodes[input].Type), new[] { input }, _nodes.Count, Arguments: Arguments(
            ("axis", axes), ("ddof", ddof == 0 ? [] : [ddof.ToString(CultureInfo.InvariantCulture)]), ("keepDims", keepDims ? ["true"] : []))));

    /// <summary>Adds a check of a declared shape.</summary>
    public int Check(int input, params string[] shape) =>
        Add(new KernelNode(KernelOps.Check, _nodes[input].Type, new[] { input }, _nodes.Count, Shape: shape));

    /// <summary>Names the value of a node as a user's variable would.</summary>
    public int Label(int node, string label)
    {
        _nodes[node] = _nodes[node] with { Label = label };
        return node;
    }

    /// <summary>The kernel that returns <paramref name="results"/>.</summary>
    public Kernel Build(params int[] results) => Build("Kernel", results);

    /// <summary>The kernel called <paramref name="name"/> that returns <paramref name="results"/>.</summary>
    public Kernel Build(string name, params int[] results) => new(
        new KernelDeclaration("", new[] { new ContainerDeclaration("class", "Kernels") }, name, "public", IsExtension: false, ""),
        _parameters.ToArray(),
        _dims.ToArray(),
        _nodes.ToArray(),
        _scalars.ToArray(),
        results.Select(node => new KernelResult(node, "")).ToArray(),
        results.Length > 1,
        "kernel",
        MemoryLimit: 0,
        default,
        results.Select(node => new DeclaredResult(_nodes[node].Type, "")).ToArray());

    /// <summary>The typed graph that returns <paramref name="results"/>; there must be no problem.</summary>
    public KernelGraph Graph(params int[] results)
    {
        (KernelGraph? graph, EquatableArray<Problem> problems) = GraphBuilder.Build(Build(results), CancellationToken.None);
        Assert.DoesNotContain(problems, ProblemList.IsError);
        return GraphCheck.Run(graph!);
    }

    /// <summary>The checked schedule of the kernel that returns <paramref name="results"/>.</summary>
    public KernelSchedule Schedule(params int[] results) =>
        Scheduler.Run(PassPipeline.Run(Graph(results), CancellationToken.None), CancellationToken.None);

    /// <summary>The shape of <paramref name="node"/> as text, <c>(n, m+1)</c>.</summary>
    public string ShapeOf(int node)
    {
        KernelGraph graph = Graph(node);
        return $"({string.Join(", ", graph.Nodes[graph.Outputs[0].Node].Shape)})";
    }

    /// <summary>What is wrong with the kernel, one <c>id: argument | argument</c> a problem.</summary>
    public string[] Problems(params int[] results)
    {
        (KernelGraph? graph, EquatableArray<Problem> problems) = GraphBuilder.Build(Build(results), CancellationToken.None);
        Assert.Equal(problems.Any(ProblemList.IsError), graph is null);
        return [.. problems.Select(problem => $"{problem.Id}: {string.Join(" | ", problem.Arguments)}")];
    }

    /// <summary>True when nothing keeps the kernel from having a plan.</summary>
    public bool Compiles(params int[] results) => GraphBuilder.Build(Build(results), CancellationToken.None).Graph is not null;

    /// <summary>Takes back the last node.</summary>
    public void RemoveLast() => _nodes.RemoveAt(_nodes.Count - 1);

    // As the reader does: what has its default is not there.
    private static NodeArgument[] Arguments(params (string Name, string[] Items)[] arguments) =>
        [.. arguments.Where(argument => argument.Items.Length > 0).Select(argument => new NodeArgument(argument.Name, argument.Items))];

    private int Add(KernelNode node)
    {
        _nodes.Add(node);
        return _nodes.Count - 1;
    }
}
