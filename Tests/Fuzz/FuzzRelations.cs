extern alias generator;

using System.Globalization;
using System.Text.RegularExpressions;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Fuzz;

/// <summary>Fuzzed kernels for relations between runs and between spellings, and the same kernels written otherwise.</summary>
internal static partial class FuzzRelations
{
    private const int FirstSeed = 500_000, Kernels = 24, Most = 400;

    private static readonly string[] Homogeneous =
    [
        "Negate", "Add", "Subtract", "Abs", "Minimum", "Maximum", "Transpose", "Flip", "Rot90", "MoveAxis", "Index", "Reshape", "Ravel", "Tile", "Repeat", "TriL", "TriU", "Concatenate", "Stack", "Roll", "Diff", "Laplace",
        "Sum", "Mean", "Std", "Min", "Max", "CumSum", "GaussianFilter", "UniformFilter",
    ];

    private static readonly string[] Commutative = ["Add", "Multiply", "Minimum", "Maximum", "And", "Or", "Xor", "Equal", "NotEqual", "Gcd", "Lcm", "Hypot"];

    /// <summary>Operations element by element, whose results are of elements of the same place.</summary>
    public static FuzzGrammar Elementwise { get; } = new(row => row.Kind == OpKind.Elementwise && row.Lists is null, DType.Double, DType.Single, DType.Int64, DType.Int32, DType.Boolean);

    /// <summary>Operations that give twice as much of twice as much.</summary>
    public static FuzzGrammar Scaled { get; } = new(row => Homogeneous.Contains(row.Name), DType.Double, DType.Single);

    /// <summary>Kernels that a relation is about.</summary>
    public static FuzzKernel[] Of(FuzzGrammar grammar, Func<FuzzKernel, bool> isAbout)
    {
        FuzzKernel[] kernels = [.. Enumerable.Range(FirstSeed, Most).Select(seed => FuzzKernel.Create(seed, grammar)).Where(kernel => kernel.Results.Length > 0 && isAbout(kernel)).Take(Kernels)];
        Assert.Equal(Kernels, kernels.Length);
        return kernels;
    }

    /// <summary>Asserts that kernels have the same bits in two spellings, each of which a kernel gives.</summary>
    public static void SameBits(FuzzKernel[] kernels, Func<FuzzKernel, string> one, Func<FuzzKernel, string> other)
    {
        var first = new FuzzBatch(kernels, one);
        var second = new FuzzBatch(kernels, other);
        string[] failures = [.. kernels.Select(kernel => FuzzBatch.Difference(Run(first, kernel), Run(second, kernel)) is { } difference ? $"seed {kernel.Seed}: {difference}\n{one(kernel)}{other(kernel)}" : "").Where(failure => failure.Length > 0)];
        Assert.True(failures.Length == 0, string.Join("\n", failures.Take(5)));
    }

    /// <summary>What a kernel gives from memory.</summary>
    public static ReferenceArray[] Run(FuzzBatch batch, FuzzKernel kernel) => PlanRunner.Compute(batch.Bind(kernel, PlanRunner.Memory)).Results;

    /// <summary>Both operands of whatever does not mind changed for one another; null where nothing is so.</summary>
    public static FuzzKernel? Swapped(FuzzKernel kernel)
    {
        bool IsSwapped(FuzzNode node) => node.Op is { } op && Commutative.Contains(op.Name) && node.Operands.Count == 2;
        return FuzzText.Needed(kernel).Any(i => IsSwapped(kernel.Nodes[i])) ? kernel.With(kernel.Nodes.Select(node => IsSwapped(node) ? node with { Operands = node.Operands.Reverse().ToArray() } : node), kernel.Results) : null;
    }

    /// <summary>Every computed value of some axes seen through <paramref name="view"/>, which is all of it again.</summary>
    public static FuzzKernel Seen(FuzzKernel kernel, Func<string, string> view, int rank) =>
        kernel.With(kernel.Nodes.Select(node => node.IsGiven || node.Rank < rank || node.Value.Shape[0] < 1 ? node : node with { Kernel = view($"({node.Kernel})") }), kernel.Results);

    /// <summary>True where all that has the result's first axis has it first, so that a part of the result is the result of parts.</summary>
    public static bool HasFirstAxis(FuzzKernel kernel) => kernel.Results.Length == 1 && kernel.Nodes[kernel.Results[0]] is { Rank: > 0 } result && result.Value.Shape[0] > 2 && FuzzText.Needed(kernel).All(i => kernel.Nodes[i].Rank <= result.Rank);

    /// <summary>The kernel of parts of its arrays, along the first axis of its result.</summary>
    public static string OfParts(FuzzKernel kernel, Func<long, string> index)
    {
        FuzzNode result = kernel.Nodes[kernel.Results[0]];
        string text = FuzzText.Of(kernel);
        int body = text.IndexOf('{', StringComparison.Ordinal);
        return text[..body] + Given().Replace(text[body..], match => kernel.Nodes[int.Parse(match.ValueSpan[1..], CultureInfo.InvariantCulture)] is var given && given.Rank == result.Rank && given.Shape[0].Equals(result.Shape[0]) ? $"{match.Value}[{index(result.Value.Shape[0])}]" : match.Value);
    }

    /// <summary>A part of the kernel's result.</summary>
    public static string PartOf(FuzzKernel kernel, Func<long, string> index)
    {
        FuzzNode result = kernel.Nodes[kernel.Results[0]];
        return FuzzText.Of(kernel.With(kernel.Nodes.Select(node => node == result ? node with { Kernel = $"({node.Kernel})[{index(node.Value.Shape[0])}]" } : node), kernel.Results));
    }

    /// <summary>The kernel with what it is given times a number.</summary>
    public static FuzzKernel Times(FuzzKernel kernel, double factor) => kernel.With(kernel.Nodes.Select(node => node.IsGiven ? node with { Value = Times(node.Value, factor) } : node), kernel.Results);

    /// <summary>Elements times a number where they are no indices.</summary>
    public static ReferenceArray Times(ReferenceArray array, double factor) => array.Type.IsFloating() ? array with { Words = array.Numbers.Select(number => ReferenceArray.Round(array.Type, number * factor)).ToArray() } : array;

    [GeneratedRegex(@"\bx\d+\b")]
    private static partial Regex Given();
}
