extern alias generator;

using StaticGraph.Analyzers.Rules;
using generator::StaticGraph.Generator.Problems;

namespace StaticGraph.Tests.Analyzers;

/// <summary>
/// No kernel is reported in vain, none is missed; and the verdict is what binding does at long dims: reported if and only if it refuses, or
/// moves ever more bytes for each byte of the kernel's arrays.
/// </summary>
public sealed class MemoryCorpusTests(MemoryCorpusTests.Compiled compiled) : IClassFixture<MemoryCorpusTests.Compiled>
{
    public static TheoryData<string> Reported => [.. MemoryCorpus.Reported];

    public static TheoryData<string> Silent => [.. MemoryCorpus.Silent, .. MemoryCorpus.Large];

    [Theory]
    [MemberData(nameof(Reported))]
    public void ReportsWhatGrows(string kernel) => Assert.Equal([ProblemIds.RepeatedReading], MemoryRule.Find(compiled.Truth.Schedule(kernel)).Select(problem => problem.Id));

    [Theory]
    [MemberData(nameof(Silent))]
    public void IsSilentOtherwise(string kernel) => Assert.Empty(MemoryRule.Find(compiled.Truth.Schedule(kernel)));

    [Theory]
    [MemberData(nameof(Reported))]
    public void BindingReadsAgainWhatIsReported(string kernel) => Assert.True(compiled.Truth.GrowsWithAll(kernel));

    [Theory]
    [MemberData(nameof(Silent))]
    public void BindingKeepsToAFactorOtherwise(string kernel)
    {
        Assert.False(compiled.Truth.GrowsWithAll(kernel));
        Assert.Empty(compiled.Truth.GrowsWithSome(kernel));
    }

    /// <summary>All kernels of the lists, compiled together.</summary>
    public sealed class Compiled
    {
        internal MemoryTruth Truth { get; } = new([.. MemoryCorpus.Reported, .. MemoryCorpus.Silent, .. MemoryCorpus.Large]);
    }
}
