using System.Runtime.InteropServices;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Simd;

/// <summary>Functions in 80-bit arithmetic, by NumPy's longdouble: eleven bits more than a double, enough to measure errors of a fraction of an ulp. <see cref="ErrorBoundTests"/> measures its own.</summary>
internal static class LongDouble
{
    private const string Script = """
        import sys
        import numpy as np
        expression, source, target = sys.argv[1:]
        x, y = np.fromfile(source, dtype=np.float64).reshape(2, -1).astype(np.longdouble)
        with np.errstate(all="ignore"):
            exact = eval(expression)
            nearest = exact.astype(np.float64)
            rest = (exact - nearest).astype(np.float64)
        np.concatenate([nearest, rest]).tofile(target)
        """;

    /// <summary>Evaluates a NumPy expression over x and y. The exact value is the sum of the two doubles of a pair.</summary>
    public static (double Nearest, double Beyond)[] Evaluate(string expression, double[] x, double[] y)
    {
        using TemporaryFolder folder = new();
        using (FileStream file = File.Create(folder.PathOf("in")))
        {
            file.Write(MemoryMarshal.AsBytes<double>(x));
            file.Write(MemoryMarshal.AsBytes<double>(y));
        }

        Python.Run(NumPy.SpecialFunctions + Script, expression, folder.PathOf("in"), folder.PathOf("out"));
        ReadOnlySpan<double> values = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(folder.PathOf("out")));
        (double, double)[] pairs = new (double, double)[x.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = (values[i], values[x.Length + i]);
        }

        return pairs;
    }
}
