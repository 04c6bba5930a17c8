extern alias generator;

using System.Runtime.InteropServices;
using generator::StaticGraph.Generator.Problems;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Simd;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>What the cases of the op table do not show of elementwise functions: further arguments, signed zeros, counts of shifts, and what fails.</summary>
public sealed class ElementwiseCasesTests
{
    private static readonly double[] Numbers = [0.0, -0.0, 1, -1, 2.5, -2.5, 7, -7, 1e300, -1e300, double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    [Theory]
    [InlineData("Heaviside(x, 0.5)", "np.heaviside(x, 0.5)")]
    [InlineData("IsClose(x, 1.0).Cast<double>()", "np.isclose(x, 1.0).astype(float)")]
    [InlineData("IsClose(x, x + 1e-3, 1e-3, 1e-4).Cast<double>()", "np.isclose(x, x + 1e-3, 1e-3, 1e-4).astype(float)")]
    [InlineData("IsClose(x, x, equalNaN: true).Cast<double>()", "np.isclose(x, x, equal_nan=True).astype(float)")]
    [InlineData("NanToNum(x, 3)", "np.nan_to_num(x, nan=3)")]
    [InlineData("NanToNum(x, 3, 4, -5)", "np.nan_to_num(x, nan=3, posinf=4, neginf=-5)")]
    [InlineData("Select([x < -1, x < 1], [-1.0, 0], 1)", "np.select([x < -1, x < 1], [-1.0, 0], 1)")]
    [InlineData("Select([x < -1, x < 1], [-x, x * x], x)", "np.select([x < -1, x < 1], [-x, x * x], x)")]
    [InlineData("Select([x < -1], [2.0], x)", "np.select([x < -1], [2.0], x)")]
    [InlineData("Select([x < -1, x < 1], [-x, x], 9)", "np.select([x < -1, x < 1], [-x, x], 9)")]
    [InlineData("Piecewise(x, [x < 1, x < -1], [-x, x * x, x + 1])", "np.piecewise(x, [x < 1, x < -1], [lambda v: -v, lambda v: v * v, lambda v: v + 1])")]
    [InlineData("Piecewise(x, [x < 1, x < -1], [1.0, 2])", "np.piecewise(x, [x < 1, x < -1], [1.0, 2])")]
    [InlineData("Digitize(x, [-1, 1.0, 2.5]).Cast<double>()", "np.digitize(x, [-1, 1, 2.5]).astype(float)")]
    [InlineData("Digitize(x, [-1, 1.0, 2.5], right: true).Cast<double>()", "np.digitize(x, [-1, 1, 2.5], right=True).astype(float)")]
    [InlineData("Digitize(x, [2.5, 1, -1]).Cast<double>()", "np.digitize(x, [2.5, 1, -1]).astype(float)")]
    [InlineData("Digitize(x, [2.5, 1, -1], true).Cast<double>()", "np.digitize(x, [2.5, 1, -1], True).astype(float)")]
    [InlineData("LogAddExp(x, 0)", "np.logaddexp(x, 0)")]
    [InlineData("CopySign(x, x[Slice(null, null, -1)])", "np.copysign(x, np.where(np.isnan(x), 1, x)[::-1])")]
    [InlineData("NextAfter(x, 0)", "np.nextafter(x, 0)")]
    [InlineData("Remainder(x, x[Slice(null, null, -1)])", "np.remainder(x, x[::-1])")]
    [InlineData("FMod(x, x[Slice(null, null, -1)])", "np.fmod(x, x[::-1])")]
    [InlineData("FloorDivide(x, x[Slice(null, null, -1)])", "np.floor_divide(x, x[::-1])")]
    [InlineData("Remainder(x, -2.5)", "np.remainder(x, -2.5)")]
    [InlineData("FloorDivide(7, x)", "np.floor_divide(7, x)")]
    [InlineData("Asinh(x)", "np.arcsinh(x)")]
    [InlineData("Atanh(x)", "np.arctanh(x)")]
    [InlineData("Erf(x)", "np.erf(x)")]
    [InlineData("Gamma(x)", "np.gamma(x)")]
    public void BitsAreNumPysSignedZerosIncluded(string kernel, string numPy)
    {
        var job = new NumPy();
        job.Add(numPy, ("x", ReferenceArray.Of(Numbers, Numbers.Length)));
        double[] expected = MemoryMarshal.Cast<byte, double>(job.Run()[0]).ToArray();
        var program = new KernelProgram([$"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => {kernel};"]);
        ReferenceArray[] sources = [ReferenceArray.Of(Numbers, Numbers.Length)];
        ReferenceArray result = Assert.Single(program.Interpret("F", new GraphInputs(sources, [], new Dictionary<string, long> { ["n"] = Numbers.Length })));
        program.Check("F", sources, [result]);
        for (int i = 0; i < expected.Length; i++)
        {
            double actual = result.Numbers[i];
            bool isClose = Ulps.Bits(expected[i]) == Ulps.Bits(actual) || (double.IsFinite(actual) && actual != 0 && Math.Abs(actual - expected[i]) <= 1e-15 * Math.Abs(actual));
            Assert.True(isClose, $"{kernel} of {Numbers[i]:R} is {actual:R}, NumPy has {expected[i]:R}");
        }
    }

    [Theory]
    [InlineData("int", "x << 33", 2, -6)]
    [InlineData("int", "x >> -31", 0, -2)]
    [InlineData("int", "x >>> 30", 0, 3)]
    [InlineData("long", "x << 65", 2, -6)]
    [InlineData("long", "x >>> 63", 0, 1)]
    [InlineData("long", "x << y", 128, -384)]
    [InlineData("byte", "x << 9", 2, 250)]
    [InlineData("byte", "x >> 1", 0, 126)]
    [InlineData("byte", "x << y", 128, 128)]
    [InlineData("int", "PopCount(x)", 1, 31)]
    [InlineData("sbyte", "x >>> 1", 0, 126)]
    [InlineData("sbyte", "x >> -7", 0, -2)]
    [InlineData("sbyte", "PopCount(x)", 1, 7)]
    [InlineData("short", "x << 17", 2, -6)]
    [InlineData("short", "x << y", 128, -384)]
    [InlineData("ushort", "x >> 1", 0, 32766)]
    [InlineData("ushort", "x >> y", 0, 511)]
    [InlineData("ushort", "PopCount(x)", 1, 15)]
    [InlineData("uint", "x << 33", 2, 4294967290)]
    [InlineData("uint", "x >> y", 0, 33554431)]
    [InlineData("ulong", "x >> 63", 0, 1)]
    [InlineData("ulong", "PopCount(x)", 1, 63)]
    public void CountsOfShiftsAreThoseOfCSharp(string type, string kernel, long first, long second)
    {
        Plan plan = CompiledKernels.FromMethods($"[ArrayKernel] static NDArray<{type}> F([Shape(\"n\")] NDArray<long> v) {{ var x = v.Cast<{type}>(); var y = Full<{type}>(v.GetLength(0), 7); return {kernel}; }}").Bind("F", new long[] { 1, -3 });

        Assert.Equal([first, second], PlanRunner.Run(plan).Results[0].Words);
    }

    [Theory]
    [InlineData("Remainder(x, y)")]
    [InlineData("FloorDivide(x, y)")]
    [InlineData("FMod(x, y)")]
    [InlineData("Reciprocal(y)")]
    public void WholeNumbersAreNotDividedByZero(string kernel)
    {
        CompiledKernels kernels = CompiledKernels.FromMethods(
            $"[ArrayKernel] static NDArray<long> F([Shape(\"n\")] NDArray<long> x, [Shape(\"n\")] NDArray<long> y) => {kernel};\n" +
            $"[ArrayKernel] static NDArray<long> G([Shape(\"n\")] NDArray<long> x, [Shape(\"n\")] NDArray<long> y) => Where(y != 0, {kernel}, -9);");
        Plan Bind(string name) => kernels.Bind(name, new long[] { -7, 4, 5 }, new long[] { 3, 0, 1 });

        Assert.Contains("[1]", Assert.Throws<DivideByZeroException>(() => PlanRunner.Run(Bind("F"))).Message, StringComparison.Ordinal);
        Assert.Equal(-9, PlanRunner.Run(Bind("G")).Results[0].Words[1]);
    }

    /// <summary>Ends of rows are computed after whole granules of all of them; which element is told, and what stands there, are of one.</summary>
    [Fact]
    public void OfSeveralIndicesThatChooseNothingOneIsTold()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods(
            "[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<long> i, [Shape(\"n\", \"m\")] NDArray<double> x, [Shape(\"m\")] NDArray<double> y) => Choose(i, [x, y]);\n" +
            "[ArrayKernel] static NDArray<double> G([Shape(\"n\", \"m\")] NDArray<long> i, [Shape(\"n\", \"m\")] NDArray<double> x) => Choose(i, [x]);");
        var indices = new long[2, 37];
        Assert.Equal(Enumerable.Repeat(1.0, 74), PlanRunner.Run(kernels.Bind("G", indices, Ones())).Results[0].Numbers);
        (indices[0, 36], indices[1, 0]) = (7, -1);

        ArrayIndexException error = Assert.Throws<ArrayIndexException>(() => PlanRunner.Run(kernels.Bind("F", indices, Ones(), new double[37]), new RunOptions { MaxDegreeOfParallelism = 1 }));
        ArrayIndexException ofOne = Assert.Throws<ArrayIndexException>(() => PlanRunner.Run(kernels.Bind("G", indices, Ones()), new RunOptions { MaxDegreeOfParallelism = 1 }));

        Assert.Contains("index 7 at element [0, 36] chooses none of 2 arrays", error.Message, StringComparison.Ordinal);
        Assert.Contains("index 7 at element [0, 36] chooses none of 1 arrays", ofOne.Message, StringComparison.Ordinal);

        static double[,] Ones()
        {
            var x = new double[2, 37];
            MemoryMarshal.CreateSpan(ref x[0, 0], x.Length).Fill(1);
            return x;
        }
    }

