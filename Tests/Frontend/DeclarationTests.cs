extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Problems;

namespace StaticGraph.Tests.Frontend;

/// <summary>Where a kernel stands, and what its plan may look like.</summary>
public class DeclarationTests
{
    private const string Body = "F([Shape(\"n\")] NDArray<double> x) => x + 1;";

    [Theory]
    [InlineData("static", "public")]
    [InlineData("private static", "private")]
    [InlineData("internal static", "internal")]
    [InlineData("public static", "public")]
    [InlineData("static internal", "internal")]
    [InlineData("protected internal static", "protected internal")]
    [InlineData("private protected static", "private protected")]
    public void A_modifier_is_the_plans_too(string modifiers, string expected)
    {
        Kernel kernel = ReadFile($"using StaticGraph; public partial class K {{ [ArrayKernel] {modifiers} NDArray<double> {Body} }}");

        Assert.Empty(kernel.Problems);
        Assert.Equal(expected, kernel.Declaration.Accessibility);
    }

    [Theory]
    [InlineData("static partial class K", "class K")]
    [InlineData("partial struct K", "struct K")]
    [InlineData("partial record K", "record K")]
    [InlineData("readonly partial record struct K", "record struct K")]
    [InlineData("partial interface K", "interface K")]
    [InlineData("partial class K<T, @in>", "class K<T, @in>")]
    public void Containers_of_every_kind(string declaration, string expected)
    {
        Kernel kernel = ReadFile($"using StaticGraph; namespace A.@event {{ public partial class Outer {{ {declaration} {{ [ArrayKernel] static NDArray<double> {Body} }} }} }}");

        Assert.Empty(kernel.Problems);
        Assert.Equal("A.@event", kernel.Declaration.Namespace);
        Assert.Equal(["class Outer", expected], kernel.Declaration.Containers.Select(c => $"{c.Keyword} {c.Name}"));
    }

    [Fact]
    public void Documentation_defaults_and_this_are_carried_over()
    {
        Kernel kernel = KernelSource.Read("""
            /// <summary>Scales.</summary>
            /// <param name="x">The array.</param>
            [ArrayKernel]
            public static NDArray<float> Scale(this [Shape("n", 2)] NDArray<float> x, float factor = -0f, long count = long.MinValue, bool flip = true) => x * factor;
            """.Replace("this [Shape(\"n\", 2)]", "[Shape(\"n\", 2)] this", StringComparison.Ordinal));

        Assert.True(kernel.Declaration.IsExtension);
        Assert.Equal("/// <summary>Scales.</summary>\n/// <param name=\"x\">The array.</param>", kernel.Declaration.Documentation);
        Assert.Equal(["", "(-0f)", "(-9223372036854775808L)", "true"], kernel.Parameters.Select(p => p.Default));
    }

    [Fact]
    public void Names_that_are_keywords_are_plain_in_the_model_and_escaped_in_code()
    {
        Kernel kernel = KernelSource.Read("[ArrayKernel] static NDArray<double> @class([Shape(\"n\")] NDArray<double> @new, double @in) => @new * @in;");

        Assert.Equal("class", kernel.Declaration.Name);
        Assert.Equal(["new", "in"], kernel.Parameters.Select(p => p.Name));
        Assert.Equal("@in", Assert.Single(kernel.Scalars).Code);
        Assert.Equal("new * in", kernel.Expression);
    }

    [Theory]
    [InlineData("1GiB", 1L << 30)]
    [InlineData("1.5 KB", 1500)]
    [InlineData("7B", 7)]
    public void Memory_limits(string text, long bytes) =>
        Assert.Equal(bytes, KernelSource.Read($"[ArrayKernel(MemoryLimit = \"{text}\")] static NDArray<double> {Body}").MemoryLimit);

    [Theory]
    [InlineData("\"n + n\"", "2*n")]
    [InlineData("\"2*(n - 1)\"", "2*n - 2")]
    [InlineData("7", "7")]
    [InlineData("0", "0")]
    [InlineData("3_000_000_000", "3000000000")]
    public void Lengths_in_normal_form(string written, string expected) =>
        Assert.Equal([expected], KernelSource.Read($"[ArrayKernel] static NDArray<double> F([Shape({written})] NDArray<double> x) => x + 1;").Parameters[0].Shape);

    [Fact]
    public void An_array_of_rank_0_has_an_empty_shape()
    {
        Kernel kernel = KernelSource.Read("[ArrayKernel] static NDArray<double> F([Shape] NDArray<double> x) => x + 1;");

        Assert.Empty(kernel.Problems);
        Assert.Empty(kernel.Parameters[0].Shape);
    }

    [Theory]
    [InlineData("partial class K {{ class Inner {{ {0} }} }}", ProblemIds.NotPartial)]
    [InlineData("class Outer {{ partial class Inner {{ {0} }} }}", ProblemIds.NotPartial)]
    [InlineData("file partial class K {{ {0} }}", ProblemIds.Container)]
    public void Types_that_cannot_take_the_plan(string type, string id)
    {
        string file = "using StaticGraph; " + string.Format(System.Globalization.CultureInfo.InvariantCulture, type, "[ArrayKernel] static NDArray<double> " + Body);

        Assert.Contains(ReadFile(file).Problems, p => p.Id == id);
    }

    [Fact]
    public void Element_types_of_parameters()
    {
        Kernel kernel = KernelSource.Read("""
            [ArrayKernel]
            static NDArray<bool> F([Shape("n")] NDArray<bool> a, [Shape("n")] NDArray<byte> b, [Shape("n")] NDArray<int> c, [Shape("n")] NDArray<long> d, [Shape("n")] NDArray<float> e, [Shape("n")] NDArray<double> f,
                [Shape("n")] NDArray<sbyte> g, [Shape("n")] NDArray<short> h, [Shape("n")] NDArray<ushort> i, [Shape("n")] NDArray<uint> j, [Shape("n")] NDArray<ulong> k, [Shape("n")] NDArray<System.Half> l, [Shape("n")] NDArray<System.Numerics.Complex> m) => a;
            """);

        Assert.Equal(Enum.GetValues<DType>(), kernel.Parameters.Select(p => p.Type));
    }

    private static Kernel ReadFile(string file) => KernelSource.ReadAll(KernelSource.Compile(file)).Single().Kernel;
}
