using StaticGraph.Analyzers.Notes;

namespace StaticGraph.Tests.Analyzers;

/// <summary>NumPy function that is not here.</summary>
public class SG0067Tests
{
    [Theory]
    [InlineData("Partition(x, 90)", "kernels sort lines")]
    [InlineData("np.unique(x)", "kernels sort lines")]
    [InlineData("np.accumulate(x)", "CumSum, CumProd, CumMax and CumMin")]
    [InlineData("Hstack([x, x])", "NDArray.Concatenate([a, b], 1)")]
    [InlineData("np.vstack((x, x))", "NDArray.Concatenate([a, b], 0)")]
    [InlineData("np.flipud(x)", "NDArray.Flip(x, 0)")]
    [InlineData("empty(5)", "Zeros<double>(shape)")]
    [InlineData("x * np.random.rand(3)", "new RandomGenerator(seed).Uniform<double>(shape)")]
    [InlineData("x.T.Dot(x) * np.linalg.inv(x)", "solve nothing")]
    [InlineData("np.linalg.multi_dot(x, x.T, x)", "a.Dot(b).Dot(c)")]
    [InlineData("np.linalg.lstsq(x, x)", "x.T.Dot(x) and x.T.Dot(y)")]
    [InlineData("NDArray.MatrixPower(x, 3)", "x.Dot(x)")]
    [InlineData("NDArray.VecDot(x, x)", "NDArray.Einsum(\"...i,...i->...\", a, b)")]
    public async Task What_to_do_instead(string call, string way)
    {
        string function = System.Text.RegularExpressions.Regex.Match(call, @"([\w_]+)\((?=[^()]*(\([^()]*\))?[^()]*\)$)").Groups[1].Value;
        string marked = call.Replace(function + "(", $"{{|SG0067:{function}|}}(", StringComparison.Ordinal);

        string message = Assert.Single(await AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => {marked};"));

        Assert.StartsWith($"There is no {function} here: ", message, StringComparison.Ordinal);
        Assert.Contains(way, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NDArray<long>", "NDArray.Histogram(x, 10, 0, 1)")]
    [InlineData("NDArray<double>", "NDArray.Flip(x, 0)")]
    public async Task What_is_said_to_do_compiles(string type, string way)
    {
        string kernel = $"using StaticGraph; static partial class K {{ [ArrayKernel] static {type} F([Shape(\"n\")] NDArray<double> x, [Shape(\"n\")] NDArray<double> y) => {way}; }}";

        Assert.Empty(AnalyzerCase.CSharpErrors(kernel));
        Assert.Empty(await AnalyzerCase.Analyze(kernel));
    }

    [Fact]
    public void Nothing_that_is_here_is_said_to_be_absent()
    {
        IEnumerable<string> here = new[] { typeof(NDArray), typeof(NDArray<double>) }.SelectMany(type => type.GetMembers()).Select(member => member.Name);

        Assert.Empty(AbsenceNote.Names.Intersect(here, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public Task Functions_of_the_project_are_its_own() =>
        AnalyzerCase.Verify("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => Square(x); static NDArray<double> Square(NDArray<double> x) => x * x;");

    [Theory]
    [InlineData("NDArray.Where({|SG0067:x|}, a, 2.0)", "NDArray.Where(x != 0, a, 2.0)")]
    [InlineData("NDArray.Where({|SG0067:x|}, 1.0, 2.0)", "NDArray.Where(x != 0, 1.0, 2.0)")]
    [InlineData("NDArray.Where({|SG0067:x % 2|}, a, a)", "NDArray.Where((x % 2) != 0, a, a)")]
    [InlineData("NDArray.Where({|SG0067:!x|}, a, 2.0)", "NDArray.Where(x == 0, a, 2.0)")]
    public Task Conditions_of_whole_numbers(string written, string meant)
    {
        const string Kernel = "[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<int> x, [Shape(\"n\")] NDArray<double> a) => ";

        return AnalyzerCase.VerifyFix("SG0067", Kernel + written + ";", Kernel + meant + ";");
    }

    [Theory]
    [InlineData("x * x.{|SG0067:Size|}")]
    [InlineData("x * x.{|SG0067:ndim|}")]
    public Task Properties(string expression) => AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => {expression};");

    [Theory]
    [InlineData("double", "{|SG0067:Round(x, 2)|}", "NDArray.Round(x * 100.0) / 100.0")]
    [InlineData("float", "2 * {|SG0067:x.Round(1)|}", "2 * (NDArray.Round(x * 10f) / 10f)")]
    [InlineData("double", "{|SG0067:Log(x, 2)|}", "NDArray.Log(x) / System.Math.Log(2)")]
    public Task Second_arguments(string type, string written, string meant)
    {
        string kernel = $"[ArrayKernel] static NDArray<{type}> F([Shape(\"n\")] NDArray<{type}> x) => ";

        return AnalyzerCase.VerifyFix("SG0067", kernel + written + ";", kernel + meant + ";");
    }
}
