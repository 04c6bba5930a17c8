using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Analyzers;

/// <summary>However a call is spelled, its fix compiles, keeps comments and line ends, and leaves nothing to say; a fix that would not compile is not offered.</summary>
public class FixSpellingTests
{
    [Theory]
    [InlineData("SG0109", "int", "x.Sum(0)", "long", "x.Cast<long>().Sum(0)")]
    [InlineData("SG0109", "int", "Sum(x)", "long", "Sum(x.Cast<long>())")]
    [InlineData("SG0109", "int", "NDArray.Sum(x)", "long", "NDArray.Sum(x.Cast<long>())")]
    [InlineData("SG0109", "int", "StaticGraph.NDArray.Sum(x)", "long", "StaticGraph.NDArray.Sum(x.Cast<long>())")]
    [InlineData("SG0109", "int", "global::StaticGraph.NDArray.Sum(x, keepDims: true)", "long", "global::StaticGraph.NDArray.Sum(x.Cast<long>(), keepDims: true)")]
    [InlineData("SG0109", "int", "Arrays.Sum(x)", "long", "Arrays.Sum(x.Cast<long>())")]
    [InlineData("SG0109", "int", "Arrays.Sum<int>(x)", "long", "Arrays.Sum(x.Cast<long>())")]
    [InlineData("SG0109", "int", "Sum<int>(axis: 0, x: x)", "long", "Sum(axis: 0, x: x.Cast<long>())")]
    [InlineData("SG0109", "int", "((x.Sum()))", "long", "((x.Cast<long>().Sum()))")]
    [InlineData("SG0109", "int", "(-x).Sum()", "long", "(-x).Cast<long>().Sum()")]
    [InlineData("SG0109", "int", "Sum(-x + 1)", "long", "Sum((-x + 1).Cast<long>())")]
    [InlineData("SG0109", "int", "Doubled(x)\r\n    // all of them\r\n    .Sum( /* every axis */ )", "long", "Doubled(x).Cast<long>()\r\n    // all of them\r\n    .Sum( /* every axis */ )")]
    [InlineData("SG0109", "int", "Sum(/* a */ x // b\n + 1 /* c */)", "long", "Sum(/* a */ (x // b\n + 1).Cast<long>() /* c */)")]
    [InlineData("SG0109", "double", "Sqrt(x.Sum().Cast<double>())", "double", "Sqrt(x.Cast<long>().Sum().Cast<double>())")]
    [InlineData("SG0109", "bool", "x > 0 & Sum(x) > 3", "bool", "x > 0 & Sum(x.Cast<long>()) > 3")]
    [InlineData("SG0110", "byte", "StaticGraph.NDArray.Prod(x)", "long", "StaticGraph.NDArray.Prod(x.Cast<long>())")]
    [InlineData("SG0111", "int", "x.Std(ddof: 1)", "double", "x.Cast<double>().Std(ddof: 1)")]
    public async Task A_fold_of_whole_numbers(string id, string from, string fold, string to, string cast)
    {
        string parameter = id == "SG0110" ? "byte" : "int";
        await Becomes(id, File($"static NDArray<{from}> F([Shape(\"n\")] NDArray<{parameter}> x) => {fold};"), File($"static NDArray<{to}> F([Shape(\"n\")] NDArray<{parameter}> x) => {cast};"));
    }

    [Theory]
    [InlineData("static StaticGraph.NDArray<int> F([Shape(\"n\")] NDArray<int> x) { return x.Sum(); }", "static StaticGraph.NDArray<long> F([Shape(\"n\")] NDArray<int> x) { return x.Cast<long>().Sum(); }")]
    [InlineData("static (NDArray<int> Total, NDArray<int> All) F([Shape(\"n\")] NDArray<int> x) => (x.Sum(), x);", "static (NDArray<long> Total, NDArray<int> All) F([Shape(\"n\")] NDArray<int> x) => (x.Cast<long>().Sum(), x);")]
    public Task The_type_of_the_result_that_the_fold_is(string kernel, string expected) => Becomes("SG0109", File(kernel), File(expected));

    [Theory]
    [InlineData("static NDArray<int> F([Shape(\"n\")] NDArray<int> x) => x - x.Sum();")]
    [InlineData("static NDArray<int> F([Shape(\"n\")] NDArray<int> x) { var sum = x.Sum(); return x - sum; }")]
    [InlineData("static Whole F([Shape(\"n\")] NDArray<int> x) => x.Sum();")]
    public async Task A_cast_that_fits_nowhere_is_not_offered(string kernel) => Assert.Empty(await AnalyzerCase.ApplyFix("SG0109", File(kernel)));

