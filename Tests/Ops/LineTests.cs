extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Lines put in order along each axis, beside NumPy and beside the interpreter: sorted, their places, the greatest and the least, quantiles; with many equal elements, NaNs and zeros of either sign.</summary>
public sealed class LineTests
{
    private static readonly DType[] Types = [DType.Double, DType.Single, DType.Int32, DType.Int64, DType.UInt64, DType.SByte, DType.UInt16];

    private static readonly long[][] Shapes = [[17, 9, 6], [60, 5, 70]];

    // For any element type, over axis {0}.
    private static readonly (string Name, string Result, string Kernel, string NumPy)[] Orders =
    [
        ("Sort", "{0}", "NDArray.Sort(a, {0})", "np.sort(a, {0})"),
        ("ArgSort", "long", "NDArray.ArgSort(a, {0})", "np.argsort(a, {0}, kind='stable')"),
        ("TopK", "{0}", "NDArray.TopK(a, 3, {0})", "np.flip(np.take(np.sort(a, {0}), [-3, -2, -1], {0}), {0})"),
        ("Lowest", "{0}", "NDArray.TopK(a, -2, {0})", "np.take(np.sort(a, {0}), [0, 1], {0})"),
        ("ArgTopK", "long", "NDArray.ArgTopK(a, 3, {0})", "np.take(np.flip(a.shape[{0}] - 1 - np.argsort(np.flip(a, {0}), {0}, kind='stable'), {0}), [0, 1, 2], {0})"),
        ("ArgLowest", "long", "NDArray.ArgTopK(a, -2, {0})", "np.take(np.argsort(a, {0}, kind='stable'), [0, 1], {0})"),
    ];

    // For floating point.
    private static readonly (string Name, string Result, string Kernel, string NumPy)[] Quantiles =
    [
        ("Median", "{0}", "a.Median({0})", "np.median(a, {0})"),
        ("Halves", "{0}", "NDArray.Quantile(a, 0.25, {0}, keepDims: true)", "np.quantile(a.astype(np.float64), 0.25, axis={0}, keepdims=True)"),
        ("Several", "{0}", "NDArray.Percentile(a, [5, 50, 95], {0})", "np.percentile(a.astype(np.float64), [5, 50, 95], axis={0})"),
        ("OneOfAList", "{0}", "NDArray.Percentile(a, [30], {0})", "np.percentile(a.astype(np.float64), [30], axis={0})"),
        ("OneOfAListKept", "{0}", "NDArray.Percentile(a, [30], {0}, keepDims: true)", "np.percentile(a.astype(np.float64), [30], axis={0}, keepdims=True)"),
        ("SeveralKept", "{0}", "NDArray.Percentile(a, [10, 99], {0}, QuantileMethod.Weibull, keepDims: true)", "np.percentile(a.astype(np.float64), [10, 99], axis={0}, method='weibull', keepdims=True)"),
        ("NanMedian", "{0}", "NDArray.NanMedian(a, {0})", "np.nanmedian(a, {0})"),
        ("NanSeveral", "{0}", "NDArray.NanQuantile(a, [0, 0.3, 1], {0})", "np.nanquantile(a.astype(np.float64), [0, 0.3, 1], axis={0})"),
    ];

