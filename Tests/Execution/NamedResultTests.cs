using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>The names that a kernel gives its results are those of what <c>Compute</c> gives.</summary>
public class NamedResultTests
{
    private const string Stats = """
        [ArrayKernel]
        public static (NDArray<double> Mean, NDArray<bool> @default) Stats([Shape("n", "m")] NDArray<double> x) => (x.Mean(0), x.Max(1) > 2);

        [ArrayKernel]
        public static (NDArray<double>, NDArray<double> Twice) Half([Shape("n")] NDArray<double> x) => (x, x * 2);

        public static string Names(double[,] x)
        {
            var stats = Stats(x).Compute();
            var later = Stats(x).ComputeAsync().Result;
            Plan<double, bool> plain = Stats(x);
            (var mean, _) = plain.Compute();
            return FormattableString.Invariant($"{stats.Mean[1]} {stats.@default[0]} {later.Mean[0]} {mean[1]} {Half(new double[] { 3 }).Compute().Twice[0]}");
        }
        """;

    [Fact]
    public void They_are_the_names_in_the_tuple() =>
        Assert.Equal("3 False 2 3 6", CompiledKernels.FromMethods(Stats).Call("Names", new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } }));

    [Fact]
    public void Two_to_eight_results_come_in_order()
    {
        CompiledKernels compiled = CompiledKernels.FromMethods(string.Join("\n", Enumerable.Range(2, 7).Select(Results)));

        for (int count = 2; count <= 8; count++)
        {
            // Computed, named, on another thread, and written: x = 2 times the number of the result.
            string numbers = string.Join(", ", Enumerable.Range(1, count).Select(i => 2 * i));
            string expected = string.Join("; ", Enumerable.Repeat($"({numbers})", 4));
            Assert.Equal(expected, compiled.Call($"Of{count}", new[] { 2.0 }));
        }
    }

    private static string Results(int count)
    {
        string Listed(Func<int, string> item) => string.Join(", ", Enumerable.Range(1, count).Select(item));
        return $$"""
            [ArrayKernel]
            public static ({{Listed(i => $"NDArray<double> R{i}")}}) Named{{count}}([Shape("n")] NDArray<double> x) => ({{Listed(i => $"x * {i}")}});

            [ArrayKernel]
            public static ({{Listed(_ => "NDArray<double>")}}) Plain{{count}}([Shape("n")] NDArray<double> x) => ({{Listed(i => $"x * {i}")}});

            public static string Of{{count}}(double[] x)
            {
                var computed = Plain{{count}}(x).Compute();
                var named = Named{{count}}(x).Compute();
                var later = Plain{{count}}(x).ComputeAsync().Result;
                double[][] written = [{{Listed(_ => "new double[1]")}}];
                Plain{{count}}(x).WriteToAsync({{Listed(i => $"written[{i - 1}]")}}).Wait();
                return FormattableString.Invariant($"({{Listed(i => $"{{computed.Item{i}[0]}}")}}); ({{Listed(i => $"{{named.R{i}[0]}}")}}); ({{Listed(i => $"{{later.Item{i}[0]}}")}}); ({{Listed(i => $"{{written[{i - 1}][0]}}")}})");
            }
            """;
    }
}
