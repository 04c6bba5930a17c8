extern alias generator;

using System.Globalization;
using generator::StaticGraph.Generator.Ops;

namespace StaticGraph.Tests.Fuzz;

/// <summary>
/// Random kernels over the whole op table, as C#: compiled by the generator in batches, run in several ways, compared bit by bit with the interpreter and step by step with NumPy.
/// <c>STATICGRAPH_FUZZ</c> says how many kernels, <c>STATICGRAPH_FUZZ_SEED</c> the first seed.
/// </summary>
public sealed class FuzzTests
{
    private const int Batch = 200, Shown = 6;

    private static int Kernels => Setting("STATICGRAPH_FUZZ", 500);

    private static int FirstSeed => Setting("STATICGRAPH_FUZZ_SEED", 1);

    public static TheoryData<string> Operations => [.. OpTable.All.Select(row => row.Name)];

    [Fact]
    public void Kernels_have_the_interpreters_bits_and_NumPys_elements()
    {
        var failures = new List<string>();
        foreach (int[] seeds in Enumerable.Range(FirstSeed, Kernels).Chunk(Batch))
        {
            FuzzKernel[] kernels = [.. seeds.AsParallel().AsOrdered().Select(seed => FuzzKernel.Create(seed, FuzzGrammar.All)).Where(kernel => kernel.Results.Length > 0)];
            var batch = new FuzzBatch(kernels);
            IEnumerable<(FuzzKernel, string)> ofRuns = kernels.AsParallel().AsOrdered().Select(kernel => (kernel, batch.Failure(kernel))).Where(pair => pair.Item2 is not null).Select(pair => (pair.kernel, pair.Item2!)).ToArray();
            failures.AddRange(ofRuns.Concat(FuzzNumPy.Differences(kernels.Where(kernel => kernel.Seed % 4 == 0))).Select(pair => failures.Count < Shown ? FuzzReducer.Explain(pair.Item1, pair.Item2) : $"seed {pair.Item1.Seed}: {pair.Item2.Split('\n')[0]}"));
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {Kernels} kernels from seed {FirstSeed} on\n\n{string.Join("\n\n", failures)}");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_operation_is_drawn(string op)
    {
        bool isDrawn = Enumerable.Range(0, 60).Any(seed =>
        {
            var kernel = new FuzzKernel(seed, FuzzGrammar.All);
            kernel.Begin();
            return kernel.Grow(OpTable.Find(op), attempts: 20);
        });
        Assert.True(isDrawn, $"No fuzzed kernel has {op}: give it a case in Tests/Ops/OpCases that can be spelled over a, b, c and v, or a line in Tests/Fuzz/FuzzForms.");
    }

    private static int Setting(string name, int otherwise) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } said ? int.Parse(said, CultureInfo.InvariantCulture) : otherwise;
}
