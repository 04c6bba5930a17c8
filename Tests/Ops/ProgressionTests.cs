using System.Runtime.InteropServices;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Progressions of constants: how many elements NumPy has, and their bits.</summary>
public sealed class ProgressionTests
{
    private static readonly (string Type, string Arguments, string NumPy)[] Progressions =
    [
        .. from arguments in (string[])["0.1, 5, 0.3", "1, 2, 0.1", "-3.7, 100, 0.7", "0, 0.3, 0.1", "3, -2, -0.7", "-2, 3, -1", "0.5, 4", "4, 0.5", "7.25", "0, 10, 1e30", "0, -10, 1e30", "-0.0, 1, 0.5", "1e7, 10000100, 1.1", "1e308, 1.7e308, 1.5e308"]
           select ("double", arguments, $"np.arange({arguments})"),

        // Their second element is not the first and a step.
        ("double", "-1.39, 40, 3.39", "np.arange(-1.39, 40, 3.39)"),
        ("double", "3.36, -40, -7.36", "np.arange(3.36, -40, -7.36)"),

        // 0 times their step is no number.
        ("double", "0, 10, double.PositiveInfinity", "np.arange(0, 10, np.inf)"),
        ("double", "3, -10, double.NegativeInfinity", "np.arange(3, -10, -np.inf)"),
        ("float", "3e38f, 3.3e38f, 1e38f", "np.arange(np.float32(3e38), np.float32(3.3e38), np.float32(1e38), dtype='f4')"),
        .. from arguments in (string[])["0.1, 5, 0.3", "0, 0.3, 0.1", "1.39, -30, -3.39", "-3.7, 100, 0.7", "0.5, 4", "1e7, 10000100, 1.1"]
           let numbers = arguments.Split(", ")
           select ("float", string.Join(", ", numbers.Select(number => number + "f")), $"np.arange({string.Join(", ", numbers.Select(number => $"np.float32({number})"))}, dtype='f4')"),
        .. from arguments in (string[])["5, -7, -3", "-4, 9, 4", "3, 3", "9", "-1"]
           select ("long", arguments, $"np.arange({arguments})"),
        ("int", "2147483600, 2147483647, 5", "np.arange(2147483600, 2147483647, 5)"),
        ("byte", "200, 255, 20", "np.arange(200, 255, 20)"),
        ("sbyte", "-128, 127, 50", "np.arange(-128, 127, 50)"),
        ("short", "32000, -32000, -9999", "np.arange(32000, -32000, -9999)"),
        ("ushort", "65000, 65535, 200", "np.arange(65000, 65535, 200)"),
        ("uint", "4294967290, 4294967295", "np.arange(4294967290, 4294967295)"),
        ("ulong", "18446744073709551600, 18446744073709551615, 4", "np.uint64(18446744073709551600) + np.arange(0, 15, 4, dtype='u8')"),
    ];

    private static readonly Lazy<CompiledKernels> Compiled = new(() => CompiledKernels.FromMethods(string.Join("\n", Progressions.Select((p, i) =>
        $"[ArrayKernel] public static NDArray<{p.Type}> P{i}(Length n) => NDArray.Arange<{p.Type}>({p.Arguments});"))));

    [Fact]
    public void ElementsHaveTheBitsOfNumPy()
    {
        var numPy = new NumPy();
        Array.ForEach(Progressions, progression => numPy.Add(progression.NumPy));
        byte[][] expected = numPy.Run();
        for (int i = 0; i < Progressions.Length; i++)
        {
            long[] bits = Compiled.Value.Bind($"P{i}", 1L) switch
            {
                Plan<double> plan => [.. plan.Compute().Select(BitConverter.DoubleToInt64Bits)],
                Plan<float> plan => [.. plan.Compute().Select(element => BitConverter.DoubleToInt64Bits(element))],
                Plan<long> plan => [.. plan.Compute()],
                Plan<int> plan => [.. plan.Compute().Select(element => (long)element)],
                Plan<sbyte> plan => [.. plan.Compute().Select(element => (long)element)],
                Plan<short> plan => [.. plan.Compute().Select(element => (long)element)],
                Plan<ushort> plan => [.. plan.Compute().Select(element => (long)element)],
                Plan<uint> plan => [.. plan.Compute().Select(element => (long)element)],
                Plan<ulong> plan => [.. plan.Compute().Select(element => (long)element)],
                var plan => [.. Assert.IsAssignableFrom<Plan<byte>>(plan).Compute().Select(element => (long)element)],
            };
            Assert.True(MemoryMarshal.Cast<byte, long>(expected[i]).SequenceEqual(bits), $"{Progressions[i].NumPy} is {string.Join(" ", MemoryMarshal.Cast<byte, double>(expected[i]).ToArray())}");
        }
    }
}
