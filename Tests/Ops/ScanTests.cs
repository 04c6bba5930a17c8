extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Every scan of the op table along every axis, and in expressions with all else: NumPy's bits, in place and block by block.</summary>
public sealed class ScanTests
{
    private static readonly long[][] Shapes = [[1, 1, 1], [2, 3, 4], [5, 9, 3], [3, 17, 33], [40, 2, 65], [1, 70, 2]];
    private static readonly long[][] Empty = [[0, 3, 2], [3, 0, 2], [3, 2, 0]];

    private static readonly (string Kernel, string NumPy)[] Expressions =
    [
        ("(a * a).CumSum(1)", "np.cumsum(a * a, axis=1)"),
        ("a - a.CumSum(0)", "a - np.cumsum(a, axis=0)"),
        ("a.CumSum(2) / a.Max(1, keepDims: true)", "np.cumsum(a, axis=2) / np.max(a, axis=1, keepdims=True)"),
        ("a * a.CumSum(0) + (a * a).CumSum(0)", "a * np.cumsum(a, axis=0) + np.cumsum(a * a, axis=0)"),
        ("a.CumSum(1).CumSum(1)", "np.cumsum(np.cumsum(a, axis=1), axis=1)"),
        ("a.CumSum(0).CumSum(2).CumSum(1)", "np.cumsum(np.cumsum(np.cumsum(a, axis=0), axis=2), axis=1)"),
        ("a.CumSum(0) + a.CumSum(1)", "np.cumsum(a, axis=0) + np.cumsum(a, axis=1)"),
        ("(a.CumSum(1) * a + a).CumSum(2) - a.CumSum(0)", "np.cumsum(np.cumsum(a, axis=1) * a + a, axis=2) - np.cumsum(a, axis=0)"),
        ("a.T.CumSum(0)", "np.cumsum(a.T, axis=0)"),
        ("a.CumSum(0).T", "np.cumsum(a, axis=0).T"),
        ("a.CumSum(2).T - a.T.CumSum(1)", "np.cumsum(a, axis=2).T - np.cumsum(a.T, axis=1)"),
        ("NDArray.Flip(a.CumSum(1), 1)", "np.flip(np.cumsum(a, axis=1), 1)"),
        ("NDArray.Flip(a.CumSum(1), [0, 2])", "np.flip(np.cumsum(a, axis=1), (0, 2))"),
        ("NDArray.Flip(NDArray.Flip(a, 2).CumSum(2), 2) - a", "np.flip(np.cumsum(np.flip(a, 2), axis=2), 2) - a"),
        ("a[1..].CumSum(0)", "np.cumsum(a[1:], axis=0)"),
        ("a.CumSum(0)[1..]", "np.cumsum(a, axis=0)[1:]"),
        ("a.CumSum(2)[.., .., ..^1]", "np.cumsum(a, axis=2)[:, :, :-1]"),
        ("a.CumSum(1)[.., ^1]", "np.cumsum(a, axis=1)[:, -1]"),
        ("a.CumSum(1)[0]", "np.cumsum(a, axis=1)[0]"),
        ("a.CumSum(1).Max(1)", "np.max(np.cumsum(a, axis=1), axis=1)"),
        ("a.CumSum(0).Min([0, 2])", "np.min(np.cumsum(a, axis=0), axis=(0, 2))"),
        ("a.CumSum(0) - a.CumSum(0).Max(0)", "np.cumsum(a, axis=0) - np.max(np.cumsum(a, axis=0), axis=0)"),
        ("(a - a.Max(0)).CumSum(0)", "np.cumsum(a - np.max(a, axis=0), axis=0)"),
        ("(a - a.Max(1, keepDims: true)).CumSum(0)", "np.cumsum(a - np.max(a, axis=1, keepdims=True), axis=0)"),
        ("a.Max(1).CumSum(0)", "np.cumsum(np.max(a, axis=1), axis=0)"),
        ("a - a.Max(0).CumSum(1)", "a - np.cumsum(np.max(a, axis=0), axis=1)"),
        ("a - a[0].CumSum(0)", "a - np.cumsum(a[0], axis=0)"),
        ("a.Max([0, 1]).CumSum()", "np.cumsum(np.max(a, axis=(0, 1)))"),
        ("NDArray.Where(a > a.CumSum(1), a, a.CumSum(1))", "np.where(a > np.cumsum(a, axis=1), a, np.cumsum(a, axis=1))"),
        ("(a > a[0]).Cast<double>().CumSum(0) / a.CumSum(0)", "np.cumsum((a > a[0]).astype(np.float64), axis=0) / np.cumsum(a, axis=0)"),
        ("a + NDArray.Arange<double>(a.GetLength(2)).CumSum()", "a + np.cumsum(np.arange(a.shape[2], dtype=np.float64))"),
        ("NDArray.Recurrence(0.5, a, 1)", "np.recurrence(0.5, a, 1)"),
        ("NDArray.Recurrence(a[0] / 100, a, 0)", "np.recurrence(a[0] / 100, a, 0)"),
        ("NDArray.Recurrence(a / 100, a[.., 0][0], 2)", "np.recurrence(a / 100, a[:, 0][0], 2)"),
        ("NDArray.Recurrence(a / 100, 2.0, 2)", "np.recurrence(a / 100, 2.0, 2)"),
        ("a - NDArray.Recurrence(a.Max(1, keepDims: true) / 100, a, 0)", "a - np.recurrence(np.max(a, axis=1, keepdims=True) / 100, a, 0)"),
        ("NDArray.Recurrence(a / 100, a, 0).T", "np.recurrence(a / 100, a, 0).T"),
        ("NDArray.Recurrence(NDArray.Recurrence(a / 100, a, 0) / 1000, a.CumSum(1), 2)", "np.recurrence(np.recurrence(a / 100, a, 0) / 1000, np.cumsum(a, axis=1), 2)"),
        ("NDArray.Flip(NDArray.ForwardFill(NDArray.Flip(NDArray.Sqrt(a), 0), 0), 0)", "np.flip(np.ffill(np.flip(np.sqrt(a), 0), 0), 0)"),
        ("NDArray.ForwardFill(NDArray.Sqrt(a), 2) - NDArray.CumMax(a, 2)", "np.ffill(np.sqrt(a), 2) - np.maximum.accumulate(a, axis=2)"),
        ("a.CumSum(1) / NDArray.CumMax(NDArray.Abs(a), 1) + NDArray.CumMin(a, 1)", "np.cumsum(a, axis=1) / np.maximum.accumulate(np.abs(a), axis=1) + np.minimum.accumulate(a, axis=1)"),
        ("a.CumProd(0).Max(0) + NDArray.NanCumSum(NDArray.Sqrt(a), 1).Max(0)", "np.max(np.cumprod(a, axis=0), axis=0) + np.max(np.nancumsum(np.sqrt(a), axis=1), axis=0)"),
        ("a[1..].CumSum() + a.T[.., .., 1..].CumProd()", "np.cumsum(a[1:]) + np.cumprod(a.T[:, :, 1:])"),
        ("a.Max().CumSum()", "np.cumsum(np.max(a))"),
        ("a.Cast<float>().CumSum(2).Cast<double>()", "np.cumsum(a.astype(np.float32), axis=2).astype(np.float64)"),
    ];

