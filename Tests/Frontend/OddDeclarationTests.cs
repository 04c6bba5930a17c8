using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticGraph.Tests.Analyzers;

namespace StaticGraph.Tests.Frontend;

/// <summary>Names, containers and defaults that are legal and rare: the generated overloads compile without a warning.</summary>
public class OddDeclarationTests
{
    [Theory]
    [InlineData("""
        namespace A.@event
        {
            public partial class Outer<@in>
            {
                public partial record struct Inner
                {
                    /// <summary>Doc.</summary><param name="new">N</param>
                    [ArrayKernel]
                    static NDArray<double> @class([Shape("n")] NDArray<double> @new, double @in = double.NaN, Length @for = default, bool b = true, byte z = 3)
                        => @new * @in + @new.GetLength("n") + (double)(long)@for * z;
                }
            }
        }
        """)]
    [InlineData("""
        public static partial class K
        {
            [ArrayKernel]
            static (NDArray<double> @if, NDArray<float>) T([Shape("n", 4)] NDArray<double> binding, [Shape(4)] NDArray<float> y) => (binding.Sum(0), y.Scaled());

            [ArrayKernel]
            public static NDArray<float> Scaled([Shape("k")] this NDArray<float> x) => x.Mean() + x;
        }
        """)]
    [InlineData("""
        partial interface I
        {
            [ArrayKernel]
            static NDArray<long> F([Shape("n")] NDArray<long> value, long field = long.MinValue) => value / field;
        }
        """)]
    [InlineData("""
        namespace One { public static partial class K { [ArrayKernel] static NDArray<double> F([Shape("n")] NDArray<double> x) => x + 1; } }
        namespace Two { public static partial class K { [ArrayKernel] static NDArray<double> F([Shape("n")] NDArray<double> x) => x + 2; [ArrayKernel] static NDArray<double> f([Shape("n")] NDArray<double> x) => x + 3; } }
        """)]
    [InlineData("""
        public static partial class K
        {
            [ArrayKernel]
            static NDArray<double> F([Shape("n")] NDArray<double> x) => x + 1;

            [ArrayKernel]
            static NDArray<float> F([Shape("n")] NDArray<float> x, float s) => x + s;

            class System { }

            class Vector256 { }

            class StaticGraph { }
        }
        """)]
    [InlineData("""
        partial class Größe
        {
            [ArrayKernel]
            private protected static NDArray<double> Länge([Shape("名", "_n")] NDArray<double> π) => π - π.Mean("名");
        }
        """)]
    [InlineData("""
        public static partial class K
        {
            [ArrayKernel]
            static NDArray<double> F([Shape("n")] NDArray<double> binding, [Shape("n")] NDArray<double> planBinding, double binding2 = 2, Length binding3 = default)
                => binding + planBinding * binding2 + (double)(long)binding3;
        }
        """)]
    [InlineData("""
        partial interface I<in A, out B>
        {
            [ArrayKernel]
            static NDArray<double> F([Shape("n")] NDArray<double> x) => x + 1;
        }
        """)]
    [InlineData("""
        public static partial class K
        {
            /// <summary>Of the first part.</summary>
            public static partial NDArray<double> F([Shape("n")] NDArray<double> x, double s = 2);

            [ArrayKernel]
            public static partial NDArray<double> F(NDArray<double> y, double t) => y * t;
        }
        """)]
    [InlineData("""
        public static partial class K
        {
            [ArrayKernel]
            static NDArray<double> F([Shape("n")] NDArray<double> i, [Shape("n")] NDArray<double> length, [Shape("n")] NDArray<double> bypasses, [Shape("n")] NDArray<double> Vector128, [Shape("n")] NDArray<double> Lanes, double row, double tile)
            {
                var VectorMath = i * length + row;
                var Loop = NDArray.Exp(VectorMath) + VectorMath * bypasses;
                var lengthRow = Loop * Loop - Vector128;
                return lengthRow * lengthRow / Lanes - tile;
            }
        }
        """)]
    public void The_overload_compiles(string members)
    {
        CSharpCompilation compilation = KernelSource.Compile("using StaticGraph;\n" + members);
        Assert.Empty(compilation.GetDiagnostics(CancellationToken.None).Where(d => d.Severity == DiagnosticSeverity.Error));

        AnalyzerCase.Generate(compilation, out Compilation output);

        Assert.Equal([], output.GetDiagnostics(CancellationToken.None).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()));
    }

    [Fact]
    public void Long_names_make_short_files_and_types()
    {
        string name = new('L', 1000);
        CSharpCompilation compilation = KernelSource.Compile($$"""
            using StaticGraph;
            partial class {{name}} { [ArrayKernel] static NDArray<double> {{name}}1([Shape("n")] NDArray<double> x) => x + 1; [ArrayKernel] static NDArray<double> {{name}}2([Shape("n")] NDArray<double> x) => x.Mean(); }
            """);

        GeneratorRunResult run = AnalyzerCase.Generate(compilation, out Compilation output).GetRunResult().Results[0];

        using var image = new MemoryStream();
        Assert.Equal([], output.Emit(image, cancellationToken: CancellationToken.None).Diagnostics.Select(d => d.ToString()));
        Assert.All(run.GeneratedSources, file => Assert.InRange(file.HintName.Length, 1, 100));
    }
}