    private static readonly KernelProgram Program = new([.. Kernels().Select(kernel => kernel.Method)]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void LinesAreNumPys(int axis)
    {
        var numPy = new NumPy();
        (string Name, ReferenceArray X, int Job)[] jobs =
        [
            .. from kernel in Kernels()
               where kernel.Axis == axis
               from shape in Shapes
               let x = Elements(kernel.Type, shape)
               select (kernel.Name, x, numPy.Add(kernel.NumPy, ("a", x))),
        ];
        byte[][] expected = numPy.Run();
        foreach ((string name, ReferenceArray x, int job) in jobs)
        {
            ReferenceArray found = Assert.Single(Program.Interpret(name, new GraphInputs([x], [], new Dictionary<string, long> { ["n"] = x.Shape[0], ["m"] = x.Shape[1], ["k"] = x.Shape[2] })));
            Closeness.Check(expected[job], found, 2, $"{name} of ({string.Join(", ", x.Shape)})");
            Program.Check(name, [x], [found]);
        }
    }

    /// <summary>The cases of the table, over arrays of three axes.</summary>
    [Fact]
    public void CasesAreNumPys()
    {
        (string Name, OpCase Case, DType Type, string NumPy, string Method)[] kernels =
        [
            .. from row in OpTable.All.Where(row => row.Kind == OpKind.Line).Select(row => OpCases.Find(row.Name))
               from type in row.SampledTypes
               from form in row.More.Prepend((row.Kernel, row.NumPy)).Select((form, i) => (form.Item1, form.Item2, i))
               let arrays = new[] { "a", "b" }.Take(form.Item1.Contains("b,", StringComparison.Ordinal) ? 2 : 1)
               let result = form.Item1.Contains("<double>()", StringComparison.Ordinal) ? "double" : row.Results.Length > 0 ? "long" : type.Twin().Keyword()
               let name = $"{row.Op}_{type}_{form.i}"
               select (name, row, type.Twin(), form.Item2, $"[ArrayKernel] static NDArray<{result}> {name}({string.Join(", ", arrays.Select(array => $"[Shape(\"n\", \"m\", \"k\")] NDArray<{type.Twin().Keyword()}> {array}"))}) => {form.Item1};"),
        ];
        var program = new KernelProgram(kernels.Select(kernel => kernel.Method));
        var numPy = new NumPy();
        (int Kernel, ReferenceArray[] Arrays, int Job)[] jobs =
        [
            .. from kernel in Enumerable.Range(0, kernels.Length)
               from shape in new long[][] { [1, 1, 1], [4, 9, 3], [40, 2, 65], [3, 0, 2] }
               let arrays = Enumerable.Range(0, kernels[kernel].Method.Contains("> b)", StringComparison.Ordinal) ? 2 : 1).Select(operand => ReferenceArray.Of(Operands.Draw(kernels[kernel].Type.Twin(), kernels[kernel].Case.DomainOf(operand), (int)shape.Aggregate((product, length) => product * length), seed: operand + 5), shape)).ToArray()
               select (kernel, arrays, numPy.Add(kernels[kernel].NumPy, [.. arrays.Select((array, i) => ("ab"[i].ToString(), array))])),
        ];
        byte[][] expected = numPy.Run();
        foreach ((int kernel, ReferenceArray[] arrays, int job) in jobs)
        {
            EquatableArray<long> shape = arrays[0].Shape;
            ReferenceArray found = Assert.Single(program.Interpret(kernels[kernel].Name, new GraphInputs(arrays, [], new Dictionary<string, long> { ["n"] = shape[0], ["m"] = shape[1], ["k"] = shape[2] })));
            Closeness.Check(expected[job], found, kernels[kernel].Case.Ulps, $"{kernels[kernel].Name} of ({string.Join(", ", shape)})");
            program.Check(kernels[kernel].Name, arrays, [found]);
        }
    }

    private static IEnumerable<(string Name, DType Type, int Axis, string Method, string NumPy)> Kernels() =>
        from type in Types
        from axis in new[] { 0, 1, 2 }
        from kernel in type.IsFloating() ? Orders.Concat(Quantiles) : Orders
        let name = $"{kernel.Name}_{type}_{axis}"
        let result = string.Format(System.Globalization.CultureInfo.InvariantCulture, kernel.Result, type.Keyword())
        let text = kernel.Kernel.Replace("{0}", axis.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        select (name, type, axis, $"[ArrayKernel] static NDArray<{result}> {name}([Shape(\"n\", \"m\", \"k\")] NDArray<{type.Keyword()}> a) => {text};", kernel.NumPy.Replace("{0}", axis.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));

    // Many are alike; of floating point some are NaN, and some zeros negative.
    private static ReferenceArray Elements(DType type, long[] shape)
    {
        var random = new Random((int)shape[0]);
        int count = (int)(shape[0] * shape[1] * shape[2]);
        double[] numbers = [.. Enumerable.Range(0, count).Select(_ => random.Next(12) switch { 0 => double.NaN, 1 => -0.0, 2 => 0, 3 => -1e37, < 8 => random.Next(-3, 9), _ => random.NextDouble() * 90 - 40 })];
        long[] words = type.IsFloating() ? [.. numbers.Select(number => ReferenceArray.Round(type, number))]
            : [.. Enumerable.Range(0, count).Select(_ => ReferenceArray.Wrap(type, random.Next(3) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.Next(-5, 6)))];
        return new ReferenceArray(type, shape, words);
    }
}
