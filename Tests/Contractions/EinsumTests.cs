using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Contractions;

/// <summary>Random index strings over random accesses, 500 times: NumPy's elements, exactly, for all sums are of whole numbers.</summary>
public sealed class EinsumTests
{
    private const int Batches = 10, Each = 50;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Batches)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void AreThoseOfNumPy(int batch)
    {
        RandomEinsum[] drawn = [.. Enumerable.Range(batch * Each, Each).Select(seed => new RandomEinsum(seed))];
        var program = new KernelProgram(drawn.Select(einsum => einsum.Method));
        var numPy = new NumPy();
        foreach (RandomEinsum einsum in drawn)
        {
            numPy.Add(einsum.NumPy, [.. einsum.Sources.Select((source, i) => ("abc"[i].ToString(), source))]);
        }

        byte[][] expected = numPy.Run();
        for (int i = 0; i < Each; i++)
        {
            Exception? failure = Record.Exception(() => Check(program, drawn[i], expected[i]));
            Assert.True(failure is null, $"{drawn[i].Method}: {failure}\n{program.Text(drawn[i].Name)}");
        }
    }

    private static void Check(KernelProgram program, RandomEinsum drawn, byte[] expected)
    {
        ReferenceArray sums = Assert.Single(program.Interpret(drawn.Name, new GraphInputs(drawn.Sources, [], new Dictionary<string, long>())));
        Closeness.Check(expected, sums, 0, drawn.Name);
        program.Check(drawn.Name, drawn.Sources, [sums]);
    }
}
