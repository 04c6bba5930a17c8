namespace StaticGraph.Tests.Processes;

/// <summary>Generated code stores large results past the caches, with the values it stores through them: those of the same kernels over short pieces.</summary>
[Collection(ProcessCollection.Name)]
public sealed class StreamedProgramTests
{
    private const string Kernels =
        """
            [ArrayKernel] public static NDArray<double> Cubes([Shape("n")] NDArray<double> x) => (2 * x + 1).Pow(3);
            [ArrayKernel] public static NDArray<byte> Distances([Shape("n")] NDArray<byte> a, [Shape("n")] NDArray<byte> b) => Where(a > b, a - b, b - a);
            [ArrayKernel] public static NDArray<double> Widened([Shape("n")] NDArray<float> x) => Cast<double>(x) * 2 + 1;
            [ArrayKernel] public static (NDArray<double>, NDArray<float>) Both([Shape("n")] NDArray<float> x) => (Cast<double>(x) * 2, x + 1);
            [ArrayKernel] public static NDArray<double> Turned([Shape("n", "m")] NDArray<double> x) => x.T * 2;
        """;

    private const string Main =
        """
        public static class Program
        {
            private const int Piece = 1 << 20;

            public static void Main()
            {
                foreach (int offset in new[] { 0, 1, 5 })
                {
                    const int N = (66 << 20) + 3;
                    double[] x = Fill(N / 8, i => i * 0.6180339887498949 % 4 - 2);
                    float[] f = Fill(N / 4, i => (float)(i % 1021) - 500);
                    byte[] a = Fill(N, i => (byte)(i * 7)), b = Fill(N, i => (byte)(i >> 8));
                    Check("cubes", x.Length, offset, y => Kernels.Cubes(x).WriteTo(y), (from, to) => Kernels.Cubes(x[from..to]).Compute());
                    Check("distances", N, offset, y => Kernels.Distances(a, b).WriteTo(y), (from, to) => Kernels.Distances(a[from..to], b[from..to]).Compute());
                    Check("widened", f.Length, offset, y => Kernels.Widened(f).WriteTo(y), (from, to) => Kernels.Widened(f[from..to]).Compute());

                    // Two results that begin on cache lines at different elements.
                    var singles = new float[f.Length + offset];
                    Check("first of both", f.Length, 3, y => Kernels.Both(f).WriteTo(y, System.Numerics.Tensors.Tensor.Create(singles, offset, [f.Length], [1])), (from, to) => Kernels.Both(f[from..to]).Compute().Item1);
                    Console.WriteLine($"second of both {singles.AsSpan(offset).SequenceEqual(Fill(f.Length, i => f[i] + 1))}");

                    int rows = 3001, columns = x.Length / rows;
                    double[] plane = x[..(rows * columns)];
                    Check("turned", plane.Length, offset,
                        y => Kernels.Turned(System.Numerics.Tensors.Tensor.Create(plane, [rows, columns])).WriteTo(y),
                        (from, to) => System.Numerics.Tensors.Tensor.Create(Fill(to - from, i => 2 * plane[((from + i) % rows * columns) + ((from + i) / rows)]), [to - from]),
                        rows);
                }
            }

            private static T[] Fill<T>(int count, Func<int, T> element)
            {
                var all = new T[count];
                for (int i = 0; i < count; i++)
                {
                    all[i] = element(i);
                }

                return all;
            }

            private static void Check<T>(string name, int count, int offset, Action<System.Numerics.Tensors.Tensor<T>> whole, Func<int, int, System.Numerics.Tensors.Tensor<T>> piece, int columns = 0)
                where T : unmanaged, IEquatable<T>
            {
                var y = new T[count + offset];
                whole(columns == 0 ? System.Numerics.Tensors.Tensor.Create(y, offset, [count], [1]) : System.Numerics.Tensors.Tensor.Create(y, offset, [count / columns, columns], [columns, 1]));
                bool same = y.AsSpan(0, offset).IndexOfAnyExcept(default(T)) < 0;
                for (int from = 0; from < count; from += Piece)
                {
                    var expected = new T[Math.Min(Piece, count - from)];
                    piece(from, from + expected.Length).FlattenTo(expected);
                    same &= y.AsSpan(offset + from, expected.Length).SequenceEqual(expected);
                }

                Console.WriteLine($"{name} {same}");
            }
        }
        """;

    [Fact]
    public void Streamed_results_are_those_of_short_pieces()
    {
        string[] expected = ["cubes True", "distances True", "widened True", "first of both True", "second of both True", "turned True"];
        foreach ((string, string)[] switches in ((string, string)[][])[[], [("DOTNET_EnableAVX512", "0"), ("DOTNET_EnableAVX512F", "0")], [("DOTNET_EnableAVX2", "0")]])
        {
            Assert.Equal([.. expected, .. expected, .. expected], KernelProgram.Run(Kernels, Main, switches));
        }
    }
}
