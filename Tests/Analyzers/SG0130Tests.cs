namespace StaticGraph.Tests.Analyzers;

/// <summary>Labels do not fit what they are labels of.</summary>
public class SG0130Tests
{
    [Theory]
    [InlineData("GroupBy(day, 7).Sum(x, 1)", "GroupSum of shapes (t) and (t, n): labels are as long as the axis of the elements that they are along, which is axis 1 here")]
    [InlineData("GroupBy(day, 7).NanMean(x[1..])", "which is axis 0 here")]
    [InlineData("GroupBy(day.Reshape([1, -1]), 7).Sum(x)", "(1, t) and (t, n): labels of several axes are those of all elements, and no axis is named")]
    [InlineData("GroupBy((x > 0).Cast<int>(), 2).Sum(x, 0)", "no axis is named")]
    [InlineData("GroupBy(x.Max().Cast<int>(), 7).Sum(x)", "() and (t, n)")]
    [InlineData("BinCount(day, x[0], 7)", "BinCount of shapes (t) and (n): each label has one weight")]
    [InlineData("Histogram2D(x, x.T, 3, 0, 1, 4, 0, 1).Cast<double>()", "Histogram2D of shapes (t, n) and (n, t): each x has one y")]
    public async Task What_does_not_fit(string call, string expected)
    {
        string marked = call.EndsWith(".Cast<double>()", StringComparison.Ordinal) ? $"{{|SG0130:{call[..^15]}|}}.Cast<double>()" : $"{{|SG0130:{call}|}}";

        string message = Assert.Single(await AnalyzerCase.VerifyFile($"using StaticGraph; using static StaticGraph.NDArray; static partial class K {{ [ArrayKernel] static NDArray<double> F([Shape(\"t\", \"n\")] NDArray<double> x, [Shape(\"t\")] NDArray<int> day) => {marked}; }}"));

        Assert.Contains(expected, message, StringComparison.Ordinal);
    }
}
