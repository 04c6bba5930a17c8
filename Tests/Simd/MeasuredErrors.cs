using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StaticGraph.Tests.Processes;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Simd;

/// <summary>The largest errors of all functions in <see cref="VectorFunction"/> at their critical operands, against arithmetic of 200 bits.</summary>
public sealed class MeasuredErrors
{
    private readonly Dictionary<(string Name, string Kind), LargestError> _errors = [];

    /// <summary>Computes every function and has all of them measured by one process.</summary>
    public MeasuredErrors()
    {
        using TemporaryFolder folder = new();
        Dictionary<(string, string), Evaluation> evaluations = [];
        foreach (VectorFunction function in VectorFunction.All)
        {
            (double, double)[] operands = new CriticalOperands().Of(function.NumPy);
            string name = Short(function.NumPy);
            Evaluation doubles = evaluations[(name, "double")] = Doubles(function, operands);
            evaluations[(name, "subnormal")] = evaluations[(name, "extended")] = doubles;
            doubles.Write(folder.PathOf($"{name}.double"));
            Evaluation floats = evaluations[(name, "float")] = Floats(function, operands);
            floats.Write(folder.PathOf($"{name}.float"));
        }

        string script = NumPy.SpecialFunctions + File.ReadAllText(Repository.PathOf("Tests", "Simd", "error_bounds.py"));
        string output = Python.Run(script, [folder.Path, .. VectorFunction.All.Select(function => Short(function.NumPy))]);
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ');
            double ulps = double.Parse(words[2], CultureInfo.InvariantCulture);
            _errors[(words[0], words[1])] = evaluations[(words[0], words[1])].At(int.Parse(words[3], CultureInfo.InvariantCulture), ulps);
        }
    }

    /// <summary>The largest error of a kind that error_bounds.py lists, for a function by its expression in NumPy.</summary>
    internal LargestError Of(string numPy, string kind) => _errors[(Short(numPy), kind)];

    // np.exp(x) is exp
    private static string Short(string numPy) => numPy[3..numPy.IndexOf('(')];

    private static Evaluation Doubles(VectorFunction function, (double X, double Y)[] operands)
    {
        double[] x = [.. operands.Select(pair => pair.X)], y = [.. operands.Select(pair => pair.Y)], results = new double[x.Length];
        for (int i = 0; i < x.Length; i += Vector256<double>.Count)
        {
            // The last vector ends where the operands do, and may overlap the one before.
            int start = Math.Min(i, x.Length - Vector256<double>.Count);
            function.Double256(Vector256.Create(x, start), Vector256.Create(y, start)).CopyTo(results, start);
        }

        return new(x, y, results);
    }

    // Every other operand, where float has it at all.
    private static Evaluation Floats(VectorFunction function, (double X, double Y)[] operands)
    {
        IEnumerable<(float X, float Y)> every = operands.Where((_, i) => i % 2 == 0).Select(pair => ((float)pair.X, (float)pair.Y));
        (float X, float Y)[] pairs = [.. every.Where(pair => IsNumber(pair.X) && IsNumber(pair.Y))];
        float[] x = [.. pairs.Select(pair => pair.X)], y = [.. pairs.Select(pair => pair.Y)], results = new float[x.Length];
        for (int i = 0; i < x.Length; i += Vector256<float>.Count)
        {
            int start = Math.Min(i, x.Length - Vector256<float>.Count);
            function.Single256(Vector256.Create(x, start), Vector256.Create(y, start)).CopyTo(results, start);
        }

        return new([.. x.Select(value => (double)value)], [.. y.Select(value => (double)value)], [.. results.Select(value => (double)value)]);

        static bool IsNumber(float value) => float.IsFinite(value) && value != 0;
    }

    /// <summary>An error, and where it is.</summary>
    internal sealed record LargestError(double Ulps, double X, double Y, double Result);

    private sealed record Evaluation(double[] X, double[] Y, double[] Results)
    {
        public void Write(string path)
        {
            using FileStream file = File.Create(path);
            file.Write(MemoryMarshal.AsBytes<double>(X));
            file.Write(MemoryMarshal.AsBytes<double>(Y));
            file.Write(MemoryMarshal.AsBytes<double>(Results));
        }

        public LargestError At(int index, double ulps) => new(ulps, X[index], Y[index], Results[index]);
    }
}
