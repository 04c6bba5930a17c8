extern alias generator;

using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Frontend;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Passes;
using generator::StaticGraph.Generator.Problems;
using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Fuzz;

/// <summary>Asks the compiler about one operation: whether it takes these operands, and what type and shape comes of them. What was asked before is remembered.</summary>
internal static partial class FuzzProbe
{
    /// <summary>What kernels may call beside the operations.</summary>
    public const string Helpers =
        """
        static NDArray<T> Halves<T>(NDArray<T> x) where T : unmanaged { var (a, b) = NDArray.Split(x, 2); return NDArray.Concatenate([b, a], 1); }
        static NDArray<T> Thirds<T>(NDArray<T> x) where T : unmanaged { var (a, b, c) = NDArray.Split(NDArray.Concatenate([x, x, x]), 3); return NDArray.Concatenate([b, c]); }
        static NDArray<T> Together<T>(NDArray<T> x) where T : unmanaged => NDArray.Concatenate([x[..1], x[1..]]);
        static NDArray<T> Cells<T>(NDArray<T> x, NDArray<T> y) where T : unmanaged { var (a, b) = NDArray.MeshGrid([x, y]); return NDArray.Concatenate([b, a]); }
        static NDArray<long> Spots<T>(NDArray<T> x) where T : unmanaged { var (i, j, k) = NDArray.NonZero(x); return (100 * i + 10 * j + k).Sum(); }
        static NDArray<long> Places<T>(NDArray<T> x) where T : unmanaged { var (i, j) = NDArray.NonZero(x); return (10 * i + j).Sum(); }
        static NDArray<T> Corners<T>(NDArray<T> x, NDArray<T> y, NDArray<T> z) where T : unmanaged { var (a, b, c) = NDArray.MeshGrid([x, y, z], MeshIndexing.IJ); return NDArray.Stack([a, b, c]); }
        """;

    private static readonly CSharpCompilation Empty = KernelSource.Compile(KernelSource.Wrap(""));
    private static readonly ConcurrentDictionary<string, FuzzReading> Known = new();

    /// <summary>The operation as a graph over operands that are given, or what is wrong.</summary>
    public static FuzzReading Read(string kernel, IReadOnlyList<FuzzNode> operands)
    {
        string parameters = string.Join(", ", operands.Select((operand, i) => Declare(operand, FuzzNode.Letters[i].ToString())));
        string key = $"({parameters}) => {kernel}";
        return Known.TryGetValue(key, out FuzzReading? known) ? known : Known[key] = Ask(key, operands[0].Type.Word());
    }

    /// <summary>An array as a parameter.</summary>
    public static string Declare(FuzzNode array, string name) =>
        $"[Shape({string.Join(", ", array.Shape.Select(length => length.IsConstant ? length.ToString() : $"\"{length}\""))})] NDArray<{array.Type.Word()}> {name}";

    private static FuzzReading Ask(string text, string keyword)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(KernelSource.Wrap($"[ArrayKernel] static NDArray<{keyword}> P{text};\n{(CallsHelper().IsMatch(text) ? Helpers : "")}"), (CSharpParseOptions)Empty.SyntaxTrees[0].Options, "Probe.cs");
        CSharpCompilation compilation = Empty.ReplaceSyntaxTree(Empty.SyntaxTrees[0], tree);
        SemanticModel model = compilation.GetSemanticModel(tree);
        MethodDeclarationSyntax method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First();
        string? type = (model.GetTypeInfo(method.ExpressionBody!.Expression).Type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault()?.ToDisplayString();
        if (type is not null && type != keyword && !type.EndsWith("." + keyword, StringComparison.Ordinal) && !keyword.EndsWith("." + type, StringComparison.Ordinal))
        {
            return Ask(text, type);
        }

        Diagnostic? error = model.GetDiagnostics().FirstOrDefault(found => found.Severity == DiagnosticSeverity.Error);
        return error is null ? Read(model.GetDeclaredSymbol(method)!, method, compilation) : new FuzzReading(null, error.ToString());
    }

    private static FuzzReading Read(IMethodSymbol method, MethodDeclarationSyntax syntax, CSharpCompilation compilation)
    {
        Kernel kernel = KernelReader.Read(method, syntax, compilation, CancellationToken.None).Kernel;
        if (kernel.Problems.Any(ProblemList.IsError))
        {
            return new FuzzReading(null, ProblemTable.Format(kernel.Problems.First(ProblemList.IsError)));
        }

        (KernelGraph? graph, EquatableArray<Problem> problems) = GraphBuilder.Build(kernel, CancellationToken.None);
        return graph is null ? new FuzzReading(null, ProblemTable.Format(problems[0])) : new FuzzReading(graph, "") { Rewritten = PassPipeline.Run(graph, CancellationToken.None) };
    }

    [GeneratedRegex("Halves|Thirds|Cells|Corners|Spots|Places")]
    private static partial Regex CallsHelper();
}

/// <summary>An operation that was read, or the problem with it.</summary>
internal sealed record FuzzReading(KernelGraph? Graph, string Problem)
{
    /// <summary>The graph after the passes.</summary>
    public KernelGraph? Rewritten { get; init; }
}
