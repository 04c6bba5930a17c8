namespace StaticGraph.Tests.Analyzers;

/// <summary>Not of what a mask takes.</summary>
public class SG0129Tests
{
    [Theory]
    [InlineData("({|SG0129:x[x > 0] * y[y > 0]|}).Sum()", "Multiply of what a mask takes: different masks may take different numbers of elements; take all operands by one mask")]
    [InlineData("({|SG0129:x[x > 0] * y|}).Sum()", "Multiply of what a mask takes: how many elements the mask takes is not known before a run, and the other operand has them all; take that by the same mask")]
    [InlineData("{|SG0129:x[x > 0][1..]|}.Sum()", "Index of what a mask takes: it moves or names elements whose number is not known before a run")]
    [InlineData("{|SG0129:x[x > 0].CumSum()|}.Sum()", "CumSum of what a mask takes")]
    [InlineData("{|SG0129:x[x > 0].ArgMax()|}.Cast<double>() + x", "ArgMax of what a mask takes")]
    [InlineData("{|SG0129:x + x[x > 0].GetLength(0)|}", "GetLength of what a mask takes: the number of elements is not known before a run; count them, with CountNonZero(mask)")]
    [InlineData("{|SG0129:Zeros<double>(x[x > 0].GetLength(0))|}.Sum()", "GetLength of what a mask takes")]
    [InlineData("{|SG0129:a[x > 0, [1, 0]]|}.Sum()", "A mask beside other arrays or lists of indices of what a mask takes")]
    [InlineData("{|SG0129:Doubled(x[x > 0])|}.Sum()", "A call or a declared shape of what a mask takes")]
    [InlineData("{|SG0101:a[z > 0]|}.Sum()", "the lengths of the mask and of the axes it stands for")]
    [InlineData("{|SG0106:x[a > 0]|}.Sum()", "a mask stands for as many axes as it has")]
    public async Task What_is_taken_is_folded_and_nothing_else(string body, string expected)
    {
        string[] messages = await AnalyzerCase.VerifyFile(
            $"using StaticGraph; using static StaticGraph.NDArray; static partial class K {{ [ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x, [Shape(\"n\")] NDArray<double> y, [Shape(\"n\", 2)] NDArray<double> a, [Shape(\"m\")] NDArray<double> z) => {body}; [ArrayKernel] public static NDArray<double> Doubled([Shape(\"n\")] NDArray<double> x) => 2 * x; }}");

        Assert.Contains(messages, message => message.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x[x > 0]")]
    [InlineData("Sqrt(x[x > 0]) * 2 + x[x > 0]")]
    [InlineData("a[y > 0]")]
    [InlineData("Compress(y > 0, a, 0)")]
    [InlineData("Extract(a > 0, a)")]
    public async Task A_result_may_be_what_a_mask_takes(string body) => await AnalyzerCase.VerifyFile(
        $"using StaticGraph; using static StaticGraph.NDArray; static partial class K {{ [ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x, [Shape(\"n\")] NDArray<double> y, [Shape(\"n\", 2)] NDArray<double> a) => {body}; }}");
}
