extern alias generator;

using generator::StaticGraph.Generator.Model;

namespace StaticGraph.Tests.Frontend;

/// <summary>Whole kernels: what is read of them, as text.</summary>
public class KernelReaderTests
{
    [Fact]
    public void Expression_body_with_operators_members_and_T()
    {
        Kernel kernel = KernelSource.Read("""
            [ArrayKernel(MemoryLimit = "256MiB")]
            [Dim("n", Max = 1_000_000)]
            static NDArray<double> Normalize([Shape("n", "n")] NDArray<double> b) => (b - b.Mean(axis: 0)) + (b.T / b.Std());
            """);

        Assert.Equal(
            """
            parameter Array Double b [n, n]
            dim n <= 1000000
            %0 = Parameter Double(0) 'b'
            %1 = Mean Double(%0) axis 0
            %2 = Subtract Double(%0, %1)
            %3 = Transpose Double(%0)
            %4 = Std Double(%0)
            %5 = Divide Double(%3, %4)
            %6 = Add Double(%2, %5)
            result %6

            """,
            KernelPrinter.Print(kernel));
        Assert.Equal("(b - Mean(b, axis: 0)) + (Transpose(b) / Std(b))", kernel.Expression);
        Assert.Equal(256L << 20, kernel.MemoryLimit);
    }

    [Fact]
    public void Tuples_locals_generic_helper_and_unrolled_loop()
    {
        Assert.Equal(
            """
            parameter Array Double x [n, 3]
            parameter Scalar Double s = 0.5d
            scalar 0: Double s as s
            scalar 1: Double (s + 1d) as s + 1
            scalar 2: Double 2d as 2
            scalar 3: Double 1d as 1
            %0 = Parameter Double(0) 'x'
            %1 = Scalar Double(0)
            %2 = Multiply Double(%0, %1) 'y'
            %3 = Scalar Double(1)
            %4 = Add Double(%2, %3) 'b'
            %5 = Scalar Double(2)
            %6 = Multiply Double(%2, %5) 'a'
            %7 = Sum Double(%0) axis 0,"n" keepDims true
            %8 = Scalar Double(3)
            %9 = Multiply Double(%7, %8)
            %10 = Add Double(%6, %9) 'a'
            %11 = Sum Double(%0) axis 1,"n" keepDims true
            %12 = Scalar Double(2)
            %13 = Multiply Double(%11, %12)
            %14 = Add Double(%10, %13) 'a'
            %15 = Negate Double(%4)
            result low %14
            result high %15
            """,
            KernelSource.Print("""
                [ArrayKernel]
                static (NDArray<double> low, NDArray<double> high) F([Shape("n", 3)] NDArray<double> x, double s = 0.5)
                {
                    var (a, b) = Scale(x, s);
                    a *= 2;
                    for (int i = 0; i < 2; i++)
                    {
                        a = a + x.Sum([i, "n"], keepDims: true) * (i + 1);
                    }

                    return (a, -b);
                }

                static (NDArray<T>, NDArray<T>) Scale<T>(NDArray<T> x, T s)
                    where T : unmanaged, System.Numerics.INumber<T>
                {
                    var y = x * s;
                    return (y, y + (s + T.One));
                }
                """));
    }

    [Fact]
    public void Called_kernel_gets_its_own_dims_and_checks()
    {
        Assert.Equal(
            """
            parameter Array Double x [n]
            parameter Length Int64 k
            dim call1.m <= 5
            scalar 0: Double 0d as 0
            scalar 1: Double ((double){dim:k}) as k
            scalar 2: Double ((double){dim:call1.m}) as call1.m
            scalar 3: Double ((double){length:0:0}) as GetLength(x, 0)
            %0 = Parameter Double(0) 'x'
            %1 = Check Double(%0) is [call1.m] 'argument 'x' of H'
            %2 = Scalar Double(0)
            %3 = Greater Boolean(%1, %2)
            %4 = Std Double(%1) axis "call1.m" ddof 1
            %5 = Where Double(%3, %4, %1)
            %6 = Scalar Double(1)
            %7 = Divide Double(%5, %6)
            %8 = Scalar Double(2)
            %9 = Divide Double(%7, %8)
            %10 = Check Double(%9) is [call1.m] 'the result of H'
            %11 = Scalar Double(3)
            %12 = Add Double(%10, %11)
            result %12
            """,
            KernelSource.Print("""
                [ArrayKernel]
                static NDArray<double> F([Shape("n")] NDArray<double> x, Length k) => H(x, k) + x.GetLength(0);

                [ArrayKernel, Dim("m", Max = 5)]
                [return: Shape("m")]
                static NDArray<double> H([Shape("m")] NDArray<double> x, Length q)
                    => Where(x > 0, x.Std("m", ddof: 1), x) / q / x.GetLength("m");
                """));
    }
}
