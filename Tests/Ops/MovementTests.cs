extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Every movement and join of the op table, and what is computed of parts of an array, for every element type, on arrays of three axes: NumPy's elements where NumPy has them.</summary>
public sealed class MovementTests
{
    private static readonly long[][] Shapes = [[1, 1, 1], [2, 3, 4], [5, 9, 3], [3, 17, 33], [40, 2, 65], [0, 3, 2], [3, 2, 0]];

    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(Kernels().Select(Method).Append(
        """
        static NDArray<T> Halves<T>(NDArray<T> x) where T : unmanaged { var (a, b) = NDArray.Split(x, 2); return NDArray.Concatenate([b, a], 1); }
        static NDArray<T> Cells<T>(NDArray<T> x, NDArray<T> y) where T : unmanaged { var (a, b) = NDArray.MeshGrid([x, y]); return NDArray.Concatenate([b, a]); }
        static NDArray<T> Corners<T>(NDArray<T> x, NDArray<T> y, NDArray<T> z) where T : unmanaged { var (a, b, c) = NDArray.MeshGrid([x, y, z], MeshIndexing.IJ); return NDArray.Stack([a, b, c]); }
        """)));
    private static readonly Lazy<byte[][]> Expected = new(EvaluateInNumPy);

    public static TheoryData<string> Rows => [.. Moving.Select(row => row.Name)];

    private static IEnumerable<OpDef> Moving => OpTable.All.Where(row => row.Kind is OpKind.Movement or OpKind.Join or OpKind.Window);

    [Theory]
    [MemberData(nameof(Rows))]
    public void ElementsAreWhereNumPyHasThem(string op)
    {
        (string Name, string Op, DType Type, string Kernel, string NumPy)[] kernels = [.. Kernels()];
        for (int i = 0; i < kernels.Length; i++)
        {
            for (int shape = 0; kernels[i].Op == op && shape < Shapes.Length; shape++)
            {
                if (!Fits(op, shape))
                {
                    continue;
                }

                ReferenceArray array = Draw(op, kernels[i].Type, shape);
                var dims = new Dictionary<string, long> { ["n"] = Shapes[shape][0], ["m"] = Shapes[shape][1], ["k"] = Shapes[shape][2] };
                ReferenceArray moved = Assert.Single(Program.Value.Interpret(kernels[i].Name, new GraphInputs([array], [RandomArrays.Of(kernels[i].Type, 0)], dims)));
                Closeness.Check(Expected.Value[(i * Shapes.Length) + shape], moved, OpCases.Find(op).Ulps, $"{kernels[i].Kernel} of {kernels[i].Type} ({string.Join(", ", Shapes[shape])})");
                Program.Value.Check(kernels[i].Name, [array], [moved]);
            }
        }
    }

    private static IEnumerable<(string Name, string Op, DType Type, string Kernel, string NumPy)> Kernels() =>
        from row in Moving.Select(row => OpCases.Find(row.Name))
        from type in row.SampledTypes
        from spelling in row.More.Prepend((row.Kernel, row.NumPy)).Select((pair, number) => (pair.Kernel, pair.NumPy, Number: number))
        select ($"{row.Op}_{type}_{spelling.Number}", row.Op, type.Twin(), spelling.Kernel, spelling.NumPy);

    private static bool Fits(string op, int shape) => Shapes[shape].Min() >= OpCases.Find(op).Least;

    private static string Method((string Name, string Op, DType Type, string Kernel, string NumPy) kernel) =>
        $"[ArrayKernel] static NDArray<{kernel.Type.Keyword()}> {kernel.Name}([Shape(\"n\", \"m\", \"k\")] NDArray<{kernel.Type.Keyword()}> a) => {kernel.Kernel};";

    private static ReferenceArray Draw(string op, DType type, int shape)
    {
        int count = (int)Shapes[shape].Aggregate(1L, (product, length) => product * length);
        return ReferenceArray.Of(Operands.Draw(type.Twin(), OpCases.Find(op).DomainOf(0), count, seed: shape), Shapes[shape]);
    }

    private static byte[][] EvaluateInNumPy()
    {
        var numPy = new NumPy();
        foreach ((string _, string op, DType type, string _, string expression) in Kernels())
        {
            for (int shape = 0; shape < Shapes.Length; shape++)
            {
                numPy.Add(Fits(op, shape) ? expression : "a", ("a", Draw(op, type, shape)));
            }
        }

        return numPy.Run();
    }
}
