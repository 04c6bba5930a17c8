using System.Numerics.Tensors;
using StaticGraph.CompilerServices;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Plans of one sweep without reductions, over arrays in memory, at lengths around every vector width and tile edge.</summary>
public class ElementwiseTests
{
    public static TheoryData<int> Lengths => [0, 1, 2, 3, 4, 5, 7, 8, 9, 63, 64, 65, 511, 512, 513, 1000, 100_003];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void CubesEveryLength(int n)
    {
        double[] x = Enumerable.Range(0, n).Select(i => (i * 0.37) - 5).ToArray();

        Tensor<double> y = Bind(Cube("n"), [new CubeBody()], x).Compute();

        Assert.Equal(x.Select(CubeOf), y);
    }

    [Fact]
    public void WritesIntoTheUsersArrayAndNothingElse()
    {
        double[] x = [1, 2, 3, 4, 5];
        var y = new double[7];
        y.AsSpan().Fill(-1);
        Tensor<double> middle = Tensor.Create(y, 1, [5], [1]);

        RunReport report = Bind(Cube("n"), [new CubeBody()], x).WriteTo(middle);

        Assert.Equal([-1, .. x.Select(CubeOf), -1], y);
        Assert.Equal(1, report.Blocks);
        Assert.Equal(1, report.Sweeps);
    }

    [Fact]
    public void JoinsTheAxesOfContiguousArrays()
    {
        var x = new double[7, 5, 3];
        Fill(x);

        Tensor<double> y = Bind(Cube("a", "b", "c"), [new CubeBody()], x).Compute();

        Assert.Equal([7, 5, 3], y.Lengths.ToArray().Select(l => (int)l));
        Assert.Equal(x.Cast<double>().Select(CubeOf), y);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(31)]
    public void SubtractsOneShortRowFromEach(int m)
    {
        // Rows that do not fill a vector are computed several at a time; 1,000 leave a rest.
        var a = new double[1000, m];
        Fill(a);
        double[] b = [.. Enumerable.Range(0, m).Select(i => i * 0.7)];

        Tensor<double> y = Bind(Binary(["n", "m"], Parameter("a", "n", "m"), [0, 1], Parameter("b", "m"), [1]), [new SubtractBody()], a, b).Compute();

        Assert.Equal(Enumerable.Range(0, 1000 * m).Select(i => a[i / m, i % m] - b[i % m]), y);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(8, 8)]
    [InlineData(17, 33)]
    [InlineData(100, 1030)]
    [InlineData(700, 600)]
    public void SubtractsATransposedArray(int n, int m)
    {
        var a = new double[n, m];
        var b = new double[m, n];
        Fill(a);
        Fill(b);
        PlanDefinition plan = Binary(["n", "m"], Parameter("a", "n", "m"), [0, 1], Parameter("b", "m", "n"), [1, 0]);

        Tensor<double> y = Bind(plan, [new SubtractBody()], a, b).Compute();

        Assert.Equal(Elements(n, m, (i, j) => a[i, j] - b[j, i]), y);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 3)]
    [InlineData(9, 513)]
    public void BroadcastsARowAndAColumn(int n, int m)
    {
        var a = new double[n, m];
        double[] row = new double[m];
        var column = new double[n, 1];
        Fill(a);
        Fill(row);
        Fill(column);
        PlanDefinition byRow = Binary(["n", "m"], Parameter("a", "n", "m"), [0, 1], Parameter("b", "m"), [1]);
        PlanDefinition byColumn = Binary(["n", "m"], Parameter("a", "n", "m"), [0, 1], Parameter("b", "n", "1"), [0, -1]);

        Assert.Equal(Elements(n, m, (i, j) => a[i, j] - row[j]), Bind(byRow, [new SubtractBody()], a, row).Compute());
        Assert.Equal(Elements(n, m, (i, j) => a[i, j] - column[i, 0]), Bind(byColumn, [new SubtractRowBody()], a, column).Compute());
    }

    [Fact]
    public void ReadsAndWritesTensorsOfAnyStrides()
    {
        // Every third element, backwards; and results into every second element.
        double[] memory = Enumerable.Range(0, 100).Select(i => (double)i).ToArray();
        Tensor<double> x = Tensor.Create(memory, 0, [10, 3], [10, 3]);
        var result = new double[60];
        Tensor<double> y = Tensor.Create(result, 0, [10, 3], [6, 2]);

        Bind(Cube("n", "m"), [new CubeBody()], x).WriteTo(y);

        Assert.Equal(Elements(10, 3, (i, j) => CubeOf(memory[(i * 10) + (j * 3)])), y);
        Assert.All(Enumerable.Range(0, 60).Where(i => i % 2 == 1), i => Assert.Equal(0, result[i]));
    }

    [Fact]
    public void GivesSeveralResultsInOneRun()
    {
        PlanDefinition plan = Define(
            "Two",
            ["n"],
            [Parameter("x", "n")],
            [Sweep(["n"], [Operand(0, "x", 0)], [Store(0), Store(1)])],
            [Output("n"), Output("n")]);
        double[] x = Enumerable.Range(0, 1001).Select(i => (double)i).ToArray();

        Plan<double, double> bound = Binding(plan, [new TwoResultsBody()], x).ToPlan<double, double>();
        (Tensor<double> more, Tensor<double> twice) = bound.Compute();

        Assert.Equal(x.Select(v => v + 1), more);
        Assert.Equal(x.Select(v => v * 2), twice);
    }

    [Fact]
    public void ReadsScalars()
    {
        PlanDefinition plan = Define(
            "Shift",
            ["n"],
            [Parameter("x", "n")],
            [Sweep(["n"], [Operand(0, "x", 0), new OperandDefinition(OperandKind.Scalar, 0, "s", DType.Double, Access.Scalar)], [Store()])],
            [Output("n")],
            scalars: [DType.Double]);
        var binding = new PlanBinding(plan, [new SubtractRowBody()]);
        binding.SetSource<double>(0, new double[] { 1, 2, 3 });
        binding.Bind();
        binding.SetScalar(0, (double)binding.GetLength("2*n+1"));

        Assert.Equal([-6, -5, -4], binding.ToPlan<double>().Compute());
        Assert.Throws<ArgumentException>("value", () => binding.SetScalar(0, 1f));

        // One that is larger than the room of a scalar is refused before it is written there.
        Assert.Throws<NotSupportedException>(() => binding.SetScalar(0, System.Runtime.Intrinsics.Vector512<double>.Zero));
    }

    internal static double CubeOf(double x)
    {
        double v = (x * 2.0) + 1.0;
        return v * v * v;
    }

    internal static void Fill(Array array)
    {
        var random = new Random(array.Length);
        var bytes = new double[array.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (random.NextDouble() * 200) - 100;
        }

        Buffer.BlockCopy(bytes, 0, array, 0, bytes.Length * 8);
    }

    internal static IEnumerable<double> Elements(int n, int m, Func<int, int, double> element)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                yield return element(i, j);
            }
        }
    }
}