    [Theory]
    [InlineData("SG0050", "NDArray<double>", "StaticGraph.NDArray.Maximum(f, x)", "StaticGraph.NDArray.Maximum(f.Cast<double>(), x)")]
    [InlineData("SG0050", "NDArray<double>", "x + Sqrt(l)", "x + Sqrt(l.Cast<double>())")]
    [InlineData("SG0050", "NDArray<double>", "NDArray.Mean(l, 0)", "NDArray.Mean(l.Cast<double>(), 0)")]
    [InlineData("SG0050", "NDArray<double>", "x - l.Mean()", "x - l.Cast<double>().Mean()")]
    [InlineData("SG0050", "NDArray<double>", "l.Mean()", "l.Cast<double>().Mean()")]
    [InlineData("SG0051", "NDArray<float>", "2.5d * f", "2.5f * f")]
    [InlineData("SG0051", "NDArray<long>", "l + 0x1FUL", "l + 0x1FL")]
    [InlineData("SG0052", "NDArray<bool>", "x > 1 | x < 0 && f > 1", "(x > 1 | x < 0) & f > 1")]
    [InlineData("SG0052", "NDArray<bool>", "x > 1 || x < 0 /* or */ | f > 1", "x > 1 | x < 0 /* or */ | f > 1")]
    [InlineData("SG0053", "NDArray<double>", "System.Math.Max(x, 0)", "NDArray.Maximum(x, 0)")]
    [InlineData("SG0055", "NDArray<double>", "(x - 1) ^ 2", "(x - 1).Pow(2)")]
    [InlineData("SG0057", "NDArray<double>", "StaticGraph.NDArray.arctan2(x, x)", "StaticGraph.NDArray.Atan2(x, x)")]
    [InlineData("SG0055", "NDArray<double>", "1 - 2 * x ** 2 + x", "1 - 2 * x.Pow(2) + x")]
    [InlineData("SG0055", "NDArray<long>", "-l ** 2", "-(l * l)")]
    [InlineData("SG0057", "NDArray<double>", "x.Mean(axis=0)", "x.Mean(axis: 0)")]
    [InlineData("SG0057", "NDArray<double>", "x.Sum(0, keepdims=True)", "x.Sum(0, keepDims: true)")]
    [InlineData("SG0057", "NDArray<double>", "x.Sum((0, -1))", "x.Sum([0, -1])")]
    [InlineData("SG0057", "NDArray<double>", "np.sqrt(x) * 2", "NDArray.Sqrt(x) * 2")]
    [InlineData("SG0057", "NDArray<double>", "x / x.shape[0]", "x / x.GetLength(0)")]
    [InlineData("SG0060", "NDArray<double>", "(x + 1).Exp() * 2", "NDArray.Exp((x + 1)) * 2")]
    [InlineData("SG0063", "NDArray<double>", "2 * Sum(x, x)", "2 * (x + x)")]
    [InlineData("SG0063", "NDArray<double>", "StaticGraph.NDArray.Max(x, 0) * 2", "NDArray.Maximum(x, 0) * 2")]
    [InlineData("SG0064", "NDArray<bool>", "x != double.NaN & x > 0", "!NDArray.IsNaN(x) & x > 0")]
    public async Task A_note_amid_others(string id, string type, string written, string meant)
    {
        const string Parameters = "([Shape(\"n\")] NDArray<double> x, [Shape(\"n\")] NDArray<float> f, [Shape(\"n\")] NDArray<long> l)";
        await Becomes(id, File($"static {type} F{Parameters} => {written};"), File($"static {type} F{Parameters} => {meant};"));
    }

    [Theory]
    [InlineData("SG0053", "Math.Sqrt(x)", "StaticGraph.NDArray.Sqrt(x)")]
    [InlineData("SG0060", "x.Exp()", "StaticGraph.NDArray.Exp(x)")]
    public Task Functions_are_qualified_where_their_class_is_not_in_scope(string id, string written, string meant)
    {
        const string Kernel = "using System;\npartial class K { [StaticGraph.ArrayKernel] static StaticGraph.NDArray<double> F([StaticGraph.Shape(\"n\")] StaticGraph.NDArray<double> x) => ";

        return Becomes(id, Kernel + written + "; }", Kernel + meant + "; }");
    }

