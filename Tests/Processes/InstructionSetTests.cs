namespace StaticGraph.Tests.Processes;

/// <summary>
/// Results have the same bits whatever the processor can do: the same program runs with instruction sets switched off. Of a NaN neither sign nor payload is promised.
/// </summary>
[Collection(ProcessCollection.Name)]
public sealed class InstructionSetTests
{
    private const string Kernels =
        """
            [ArrayKernel] public static NDArray<double> Mathematics([Shape("n", "m")] NDArray<double> x, [Shape("n", "m")] NDArray<double> y)
                => Exp(-x * x) * Log(y) + Sin(10 * x) + Cos(x) * Tan(x) + Pow(y, x) + Atan2(x, y) + Tanh(x) + Cbrt(x) + Log1p(y) + Expm1(x);
            [ArrayKernel] public static NDArray<float> Singles([Shape("n", "m")] NDArray<float> x) => Exp(x) + Log10(x * x) + Sinh(x) - x.Std(0) + x.Mean();
            [ArrayKernel] public static NDArray<int> Integers([Shape("n", "m")] NDArray<int> a) => a / (a % 1000 + 1001) + a % 77;
            [ArrayKernel] public static NDArray<long> Longs([Shape("n", "m")] NDArray<double> x, [Shape("n", "m")] NDArray<int> a) => Cast<long>(x * 4e18) / (Cast<long>(a) % 99991 | 1);
            [ArrayKernel] public static NDArray<byte> Bytes([Shape("n", "m")] NDArray<double> x, [Shape("n", "m")] NDArray<int> a) => Cast<byte>(x * 200) / (Cast<byte>(a) | 1);
            [ArrayKernel] public static NDArray<double> Casts([Shape("n", "m")] NDArray<float> x, [Shape("n", "m")] NDArray<int> a)
                => Cast<double>(Cast<float>(Cast<long>(a) * Cast<long>(a) * Cast<long>(a)) + Cast<float>(a)) + Cast<double>(a) + Cast<double>(Cast<long>(x * 1e6f)) + Cast<double>(Cast<int>(x * 3e9f)) + Cast<double>(Cast<int>(Cast<double>(x) * 2e9));
            [ArrayKernel] public static NDArray<double> Scores([Shape("n", "m")] NDArray<double> x) => (x - x.Mean(1, keepDims: true)) / x.Std(0) + x.Sum();
            [ArrayKernel] public static NDArray<double> NoNumbers([Shape("n", "m")] NDArray<double> x) => Clip(x, double.NaN, 4.0) + Sqrt(x) + Where(x > 0, Minimum(x, Log(x)), Maximum(0 / (x - x), x));
            [ArrayKernel] public static NDArray<long> Guarded([Shape("n", "m")] NDArray<int> a) => Where(a % 3 != 0, Cast<long>(a) / Cast<long>(a % 3), Cast<long>(a)) + Cast<long>(a).Max(0);
            [ArrayKernel] public static NDArray<float> Spread([Shape("n", "m")] NDArray<float> x) => (x + 1e6f).Var(1, keepDims: true) + (x + 1e6f).Std(0) + x.Sum(0) * x.Prod();
            [ArrayKernel] public static NDArray<double> Rows([Shape("n", "m")] NDArray<double> x, [Shape("m")] NDArray<double> r) => x * r + x.T.Sum();
        """;

    private const string Main =
        """
        public static class Program
        {
            public static void Main()
            {
                Console.WriteLine(System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated + " " + System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated);
                foreach ((int n, int m) in new[] { (1, 1), (131, 257), (1001, 3), (2, 5003) })
                {
                    double[,] x = new double[n, m], y = new double[n, m];
                    float[,] f = new float[n, m];
                    int[,] a = new int[n, m];
                    var r = new double[m];
                    for (int i = 0; i < n * m; i++)
                    {
                        x[i / m, i % m] = (i * 0.6180339887498949 % 1 * 4) - 2;
                        y[i / m, i % m] = i * 0.7548776662466927 % 1 + 0.01;
                        f[i / m, i % m] = (float)x[i / m, i % m];
                        a[i / m, i % m] = i * 48271 ^ i << 20;
                        r[i % m] = y[i / m, i % m];
                    }

                    Print(Kernels.Mathematics(x, y).Compute());
                    Print(Kernels.Singles(f).Compute());
                    Print(Kernels.Integers(a).Compute());
                    Print(Kernels.Longs(x, a).Compute());
                    Print(Kernels.Bytes(x, a).Compute());
                    Print(Kernels.Casts(f, a).Compute());
                    Print(Kernels.Scores(x).Compute());
                    Print(Kernels.NoNumbers(x).Compute());
                    Print(Kernels.Guarded(a).Compute());
                    Print(Kernels.Spread(f).Compute());
                    Print(Kernels.Rows(x, r).Compute());
                }
            }

            private static void Print<T>(System.Numerics.Tensors.Tensor<T> result)
                where T : unmanaged
            {
                var elements = new T[result.FlattenedLength];
                result.FlattenTo(elements);
                for (int i = 0; i < elements.Length; i++)
                {
                    elements[i] = elements[i] switch { double.NaN => (T)(object)double.NaN, float.NaN => (T)(object)float.NaN, var number => number };
                }

                byte[] bits = System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(elements).ToArray();
                Console.WriteLine(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bits)));
            }
        }
        """;

    [Fact]
    public void Every_instruction_set_gives_the_same_bits()
    {
        string[] all = KernelProgram.Run(Kernels, Main);
        string[] upTo256 = KernelProgram.Run(Kernels, Main, ("DOTNET_EnableAVX512", "0"), ("DOTNET_EnableAVX512F", "0"));
        string[] upTo128 = KernelProgram.Run(Kernels, Main, ("DOTNET_EnableAVX2", "0"));
        string[] none = KernelProgram.Run(Kernels, Main, ("DOTNET_EnableHWIntrinsic", "0"));

        // The switches did something.
        Assert.StartsWith("False", upTo256[0], StringComparison.Ordinal);
        Assert.Equal("False False", upTo128[0]);
        Assert.Equal("False False", none[0]);
        Assert.Equal(1 + (4 * 11), all.Length);
        Assert.Equal(all[1..], upTo256[1..]);
        Assert.Equal(all[1..], upTo128[1..]);
        Assert.Equal(all[1..], none[1..]);
    }
}
