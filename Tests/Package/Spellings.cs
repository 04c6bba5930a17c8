namespace StaticGraph.Tests.Package;

/// <summary>One kernel a way of writing things, and a program that computes each and compares it with plain loops over the same numbers.</summary>
internal static class Spellings
{
    /// <summary>What the documents, the comments of the library and C# 12 and 13 have to offer.</summary>
    internal const string Kernels = """"
        using StaticGraph;
        using static StaticGraph.NDArray;
        using Numbers = StaticGraph.NDArray<double>;
        using Pair = (StaticGraph.NDArray<double> Low, StaticGraph.NDArray<double> High);

        internal static partial class Kernels
        {
            private const int Last = -1;
            private const string Row = "n";

            [ArrayKernel] static NDArray<double> List([Shape("n", "m", "y")] NDArray<double> x) => x.Mean([0, 2]);

            [ArrayKernel] static NDArray<double> Names([Shape("n", "m", "y")] NDArray<double> x) => x.Mean(["n", "y"]);

            [ArrayKernel] static NDArray<double> Mixed([Shape("n", "m", "y")] NDArray<double> x) => x.Mean(["n", -1]);

            [ArrayKernel] static NDArray<double> Named([Shape("n", "m", "y")] NDArray<double> x) => x.Mean(keepDims: false, axis: [Last, Row]);

            [ArrayKernel] static NDArray<double> Function([Shape("n", "m", "y")] NDArray<double> x) => Mean(x, [.. (int[])[0], 2]);

            [ArrayKernel] static NDArray<double> Written([Shape("n", "m", "y")] NDArray<double> x) => x.Mean(["""n""", $"{"y"}"]);

            [ArrayKernel] static NDArray<double> Local([Shape("n", "m", "y")] NDArray<double> x) { Axes axes = ["y", nameof(n)]; return x.Mean(axes); }

            [ArrayKernel] static Numbers Helper([Shape("n", "m", "y")] Numbers x) => Over(x, [0, 2]);

            [ArrayKernel] static NDArray<double> Steps([Shape("n", "m", "y")] NDArray<double> x) => x.Mean(2).Mean("n");

            [ArrayKernel] static NDArray<double> Stepped([Shape("n", "m", "y")] NDArray<double> x) =>
                (x[Slice(0, null, 2)].Sum([0, 2]) + x[Slice(1, ^1, step: 2L)].Sum([0, 2]) + x[NDArray.Slice(-2, null, -2), .., Slice(null, null, -1)].Sum([0, 2]) - x[Slice(1, (Bound)2, 1)].Sum([0, 2])) / 15;

            [ArrayKernel] static NDArray<double> Kept([Shape("n", "m", "y")] NDArray<double> x) => x.Mean([0, 2], keepDims: true).Mean([0, -1]);

            [ArrayKernel] static NDArray<double> Turned([Shape("n", "m", "y")] NDArray<double> x) => x.Transpose(1, 0, 2).Mean([1, 2]);

            [ArrayKernel] static NDArray<double> TurnedList([Shape("n", "m", "y")] NDArray<double> x) => Transpose(x, [2, 1, 0]).Mean([0, 2]);

            [ArrayKernel] static NDArray<double> TurnedByMember([Shape("n", "m", "y")] NDArray<double> x) => x.Transpose([1, 0, 2]).Mean([1, 2]);

            [ArrayKernel] static NDArray<double> Sums([Shape("n", "m", "y")] NDArray<double> x) => (x.Sum([0, 2]) + Sum(x, ["n", -1])) / 30;

            [ArrayKernel] static NDArray<double> Products([Shape("n", "m", "y")] NDArray<double> x) => x.Mean([0, 2]) * (x * 0 + 1).Prod([0, "y"]) * Prod(x * 0 + 1, [2, 0]);

            [ArrayKernel] static NDArray<double> Spreads([Shape("n", "m", "y")] NDArray<double> x) => x.Std([0, 2], ddof: 1) - Std(x, ["y", "n"], 1) + x.Mean([0, 2]);

            [ArrayKernel] static NDArray<double> Conditions([Shape("n", "m", "y")] NDArray<double> x) => Where((x < 0).Any([0, 2]) | !(x >= 0).All(["n", -1]) | Any(x < 0, [0, 2]), 0, x.Mean([0, 2]));

            [ArrayKernel] static NDArray<double> Deviations([Shape("n", "m", "y")] NDArray<double> x) => x.Var(["n", "y"], ddof: 1) - Var(x, [0, 2], 1) + x.Mean([0, 2]);

            [ArrayKernel] static NDArray<double> Made([Shape("n", "m", "y")] NDArray<double> x) => (x * Ones<double>([x.GetLength(0), x.GetLength("m"), 5])).Mean([0, 2]) + (Zeros<double>(4) * Arange<double>(x.GetLength(1)));

            [ArrayKernel(MemoryLimit = "64MiB"), Dim("n", Max = 1_000)]
            static NDArray<double> Everything([Shape("n", "m", "y")] NDArray<double> x, double scale = 2, bool half = false)
            {
                var (low, high) = Bounds(x);
                for (int i = 0; i < 2; i++)
                {
                    low += x.Max([0, 2]) * i;
                }

                return (low * scale + (half ? 0.5 : 0) - high * scale) / scale + x.Mean([0, 2]) - x.Max([0, 2]);
            }

            private const int n = 0;

            private static Numbers Over(Numbers x, Axes axes) => x.Mean(axes);

            private static Pair Bounds(Numbers x) => (Low: x.Min([0, 2]), High: x.Min([0, "y"]));
        }
        """";

