extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Folds of what masks take, of several types, along the axes that a mask stands for and along others: the interpreter's bits, and what NumPy makes of the array that it takes.</summary>
public sealed class MaskTests
{
    private static readonly long[][] Shapes = [[1, 1, 1], [2, 3, 4], [65, 3, 5], [3, 64, 2], [2, 3, 63], [5, 1, 65], [300, 2, 3], [2, 2, 300]];

    // Of each a mask takes something, so that there is a minimum.
    private static readonly (string Kernel, string NumPy) Numbers = ("!(a > NDArray.NanMean(a))", "~(a > np.nanmean(a))"), Wholes = ("a <= a.Min()", "a <= np.min(a)"), First = ("NDArray.Arange<long>(a.GetLength(0)) % 2 == 0", "np.arange(a.shape[0]) % 2 == 0"),
        Second = ("NDArray.Arange<long>(a.GetLength(1)) % 3 != 1", "np.arange(a.shape[1]) % 3 != 1"), Last = ("NDArray.Arange<long>(a.GetLength(2)) % 3 != 1", "np.arange(a.shape[2]) % 3 != 1"), Pairs = ("a.Max(2) > 7", "np.max(a, axis=2) > 7");

    // The mask is {0}.
    private static readonly MaskFold[] Folds =
    [
        .. OfFloats("a[{0}].Sum()", "np.sum(a[{0}], dtype=np.float64)"), .. OfFloats("a[{0}].Prod()", "np.prod(a[{0}], dtype=np.float64)"), .. OfFloats("a[{0}].Mean()", "np.mean(a[{0}], dtype=np.float64)"),
        .. OfFloats("a[{0}].Std(ddof: 1)", "np.std(a[{0}], dtype=np.float64, ddof=1)"), .. OfFloats("a[{0}].Var()", "np.var(a[{0}], dtype=np.float64)"), .. OfFloats("a[{0}].Min()", "np.min(a[{0}])"), .. OfFloats("a[{0}].Max()", "np.max(a[{0}])"),
        .. OfFloats("a[{0}].Ptp()", "np.ptp(a[{0}])"), .. OfFloats("NDArray.Norm(a[{0}])", "np.sqrt(np.sum(a[{0}].astype(np.float64) ** 2))"), .. OfFloats("NDArray.NanMean(a[{0}] / a[{0}])", "np.nanmean(a[{0}] / a[{0}])"),
        .. OfFloats("NDArray.Average(a[{0}], a[{0}] * a[{0}])", "np.average(a[{0}].astype(np.float64), weights=a[{0}].astype(np.float64) ** 2)"), .. OfFloats("(a[{0}] + a.Max()).Mean()", "np.mean(a[{0}].astype(np.float64) + np.max(a))"),
        new("NDArray.Skew(a[{0}]) + 9", "np.where(np.var(a[{0}]) == 0, np.nan, np.skew(a[{0}], None) + 9)", Numbers), new("NDArray.Kurtosis(a[{0}], bias: false) + 9", "np.where(np.var(a[{0}]) == 0, np.nan, np.kurtosis(a[{0}], None, True, False) + 9)", Numbers), new("NDArray.Extract({0}, a).Sum(keepDims: true)", "np.sum(a[{0}], keepdims=True)", Numbers),

        .. OfWholes("a[{0}].Sum()", "np.sum(a[{0}], dtype=a.dtype)"), .. OfWholes("a[{0}].Min()", "np.min(a[{0}])"), .. OfWholes("(a[{0}] + 1).Max()", "np.max(a[{0}] + 1)"), .. OfWholes("a[!({0})].Prod()", "np.prod(a[~({0})], dtype=a.dtype)"),
        new("NDArray.CountNonZero(a[{0}])", "np.count_nonzero(a[{0}])", Wholes, DType.UInt16, DType.Int64), new("a[{0}].Any()", "np.any(a[{0}])", First, DType.Boolean, DType.Boolean), new("a[{0}].All(0)", "np.all(a[{0}], axis=0)", Pairs with { Kernel = "a.Any(2)", NumPy = "np.any(a, axis=2)" }, DType.Boolean, DType.Boolean),

        new("a[{0}].Mean(0)", "np.mean(a[{0}], axis=0)", First), new("a[{0}].Std([0, 2])", "np.std(a[{0}], axis=(0, 2))", First), new("a[{0}].Sum(2).Max(0)", "np.max(np.sum(a[{0}], axis=2), axis=0)", First), new("a[{0}, .., 0].Sum(1).Max(0)", "np.max(np.sum(a[{0}, :, 0], axis=1), axis=0)", First),
        new("(a[{0}] * a.Mean([0, 1])).Sum(0, keepDims: true)", "np.sum(a[{0}] * np.mean(a, axis=(0, 1)), axis=0, keepdims=True)", First), new("NDArray.AllClose(a[{0}], a[{0}])", "np.allclose(a[{0}], a[{0}])", First, DType.Double, DType.Boolean),
        new("NDArray.Average(a[{0}], a[0, 0, ..], 1).Sum()", "np.average(a[{0}], weights=a[0, 0], axis=1).sum()", Pairs),
        new("a[{0}].Sum(0)", "np.sum(a[{0}], axis=0)", Pairs), new("a[{0}].Mean([0, 1], keepDims: true)", "np.mean(a[{0}], axis=(0, 1), keepdims=True)", Pairs), new("a[{0}].Mean(1).Sum(0)", "np.sum(np.mean(a[{0}], axis=1), axis=0)", Pairs), new("a[{0}].Sum(0, keepDims: true)", "np.sum(a[{0}], axis=0, keepdims=True)", Pairs),
        new("a[.., {0}].Mean(1)", "np.mean(a[:, {0}], axis=1)", Second), new("a[NDArray.NewAxis, .., {0}].Sum([0, 2])", "np.sum(a[np.newaxis, :, {0}], axis=(0, 2))", Second), new("a[NDArray.Ellipsis, {0}, ..1].Sum(1)", "np.sum(a[..., {0}, :1], axis=1)", Second),
        new("NDArray.Compress({0}, a, -1).Min(\"m\").Sum(1)", "np.sum(np.min(np.compress({0}, a, axis=-1), axis=1), axis=1)", Last), new("a.T[{0}].Sum(0)", "np.sum(a.T[{0}], axis=0)", ("a.T.Max(2) > 7", "np.max(a.T, axis=2) > 7")), new("(a[{0}] - a.Mean(0)[.., 0].Sum()).Sum(0)", "np.sum(a[{0}] - np.mean(a, axis=0)[:, 0].sum(), axis=0)", First),
        new("a[{0}].Mean()", "np.mean(a[{0}])", ("NDArray.Real(a) > -1", "a.real > -1"), DType.Complex, DType.Complex), new("NDArray.Abs(a[{0}]).Max(0)", "np.max(np.abs(a[{0}]), axis=0)", First, DType.Complex, DType.Double), new("NDArray.Std(a[{0}], 0)", "np.std(a[{0}], axis=0)", First, DType.Complex, DType.Double),
    ];

    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(Folds.Select((fold, i) => fold.Method(Name(i)))));
    private static readonly Lazy<byte[][]> Expected = new(EvaluateInNumPy);

    public static TheoryData<int, string> All
    {
        get
        {
            var all = new TheoryData<int, string>();
            for (int i = 0; i < Folds.Length; i++)
            {
                all.Add(i, $"{Folds[i].Type} {Folds[i].Kernel}");
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void WhatIsTakenIsFolded(int fold, string kernel)
    {
        for (int shape = 0; shape < Shapes.Length; shape++)
        {
            ReferenceArray array = Draw(fold, shape);
            var inputs = new GraphInputs([array], [], new Dictionary<string, long> { ["n"] = Shapes[shape][0], ["m"] = Shapes[shape][1], ["k"] = Shapes[shape][2] });
            ReferenceArray expected = Assert.Single(Program.Value.Interpret(Name(fold), inputs));
            Program.Value.Check(Name(fold), [array], [expected]);
            Closeness.Check(Expected.Value[(fold * Shapes.Length) + shape], expected, Folds[fold].Ulps, $"{kernel} ({string.Join(", ", Shapes[shape])})");
        }
    }

    [Theory]
    [InlineData("a[a > 100].Max()")]
    [InlineData("NDArray.NanArgMin(a * double.NaN).Cast<double>()")]
    public void NothingHasNoMaximum(string kernel)
    {
        var program = new KernelProgram([$"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> a) => {kernel};", "[ArrayKernel] static NDArray<double> G([Shape(\"n\")] NDArray<double> a) => NDArray.Where(a.Min() > 100, a[a > 100].Max(), 7);"]);

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => PlanRunner.Compute(program.Bind("F", [ReferenceArray.Of(new double[] { 1, 2, 3 }, [3])]), null));
        Assert.StartsWith("F: A fold that has no value over nothing", error.Message, StringComparison.Ordinal);

        // Where nobody takes it, nothing fails.
        (ReferenceArray[] results, _) = PlanRunner.Compute(program.Bind("G", [ReferenceArray.Of(new double[] { 1, 2, 3 }, [3])]), null);
        Assert.Equal(7, Assert.Single(Assert.Single(results).Numbers));
    }

    [Theory]
    [InlineData("a[a > 0].Mean()", 1)]
    [InlineData("a[a.Max(1) > 0].Sum(0)", 1)]
    [InlineData("NDArray.NanMax(a, 0) - NDArray.NanMin(a, 0)", 1)]
    [InlineData("a[a > 0].Std()", 2)]
    [InlineData("NDArray.NanStd(a, 1)", 1)]
    public void ElementsAreReadOnce(string kernel, int times)
    {
        var program = new KernelProgram([$"[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> a) => {kernel};"]);

        PlanSummary summary = program.Bind("F", ArraySource.OfShape<double>([100_000, 300])).Summarize(new RunOptions { MemoryLimit = 16 << 20 });

        Assert.Equal(times * 100_000L * 300 * sizeof(double), summary.ReadBytes);
    }

    private static IEnumerable<MaskFold> OfFloats(string kernel, string numPy) => new[] { DType.Double, DType.Single, DType.Half }.Select(type => new MaskFold(kernel, type == DType.Half ? $"np.asarray({numPy}).astype(np.float16)" : numPy, type == DType.Half ? First : Numbers, type));

    private static IEnumerable<MaskFold> OfWholes(string kernel, string numPy) => new[] { DType.Int64, DType.UInt64, DType.Int32, DType.Byte }.Select(type => new MaskFold(kernel, numPy, Wholes, type));

    private static string Name(int fold) => $"Fold{fold}";

    private static ReferenceArray Draw(int fold, int shape)
    {
        int count = (int)Shapes[shape].Aggregate(1L, (product, length) => product * length);
        Domain domain = Folds[fold].Type.IsFloating() ? new(0.5, 20, Special: false) : new(0, 20, Special: false);
        return ReferenceArray.Of(Operands.Draw(Folds[fold].Type.Twin(), domain, count, seed: shape), Shapes[shape]);
    }

    private static byte[][] EvaluateInNumPy()
    {
        var numPy = new NumPy();
        for (int fold = 0; fold < Folds.Length; fold++)
        {
            for (int shape = 0; shape < Shapes.Length; shape++)
            {
                numPy.Add(Folds[fold].Expression, ("a", Draw(fold, shape)));
            }
        }

        return numPy.Run();
    }

    /// <summary>A fold in C# and for NumPy, with <c>{0}</c> for the mask.</summary>
    private sealed record MaskFold(string Kernel, string NumPy, (string Kernel, string NumPy) Mask, DType Type = DType.Double, DType? Result = null)
    {
        public string Expression => NumPy.Replace("{0}", Mask.NumPy, StringComparison.Ordinal);

        // Sums in another order; a spread of halves, a skewness near 0.
        public double Ulps => Kernel.Contains("Skew", StringComparison.Ordinal) ? 1 << 26 : 1024;

        private static string Element(DType type) => type == DType.Complex ? "System.Numerics.Complex" : type == DType.Half ? "System.Half" : type.Keyword();

        public string Method(string name) =>
            $"[ArrayKernel] static NDArray<{Element(Result ?? Type)}> {name}([Shape(\"n\", \"m\", \"k\")] NDArray<{Element(Type)}> a) => {Kernel.Replace("{0}", Mask.Kernel, StringComparison.Ordinal)};";
    }
}
