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
    public void The_overload_compiles(string members)
    {
        CSharpCompilation compilation = KernelSource.Compile("using StaticGraph;\n" + members);
        Assert.Empty(compilation.GetDiagnostics(CancellationToken.None).Where(d => d.Severity == DiagnosticSeverity.Error));

        AnalyzerCase.Generate(compilation, out Compilation output);

        Assert.Equal([], output.GetDiagnostics(CancellationToken.None).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()));
    }
}
