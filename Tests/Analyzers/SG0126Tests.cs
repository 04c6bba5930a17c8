namespace StaticGraph.Tests.Analyzers;

/// <summary>Same random numbers again.</summary>
public class SG0126Tests
{
    [Theory]
    [InlineData("var r = new RandomGenerator(seed); return r.Uniform<double>(n) + {|SG0126:r.Uniform<double>(n)|};", "Uniform draws of seed seed and sequence 0 again", "new RandomGenerator(seed, 1)")]
    [InlineData("return new RandomGenerator(7, 1).Uniform<double>(n) * {|SG0126:new RandomGenerator(7, 1).Normal<double>(n)|};", "Normal draws of seed 7 and sequence 1 again", "new RandomGenerator(7, 0)")]
    [InlineData("var x = Zeros<double>(n); for (int i = 0; i < 3; i++) { x += {|SG0126:new RandomGenerator(7).Exponential<double>(n)|}; } return x;", "Exponential draws of seed 7 and sequence 0 again", "new RandomGenerator(7, 1)")]
    [InlineData("var r = new RandomGenerator(1); return r.Uniform<double>(n) + {|SG0126:r.Choice(Arange<double>(n), n)|};", "Choice draws of seed 1 and sequence 0 again", "new RandomGenerator(1, 1)")]
    public async Task Of_one_seed_and_sequence(string body, string message, string wayOut)
    {
        string[] messages = await AnalyzerCase.Verify($"[ArrayKernel, Dim(\"n\", Max = 1000)] static NDArray<double> F(Length n, long seed) {{ {body} }}");

        Assert.Contains(messages, m => m.Contains(message, StringComparison.Ordinal) && m.Contains(wayOut, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("var x = new RandomGenerator(seed).Uniform<double>(n); return x * x;")]
    [InlineData("var x = Zeros<double>(n); for (int i = 0; i < 3; i++) { x += new RandomGenerator(7, i).Exponential<double>(n); } return x;")]
    [InlineData("return new RandomGenerator(7).Uniform<double>(n) + new RandomGenerator(seed).Uniform<double>(n) + new RandomGenerator(7).Permutation<double>(n);")]
    public Task Others_are_others(string body) => AnalyzerCase.Verify($"[ArrayKernel, Dim(\"n\", Max = 1000)] static NDArray<double> F(Length n, long seed) {{ {body} }}");
}