    private static readonly ScanKernel Several = new("Several", DType.Double, "(a.CumSum(0), a.CumSum(1), a.CumSum(2), NDArray.Flip(a.CumSum(0), 0))", "");

    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram([.. Kernels().Select(Method), Method(Several)]));
    private static readonly Lazy<byte[][]> Expected = new(EvaluateInNumPy);

    public static TheoryData<string> Types => [.. Kernels().Select(kernel => kernel.Type.Keyword()).Distinct()];

    [Theory]
    [MemberData(nameof(Types))]
    public void SumsAreNumPys(string type)
    {
        ScanKernel[] kernels = [.. Kernels()];
        for (int i = 0; i < kernels.Length; i++)
        {
            for (int shape = 0; kernels[i].Type.Keyword() == type && shape < Shapes.Length; shape++)
            {
                ReferenceArray array = Draw(kernels[i], Shapes[shape]);
                ReferenceArray sums = Assert.Single(Program.Value.Interpret(kernels[i].Name, Inputs(array)));
                Closeness.Check(Expected.Value[(i * Shapes.Length) + shape], sums, kernels[i].Ulps, $"{kernels[i].Kernel} of {type} ({string.Join(", ", Shapes[shape])})");
                Program.Value.Check(kernels[i].Name, [array], [sums]);
            }
        }
    }

    [Fact]
    public void NothingHasNoSums()
    {
        foreach (ScanKernel kernel in Kernels().Where(kernel => !kernel.Name.StartsWith("Expression", StringComparison.Ordinal)))
        {
            foreach (long[] shape in Empty)
            {
                ReferenceArray array = Draw(kernel, shape);
                Program.Value.Check(kernel.Name, [array], Program.Value.Interpret(kernel.Name, Inputs(array)));
            }
        }
    }

    [Fact]
    public void SumsAlongAllAxesAreResultsOfOneKernel()
    {
        foreach (long[] shape in Shapes.Concat(Empty))
        {
            ReferenceArray array = Draw(Several, shape);
            Program.Value.Check(Several.Name, [array], Program.Value.Interpret(Several.Name, Inputs(array)));
        }
    }

    private static IEnumerable<ScanKernel> Kernels() =>
    [
        .. from row in OpTable.All.Where(row => row.Kind == OpKind.Scan).Select(row => OpCases.Find(row.Name))
           from type in row.Types
           from spelling in row.More.Prepend((row.Kernel, row.NumPy)).Select((pair, number) => (pair.Kernel, pair.NumPy, Number: number))
           select new ScanKernel($"{row.Op}_{type}_{spelling.Number}", type.Twin(), spelling.Kernel, spelling.NumPy) { Ulps = row.Ulps, Domain = row.Domains[0] },
        .. Expressions.Select((pair, number) => new ScanKernel($"Expression{number}", DType.Double, pair.Kernel, pair.NumPy)),
    ];

    private static string Method(ScanKernel kernel)
    {
        string type = $"NDArray<{kernel.Type.Keyword()}>", result = kernel.Name == "Several" ? $"({type}, {type}, {type}, {type})" : type;
        return $"[ArrayKernel] static {result} {kernel.Name}([Shape(\"n\", \"m\", \"k\")] {type} a) => unchecked({kernel.Kernel});";
    }

    private static GraphInputs Inputs(ReferenceArray array) => new([array], [], new Dictionary<string, long> { ["n"] = array.Shape[0], ["m"] = array.Shape[1], ["k"] = array.Shape[2] });

    private static ReferenceArray Draw(ScanKernel kernel, long[] shape)
    {
        int count = (int)shape.Aggregate(1L, (product, length) => product * length);

        // From a NaN on all is NaN: one shape is enough for those.
        return ReferenceArray.Of(Operands.Draw(kernel.Type.Twin(), kernel.Domain with { Special = count == 135 }, count, seed: count), shape);
    }

    private static byte[][] EvaluateInNumPy()
    {
        var numPy = new NumPy();
        foreach (ScanKernel kernel in Kernels())
        {
            foreach (long[] shape in Shapes)
            {
                numPy.Add(kernel.NumPy, ("a", Draw(kernel, shape)));
            }
        }

        return numPy.Run();
    }

    private sealed record ScanKernel(string Name, DType Type, string Kernel, string NumPy)
    {
        public double Ulps { get; init; }

        public Domain Domain { get; init; } = new(-100, 100);
    }
}
