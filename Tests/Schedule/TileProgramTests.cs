extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Schedule;
using StaticGraph.Tests.Graph;

namespace StaticGraph.Tests.Schedule;

/// <summary>How the expressions of a sweep are cut into loops.</summary>
public sealed class TileProgramTests
{
    private readonly TestKernel _kernel = new();

    [Fact]
    public void EveryWidthHasItsLoop()
    {
        int x = _kernel.Array("x", DType.Single, "n");
        int wide = _kernel.Typed("Cast", DType.Double, _kernel.Op("Sqrt", x));
        TileProgram program = Program(_kernel.Op("Exp", wide));
        Assert.Equal(["loop 4", "Single to Double", "loop 8"], Operations(program));
    }

    [Fact]
    public void AMaskStaysInTheLoopOfItsNumbers()
    {
        int x = _kernel.Array("x", "n");
        int positive = _kernel.Typed("Greater", DType.Boolean, x, _kernel.Scalar(DType.Double, "0d"));
        Assert.Equal(["loop 8"], Operations(Program(_kernel.Typed("Where", DType.Double, positive, x, _kernel.Op("Negate", x)))));
    }

    [Fact]
    public void AMaskForOtherWidthsGoesThroughMemory()
    {
        int x = _kernel.Array("x", "n"), y = _kernel.Array("y", DType.Single, "n");
        int mask = _kernel.Typed("IsNaN", DType.Boolean, x);
        Assert.Equal(["loop 8", "loop 4"], Operations(Program(_kernel.Typed("Where", DType.Single, mask, y, _kernel.Op("Negate", y)))));
    }

    [Fact]
    public void AValueIsComputedInTheLoopThatUsesIt()
    {
        int x = _kernel.Array("x", DType.Single, "n");
        int logarithm = _kernel.Op("Log", _kernel.Typed("Cast", DType.Double, x));
        int mask = _kernel.Typed("IsFinite", DType.Boolean, x);
        Assert.Equal(["loop 4", "Single to Double", "loop 8"], Operations(Program(_kernel.Typed("Where", DType.Double, mask, logarithm, logarithm))));
    }

    [Fact]
    public void IntegersOfOneByteHaveLoopsOfOneByte()
    {
        int x = _kernel.Array("x", DType.Byte, "n");
        Assert.Equal(["loop 1"], Operations(Program(_kernel.Op("Add", x, x))));
    }

    [Fact]
    public void AStretchedNumberIsSpreadBeforeItIsConverted()
    {
        int x = _kernel.Array("x", DType.Single, "n", "1"), y = _kernel.Array("y", "n", "m");
        TileProgram program = Program(_kernel.Op("Add", _kernel.Typed("Cast", DType.Double, x), y));
        Assert.Contains("Single to Double", Operations(program));
    }

    [Fact]
    public void WhatIsConstantAlongARowIsComputedOncePerRow()
    {
        int x = _kernel.Array("x", "n", "m"), column = _kernel.Array("c", "n", "1");
        var loop = Assert.IsType<LaneLoop>(Assert.Single(Program(_kernel.Op("Multiply", x, _kernel.Op("Exp", column))).Operations));
        Assert.Equal(["Exp"], loop.Body.Where(instruction => instruction.IsConstant).Select(instruction => instruction.Op));
    }

    [Fact]
    public void ACopyIsALoopWithoutInstructions()
    {
        var loop = Assert.IsType<LaneLoop>(Assert.Single(Program(_kernel.Transpose(_kernel.Array("x", "n", "m"))).Operations));
        Assert.Empty(loop.Body);
        Assert.Single(loop.Stores);
    }

    [Theory]
    [InlineData(193, 2)]
    [InlineData(192, 1)]
    public void LongLoopsAreCut(int length, int loops)
    {
        int value = _kernel.Array("x", "n");
        for (int i = 0; i < length; i++)
        {
            value = _kernel.Op("Exp", value);
        }

        Assert.Equal(loops, Program(value).Operations.Count);
    }

    [Fact]
    public void TemporariesAreUsedAgain()
    {
        int value = _kernel.Array("x", "n");
        for (int i = 0; i < 192 * 6; i++)
        {
            value = _kernel.Op("Exp", value);
        }

        Assert.InRange(_kernel.Schedule(value).Plan.Sweeps[0].Temporaries.Count, 1, 2);
    }

    private static IEnumerable<string> Operations(TileProgram program) => program.Operations.Select(operation => operation switch
    {
        LaneLoop loop => $"loop {loop.Size}",
        TileConversion conversion => $"{conversion.From} to {conversion.To}",
        _ => "",
    });

    private TileProgram Program(int result) => Assert.Single(_kernel.Schedule(result).Variants[0].Programs);
}
