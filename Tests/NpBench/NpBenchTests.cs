extern alias generator;

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Model;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Processes;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;
using KernelProgram = StaticGraph.Tests.Ops.KernelProgram;

namespace StaticGraph.Tests.NpBench;

/// <summary>What npbench computes, as kernels: the interpreter's bits from memory and in blocks, within the memory that was predicted, and the numbers of loops in Python.</summary>
public sealed partial class NpBenchTests
{
    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(KernelSource.Compile([.. Texts("*.cs")])));
    private static readonly Lazy<CompiledKernels> Scalars = new(() => CompiledKernels.FromMethods(NpBenchInputs.Scalars(Program.Value)));
    private static readonly Lazy<Dictionary<string, byte[][]>> Expected = new(EvaluateInPython);

    // Each program of npbench, and the kernel that it is or nothing.
    private static readonly (string Program, string Kernel)[] Page = [.. Row().Matches(File.ReadAllText(Repository.PathOf("docs", "npbench.md"))).Select(row => (row.Groups[1].Value, row.Groups[2].Value))];

    public static TheoryData<string> Kernels => [.. Page.Select(row => row.Kernel).Where(kernel => kernel.Length > 0)];

    [Fact]
    public void ThePageHasEachProgramOnce()
    {
        Assert.Equal(54, Page.Select(row => row.Program).Distinct().Count());
        Assert.Equal(54, Page.Length);
        Assert.All(Page.Where(row => row.Kernel.Length > 0), row => Assert.Equal(row.Program.Replace("_", "", StringComparison.Ordinal), row.Kernel.ToLowerInvariant()));
        Assert.Equal(Program.Value.Kernels.Select(kernel => kernel.Declaration.Name).Order(), Page.Select(row => row.Kernel).Where(kernel => kernel.Length > 0).Order());
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void KernelsComputeWhatLoopsDo(string name)
    {
        Kernel kernel = Program.Value.Kernels.Single(other => other.Declaration.Name == name);
        ReferenceArray[] arrays = [.. NpBenchInputs.Arrays(kernel).Select(array => array.Array)];
        ReferenceArray[] scalars = [.. Program.Value.Graph(name).Scalars.Select((scalar, i) => NpBenchInputs.IsGiven(scalar) ? RandomArrays.Of(scalar.Type, 0) : ReferenceArray.Scalar(Scalars.Value.Call($"{name}{i}")!))];

        ReferenceArray[] results = Program.Value.Interpret(name, new GraphInputs(arrays, scalars, NpBenchInputs.Lengths));
        for (int i = 0; i < results.Length; i++)
        {
            AssertClose(Expected.Value[name][i], results[i], $"result {i} of {name}");
        }

        Program.Value.Check(name, arrays, results, [.. kernel.Parameters.Where(parameter => parameter.Kind != KernelParameterKind.Array).Select(NpBenchInputs.Number)]);
    }

    private static IEnumerable<string> Texts(string pattern) => Directory.EnumerateFiles(Repository.PathOf("Tests", "NpBench", "Kernels"), pattern).Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private static Dictionary<string, byte[][]> EvaluateInPython()
    {
        string functions = string.Join("\n", Texts("*.py")) + "\nbenchmarks = {name.replace('_', ''): value for name, value in list(globals().items())}\n";
        var numPy = new NumPy(functions);
        var jobs = Program.Value.Kernels.ToDictionary(kernel => kernel.Declaration.Name, kernel => Enumerable.Range(0, kernel.Results.Count).Select(i => numPy.Add(Call(kernel, i), [.. NpBenchInputs.Arrays(kernel)])).ToArray());
        byte[][] results = numPy.Run();
        return jobs.ToDictionary(job => job.Key, job => Array.ConvertAll(job.Value, number => results[number]));
    }

    private static string Call(Kernel kernel, int result)
    {
        IEnumerable<string> arguments = kernel.Parameters.Select(parameter => parameter.Kind == KernelParameterKind.Array ? parameter.Name : Convert.ToString(NpBenchInputs.Number(parameter), CultureInfo.InvariantCulture)!);
        return $"benchmarks['{kernel.Declaration.Name.ToLowerInvariant()}']({string.Join(", ", arguments)})" + (kernel.Results.Count > 1 ? $"[{result}]" : "");
    }

    // Both round, in different orders: as a share of the largest.
    private static void AssertClose(byte[] expected, ReferenceArray actual, string what)
    {
        if (!actual.Type.IsFloating() && actual.Type != DType.Complex)
        {
            Assert.Equal(MemoryMarshal.Cast<byte, long>(expected), actual.Words.AsSpan());
            return;
        }

        double[] wanted = MemoryMarshal.Cast<byte, double>(expected).ToArray(), found = actual.Numbers;
        double tolerance = (actual.Type == DType.Single ? 1e-5 : 1e-12) * found.Where(double.IsFinite).Max(Math.Abs);
        Assert.True(wanted.Length == found.Length && wanted.Zip(found).All(pair => pair.First.Equals(pair.Second) || Math.Abs(pair.First - pair.Second) <= tolerance), $"{what} is {actual}, and in Python {string.Join(", ", wanted)}");
    }

    [GeneratedRegex(@"^\| `(\w+)` \| (?:`(\w+)`)? *\| \S.* \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
