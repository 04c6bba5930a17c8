extern alias generator;

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Frontend;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Problems;

namespace StaticGraph.Tests.Frontend;

/// <summary>The reader runs at every keystroke, on code of any state and size: it never throws and never overflows a stack.</summary>
public class RobustnessTests
{
    private const string Valid = """
        using StaticGraph; using static StaticGraph.NDArray;
        static partial class K {
        [ArrayKernel(MemoryLimit = "1MiB"), Dim("n", Max = 9)] [return: Shape("n")]
        static (NDArray<double> a, NDArray<float> b) F([Shape("n", 3)] NDArray<double> x, Length k, float s = 1.5f) {
        var (y, z) = (G(x, k) * 2, -x); for (int i = 0; i < 2; i++) { z += x.Sum([i, "n"], keepDims: true) * i; }
        y = Where(x > 0 & !(x == 1), y, Math.Max(s, k)); return (H<double>(y), z.T.Cast<float>()); }
        [ArrayKernel] static NDArray<double> G([Shape("p", "q")] NDArray<double> x, Length r) => x.Std("p", ddof: 1) / x.GetLength(0);
        static NDArray<T> H<T>(NDArray<T> x) where T : unmanaged, System.Numerics.INumber<T> => x + T.One; }
        """;

    [Fact]
    public void Half_typed_code_never_throws()
    {
        CSharpCompilation compilation = KernelSource.Compile("");
        SyntaxTree tree = compilation.SyntaxTrees[0];
        for (int length = 0; length < Valid.Length; length += 7)
        {
            SyntaxTree next = CSharpSyntaxTree.ParseText(Valid[..length], (CSharpParseOptions)tree.Options, cancellationToken: CancellationToken.None);
            compilation = compilation.ReplaceSyntaxTree(tree, next);
            tree = next;
            CompileAll(compilation);
        }
    }

    [Fact]
    public void Code_with_a_token_missing_never_throws()
    {
        CSharpCompilation compilation = KernelSource.Compile("");
        SyntaxTree tree = compilation.SyntaxTrees[0];
        IEnumerable<SyntaxToken> tokens = CSharpSyntaxTree.ParseText(Valid, cancellationToken: CancellationToken.None).GetRoot(CancellationToken.None).DescendantTokens();
        foreach (SyntaxToken token in tokens.Where((_, i) => i % 3 == 0))
        {
            SyntaxTree next = CSharpSyntaxTree.ParseText(Valid.Remove(token.SpanStart, token.Span.Length), (CSharpParseOptions)tree.Options, cancellationToken: CancellationToken.None);
            compilation = compilation.ReplaceSyntaxTree(tree, next);
            tree = next;
            CompileAll(compilation);
        }
    }

