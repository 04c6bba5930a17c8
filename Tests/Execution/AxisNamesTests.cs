using System.Text.RegularExpressions;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>Where a file and a kernel use the same names, they mean the same axes: another order is refused, never averaged over.</summary>
public sealed partial class AxisNamesTests
{
    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods("""
        [ArrayKernel]
        static NDArray<double> OverLat([Shape("x", "lat")] NDArray<double> a) => a.Mean(1);

        [ArrayKernel]
        static NDArray<double> OverTime([Shape("lat", "lon", "time")] NDArray<double> a) => a.Mean(2);

        [ArrayKernel]
        static NDArray<double> Square([Shape("n", "n")] NDArray<double> a) => a.Mean(1);

        [ArrayKernel]
        static NDArray<double> Between([Shape("n", "m", "n")] NDArray<double> a) => a.Mean(1);
        """);

    [Fact]
    public void AnotherOrderIsRefusedAndTheWayOutWorks()
    {
        var source = new NamedSource([2, 2], "lat", "x");
        var error = Assert.Throws<ArrayShapeException>(() => Kernels.Bind("OverLat", source));
        Assert.Contains("(x, lat)", error.Message, StringComparison.Ordinal);
        Assert.Contains("another order, (lat, x)", error.Message, StringComparison.Ordinal);

        // [[0, 1], [2, 3]]: over lat are the means of the columns.
        Assert.Equal([1, 2], Follow(error.Message, source, "Mean(1)"));
    }

    [Fact]
    public void ThreeAxesAreTransposedAsTheMessageSays()
    {
        var source = new NamedSource([2, 2, 2], "time", "lat", "lon");
        var error = Assert.Throws<ArrayShapeException>(() => Kernels.Bind("OverTime", source));
        Assert.Contains("a.Transpose(1, 2, 0)", error.Message, StringComparison.Ordinal);
        Assert.Equal([2, 3, 4, 5], Follow(error.Message, source, "Mean(2)"));
    }

    [Fact]
    public void OtherNamesAreFine()
    {
        Assert.Equal([0.5, 2.5], Compute("OverLat", "x", "lat"));
        Assert.Equal([0.5, 2.5], Compute("OverLat", "row", "column"));
        Assert.Equal([0.5, 2.5], Compute("OverLat", "lat", null));
        Assert.Equal([0.5, 2.5], Compute("Square", "m", "n"));
        Assert.Equal([0.5, 2.5], Compute("Square", "n", "n"));
    }

    [Fact]
    public void ADimThatOccursTwiceOrdersNothing()
    {
        var source = new NamedSource([2, 2, 2], "m", "n", "k");
        Assert.Equal([1, 2, 5, 6], [.. ((Plan<double>)Kernels.Bind("Between", source)).Compute()]);
    }

    private static double[] Compute(string kernel, params string?[] names)
        => [.. ((Plan<double>)Kernels.Bind(kernel, new NamedSource([2, 2], names))).Compute()];

    /// <summary>Compiles the kernel as the message spells it.</summary>
    private static double[] Follow(string message, ArraySource source, string then)
    {
        CompiledKernels kernels = CompiledKernels.FromMethods(
            $"[ArrayKernel]\nstatic NDArray<double> Fixed({Declaration().Match(message).Value} NDArray<double> a) => {Transposition().Match(message).Value}.{then};");
        return [.. ((Plan<double>)kernels.Bind("Fixed", source)).Compute()];
    }

    [GeneratedRegex(@"\[Shape\([^)]*\)\]")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"a\.Transpose\([^)]*\)")]
    private static partial Regex Transposition();

    private sealed class NamedSource(long[] shape, params string?[] names) : ArraySource<double>(shape, [])
    {
        public override string Name => "the numbers from 0 on";

        public override IReadOnlyList<string?> DimensionNames => names;

        public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> block, Span<double> destination, Span<byte> scratch)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                long rest = i;
                double value = 0;
                long step = 1;
                for (int axis = block.Length - 1; axis >= 0; axis--)
                {
                    value += (start[axis] + (rest % block[axis])) * step;
                    rest /= block[axis];
                    step *= Shape[axis];
                }

                destination[i] = value;
            }

            return destination.Length * sizeof(double);
        }
    }
}
