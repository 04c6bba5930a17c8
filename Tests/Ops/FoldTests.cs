extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Every reduction of the op table over every choice of axes, on shapes around leaves, vectors and nothing: the interpreter's bits, and what NumPy computes.</summary>
public sealed class FoldTests
{
    private static readonly long[][] Shapes =
        [[1, 1, 1], [2, 3, 4], [65, 3, 5], [3, 64, 2], [2, 3, 63], [5, 1, 65], [1000, 2, 3], [2, 2, 1000], [0, 3, 2], [3, 0, 2], [3, 2, 0]];

    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(FoldKernel.All.Select(kernel => kernel.Method)));
    private static readonly Lazy<Dictionary<(string Name, int Shape), byte[][]>> Expected = new(EvaluateInNumPy);

    public static TheoryData<string> Rows => [.. FoldKernel.All.Select(kernel => kernel.Op).Distinct()];

    [Theory]
    [MemberData(nameof(Rows))]
    public void FoldsHaveTheReferencesBits(string op)
    {
        foreach (FoldKernel kernel in FoldKernel.All.Where(kernel => kernel.Op == op))
        {
            for (int shape = 0; shape < Shapes.Length; shape++)
            {
                Check(kernel, shape);
            }
        }
    }

    private static void Check(FoldKernel kernel, int shape)
    {
        ReferenceArray array = Draw(kernel, shape);
        long[] lengths = Shapes[shape];
        var inputs = new GraphInputs([array], [], new Dictionary<string, long> { ["n"] = lengths[0], ["m"] = lengths[1], ["k"] = lengths[2] });
        if (Program.Value.Refuses(kernel.Name, inputs))
        {
            return;
        }

        ReferenceArray[] expected = Program.Value.Interpret(kernel.Name, inputs);
        Program.Value.Check(kernel.Name, [array], expected);
        if (Expected.Value.TryGetValue((kernel.Name, shape), out byte[][]? numPy))
        {
            for (int i = 0; i < expected.Length; i++)
            {
                Closeness.Check(numPy[i], expected[i], kernel.Case.Ulps, $"{kernel.Results[i].Kernel} of {kernel.Type} ({string.Join(", ", lengths)})");
            }
        }
    }

    private static ReferenceArray Draw(FoldKernel kernel, int shape)
    {
        int count = (int)Shapes[shape].Aggregate(1L, (product, length) => product * length);
        return ReferenceArray.Of(Operands.Draw(kernel.Type.Twin(), kernel.Case.DomainOf(0), count, seed: shape), Shapes[shape]);
    }

    // NumPy has no minimum of nothing, and what it makes of the mean of nothing is a warning.
    private static Dictionary<(string Name, int Shape), byte[][]> EvaluateInNumPy()
    {
        var numPy = new NumPy();
        var jobs = new List<(string Name, int Shape, int[] Numbers)>();
        foreach (FoldKernel kernel in FoldKernel.All)
        {
            foreach (int shape in Enumerable.Range(0, Shapes.Length).Where(shape => !Shapes[shape].Contains(0)))
            {
                ReferenceArray array = Draw(kernel, shape);
                jobs.Add((kernel.Name, shape, [.. kernel.Results.Select(result => numPy.Add(result.NumPy, ("a", array)))]));
            }
        }

        byte[][] results = numPy.Run();
        return jobs.ToDictionary(job => (job.Name, job.Shape), job => job.Numbers.Select(number => results[number]).ToArray());
    }
}