    /// <summary>The element that an error names is one of the result: the first whose window has the index.</summary>
    [Fact]
    public void OfAWindowTheElementOfTheResultIsTold()
    {
        Plan plan = CompiledKernels.FromMethods(
            "[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<int> i, [Shape(\"n\")] NDArray<double> x) => SlidingWindow(Choose(i, [x, -x]), 9, 0).Max(-1);")
            .Bind("F", Enumerable.Range(0, 100).Select(place => place == 40 ? 2 : 0).ToArray(), new double[100]);

        ArrayIndexException error = Assert.Throws<ArrayIndexException>(() => PlanRunner.Run(plan, new RunOptions { MaxDegreeOfParallelism = 1 }));

        Assert.Contains("index 2 at element [32] chooses none of 2 arrays", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("long", "9007199254740992, 9007199254740993, long.MaxValue", "9007199254740992, 9007199254740991, 9223372036854775807", "1, 0, 3")]
    [InlineData("long", "long.MaxValue, 1L << 62, 1, long.MinValue", "5, 4611686018427387904, -9223372036854775808", "2, 1, 3")]
    [InlineData("ulong", "1, 18446744073709551614, ulong.MaxValue", "0, 18446744073709551614, 18446744073709551615", "0, 2, 3")]
    public void BinsOfWholeNumbersAreExact(string type, string bins, string numbers, string expected)
    {
        CompiledKernels kernels = CompiledKernels.FromMethods($"[ArrayKernel] static NDArray<long> F([Shape(\"n\")] NDArray<{type}> x) => Digitize(x, [{bins}]);");
        string[] texts = numbers.Split(", ");
        object x = type == "long" ? texts.Select(text => long.Parse(text, null)).ToArray() : texts.Select(text => ulong.Parse(text, null)).ToArray();

        Assert.Equal(expected.Split(", ").Select(text => long.Parse(text, null)), PlanRunner.Run(kernels.Bind("F", x)).Results[0].Words);
    }

    [Theory]
    [InlineData("int", 3, 3)]
    [InlineData("int", -1, -1)]
    [InlineData("int", int.MaxValue, int.MaxValue)]
    [InlineData("long", 7, 7)]
    [InlineData("long", long.MaxValue, long.MaxValue)]
    [InlineData("long", long.MinValue, long.MinValue)]
    public void AnIndexThatChoosesNothingIsNamed(string type, long index, long said)
    {
        CompiledKernels kernels = CompiledKernels.FromMethods(
            $"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<{type}> i, [Shape(\"n\")] NDArray<double> x) => Choose(i, [x, x * 2, x * 4]);\n" +
            $"[ArrayKernel] static NDArray<double> G([Shape(\"n\")] NDArray<{type}> i, [Shape(\"n\")] NDArray<double> x) => Where(x > 5, -1.0, Choose(i, [1.0, 10, 100]));");
        long[] indices = [0, 2, 1, 1, 0, 2, 1, 2, 0, 1, 2, index, 1];
        double[] x = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 9, 3];
        Plan Bind(string name, long[] i) => type == "int" ? kernels.Bind(name, i.Select(word => (int)word).ToArray(), x) : kernels.Bind(name, i, x);

        ArrayIndexException error = Assert.Throws<ArrayIndexException>(() => PlanRunner.Run(Bind("F", indices)));

        Assert.Contains($"F: index {said} at element [11] chooses none of 3 arrays. Indices are 0 to 2.", error.Message, StringComparison.Ordinal);
        Assert.Equal((said, 3), (error.Index, error.Length));
        Assert.Equal([1, 100, 10, 10, 1, 100, 10, 100, 1, 10, 100, -1, 10], PlanRunner.Run(Bind("G", indices)).Results[0].Numbers);
        Assert.Equal([1, 8, 6, 8, 5, 4, 4, 12, 4, 10, 4, 9, 6], PlanRunner.Run(Bind("F", [.. indices[..11], 0, 1])).Results[0].Numbers);
    }