    /// <summary>Names that generated code says, where a project has them for something else.</summary>
    internal const string Names = """
        #pragma warning disable CS8981 // The language may want these names one day.
        global using nint = System.Int64;
        global using nuint = System.UInt64;
        global using dynamic = System.String;
        global using Vector512 = System.String;

        internal sealed class Lanes;

        internal sealed class MethodImpl : System.Attribute;

        namespace StaticGraph
        {
            internal sealed class SweepBody;
        }

        namespace StaticGraph.Generated
        {
            internal sealed class DType;
        }

        namespace System.Runtime.Intrinsics
        {
            internal sealed class VectorMath;
        }

        namespace App.System
        {
            internal sealed class StaticGraph;
        }
        """;

    /// <summary>What C# 14 adds.</summary>
    internal const string NewerKernels = """
        using StaticGraph;

        internal static partial class NewerKernels
        {
            [ArrayKernel] static NDArray<double> Extended([Shape("n", "m", "y")] NDArray<double> x) => x.OverAll([0, "y"]);

            extension(NDArray<double> y)
            {
                private NDArray<double> OverAll(Axes axes) => y.Mean(axes);
            }
        }
        """;

    /// <summary>Prints a line a kernel: its name and whether its values are those of the loops.</summary>
    internal static string Program(params string[] kernels) => $$"""
        using StaticGraph;

        double[,,] x = new double[3, 4, 5];
        double[] means = new double[4];
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                for (int k = 0; k < 5; k++)
                {
                    x[i, j, k] = (i * 100) + (j * 30) + k;
                    means[j] += x[i, j, k];
                }
            }
        }

        Func<ArraySource<double>, Plan<double>>[] plans = [{{string.Join(", ", kernels.Select(kernel => $"x => {kernel}(x)"))}}];
        string[] names = [{{string.Join(", ", kernels.Select(kernel => $"\"{kernel}\""))}}];
        for (int kernel = 0; kernel < plans.Length; kernel++)
        {
            double[] values = [.. plans[kernel](x).Compute()];
            bool same = values.Length == 4;
            for (int j = 0; same && j < 4; j++)
            {
                same = Math.Abs(values[j] - (means[j] / 15)) < 1e-9;
            }

            Console.WriteLine($"{names[kernel]} {same}");
        }
        """;
}
