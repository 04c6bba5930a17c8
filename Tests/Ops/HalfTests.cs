extern alias generator;

using System.Runtime.InteropServices;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using generator::StaticGraph.Generator.Support;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Elementwise rows of halves: what floats give, rounded once, which is also what NumPy does operation by operation.</summary>
public sealed class HalfTests
{
    private const int Longest = 131;

    private static readonly string[] Exact = ["Add", "Subtract", "Multiply", "Divide", "Negate", "Abs", "Sqrt", "Minimum", "Maximum", "Floor", "Ceiling", "Truncate", "Round", "NanToNum", "Less", "Equal", "Greater", "Where"];

    private static readonly OpKernel[] Kernels =
    [
        .. from row in OpCases.All
           where OpTable.Find(row.Op)!.Kind == OpKind.Elementwise && row.Op != "Cast" && OpTable.Find(row.Op)!.Types.TakesHalves && row.Types.Contains(CompilerServices.DType.Single)
           from type in (DType[])[DType.Half, DType.Single]
           let kernel = new OpKernel(row, type, row.Results.Length == 0 ? type : row.Results[0].Twin())
           where kernel.IsOfHalves
           select kernel,
    ];

    private static readonly OpKernel[] Casts =
    [
        .. DTypes.Ladder.SelectMany(type => (OpKernel[])[new(OpCases.Find("Cast"), DType.Half, type), new(OpCases.Find("Cast"), type, DType.Half)]),
    ];

    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(Kernels.Concat(Casts).SelectMany(kernel => kernel.Methods)));

    // What stands for an infinity is the largest half, and not the largest float.
    public static TheoryData<string> Rows => [.. Kernels.Select(kernel => kernel.Case.Op).Distinct().Where(op => op != "NanToNum")];

    [Fact]
    public void Most_rows_are_tested() => Assert.Subset(Kernels.Select(kernel => kernel.Case.Op).ToHashSet(), Exact.ToHashSet());

    [Theory]
    [MemberData(nameof(Rows))]
    public void They_are_floats_rounded_once(string op)
    {
        OpKernel halves = Kernels.Single(kernel => kernel.Case.Op == op && kernel.Operand == DType.Half), floats = Kernels.Single(kernel => kernel.Case.Op == op && kernel.Operand == DType.Single);
        ReferenceArray[] operands = halves.Draw(_ => [Longest]), wide = [.. operands.Select(operand => operand.Type == DType.Half ? operand with { Type = DType.Single } : operand)];
        ReferenceArray result = Assert.Single(Program.Value.Interpret(floats.Name, Inputs(wide)));
        if (result.Type == DType.Single)
        {
            result = new ReferenceArray(DType.Half, result.Shape, result.Numbers.Select(number => ReferenceArray.Round(DType.Half, number)).ToArray());
        }

        Assert.Equal(result, Assert.Single(Program.Value.Interpret(halves.Name, Inputs(operands))));
        foreach (int length in (int[])[0, 1, 31, 32, 33, Longest])
        {
            Program.Value.Check(halves.Name, [.. operands.Select(operand => Prefix(operand, length))], [Prefix(result, length)]);
        }
    }

    [Fact]
    public void Single_operations_have_the_bits_of_NumPy() => Compare(Kernels.Where(kernel => kernel.Operand == DType.Half && Exact.Contains(kernel.Case.Op)));

    [Fact]
    public void A_uniform_half_is_below_one()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods("[ArrayKernel] public static NDArray<Half> Drawn(Length n) => new RandomGenerator(3).Uniform<Half>(n);");

        Half[] drawn = ((Plan<Half>)kernels.Bind("Drawn", 100_000L)).Compute().ToArray();

        Assert.InRange(drawn.Max(), (Half)0.999, (Half)0.9999);
        Assert.Equal(2048, drawn.Distinct().Count());
        Assert.InRange(drawn.Average(half => (double)half), 0.49, 0.505);
    }

    [Fact]
    public void Casts_have_the_bits_of_NumPy() => Compare(Casts);

    [Fact]
    public void Single_numbers_are_those_of_CSharp()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods("""
            [ArrayKernel] public static NDArray<Half> Scaled([Shape("n")] NDArray<Half> x, Half s) => Shifted(x * (s * s + (Half)0.1));
            [ArrayKernel] public static (NDArray<Half>, NDArray<Half>, NDArray<Half>) Made(Length n) => (Zeros<Half>(n) + (Half)1e-7, Arange<Half>(n), FromFunction([n], (NDArray<Half> i) => i * i));
            static NDArray<T> Shifted<T>(NDArray<T> x) where T : unmanaged, System.Numerics.INumber<T> => x - (T.One + T.One) / (T.One + T.One) + T.One;
            """);
        Half[] x = [(Half)0.1, (Half)(-3.3), (Half)1000, Half.NaN, Half.MaxValue];
        Half s = (Half)3.3, factor = (s * s) + (Half)0.1;

        var scaled = (Plan<Half>)kernels.Bind("Scaled", (ArraySource<Half>)x, s);
        ReferenceArray[] made = PlanRunner.Run(kernels.Bind("Made", 300L)).Results;

        // The number that is added and the one that is taken away are both 1.
        Assert.Equal(x.Select(element => (Half)(((float)element * (float)factor) - 1 + 1)), scaled.Compute().ToArray());
        Assert.All(made[0].Numbers, number => Assert.Equal((double)(Half)1e-7, number));
        Assert.Equal(Enumerable.Range(0, 300).Select(i => (double)i), made[1].Numbers);
        Assert.Equal(Enumerable.Range(0, 300).Select(i => (double)(Half)(float)(i * i)), made[2].Numbers);
    }

    [Fact]
    public void Constants_are_rounded_as_DotNet_does()
    {
        Random random = new(3);
        double[] numbers =
        [
            .. Enumerable.Range(0, 65536).Select(bits => (double)BitConverter.UInt16BitsToHalf((ushort)bits)),
            .. Enumerable.Range(0, 65535).Select(bits => ((double)BitConverter.UInt16BitsToHalf((ushort)bits) + (double)BitConverter.UInt16BitsToHalf((ushort)(bits + 1))) / 2),
            .. Enumerable.Range(0, 10_000).Select(_ => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-30, 20))), 65519.9999, 65520, -65520, 1e300, double.Epsilon, -0.0,
        ];
        Assert.Equal(numbers.Select(number => BitConverter.SingleToInt32Bits((float)(Half)number) & (double.IsNaN(number) ? 0x7F800000 : -1)), numbers.Select(number => BitConverter.SingleToInt32Bits(HalfNumber.Round(number)) & (double.IsNaN(number) ? 0x7F800000 : -1)));
    }

    private static void Compare(IEnumerable<OpKernel> kernels)
    {
        var numPy = new NumPy();
        (OpKernel Kernel, ReferenceArray[] Operands)[] jobs = [.. kernels.Select(kernel => (kernel, kernel.Draw(_ => [Longest])))];
        foreach ((OpKernel kernel, ReferenceArray[] operands) in jobs)
        {
            _ = numPy.Add(kernel.NumPy, [.. operands.Select((operand, i) => ("abc"[i].ToString(), operand))]);
        }

        byte[][] expected = numPy.Run();
        for (int i = 0; i < jobs.Length; i++)
        {
            ReferenceArray result = Assert.Single(PlanRunner.Run(Program.Value.Bind(jobs[i].Kernel.Name, jobs[i].Operands)).Results);
            Assert.Equal(Longest, result.Words.Count);
            Closeness.Check(expected[i], result, 0, jobs[i].Kernel.Name);
        }
    }

    private static GraphInputs Inputs(ReferenceArray[] operands) => new(operands, [], new Dictionary<string, long> { ["n"] = Longest });

    private static ReferenceArray Prefix(ReferenceArray array, int length) => new(array.Type, new long[] { length }, array.Words.Take(length).ToArray());
}
