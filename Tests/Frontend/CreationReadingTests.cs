extern alias generator;

using generator::StaticGraph.Generator.Model;

namespace StaticGraph.Tests.Frontend;

/// <summary>Arrays that a kernel makes: which lengths are read, and how the canonical expression shows them.</summary>
public class CreationReadingTests
{
    [Theory]
    [InlineData("Zeros<double>(n)", "{dim:n}", "Zeros<double>(n)")]
    [InlineData("Zeros<double>([n, 3])", "{dim:n}, 3", "Zeros<double>([n, 3])")]
    [InlineData("Ones<double>(shape: [Three, x.GetLength(-1)])", "3, {length:0:-1}", "Ones<double>([3, GetLength(x, -1)])")]
    [InlineData("Full(x.GetLength(\"m\"), 2.5)", "{dim:m}", "Full<double>(m, 2.5)")]
    [InlineData("Full([.. (Lengths.AxisLength[])[n, 2]], s)", "{dim:n}, 2", "Full<double>([n, 2], s)")]
    [InlineData("Zeros<double>([n - 1, 2 * n + 3])", "({dim:n} - 1), ((2 * {dim:n}) + 3)", "Zeros<double>([n - 1, (2 * n) + 3])")]
    [InlineData("Arange<double>(n)", "{dim:n}", "Arange<double>(n)")]
    [InlineData("Arange<double>(x.GetLength(0) - 1)", "(({length:0:0} - 1) - 0)", "Arange<double>(GetLength(x, 0) - 1)")]
    [InlineData("Arange<double>(1, n + 1)", "(({dim:n} + 1) - 1)", "Arange<double>(1, n + 1)")]
    [InlineData("Arange<double>(n, -1, -1)", "({dim:n} - (0 - 1))", "Arange<double>(n, -1, -1)")]
    [InlineData("Arange<double>(5)", "5", "Arange<double>(5)")]
    [InlineData("Arange(1.0, Three)", "2", "Arange<double>(1, 3)")]
    [InlineData("Arange(step: -0.5, start: 2, stop: 0.25)", "4", "Arange<double>(2, 0.25, -0.5)")]
    [InlineData("Arange<double>(3, 1)", "0", "Arange<double>(3, 1)")]
    [InlineData("Eye<double>(n)", "{dim:n}, {dim:n}", "Eye<double>(n)")]
    [InlineData("Eye<double>(n, 4, k: -1)", "{dim:n}, 4", "Eye<double>(n, 4, k: -1)")]
    public void Lengths_are_read_as_they_are_written(string made, string shape, string expression)
    {
        Kernel kernel = KernelSource.Read($"const int Three = 3;\n[ArrayKernel] static NDArray<double> F([Shape(\"m\")] NDArray<double> x, Length n, double s) => {made};");

        Assert.Equal([], kernel.Problems.Select(p => p.Id));
        Assert.Equal(shape, string.Join(", ", kernel.Nodes[kernel.Results[0].Node].Shape));
        Assert.Equal(expression, kernel.Expression);
    }

    [Fact]
    public void A_length_keeps_its_dim_in_helpers_and_in_called_kernels()
    {
        Kernel kernel = KernelSource.Read("""
            [ArrayKernel] static NDArray<double> F(Length n) => Ramp(n) + Grid(n);

            static NDArray<double> Ramp(Length count) { Length same = count; return Arange<double>(same); }

            [ArrayKernel] static NDArray<double> Grid(Length m) => Eye<double>(m);
            """);

        Assert.Equal([], kernel.Problems.Select(p => p.Id));
        Assert.Equal(["{dim:n}", "{dim:n}", "{dim:n}"], kernel.Nodes.SelectMany(node => node.Shape));
    }
}
