using StaticGraph.Analyzers.Rules;

namespace StaticGraph.Tests.Analyzers;

/// <summary>However folds are folded again and computed with: nothing is reported, and binding keeps to a limit and to a factor, whichever dims are long.</summary>
public sealed class RandomFoldsTests
{
    private const int Kernels = 80;

    [Fact]
    public void FoldsOfFoldsNeedNothingThatGrows()
    {
        string[] kernels = [.. Enumerable.Range(1, Kernels).Select(RandomFolds.Create).Distinct()];
        var truth = new MemoryTruth(kernels);

        Assert.DoesNotContain(kernels, kernel => MemoryRule.Find(truth.Schedule(kernel)).Any());
        Assert.Empty(kernels.SelectMany(kernel => truth.GrowsWithSome(kernel).Select(dims => $"{kernel} grows with {dims}")));
    }
}
