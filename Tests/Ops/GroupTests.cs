extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Folds by label beside NumPy and beside the interpreter: labels along each axis, of all elements, -1 for none, empty groups, and what is gathered back.</summary>
public sealed class GroupTests
{
    private const int Groups = 5;

    private static readonly string[] Folds = ["Sum", "Mean", "Min", "Max", "Var", "Std", "Count", "First", "Last", "Median"];

    private static readonly KernelProgram Program = new([.. Kernels()]);

    private static readonly long[][] Shapes = [[17, 9, 6], [1, 70, 3], [60, 1, 130]];

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    public void EachGroupIsNumPys(int axis, bool areDoubles)
    {
        DType type = areDoubles ? DType.Double : DType.Single;
        var numPy = new NumPy();
        (string Fold, ReferenceArray X, ReferenceArray Labels, int Job)[] jobs =
        [
            .. from fold in Folds.Concat(Folds.Select(fold => "Nan" + fold))
               from shape in Shapes
               let x = Elements(type, shape, fold.StartsWith("Nan", StringComparison.Ordinal))
               let labels = Labels(shape[axis])
               select (fold, x, labels, numPy.Add(Python(fold, axis), ("a", x), ("b", labels))),
        ];
        byte[][] expected = numPy.Run();
        foreach ((string fold, ReferenceArray x, ReferenceArray labels, int job) in jobs)
        {
            string kernel = $"{fold}_{type}_{axis}";
            var inputs = new GraphInputs([x, labels], [], new Dictionary<string, long> { ["n"] = x.Shape[0], ["m"] = x.Shape[1], ["k"] = x.Shape[2] });
            ReferenceArray found = Assert.Single(Program.Interpret(kernel, inputs));
            Closeness.Check(expected[job], found, fold.EndsWith("Var", StringComparison.Ordinal) || fold.EndsWith("Std", StringComparison.Ordinal) ? 64 : 2, $"{kernel} of ({string.Join(", ", x.Shape)})");
            Program.Check(kernel, [x, labels], [found]);
        }
    }

    private static IEnumerable<string> Kernels() =>
        from fold in Folds
        from isNan in new[] { false, true }
        from type in new[] { DType.Double, DType.Single }
        from axis in new[] { 0, 1, 2 }
        let name = $"{(isNan ? "Nan" : "")}{fold}"
        let element = type == DType.Double ? "double" : "float"
        select $"[ArrayKernel] static NDArray<{(fold == "Count" ? "long" : element)}> {name}_{type}_{axis}([Shape(\"n\", \"m\", \"k\")] NDArray<{element}> a, [Shape(\"{"nmk"[axis]}\")] NDArray<int> b) => NDArray.GroupBy(b, {Groups}).{name}(a, {axis}{(fold == "Var" ? ", ddof: 1" : "")});";

    private static string Python(string fold, int axis) => $"np.grouped('{fold}', a, b, {Groups}, {axis}{(fold.EndsWith("Var", StringComparison.Ordinal) ? ", 1" : "")})";

    // Some with NaNs.
    private static ReferenceArray Elements(DType type, long[] shape, bool hasNaNs)
    {
        var random = new Random(7);
        double[] numbers = [.. Enumerable.Range(0, (int)(shape[0] * shape[1] * shape[2])).Select(_ => hasNaNs && random.Next(5) == 0 ? double.NaN : (random.NextDouble() * 8) - 2)];
        return type == DType.Double ? ReferenceArray.Of(numbers, shape) : ReferenceArray.Of(numbers.Select(number => (float)number).ToArray(), shape);
    }

    // Group 3 has none.
    private static ReferenceArray Labels(long count)
    {
        var random = new Random((int)count);
        return ReferenceArray.Of(Enumerable.Range(0, (int)count).Select(_ => new[] { -1, 0, 1, 2, 4, 4 }[random.Next(6)]).ToArray(), count);
    }
}
