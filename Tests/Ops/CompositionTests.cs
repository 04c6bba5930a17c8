using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Up to eight movements, joins and windows one after another, 500 times: NumPy's elements, whatever is composed to one way to walk the array and whatever is held between.</summary>
public sealed class CompositionTests
{
    private const int Batches = 10, Each = 50;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Batches)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void AreThoseOfNumPy(int batch)
    {
        Composition[] drawn = [.. Enumerable.Range(batch * Each, Each).Select(seed => new Composition(seed))];
        var program = new KernelProgram(drawn.Select(composition => composition.Method));
        var numPy = new NumPy();
        ReferenceArray[] arrays = [.. drawn.Select(composition => composition.Source)];
        for (int i = 0; i < Each; i++)
        {
            numPy.Add(drawn[i].NumPy, ("a", arrays[i]));
        }

        byte[][] expected = numPy.Run();
        for (int i = 0; i < Each; i++)
        {
            Exception? failure = Record.Exception(() => Check(program, drawn[i], expected[i]));
            Assert.True(failure is null, $"{drawn[i].Method} of ({string.Join(", ", arrays[i].Shape)}): {failure}\n{program.Text(drawn[i].Name)}");
        }
    }

    private static void Check(KernelProgram program, Composition drawn, byte[] expected)
    {
        ReferenceArray moved = Assert.Single(program.Interpret(drawn.Name, new GraphInputs([drawn.Source], [], drawn.Dims)));
        Assert.Equal(drawn.Shape, moved.Shape.ToArray());
        Closeness.Check(expected, moved, 0, drawn.Name);
        program.Check(drawn.Name, [drawn.Source], [moved]);
    }
}
