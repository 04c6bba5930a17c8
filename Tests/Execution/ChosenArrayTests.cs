using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>One truth value chooses between whole arrays, and what it does not take has no influence.</summary>
public class ChosenArrayTests
{
    private const string Kernels = """
        [ArrayKernel]
        public static NDArray<double> Logarithm([Shape("n")] NDArray<double> x, bool log) => NDArray.Where(log, NDArray.Log(x), x);

        [ArrayKernel]
        public static NDArray<byte> Bytes([Shape("n")] NDArray<byte> x, int k) => NDArray.Where(k > 2, x, 7);

        [ArrayKernel]
        public static NDArray<bool> Bools([Shape("n")] NDArray<bool> x, bool keep) => NDArray.Where(keep, x, !x);

        [ArrayKernel]
        public static NDArray<long> Quotient([Shape("n")] NDArray<long> x, bool divide) => NDArray.Where(divide, x / (x - x), -x);

        [ArrayKernel]
        public static NDArray<float> Rows([Shape("n", "m")] NDArray<float> x, bool centre) => x - NDArray.Where(centre, x.Mean(1, keepDims: true), 0f);

        public static string Run()
        {
            double[] one = [1, 1], negative = [-1, -2];
            byte[] b = [1, 200];
            bool[] t = [true, false];
            long[] l = [3, -4];
            float[,] f = { { 1, 3 }, { 5, 9 } };
            return string.Join("; ",
                Show(Logarithm(one, true).Compute()), Show(Logarithm(negative, false).Compute()),
                Show(Bytes(b, 3).Compute()), Show(Bytes(b, 2).Compute()),
                Show(Bools(t, true).Compute()), Show(Bools(t, false).Compute()),
                Show(Quotient(l, false).Compute()),
                Show(Rows(f, true).Compute()), Show(Rows(f, false).Compute()));
        }

        public static void Divide() => Quotient(new long[] { 3 }, true).Compute();

        private static string Show<T>(System.Numerics.Tensors.Tensor<T> tensor)
        {
            System.Collections.Generic.List<string> texts = [];
            foreach (T value in tensor)
            {
                texts.Add(FormattableString.Invariant($"{value}"));
            }

            return string.Join(" ", texts);
        }
        """;

    [Fact]
    public void By_one_condition() => Assert.Equal(
        "0 0; -1 -2; 1 200; 7 7; True False; False True; -3 4; -1 1 -2 2; 1 3 5 9",
        CompiledKernels.FromMethods(Kernels).Call("Run"));

    [Fact]
    public void What_is_taken_divides_by_zero()
    {
        Exception? error = Record.Exception(() => CompiledKernels.FromMethods(Kernels).Call("Divide"));

        Assert.IsType<DivideByZeroException>(error is System.Reflection.TargetInvocationException { InnerException: { } inner } ? inner : error);
    }
}
