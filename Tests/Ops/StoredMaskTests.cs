extern alias generator;

using System.Runtime.InteropServices;
using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>What masks take as results: of several types, for some axes or all, NumPy's arrays to the bit, row by row, whether all elements are taken or none.</summary>
public sealed class StoredMaskTests
{
    private static readonly long[][] Shapes = [[1, 1, 1], [2, 3, 4], [65, 3, 5], [3, 64, 2], [2, 3, 63], [5, 1, 65], [300, 2, 3], [2, 2, 300], [0, 3, 2], [3, 0, 2], [4, 3, 0]];

    private static readonly StoredMask[] Masks =
    [
        .. OfAll("a[a > {mean}]", "a[a > {mean}]"), .. OfAll("a[a > 1000]", "a[a > 1000]"), .. OfAll("a[a >= 0]", "a[a >= 0]"), .. OfAll("NDArray.Extract(a == 7, a)", "np.extract(a == 7, a)"),
        .. OfAll("a[NDArray.Arange<long>(a.GetLength(0)) % 2 == 0]", "a[np.arange(a.shape[0]) % 2 == 0]"), .. OfAll("a[.., NDArray.Arange<long>(a.GetLength(1)) % 3 != 1]", "a[:, np.arange(a.shape[1]) % 3 != 1]"),
        .. OfAll("NDArray.Compress(NDArray.Arange<long>(a.GetLength(2)) % 3 != 1, a, -1)", "np.compress(np.arange(a.shape[2]) % 3 != 1, a, axis=-1)"), .. OfAll("a.T[a.T > {mean}]", "a.T[a.T > {mean}]"),

        new("a[a.Sum(2) > 30]", "a[a.sum(axis=2) > 30]"), new("a[.., a.Sum(0) > 30]", "a[:, a.sum(axis=0) > 30]"), new("NDArray.Sqrt(a[a > 9])", "np.sqrt(a[a > 9])"), new("2 * a[a > 9] - a[a > 9] / 3", "2 * a[a > 9] - a[a > 9] / 3"),
        new("a[a > 9] - a.Max()", "a[a > 9] - a.max()") { NeedsSome = true }, new("a[a.Sum([1, 2]) > 9, NDArray.NewAxis]", "a[a.sum(axis=(1, 2)) > 9, np.newaxis]"), new("a[NDArray.NewAxis, a > 9]", "a[np.newaxis, a > 9]"), new("a.CumSum(2)[a > 9]", "np.cumsum(a, axis=2)[a > 9]"),
        new("a.CumSum(0)[a > 9]", "np.cumsum(a, axis=0)[a > 9]"), new("a[a.CumSum(1) > 30]", "a[np.cumsum(a, axis=1) > 30]"), new("a.CumSum(2)[a.CumSum(0) > 30]", "np.cumsum(a, axis=2)[np.cumsum(a, axis=0) > 30]"),
        new("a[a > 9] > 12", "a[a > 9] > 12", DType.Double, DType.Boolean), new("a[a > 9].Cast<float>()", "a[a > 9].astype(np.float32)", DType.Double, DType.Single),
        new("a[a]", "a[a]", DType.Boolean), new("!a[a.Any(2)]", "~a[np.any(a, axis=2)]", DType.Boolean), new("a[NDArray.Real(a) > 9]", "a[a.real > 9]", DType.Complex), new("NDArray.Conj(a[NDArray.Real(a) > 9]) * 2", "np.conj(a[a.real > 9]) * 2", DType.Complex),
        new("NDArray.FlatNonZero(a)", "np.flatnonzero(a)", DType.Byte, DType.Int64), new("NDArray.FlatNonZero(a > 9)", "np.flatnonzero(a > 9)", DType.Double, DType.Int64), new("NDArray.FlatNonZero(a) * 2 + 1", "np.flatnonzero(a) * 2 + 1", DType.Half, DType.Int64), new("NDArray.FlatNonZero(a.Any([1, 2]))", "np.flatnonzero(a.any(axis=(1, 2)))", DType.Boolean, DType.Int64),
        new("NDArray.Imag(a[NDArray.Real(a) > 9])", "a[a.real > 9].imag", DType.Complex, DType.Double), new("NDArray.Arange<long>(a.GetLength(0))[a.Any([1, 2])]", "np.arange(a.shape[0])[np.any(a, axis=(1, 2))]", DType.Boolean, DType.Int64),
        new("NDArray.Ones<double>([a.GetLength(0), a.GetLength(1)])[a.Any(2)]", "np.ones(a.shape[:2])[np.any(a, axis=2)]", DType.Boolean, DType.Double),
    ];

    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(Masks.Select((mask, i) => mask.Method(Name(i)))));
    private static readonly Lazy<byte[][]> Expected = new(EvaluateInNumPy);

    public static TheoryData<int, string> All
    {
        get
        {
            var all = new TheoryData<int, string>();
            for (int i = 0; i < Masks.Length; i++)
            {
                all.Add(i, $"{Masks[i].Type} {Masks[i].Kernel}");
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void WhatIsTakenIsStored(int mask, string kernel)
    {
        for (int shape = 0; shape < Shapes.Length; shape++)
        {
            string what = $"{kernel} ({string.Join(", ", Shapes[shape])})";
            ReferenceArray array = Draw(mask, shape);
            var inputs = new GraphInputs([array], [], new Dictionary<string, long> { ["n"] = Shapes[shape][0], ["m"] = Shapes[shape][1], ["k"] = Shapes[shape][2] });
            if (!Program.Value.Refuses(Name(mask), inputs))
            {
                ReferenceArray expected = Assert.Single(Program.Value.Interpret(Name(mask), inputs));
                Program.Value.Check(Name(mask), [array], [expected]);
                int job = 2 * ((mask * Shapes.Length) + shape);
                Closeness.Check(Expected.Value[job], expected, 0, what);
                Assert.True(MemoryMarshal.Cast<byte, long>(Expected.Value[job + 1]).SequenceEqual(expected.Shape.ToArray()), $"{what}: {expected}");
            }
        }
    }

    [Theory]
    [InlineData(DType.Boolean)]
    [InlineData(DType.Int16)]
    [InlineData(DType.Double)]
    public void IndicesOfWhatIsNotZeroAreAnArrayForEachAxis(DType type)
    {
        var program = new KernelProgram([$"[ArrayKernel] static (NDArray<long>, NDArray<long>, NDArray<long>, NDArray<{type.Keyword()}>) F([Shape(\"n\", \"m\", \"k\")] NDArray<{type.Keyword()}> a) {{ var (i, j, k) = NDArray.NonZero(a); return (i, j * 2, k, a[a != {(type == DType.Boolean ? "false" : "0")}]); }}"]);
        string[] expressions = ["np.nonzero(a)[0]", "np.nonzero(a)[1] * 2", "np.nonzero(a)[2]", "a[a != 0]"];
        ReferenceArray[] arrays = [.. Shapes.Select((shape, i) => ReferenceArray.Of(Operands.Draw(type.Twin(), new Domain(-1, 2, Special: false), (int)shape.Aggregate(1L, (product, length) => product * length), seed: i), shape))];
        var numPy = new NumPy();
        foreach (ReferenceArray array in arrays)
        {
            Array.ForEach(expressions, expression => numPy.Add(expression, ("a", array)));
        }

        byte[][] expected = numPy.Run();
        for (int shape = 0; shape < Shapes.Length; shape++)
        {
            ReferenceArray[] results = program.Interpret("F", new GraphInputs([arrays[shape]], [], new Dictionary<string, long> { ["n"] = Shapes[shape][0], ["m"] = Shapes[shape][1], ["k"] = Shapes[shape][2] }));
            program.Check("F", [arrays[shape]], results);
            for (int i = 0; i < expressions.Length; i++)
            {
                Closeness.Check(expected[(shape * expressions.Length) + i], results[i], 0, $"{expressions[i]} ({string.Join(", ", Shapes[shape])})");
            }
        }
    }

    [Theory]
    [InlineData("100 / x[x != 0]", new[] { 33, -100, 50 })]
    [InlineData("(100 / x)[x > 0]", new[] { 33, 50 })]
    [InlineData("x[x != 0] % x[x != 0] + (100 / x)[x != 0].Max()", new[] { 50, 50, 50 })]
    public void WhatIsNotTakenIsNotDividedBy(string kernel, int[] expected)
    {
        var program = new KernelProgram([$"[ArrayKernel] static NDArray<int> F([Shape(\"n\")] NDArray<int> x) => {kernel};"]);

        (ReferenceArray[] results, _) = PlanRunner.Compute(program.Bind("F", [ReferenceArray.Of(new[] { 3, 0, -1, 2, 0 }, [5])]), null);

        Assert.Equal(ReferenceArray.Of(expected, [expected.Length]), Assert.Single(results));
    }

    [Fact]
    public void WhatIsTakenIsDividedBy()
    {
        var program = new KernelProgram(["[ArrayKernel] static NDArray<int> F([Shape(\"n\")] NDArray<int> x) => (100 / x)[x >= 0];"]);

        Assert.Throws<DivideByZeroException>(() => PlanRunner.Compute(program.Bind("F", [ReferenceArray.Of(new[] { 3, 0, -1 }, [3])]), null));
    }

    private static IEnumerable<StoredMask> OfAll(string kernel, string numPy)
    {
        foreach (DType type in new[] { DType.Double, DType.Single, DType.Half, DType.Int64, DType.UInt32, DType.Int16, DType.Byte })
        {
            string mean = "10", kernelMean = type == DType.Half ? "(System.Half)10" : mean;
            string typed = type == DType.Half ? kernel.Replace("== 7", "== (System.Half)7", StringComparison.Ordinal).Replace("1000]", "(System.Half)1000]", StringComparison.Ordinal).Replace(">= 0]", ">= (System.Half)0]", StringComparison.Ordinal) : type == DType.Byte ? kernel.Replace("1000", "200", StringComparison.Ordinal) : kernel;
            yield return new StoredMask(typed.Replace("{mean}", kernelMean, StringComparison.Ordinal), numPy.Replace("{mean}", mean, StringComparison.Ordinal), type);
        }
    }

    private static string Name(int mask) => $"Stored{mask}";

    private static ReferenceArray Draw(int mask, int shape)
    {
        int count = (int)Shapes[shape].Aggregate(1L, (product, length) => product * length);
        return ReferenceArray.Of(Operands.Draw(Masks[mask].Type.Twin(), new Domain(0, 20, Special: false), count, seed: shape), Shapes[shape]);
    }

    private static byte[][] EvaluateInNumPy()
    {
        var numPy = new NumPy();
        for (int mask = 0; mask < Masks.Length; mask++)
        {
            for (int shape = 0; shape < Shapes.Length; shape++)
            {
                string safe = Masks[mask].NeedsSome && Shapes[shape].Contains(0) ? "np.zeros(0)" : Masks[mask].NumPy;
                numPy.Add(safe, ("a", Draw(mask, shape)));
                numPy.Add($"np.array(np.shape({safe}))", ("a", Draw(mask, shape)));
            }
        }

        return numPy.Run();
    }

    /// <summary>A result in C# and for NumPy.</summary>
    private sealed record StoredMask(string Kernel, string NumPy, DType Type = DType.Double, DType? Result = null)
    {
        /// <summary>True where NumPy has no answer for nothing.</summary>
        public bool NeedsSome { get; init; }

        private static string Element(DType type) => type == DType.Complex ? "System.Numerics.Complex" : type == DType.Half ? "System.Half" : type.Keyword();

        public string Method(string name) => $"[ArrayKernel] static NDArray<{Element(Result ?? Type)}> {name}([Shape(\"n\", \"m\", \"k\")] NDArray<{Element(Type)}> a) => {Kernel};";
    }
}
