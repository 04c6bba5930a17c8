extern alias generator;

using System.Text.RegularExpressions;
using StaticGraph.Analyzers.Rules;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Frontend;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Problems;
using generator::StaticGraph.Generator.Schedule;
using StaticGraph.Tests.Analyzers;
using StaticGraph.Tests.Corpus;
using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Schedule;

/// <summary>What dims are called changes nothing: least of all where they are called like the symbols of the memory formula.</summary>
public sealed class ModelSymbolTests
{
    private static readonly string[] Symbols = [ModelSymbols.Sets, ModelSymbols.Block(0), ModelSymbols.Block(1), ModelSymbols.Tokens(0), ModelSymbols.Height(0), ModelSymbols.Carried(0)];

    private static readonly string[] Names = [.. Symbols.Select(symbol => symbol[1..])];

    public static TheoryData<string> Corpus => [.. CorpusRuns.Kernels.Keys];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void PlansDoNotDependOnTheNamesOfDims(string kernel)
    {
        CorpusKernel original = CorpusRuns.Kernels[kernel];
        string[] dims = [.. original.Dims];
        KernelSchedule plain = Compile(original.Method);
        for (int shift = 0; shift < Names.Length; shift++)
        {
            string[] names = [.. dims.Select((_, i) => Names[(i + shift) % Names.Length])];
            CorpusKernel renamed = new(original.Name, Renamed(original.Parameters, dims, names), original.Results, original.Body);

            KernelSchedule schedule = Compile(renamed.Method);

            Assert.Equal(Described(plain, dims), Described(schedule, names));
            Assert.Equal(Verdicts(plain), Verdicts(schedule));
        }
    }

    [Fact]
    public void VerdictsDoNotDependOnTheNamesOfDims()
    {
        foreach (string kernel in MemoryCorpus.Reported.Concat(MemoryCorpus.Silent.Where((_, i) => i % 4 == 0)))
        {
            string method = MemoryCorpus.Method(kernel, "F");
            KernelSchedule plain = Compile(method);
            string[] dims = [.. plain.Plan.Dims.Select(dim => dim.Name)];
            for (int shift = 0; shift < Names.Length; shift += 2)
            {
                string[] names = [.. dims.Select((_, i) => Names[(i + shift) % Names.Length])];

                Assert.Equal(Verdicts(plain), Verdicts(Compile(RenamedTexts(method, dims, names))));
            }
        }
    }

    [Fact]
    public void AChannelsFirstImageIsNoBlowUp()
    {
        const string Kernel = """[ArrayKernel] static NDArray<double> F([Shape("n", "c", "h", "w")] NDArray<double> x) => x.Mean(3).Mean(2).Mean(0);""";

        Assert.Empty(MemoryRule.Find(Compile(Kernel)));
    }

    [Fact]
    public void ASymbolHasItsMarkOnlyBesideADimOfTheSameName()
    {
        const string Kernel = """[ArrayKernel] static NDArray<double> F([Shape("n", "w")] NDArray<double> x) => 2 * x;""";

        string marked = PlanText.Describe(Compile(Kernel).Variants[0].Plan), plain = PlanText.Describe(Compile(Kernel.Replace("\"w\"", "\"m\"", StringComparison.Ordinal)).Variants[0].Plan);

        Assert.Contains("  8*$w*c0*c1 + 64*$w  read buffers of x\n", marked);
        Assert.EndsWith("w: blocks in flight. With a $ where a dim has the same name.", marked);
        Assert.Contains("  8*c0*c1*w + 64*w  read buffers of x\n", plain);
        Assert.EndsWith("w: blocks in flight.", plain);
    }

    [Fact]
    public void NoDimCanBeSpelledLikeASymbol()
        => Assert.All(Symbols, symbol => Assert.False(ShapeTexts.TryParse(symbol, out _, out _)));

    private static KernelSchedule Compile(string method) => KernelCompiler.Compile(KernelSource.Read(method), CancellationToken.None).Schedule!;

    private static string[] Verdicts(KernelSchedule schedule) => [.. MemoryRule.Find(schedule).Select(problem => problem.Id)];

    private static string Renamed(string parameters, string[] dims, string[] names) => string.Join("; ", parameters.Split("; ").Select(parameter =>
    {
        string[] words = parameter.Split(' ');
        return string.Join(" ", words.Take(2).Concat(words.Skip(2).Select(dim => Array.IndexOf(dims, dim) is >= 0 and int at ? names[at] : dim)));
    }));

    // In two steps: a new name may be an old one too.
    private static string RenamedTexts(string method, string[] dims, string[] names)
    {
        string text = method;
        for (int i = 0; i < dims.Length; i++)
        {
            text = Regex.Replace(text, $"(?<=\"){dims[i]}(?=[\"+ -])", $"@{i}@");
        }

        for (int i = 0; i < names.Length; i++)
        {
            text = text.Replace($"@{i}@", names[i], StringComparison.Ordinal);
        }

        return text;
    }

    // Every variant with its lengths in numbers of dims, so that two descriptions can be compared.
    private static string Described(KernelSchedule schedule, string[] dims)
    {
        string Lengths(EquatableArray<string> shape) => string.Join(",", shape.Select(length => ShapeTexts.Rename(length, name => "d" + Array.IndexOf(dims, name))));
        string Indexes(string actions) => Regex.Replace(actions, @"\[.*?\]", part => Regex.Replace(part.Value, "[a-z][a-z0-9]*", name => "d" + Array.IndexOf(dims, name.Value)));
        return string.Join("\n", schedule.Variants.Select(variant => variant.Plan).Select(plan => string.Join(
            "\n",
            plan.Held.Select(held => $"held {held.Name} {held.Type} {Lengths(held.Shape)} {held.FirstSweep} {held.LastSweep} {held.IsPart}")
                .Concat(plan.Spills.Select(spill => $"spill {spill.Name} {spill.Type} {Lengths(spill.Shape)} {spill.FirstSweep} {spill.LastSweep}"))
                .Concat(plan.Nests.Select(nest => $"nest {nest.First} {nest.Count} {Lengths(nest.Axes)} {nest.Split} {Indexes($"[{string.Join(";", nest.Maps)}]")}"))
                .Concat(plan.Sweeps.Select(sweep => $"sweep {Lengths(sweep.Axes)} {Indexes(SweepText.PlannedActions(plan, sweep with { Axes = sweep.Axes.Select(_ => "").ToArray() }))} {sweep.Operations}")))));
    }
}
