extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>
/// Every elementwise row of the op table, for every element type: the plan has the interpreter's bits, and both are what NumPy computes.
/// Lengths around every vector width, arrays of two axes that do not fill a vector, and operands stretched along rows, columns and both.
/// </summary>
public sealed class OpTests
{
    private const int Longest = 257;

    private static readonly int[] Lengths = [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257];
    private static readonly (long N, long M)[] Rectangles = [(3, 5), (1, 9), (7, 64), (33, 17), (2, 257)];

    private static readonly OpKernel[] Kernels = [.. OpCases.All.Where(row => OpTable.Find(row.Op)!.Kind == OpKind.Elementwise).SelectMany(OpKernel.Of)];
    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(Kernels.SelectMany(kernel => kernel.Methods)));
    private static readonly Lazy<Dictionary<string, byte[]>> Expected = new(EvaluateInNumPy);

    public static TheoryData<string> Rows => [.. Kernels.Select(kernel => kernel.Case.Op).Distinct()];

    [Theory]
    [MemberData(nameof(Rows))]
    public void EveryLengthHasTheReferencesBits(string op)
    {
        foreach (OpKernel kernel in Of(op))
        {
            ReferenceArray[] operands = kernel.Draw(_ => [Longest]);
            ReferenceArray whole = Assert.Single(Program.Value.Interpret(kernel.Name, Inputs(operands, ("n", Longest))));
            Closeness.Check(Expected.Value[kernel.Name], whole, kernel.Case.Ulps, kernel.Name);
            foreach (int length in Lengths)
            {
                Program.Value.Check(kernel.Name, [.. operands.Select(operand => Prefix(operand, length))], [Prefix(whole, length)]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void OperandsAreStretchedAndTransposed(string op)
    {
        foreach (OpKernel kernel in Of(op))
        {
            foreach ((long n, long m) in Rectangles)
            {
                foreach ((string name, Func<int, long[]> shape) in kernel.Rectangles(n, m))
                {
                    ReferenceArray[] operands = kernel.Draw(shape);
                    Program.Value.Check(name, operands, Program.Value.Interpret(name, Inputs(operands, ("n", n), ("m", m))));
                }
            }
        }
    }

    private static IEnumerable<OpKernel> Of(string op) => Kernels.Where(kernel => kernel.Case.Op == op);

    private static GraphInputs Inputs(ReferenceArray[] operands, params (string Name, long Length)[] dims) =>
        new(operands, [], dims.ToDictionary(dim => dim.Name, dim => dim.Length));

    private static ReferenceArray Prefix(ReferenceArray array, int length) => new(array.Type, new long[] { length }, array.Words.Take(length).ToArray());

    private static Dictionary<string, byte[]> EvaluateInNumPy()
    {
        var numPy = new NumPy();
        foreach (OpKernel kernel in Kernels)
        {
            numPy.Add(kernel.NumPy, [.. kernel.Draw(_ => [Longest]).Select((operand, i) => ("abc"[i].ToString(), operand))]);
        }

        byte[][] results = numPy.Run();
        return Kernels.Select((kernel, i) => (kernel.Name, Result: results[i])).ToDictionary(pair => pair.Name, pair => pair.Result);
    }
}