    [Theory]
    [InlineData("#define X\n#nullable enable\n// Kernels.\n@", "#define X\n#nullable enable\nusing static StaticGraph.NDArray;\n\n// Kernels.\n@")]
    [InlineData("extern alias Other;\n@", "extern alias Other;\nusing static StaticGraph.NDArray;\n@")]
    [InlineData("// Kernels.\r\nusing System;\r\n@", "// Kernels.\r\nusing System;\r\nusing static StaticGraph.NDArray;\r\n@")]
    [InlineData("@", "using static StaticGraph.NDArray;\n\n@")]
    public async Task The_using_goes_where_Csharp_takes_it(string file, string expected)
    {
        const string Kernel = "partial class K { [StaticGraph.ArrayKernel] static StaticGraph.NDArray<double> F([StaticGraph.Shape(\"n\")] StaticGraph.NDArray<double> x) => Exp(x); }";

        string[] actual = await AnalyzerCase.ApplyFix("SG0060", file.Replace("@", Kernel, StringComparison.Ordinal));

        Assert.Equal([expected.Replace("@", Kernel, StringComparison.Ordinal)], actual);
        Assert.DoesNotContain(AnalyzerCase.CSharpErrors(actual[0]), error => error.Id is not "CS0430");
    }

    [Theory]
    [InlineData("public partial NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x;", "public static partial NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x;")]
    [InlineData("public unsafe NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x;", "public unsafe static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x;")]
    [InlineData("private int _a; public NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x * _a;", null)]
    public async Task Kernels_become_static_where_they_can_be(string kernel, string? expected)
    {
        static string Type(string members) => $"using StaticGraph;\npartial class K {{ {members.Replace("public", "[ArrayKernel] public", StringComparison.Ordinal)} }}";

        Assert.Equal(expected is null ? [] : [Type(expected)], await AnalyzerCase.ApplyFix("SG0020", Type(kernel)));
    }

    [Theory]
    [InlineData("ref struct K", "ref partial struct K")]
    [InlineData("public readonly record struct K", "public readonly partial record struct K")]
    [InlineData("// A type.\ninterface K", "// A type.\npartial interface K")]
    public Task Types_become_partial(string type, string expected)
    {
        const string Body = " { [ArrayKernel] public static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x; }";

        return Becomes("SG0021", "using StaticGraph;\n" + type + Body, "using StaticGraph;\n" + expected + Body);
    }

    [Theory]
    [InlineData("ArrayKernel", "ArrayKernel, Dim(\"k\", Max = 512)")]
    [InlineData("StaticGraph.ArrayKernel", "StaticGraph.ArrayKernel, StaticGraph.Dim(\"k\", Max = 512)")]
    public async Task A_fix_may_reach_into_another_file(string attribute, string expected)
    {
        const string Parameters = "([StaticGraph.Shape(\"n\", \"m\", 1)] StaticGraph.NDArray<double> a, [StaticGraph.Shape(\"n\", 1, \"k\")] StaticGraph.NDArray<double> b)";
        const string Body = "static partial class K { private static partial StaticGraph.NDArray<double> Products(StaticGraph.NDArray<double> a, StaticGraph.NDArray<double> b) => (a * b).Sum(0); }";
        string import = attribute.Contains('.', StringComparison.Ordinal) ? "" : "using StaticGraph; ";
        string Declared(string attributes) => $"{import}static partial class K {{ [{attributes}] private static partial StaticGraph.NDArray<double> Products{Parameters}; }}";

        Assert.Equal([Body, Declared(expected)], await AnalyzerCase.ApplyFix("SG0301", Body, Declared(attribute)));
        Assert.Single(await AnalyzerCase.Analyze(Body, Declared(attribute)));
    }

    private static async Task Becomes(string id, string written, string meant)
    {
        Assert.Equal([meant], await AnalyzerCase.ApplyFix(id, written));
        Assert.Empty(AnalyzerCase.CSharpErrors(meant));
        Assert.DoesNotContain(await AnalyzerCase.Analyze(meant), diagnostic => diagnostic.Id == id);
    }

    private static string File(string kernel) => "using StaticGraph;\nusing static StaticGraph.NDArray;\nusing Arrays = StaticGraph.NDArray;\nusing Whole = StaticGraph.NDArray<int>;\n\n"
        + "static partial class Kernels\n{\n    [ArrayKernel] " + kernel + "\n\n    static NDArray<int> Doubled(NDArray<int> x) => x * 2;\n}\n";
}