    [Theory]
    [InlineData("new RandomGenerator(1).Integers<long>([x.GetLength(0)], 5, 5).Cast<double>()", "A range from 5 to below 5, which has no numbers,")]
    [InlineData("new RandomGenerator(1).Integers<int>([x.GetLength(0)], 5, -5).Cast<double>()", "A range from 5 to below -5")]
    [InlineData("new RandomGenerator(1).Integers<long>([x.GetLength(0)], long.MinValue, long.MaxValue).Cast<double>()", "A range of more than 2^53 numbers")]
    [InlineData("x + x.Sum([])", "An empty list of axes")]
    [InlineData("Flip(x, [])", "An empty list of axes")]
    [InlineData("x.Reshape([])", "An empty list of lengths")]
    [InlineData("GaussianFilter(x, 2, [])", "An empty list of axes")]
    [InlineData("new RandomGenerator(1).Normal<double>([x.GetLength(0)], 0, -1)", "A deviation of -1")]
    [InlineData("new RandomGenerator(1).Exponential<double>([x.GetLength(0)], -0.5)", "A scale of -0.5")]
    [InlineData("new RandomGenerator(1).Poisson<double>([x.GetLength(0)], -3)", "A mean of -3")]
    [InlineData("new RandomGenerator(1).Poisson<double>([x.GetLength(0)], 701)", "A mean of 701")]
    [InlineData("Choose(x.Cast<int>(), new NDArray<double>[] { })", "An empty list")]
    [InlineData("Select([x > 0, x > 1], [x], 0)", "A list of 1 values for 2 conditions")]
    [InlineData("Select([x > 0], [x, x], 0)", "A list of 2 values for 1 conditions")]
    [InlineData("Piecewise(x, [x > 0], [x, x, x])", "A list of 3 values for 1 conditions")]
    [InlineData("Digitize(x, [1.0, 3, 2]).Cast<double>()", "in no order")]
    [InlineData("Digitize(x, [1.0, y]).Cast<double>()", "not known when the kernel is compiled")]
    [InlineData("Digitize(x, new double[] { }).Cast<double>()", "An empty list")]
    public void ListsThatDoNotFitAreToldWhereTheyStand(string kernel, string fault)
    {
        generator::StaticGraph.Generator.Model.Problem problem = Assert.Single(KernelSource.Read($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x, double y) => {kernel};").Problems);

        Assert.Contains(fault, ProblemTable.Format(problem), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x << 1", "double")]
    [InlineData("x >>> x", "float")]
    public void FractionsHaveNoBits(string kernel, string type)
    {
        Assert.Contains("SG0105", string.Concat(KernelSource.Read($"[ArrayKernel] static NDArray<{type}> F([Shape(\"n\")] NDArray<{type}> x) => {kernel};") is var read
            ? generator::StaticGraph.Generator.Graph.GraphBuilder.Build(read, CancellationToken.None).Problems.Select(problem => problem.Id) : []), StringComparison.Ordinal);
    }
}
