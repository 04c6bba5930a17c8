extern alias generator;

using System.Globalization;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Model;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;
using KernelProgram = StaticGraph.Tests.Ops.KernelProgram;

namespace StaticGraph.Tests.NpBench;

/// <summary>What the kernels are given: arrays drawn by their types and shapes, and numbers that have the defaults of their parameters.</summary>
internal static class NpBenchInputs
{
    /// <summary>The lengths of dims.</summary>
    public static readonly Dictionary<string, long> Lengths = new() { ["n"] = 19, ["m"] = 13, ["k"] = 11, ["p"] = 7, ["q"] = 3 };

    // What no random numbers are: the places where rows begin rise, a matrix is positive definite, correlations are small.
    private static readonly Dictionary<(string Kernel, string Parameter), Action<Array>> Prepared = new()
    {
        [("Spmv", "rows")] = Array.Sort,
        [("Cholesky", "a")] = Definite,
        [("Cholesky2", "a")] = Definite,
        [("Lu", "a")] = Definite,
        [("Ludcmp", "a")] = Definite,
        [("Durbin", "r")] = array => Each(array, (i, number) => number / 4),
    };

    /// <summary>The arrays of a kernel, the same whenever they are asked for.</summary>
    public static IEnumerable<(string Name, ReferenceArray Array)> Arrays(Kernel kernel) => kernel.Parameters.Where(parameter => parameter.Kind == KernelParameterKind.Array).Select((parameter, i) =>
    {
        long[] shape = [.. parameter.Shape.Select(length => Polynomial.Parse(length).Evaluate(dim => Lengths[dim]))];
        int count = (int)shape.Aggregate(1L, (product, length) => product * length);
        Domain domain = parameter.Type.IsFloating() || parameter.Type == DType.Complex ? new(0.5, 1.5, Special: false) : new(0, 11, Special: false);
        Array elements = Operands.Draw(parameter.Type.Twin(), domain, count, seed: i);
        if (Prepared.TryGetValue((kernel.Declaration.Name, parameter.Name), out Action<Array>? prepare))
        {
            prepare(elements);
        }

        return (parameter.Name, ReferenceArray.Of(elements, shape));
    });

    /// <summary>A number of a kernel, or a length.</summary>
    public static object Number(KernelParameter parameter) => (parameter.Kind, parameter.Type) switch
    {
        (KernelParameterKind.Length, _) => (object)Lengths[parameter.Name],
        (_, DType.Int64) => long.Parse(parameter.Default.TrimEnd('L'), CultureInfo.InvariantCulture),
        _ => double.Parse(parameter.Default.TrimEnd('d'), CultureInfo.InvariantCulture),
    };

    /// <summary>True for numbers that the interpreter knows by itself.</summary>
    public static bool IsGiven(GraphScalar scalar) => scalar.Number is not null || scalar.Count is not null;

    /// <summary>All others as methods in C#, which is what they are written in.</summary>
    public static string Scalars(KernelProgram program) => string.Join("\n",
        from kernel in program.Kernels
        from scalar in program.Graph(kernel.Declaration.Name).Scalars.Select((scalar, i) => (Scalar: scalar, Number: i))
        where !IsGiven(scalar.Scalar)
        let parameters = kernel.Parameters.Where(parameter => parameter.Kind != KernelParameterKind.Array).Select(parameter => $"var {parameter.Name} = {(parameter.Kind == KernelParameterKind.Length ? $"{Lengths[parameter.Name]}L" : parameter.Default)};")
        select $"public static object {kernel.Declaration.Name}{scalar.Number}() {{ {string.Join(" ", parameters)} return {scalar.Scalar.Code.Replace("{binding}.", "", StringComparison.Ordinal)}; }}")
        + $"static long GetLength(string name) => name switch {{ {string.Join(" ", Lengths.Select(length => $"\"{length.Key}\" => {length.Value},"))} _ => 0 }};";

    private static void Definite(Array matrix)
    {
        int n = (int)Math.Sqrt(matrix.Length);
        double[] given = (double[])matrix.Clone();
        Each(matrix, (i, _) => given[i] + given[(i % n * n) + (i / n)] + (i % (n + 1) == 0 ? n : 0));
    }

    private static void Each(Array array, Func<int, double, double> change)
    {
        double[] numbers = (double[])array;
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = change(i, numbers[i]);
        }
    }
}
