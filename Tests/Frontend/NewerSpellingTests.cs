extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using generator::StaticGraph.Generator.Frontend;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Problems;

namespace StaticGraph.Tests.Frontend;

/// <summary>What only C# 14 and later can write: blocks of extensions, operators that change their operand, arguments of a list's builder.</summary>
public class NewerSpellingTests
{
    [Fact]
    public void Extension_methods_of_both_forms_are_inlined()
    {
        CSharpCompilation compilation = KernelSource.Compile("""
            using StaticGraph; using static StaticGraph.NDArray;
            static partial class Kernels
            {
                [ArrayKernel] static NDArray<double> Old([Shape("n")] NDArray<double> x) => x.Centered(2).Twice() - x.Sum();
                static NDArray<double> Centered(this NDArray<double> x, double s) => (x - x.Mean()) * s;
                static NDArray<T> Twice<T>(this NDArray<T> x) where T : unmanaged, System.Numerics.INumber<T> => x + x;
            }
            static partial class Modern
            {
                [ArrayKernel] static NDArray<double> New([Shape("n")] NDArray<double> x) => x.Centered(2).Twice() - NDArray<double>.Total(x);
                extension(NDArray<double> y)
                {
                    NDArray<double> Centered(double s) => (y - y.Mean()) * s;
                    static NDArray<double> Total(NDArray<double> z) => z.Sum();
                }
                extension<T>(NDArray<T> z) where T : unmanaged, System.Numerics.INumber<T>
                {
                    NDArray<T> Twice() => z + z;
                }
            }
            """);
        Assert.Equal([], compilation.GetDiagnostics(CancellationToken.None).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));

        List<KernelReading> kernels = KernelSource.ReadAll(compilation);

        Assert.Equal([], kernels.SelectMany(k => k.Kernel.Problems).Select(p => ProblemTable.Format(p)));
        Assert.Equal(KernelPrinter.Print(kernels[0].Kernel), KernelPrinter.Print(kernels[1].Kernel));
    }

    [Fact]
    public void Extension_methods_are_static_methods_of_their_class_too()
    {
        CSharpCompilation compilation = KernelSource.Compile("""
            using StaticGraph;
            static partial class Modern
            {
                [ArrayKernel] static NDArray<double> F([Shape("n")] NDArray<double> x) => Modern.Centered(x, 2) - Modern.Total(x);
                extension(NDArray<double> y)
                {
                    NDArray<double> Centered(double s) { y = y - y.Mean(); return y * s; }
                    static NDArray<double> Total(NDArray<double> z) => z.Sum();
                }
            }
            """);
        Assert.DoesNotContain(compilation.GetDiagnostics(CancellationToken.None), d => d.Severity == DiagnosticSeverity.Error);

        Kernel kernel = Assert.Single(KernelSource.ReadAll(compilation)).Kernel;

        Assert.Equal([], kernel.Problems.Select(p => ProblemTable.Format(p)));
        Assert.Equal("((x - Mean(x)) * 2) - Sum(x)", kernel.Expression);
    }

    [Theory]
    [InlineData("x.Half", "x.Half", "The extension property 'Half'")]
    [InlineData("x - (x << true)", "x << true", "An extension operator")]
    [InlineData("x.Inside()", "x.Inside()", "Inside")]
    public void Other_extension_members_are_refused_by_name(string expression, string place, string name)
    {
        (Problem problem, string text) = SpellingTests.FirstProblem($$"""
            [ArrayKernel] static NDArray<double> F([Shape("n")] NDArray<double> x) => {{expression}};

            extension(NDArray<double> x)
            {
                NDArray<double> Half => x * 0.5;
                public static NDArray<double> operator <<(NDArray<double> a, bool b) => a;
                [ArrayKernel] NDArray<double> Inside() => x;
            }
            """);

        Assert.Equal((place, name), (text, problem.Arguments[0]));
    }

    [Theory]
    [InlineData("b?.Value = 1;", "A null test")]
    [InlineData("x <<= true;", "An extension operator")]
    [InlineData("x *= \"twice\";", "An extension operator")]
    [InlineData("x++;", "An extension operator")]
    [InlineData("Pick f = (in i, out o) => o = i;", "A lambda or delegate")]
    [InlineData("x = x.Mean([with(), 0]);", "An argument of a list's builder")]
    public void Statements_that_kernels_have_not_are_refused_by_name(string statement, string name)
    {
        Problem problem = SpellingTests.FirstProblem($$"""
            [ArrayKernel] static NDArray<double> F([Shape("n", "m")] NDArray<double> x, Box b) { {{statement}} return x; }

            delegate int Pick(in int i, out int o);

            class Box { public int Value { get => field; set; } }

            extension(NDArray<double> a)
            {
                public static NDArray<double> operator <<(NDArray<double> x, bool b) => x;
                public void operator *=(string how) { }
                public void operator ++() { }
            }
            """, p => p.Id is not (ProblemIds.ParameterType or ProblemIds.CSharpErrors)).Problem;

        Assert.Equal(name, problem.Arguments[0]);
    }
}
