extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using generator::StaticGraph.Generator;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Analyzers;

/// <summary>What is wrong with a kernel is said once, however often the kernel is called.</summary>
public class BrokenKernelTests
{
    private const string Calls = """

        static double Run(double[] x)
        {
            double mean = Mean(x).Compute();
            Mean(x).WriteTo(new double[1]);
            var stats = Stats(x).Compute();
            (var low, var high) = Stats(x).Compute(new RunOptions { MemoryLimit = 1000 });
            return mean + Centred(x).Compute()[0] + stats.Low[0] + high[0];
        }
        """;

    private const string Wrong = """
        [ArrayKernel]
        static NDArray<double> Mean([Shape("n")] NDArray<double> x) => {|SG0102:x.Mean(1)|}.Sum();

        [ArrayKernel]
        static NDArray<double> Centred([Shape("n")] NDArray<double> x)
        {
            {|SG0001:while|} (true)
            {
            }
        }

        [ArrayKernel]
        static (NDArray<double> Low, NDArray<double> High) Stats([Shape("n")] NDArray<double> x) => (x, {|SG0105:x & 1|});
        """ + Calls;

    [Fact]
    public async Task Calls_add_nothing_to_what_the_analyzer_says()
    {
        await AnalyzerCase.Verify(Wrong);

        Assert.Empty(AnalyzerCase.CSharpErrors(MarkedSource.Parse(KernelSource.Wrap(Wrong)).Text));
    }

    [Fact]
    public void Calls_say_it_where_no_analyzer_runs()
    {
        string[] errors = Errors(MarkedSource.Parse(KernelSource.Wrap(Wrong)).Text, ("RunAnalyzers", "false"));

        Assert.Equal(5, errors.Length);
        Assert.All(errors, error => Assert.StartsWith("CS0619", error, StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("SG0102: Axis 1 of Mean is outside shape (n)", StringComparison.Ordinal));
    }

    [Fact]
    public void Calls_are_silent_where_C_sharp_says_it()
    {
        string source = KernelSource.Wrap("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => G(x) + Missing(x); [ArrayKernel] static NDArray<double> G([Shape(\"n\")] NDArray<double> x) => x + Gone; static Plan<double> Bind(double[] x) => F(x);");

        string[] errors = Errors(source, ("RunAnalyzersDuringBuild", "false"));

        Assert.All(errors, error => Assert.StartsWith("CS0103", error, StringComparison.Ordinal));
        Assert.Equal(2, errors.Length);
    }

    private static string[] Errors(string source, (string Name, string Value) property)
    {
        CSharpCompilation compilation = KernelSource.Compile(source);
        CSharpGeneratorDriver
            .Create([new ArrayKernelGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options, optionsProvider: new ProjectProperties(property))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return [.. output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Id}: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
    }
}
