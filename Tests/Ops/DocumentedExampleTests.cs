extern alias generator;

using System.Globalization;
using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Ops;

/// <summary>Examples of the documentation of NumPy, SciPy and pandas: of the arrays that stand there the kernel has the numbers that stand there, to the last digit that is printed.</summary>
public sealed class DocumentedExampleTests
{
    // The kernel over a and b; these, as numbers, ranges of numbers and behind a colon a shape of several axes; what is printed.
    private static readonly (string Kernel, string A, string B, string Printed)[] Examples =
    [
        ("a.CumSum()", "1..6 : 2 3", "", "1 3 6 10 15 21"),
        ("a.CumSum(0)", "1..6 : 2 3", "", "1 2 3 5 7 9"),
        ("a.CumSum(1)", "1..6 : 2 3", "", "1 3 6 4 9 15"),
        ("a.CumProd(0)", "1..6 : 2 3", "", "1 2 3 4 10 18"),
        ("a.CumProd(1)", "1..6 : 2 3", "", "1 2 6 4 20 120"),
        ("Percentile(a, 50)", "10 7 4 3 2 1 : 2 3", "", "3.5"),
        ("Quantile(a, 0.5)", "10 7 4 3 2 1 : 2 3", "", "3.5"),
        ("a.Median()", "10 7 4 3 2 1 : 2 3", "", "3.5"),
        ("NanMean(a)", "1 NaN 3 4 : 2 2", "", "2.6666666666666665"),
        ("NanMean(a, 0)", "1 NaN 3 4 : 2 2", "", "2 4"),
        ("NanMean(a, 1)", "1 NaN 3 4 : 2 2", "", "1 3.5"),
        ("NanStd(a)", "1 NaN 3 4 : 2 2", "", "1.247219128924647"),
        ("NanStd(a, 1)", "1 NaN 3 4 : 2 2", "", "0 0.5"),
        ("NanVar(a)", "1 NaN 3 4 : 2 2", "", "1.5555555555555554"),
        ("NanVar(a, 1)", "1 NaN 3 4 : 2 2", "", "0 0.25"),
        ("a.Std()", "1..4 : 2 2", "", "1.1180339887498949"),
        ("a.Std(1)", "1..4 : 2 2", "", "0.5 0.5"),
        ("a.Var()", "1..4 : 2 2", "", "1.25"),
        ("Average(a, b)", "1..10", "10 9 8 7 6 5 4 3 2 1", "4"),
        ("Average(a, b, 1)", "0..5 : 3 2", "0.25 0.75", "0.75 2.75 4.75"),
        ("a.Ptp(1)", "4 9 2 10 6 9 7 12 : 2 4", "", "8 6"),
        ("a.Ptp(0)", "4 9 2 10 6 9 7 12 : 2 4", "", "2 0 5 2"),
        ("Pad(a, [(2, 3)], PadMode.Edge)", "1..5", "", "1 1 1 2 3 4 5 5 5 5"),
        ("Pad(a, [(2, 3)], PadMode.Reflect)", "1..5", "", "3 2 1 2 3 4 5 4 3 2"),
        ("Pad(a, [(2, 3)], PadMode.Symmetric)", "1..5", "", "2 1 1 2 3 4 5 5 4 3"),
        ("Pad(a, [(2, 3)], PadMode.Wrap)", "1..5", "", "4 5 1 2 3 4 5 1 2 3"),
        ("Einsum(\"ii\", a)", "0..24 : 5 5", "", "60"),
        ("Einsum(\"ii->i\", a)", "0..24 : 5 5", "", "0 6 12 18 24"),
        ("Einsum(\"ij->i\", a)", "0..24 : 5 5", "", "10 35 60 85 110"),
        ("Einsum(\"ij,j\", a, b)", "0..24 : 5 5", "0..4", "30 80 130 180 230"),
        ("Einsum(\"ji\", a)", "0..5 : 2 3", "", "0 3 1 4 2 5"),
        ("TensorDot(a, b, [1, 0], [0, 1])", "0..59 : 3 4 5", "0..23 : 4 3 2", "4400 4730 4532 4874 4664 5018 4796 5162 4928 5306"),
        ("a.Dot(b)", "1 0 0 1 : 2 2", "4 1 2 2 : 2 2", "4 1 2 2"),
        ("MatMul(a, b)", "1 0 0 1 : 2 2", "1 2", "1 2"),
        ("Inner(a, b)", "1 2 3", "0 1 0", "2"),
        ("VDot(a, b)", "1 4 5 6 : 2 2", "4 1 2 2 : 2 2", "30"),
        ("Kron(a, b)", "1 10 100", "5 6 7", "5 6 7 50 60 70 500 600 700"),
        ("Cov(a)", "0 1 2 2 1 0 : 2 3", "", "1 -1 -1 1"),
        ("Cov(a, b)", "-2.1 -1 4.3", "3 1.1 0.12", "11.71 -4.286 -4.286 2.144133"),
        ("Roll(a, 2)", "0..9", "", "8 9 0 1 2 3 4 5 6 7"),
        ("Roll(a, -2)", "0..9", "", "2 3 4 5 6 7 8 9 0 1"),
        ("Roll(a, 1, 0)", "0..9 : 2 5", "", "5 6 7 8 9 0 1 2 3 4"),
        ("Roll(a, 1, 1)", "0..9 : 2 5", "", "4 0 1 2 3 9 5 6 7 8"),
        ("Convolve(a, [0, 1, 0.5])", "1 2 3", "", "0 1 2.5 4 1.5"),
        ("Convolve(a, [0, 1, 0.5], ConvolveMode.Same)", "1 2 3", "", "1 2.5 4"),
        ("Convolve(a, [0, 1, 0.5], ConvolveMode.Valid)", "1 2 3", "", "2.5"),
        ("Correlate(a, [0, 1, 0.5], ConvolveMode.Valid)", "1 2 3", "", "3.5"),
        ("Correlate(a, [0, 1, 0.5], ConvolveMode.Same)", "1 2 3", "", "2 3.5 3"),
        ("Correlate(a, [0, 1, 0.5], ConvolveMode.Full)", "1 2 3", "", "0.5 2 3.5 3 0"),
        ("Diff(a)", "1 2 4 7 0", "", "1 2 3 -7"),
        ("Diff(a, 2)", "1 2 4 7 0", "", "1 1 -10"),
        ("Diff(a, 1, 0)", "1 3 6 10 0 5 6 8 : 2 4", "", "-1 2 0 -2"),
        ("Gradient(a, 0)", "1 2 4 7 11 16", "", "1 1.5 2.5 3.5 4.5 5"),
        ("Gradient(a, 0, 2)", "1 2 4 7 11 16", "", "0.5 0.75 1.25 1.75 2.25 2.5"),
        ("Gradient(a, 1)", "1 2 6 3 4 5 : 2 3", "", "1 2.5 4 1 1 1"),
        ("TriL(a, -1)", "1..12 : 4 3", "", "0 0 0 4 0 0 7 8 0 10 11 12"),
        ("TriU(a, -1)", "1..12 : 4 3", "", "1 2 3 4 5 6 0 8 9 0 0 12"),
        ("Repeat(a, 2)", "1..4 : 2 2", "", "1 1 2 2 3 3 4 4"),
        ("Repeat(a, 3, 1)", "1..4 : 2 2", "", "1 1 1 2 2 2 3 3 3 4 4 4"),
        ("Tile(a, [2, 2])", "0 1 2", "", "0 1 2 0 1 2 0 1 2 0 1 2"),
        ("Rot90(a)", "1..4 : 2 2", "", "2 4 1 3"),
        ("Clip(a, 1, 8)", "0..9", "", "1 1 2 3 4 5 6 7 8 8"),
        ("Digitize(a, [0, 1, 2.5, 4, 10]).Cast<double>()", "0.2 6.4 3.0 1.6", "", "1 4 3 2"),
        ("Heaviside(a, 0.5)", "-1.5 0 2.0", "", "0 0.5 1"),
        ("SlidingWindow(a, 3, 0).Mean(-1)", "0..5", "", "1 2 3 4"),
        ("GaussianFilter(a, 1)", "1..5", "", "1.42704095 2.06782203 3 3.93217797 4.57295905"),
        ("Skew(a)", "2 8 0 4 1 9 9 0", "", "0.2650554122698573"),
        ("Moment(a, 2)", "1..5", "", "2"),
        ("LogSumExp(a)", "0..9", "", "9.4586297444267107"),
        ("EwmMean(a, 2.0 / 3)", "0 1 2 NaN 4", "", "0 0.750000 1.615385 1.615385 3.670213"),
    ];

    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(Examples.Select((example, i) =>
        $"[ArrayKernel] static NDArray<double> E{i}({string.Join(", ", Given(example).Select((array, k) => $"[Shape({string.Join(", ", array.Shape)})] NDArray<double> {"ab"[k]}"))}) => NDArray.{example.Kernel};".Replace("NDArray.a.", "a.", StringComparison.Ordinal))));

    public static TheoryData<int, string> All
    {
        get
        {
            var all = new TheoryData<int, string>();
            for (int i = 0; i < Examples.Length; i++)
            {
                all.Add(i, Examples[i].Kernel);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void KernelsHaveWhatIsPrinted(int number, string kernel)
    {
        ReferenceArray[] arrays = [.. Given(Examples[number])];
        ReferenceArray result = Assert.Single(Program.Value.Interpret($"E{number}", new GraphInputs(arrays, [], new Dictionary<string, long>())));
        Program.Value.Check($"E{number}", arrays, [result]);

        string[] printed = Examples[number].Printed.Split(' ');
        Assert.True(printed.Length == result.Numbers.Length && printed.Zip(result.Numbers).All(pair => IsPrinted(pair.First, pair.Second)), $"{kernel} is {result}, and documented as {Examples[number].Printed}");
    }

    // Within half of the last digit, or two of the number's own.
    private static bool IsPrinted(string printed, double number)
    {
        int digits = printed.Contains('.', StringComparison.Ordinal) ? printed.Length - printed.IndexOf('.', StringComparison.Ordinal) - 1 : 17;
        double wanted = Parse(printed), ulp = Math.BitIncrement(Math.Abs(wanted)) - Math.Abs(wanted);
        return Math.Abs(number - wanted) <= Math.Max(0.51 * Math.Pow(10, -digits), 2 * ulp);
    }

    private static IEnumerable<ReferenceArray> Given((string Kernel, string A, string B, string Printed) example) => new[] { example.A, example.B }.Where(text => text.Length > 0).Select(text =>
    {
        string[] parts = text.Split(" : ");
        double[] numbers = [.. parts[0].Split(' ').SelectMany(Numbers)];
        return ReferenceArray.Of(numbers, parts.Length == 1 ? [numbers.Length] : [.. parts[1].Split(' ').Select(long.Parse)]);
    });

    private static IEnumerable<double> Numbers(string text)
    {
        string[] ends = text.Split("..");
        return ends.Length == 1 ? [Parse(text)] : Enumerable.Range((int)Parse(ends[0]), (int)(Parse(ends[1]) - Parse(ends[0])) + 1).Select(number => (double)number);
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
