extern alias generator;

using System.Runtime.InteropServices;
using generator::StaticGraph.Generator.Problems;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Functions of the neighbours of each element, which are read where they are called.</summary>
public sealed class StencilTests
{
    [Theory]
    [InlineData("Stencil(x, w => Sqrt(Abs(w[-1, 0])) + scale * w[0, 1] - y, PadMode.Edge)", "np.sqrt(np.abs(p('edge', -1, 0))) + 2.5 * p('edge', 0, 1) - y")]
    [InlineData("Stencil(x, w => { var sum = w[0, 0]; for (int i = -2; i <= 2; i += 4) { sum += w[i, i / 2]; } return sum; }, PadMode.Reflect)", "x + p('reflect', -2, -1) + p('reflect', 2, 1)")]
    [InlineData("Stencil(x, w => Corners(w) / 4, PadMode.Constant, scale)", "(p('constant', -1, -1, constant_values=2.5) + p('constant', 1, 1, constant_values=2.5)) / 4")]
    [InlineData("Stencil(x, w => Stencil(y, v => v[1, 0] + w[-1, 0], PadMode.Wrap), PadMode.Symmetric)", "np.roll(y, -1, 0) + p('symmetric', -1, 0)")]
    [InlineData("Where(Stencil(x, w => w[0, -1] < w[0, 1], PadMode.Edge), x, scale)", "np.where(p('edge', 0, -1) < p('edge', 0, 1), x, 2.5)")]
    [InlineData("Stencil(x[.., [2, 0, 5, 1, 1, -1, 3, 3, 8]], w => w[0, -1] - w[0, 1], PadMode.Edge)", "(lambda z: np.pad(z, 1, 'edge')[1:-1, :-2] - np.pad(z, 1, 'edge')[1:-1, 2:])(x[:, [2, 0, 5, 1, 1, -1, 3, 3, 8]])")]
    [InlineData("Stencil(x, w => w[-1, 0], PadMode.Edge) + x[[6, 5, 4, 3, 2, 1, 0]] - Stencil(x, w => w[0, 2], PadMode.Wrap)[[6, 6, 0, 1, -1, 2, 3]]", "p('edge', -1, 0) + x[::-1] - p('wrap', 0, 2)[[6, 6, 0, 1, -1, 2, 3]]")]
    public void ElementsAreThoseOfNumPy(string kernel, string numPy)
    {
        ReferenceArray x = Numbers(Math.Sin), y = Numbers(Math.Cos);
        var job = new NumPy();
        job.Add("(lambda p: " + numPy + ")(lambda mode, i, j, **how: np.pad(x, 3, mode, **how)[3 + i:10 + i, 3 + j:12 + j])", ("x", x), ("y", y));
        Plan plan = CompiledKernels.FromMethods($$"""
            [ArrayKernel] public static NDArray<double> F([Shape("n", "m")] NDArray<double> x, [Shape("n", "m")] NDArray<double> y, double scale) => {{kernel}};
            static NDArray<double> Corners(StencilWindow<double> w) => w[-1, -1] + w[1, 1];
            """).Bind("F", PlanRunner.Memory(x), PlanRunner.Memory(y), 2.5);

        Assert.Equal(MemoryMarshal.Cast<byte, double>(job.Run()[0]).ToArray(), PlanRunner.Run(plan).Results[0].Numbers);
    }

    [Theory]
    [InlineData("Stencil(x, w => w[1], PadMode.Edge)", "Stencil is about 1 axes, but the array of shape (n, 3) has 2")]
    [InlineData("Stencil(x, w => w[0, -3], PadMode.Reflect)", "axis 1 of length 3 has fewer elements than an offset of 3 needs (Reflect): 4 or more")]
    [InlineData("Stencil(x, w => w[k, 0])", "offset")]
    [InlineData("Stencil(x, w => w[0, 0], (PadMode)k)", "SG0010")]
    [InlineData("x * Stencil<double, double>(null!, w => w[0])", "A stencil of what is no array")]
    public void WrongUsesAreTold(string kernel, string expected)
    {
        string[] problems = [.. AllProblems($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", 3)] NDArray<double> x, int k) => {kernel};")];

        Assert.Contains(expected, Assert.Single(problems), StringComparison.Ordinal);
    }

    /// <summary>What is wrong with a kernel, in words.</summary>
    internal static IEnumerable<string> AllProblems(string method)
    {
        generator::StaticGraph.Generator.Model.Kernel kernel = KernelSource.Read(method);
        return (kernel.Problems.Any() ? kernel.Problems : generator::StaticGraph.Generator.KernelCompiler.Compile(kernel, default).Problems).Select(ProblemTable.Format);
    }

    private static ReferenceArray Numbers(Func<double, double> function) => ReferenceArray.Of(Enumerable.Range(0, 63).Select(i => function(i)).ToArray(), 7, 9);
}
