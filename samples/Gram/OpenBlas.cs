using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StaticGraph.Samples.Gram;

/// <summary>What OpenBLAS multiplies matrices at on this machine, where it is installed.</summary>
internal static unsafe class OpenBlas
{
    private const int Length = 2000;
    private const int RowMajor = 101, NoTranspose = 111;
    private const int Rounds = 3;

    /// <summary>The most operations a second of three products of 2000 x 2000 doubles in memory; null where there is no OpenBLAS.</summary>
    internal static double? Rate()
    {
        if (!NativeLibrary.TryLoad("libopenblas.so.0", out nint library) || !NativeLibrary.TryGetExport(library, "cblas_dgemm", out nint dgemm))
        {
            return null;
        }

        double[] a = new double[Length * Length], b = new double[Length * Length], c = new double[Length * Length];
        Array.Fill(a, 0.5);
        Array.Fill(b, 0.25);
        double least = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            Multiply(dgemm, a, b, c);
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 2.0 * Length * Length * Length / least;
    }

    private static void Multiply(nint dgemm, double[] a, double[] b, double[] c)
    {
        var product = (delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void>)dgemm;
        fixed (double* first = a, second = b, result = c)
        {
            product(RowMajor, NoTranspose, NoTranspose, Length, Length, Length, 1, first, Length, second, Length, 0, result, Length);
        }
    }
}