    [Theory]
    [InlineData("[ArrayKernel, ArrayKernel] static NDArray<double> F([Shape(\"n\"), Shape(\"m\")] NDArray<double> x) => x;")]
    [InlineData("[ArrayKernel(MemoryLimit = null)] static NDArray<double> F([Shape(null)] NDArray<double> x) => x;")]
    [InlineData("[ArrayKernel, Dim(null!), Dim(3)] static NDArray<double> F([Shape(\"n\", new[] { 1 })] NDArray<double> x) => x;")]
    [InlineData("[ArrayKernel] static Missing F([Shape(\"n\")] NDArray<Missing> x, Missing y) => Missing(x).Missing[y];")]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => F;")]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) { int y = y; return x + y; }")]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) { }")]
    [InlineData("[ArrayKernel] static (NDArray<double>, int) F([Shape(\"n\")] NDArray<double> x) => (x, 1);")]
    [InlineData("[ArrayKernel] static (NDArray<double>, NDArray<double>) F([Shape(\"n\")] NDArray<double> x) => (x, null);")]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => null;")]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x == null ? x : default;")]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"99999999999999999999\")] NDArray<double> x) => x;")]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) { for (int i = 0; ; ) x = x; }")]
    [InlineData("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) { for (int i = 0; i < 1; ) { } return x; }")]
    public void Nonsense_is_a_problem(string members)
    {
        KernelReading reading = KernelSource.ReadAll(KernelSource.Compile(KernelSource.Wrap(members)))[0];

        // The first row is legal for the reader; C# reports the duplicates.
        Assert.True(members.Contains("ArrayKernel, ArrayKernel", StringComparison.Ordinal) || members.Contains("null)]", StringComparison.Ordinal) || reading.Kernel.Problems.Count > 0);
        Assert.All(reading.Kernel.Problems, p => Assert.InRange(p.Expression, -1, reading.Locations.Length - 1));
        KernelCompiler.Compile(reading.Kernel, CancellationToken.None);
    }

    [Fact]
    public void Without_any_reference_nothing_throws()
    {
        CSharpCompilation compilation = CSharpCompilation.Create("Empty", [CSharpSyntaxTree.ParseText(Valid + "namespace StaticGraph { class ArrayKernelAttribute { } class NDArray<T> { } }", cancellationToken: CancellationToken.None)]);

        CompileAll(compilation);
    }

    [Fact]
    public void Four_thousand_operations_on_a_stack_of_one_MiB()
    {
        string chain = string.Concat(Enumerable.Repeat(" + x", 4_000));
        Kernel? kernel = null;
        CompiledKernel? compiled = null;

        RunOnStack(1 << 20, () =>
        {
            kernel = KernelSource.ReadAll(KernelSource.Compile(KernelSource.Wrap($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x{chain};"))).Single().Kernel;
            compiled = KernelCompiler.Compile(kernel, CancellationToken.None);
        });

        Assert.Empty(compiled!.Problems);
        Assert.Equal(4_001, kernel!.Nodes.Count);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-", "")]
    [InlineData("x - (", ")")]
    [InlineData("", ".T")]
    [InlineData("Exp(", ")")]
    public void Deep_nesting_is_a_problem(string before, string after)
    {
        const int Depth = 1_000;
        string expression = string.Concat(Enumerable.Repeat(before, Depth)) + "x" + string.Concat(Enumerable.Repeat(after, Depth));
        CSharpCompilation? compilation = null;
        Kernel? kernel = null;

        // C#'s parser needs a large stack for this; the reader must not.
        RunOnStack(256 << 20, () => compilation = KernelSource.Compile(KernelSource.Wrap($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => {expression};")));
        RunOnStack(1 << 20, () => kernel = KernelSource.ReadAll(compilation!).Single().Kernel);

        Assert.Equal(ProblemIds.TooDeep, Assert.Single(kernel!.Problems).Id);
    }

    [Fact]
    public void Calls_of_calls_end()
    {
        string helpers = string.Concat(Enumerable.Range(0, 100).Select(i => $"static NDArray<double> H{i}(NDArray<double> x) => H{i + 1}(x) + H{i + 1}(x);\n"));

        Kernel kernel = KernelSource.ReadAll(KernelSource.Compile(KernelSource.Wrap(
            $"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => H0(x);\n{helpers} static NDArray<double> H100(NDArray<double> x) => x;"))).Single().Kernel;

        Assert.Contains(kernel.Problems, p => p.Id is ProblemIds.TooDeep or ProblemIds.TooLarge);
    }

    [Fact]
    public void Cancellation_is_never_swallowed()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => KernelSource.ReadAll(KernelSource.Compile(Valid), source.Token));
    }

    [Fact]
    public void Cultures_do_not_show()
    {
        string members = "[ArrayKernel] static NDArray<double> F([Shape(\"n\", 1000)] NDArray<double> x) => x * 1.5 + -2e-7 * x.Sum(-1).GetLength(0);";
        Kernel expected = KernelSource.Read(members);
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.NumberFormat.NumberGroupSeparator = ".";
        strange.NumberFormat.NegativeSign = "\u2212";
        CultureInfo old = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = strange;
        try
        {
            Assert.Equal(expected, KernelSource.Read(members));
            Assert.Equal(KernelPrinter.Print(expected), KernelPrinter.Print(KernelSource.Read(members)));
        }
        finally
        {
            CultureInfo.CurrentCulture = old;
        }
    }

    private static void CompileAll(CSharpCompilation compilation)
    {
        foreach (KernelReading reading in KernelSource.ReadAll(compilation))
        {
            Assert.All(reading.Kernel.Problems, p => Assert.InRange(p.Expression, -1, reading.Locations.Length - 1));
            KernelCompiler.Compile(reading.Kernel, CancellationToken.None);
        }
    }

    private static void RunOnStack(int bytes, Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            maxStackSize: bytes);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
