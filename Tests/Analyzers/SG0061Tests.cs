namespace StaticGraph.Tests.Analyzers;

/// <summary>Kernel is no method.</summary>
public class SG0061Tests
{
    [Fact]
    public async Task Local_functions_lambdas_accessors_and_operators()
    {
        string[] messages = await AnalyzerCase.VerifyFile("""
            using System;
            using StaticGraph;

            public partial class Kernels
            {
                static int Value
                {
                    [{|SG0061:ArrayKernel|}] get => 0;
                }

                [{|SG0061:ArrayKernelAttribute|}]
                public static Kernels operator +(Kernels x) => x;

                static void Main()
                {
                    [{|SG0061:StaticGraph.ArrayKernel(MemoryLimit = "1MiB")|}]
                    static NDArray<double> Twice(NDArray<double> x) => x * 2;

                    Func<int, int> f = [{|SG0061:ArrayKernel|}] (int x) => x;
                }
            }
            """);

        Assert.Contains(messages, m => m.StartsWith("A local function cannot be a kernel", StringComparison.Ordinal));
    }
}
