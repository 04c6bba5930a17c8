extern alias generator;

using System.Runtime.InteropServices;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Arrays that are read from nowhere, for every element type and alone as results: NumPy's elements, whatever the lengths.</summary>
public sealed class CreationTests
{
    private static readonly long[][] Shapes = [[1, 1, 1], [2, 3, 4], [9, 17, 3], [0, 3, 2], [300, 2, 0]];

    private static readonly (string Name, string Op, DType Type, string Kernel, string NumPy)[] Kernels =
    [
        .. from row in OpTable.All.Where(row => row.Kind == OpKind.Creation).Select(row => OpCases.Find(row.Name))
           from type in row.Types.Select(type => type.Twin())
           select ($"{row.Op}_{type}", row.Op, type, row.Kernel.Replace("{to}", type.Keyword(), StringComparison.Ordinal), row.NumPy.Replace("{to}", $"'{Code(type)}'", StringComparison.Ordinal)),
    ];

    private static readonly Lazy<CompiledKernels> Compiled = new(() => CompiledKernels.FromMethods(string.Join("\n", Kernels.Select(kernel =>
        $"[ArrayKernel] public static NDArray<{kernel.Type.Keyword()}> {kernel.Name}([Shape(\"n\", \"m\", \"k\")] NDArray<byte> a) => {kernel.Kernel};"))));

    private static readonly Lazy<byte[][]> Expected = new(EvaluateInNumPy);

    public static TheoryData<string> Rows => [.. OpTable.All.Where(row => row.Kind == OpKind.Creation).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void ElementsAreThoseOfNumPy(string op)
    {
        for (int i = 0; i < Kernels.Length; i++)
        {
            for (int shape = 0; Kernels[i].Op == op && shape < Shapes.Length; shape++)
            {
                Plan plan = Compiled.Value.Bind(Kernels[i].Name, PlanRunner.Memory(Draw(shape)));
                (ReferenceArray[] results, RunReport report) = PlanRunner.Compute(plan, null);
                Closeness.Check(Expected.Value[(i * Shapes.Length) + shape], Assert.Single(results), OpCases.Find(op).Ulps, $"{Kernels[i].Kernel} ({string.Join(", ", Shapes[shape])})");
                Assert.Equal(0, report.ReadBytes);
            }
        }
    }

    private static ReferenceArray Draw(int shape)
    {
        int count = (int)Shapes[shape].Aggregate(1L, (product, length) => product * length);
        return ReferenceArray.Of(new byte[count], Shapes[shape]);
    }

    private static string Code(DType type) => type switch
    {
        DType.Boolean => "?",
        DType.Byte => "u1",
        DType.SByte => "i1",
        DType.Int16 => "i2",
        DType.UInt16 => "u2",
        DType.UInt32 => "u4",
        DType.UInt64 => "u8",
        DType.Int32 => "i4",
        DType.Int64 => "i8",
        DType.Single => "f4",
        DType.Double => "f8",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static byte[][] EvaluateInNumPy()
    {
        var numPy = new NumPy();
        foreach ((string _, string _, DType _, string _, string expression) in Kernels)
        {
            for (int shape = 0; shape < Shapes.Length; shape++)
            {
                numPy.Add(expression, ("a", Draw(shape)));
            }
        }

        return numPy.Run();
    }
}
