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
    public void Eight_results()
    {
        string tuple = string.Join(", ", Enumerable.Range(1, 8).Select(i => $"NDArray<double> R{i}"));
        string results = string.Join(", ", Enumerable.Range(1, 8).Select(i => $"x * {i}"));
        CompiledKernels compiled = CompiledKernels.FromMethods($$"""
            [ArrayKernel]
            public static ({{tuple}}) Eight([Shape("n")] NDArray<double> x) => ({{results}});

            public static double Last(double[] x) => Eight(x).Compute().R8[0];
            """);

        Assert.Equal(16.0, compiled.Call("Last", new[] { 2.0 }));
    }
}
