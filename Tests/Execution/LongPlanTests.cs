using System.Text.RegularExpressions;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>A plan of many sweeps is printed as several fields: C# compiles no expression of thousands of calls.</summary>
public sealed partial class LongPlanTests
{
    private const int Steps = 45, N = 1000;

    [Fact]
    public void PlansOfManyStepsGoOnFromFieldToField()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods(
            $$"""[ArrayKernel] public static NDArray<double> Steps([Shape("n")] NDArray<double> x) { for (int i = 0; i < {{Steps}}; i++) { x = Stencil(x, w => 0.5 * (w[-1] + w[1]), PadMode.Edge); } return x; }""");
        double[] x = [.. Enumerable.Range(0, N).Select(i => Math.Sin(i))], expected = x;
        for (int step = 0; step < Steps; step++)
        {
            double[] before = expected;
            expected = [.. Enumerable.Range(0, N).Select(i => 0.5 * (before[Math.Max(i - 1, 0)] + before[Math.Min(i + 1, N - 1)]))];
        }

        Assert.Matches(GoesOn(), kernels.Sources.Values.Single(source => source.Contains("// Steps:", StringComparison.Ordinal)));
        Assert.Equal(expected, PlanRunner.Run(kernels.Bind("Steps", x)).Results[0].Numbers);
    }

    [GeneratedRegex(@"PlanDefinition (\w+)Part2 = \1Part1\n")]
    private static partial Regex GoesOn();
}
