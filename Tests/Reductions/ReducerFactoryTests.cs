using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;

namespace StaticGraph.Tests.Reductions;

/// <summary>What has no reducer is refused with a reason, before any memory is touched.</summary>
public class ReducerFactoryTests
{
    [Theory]
    [InlineData(ReductionKind.Sum, DType.Boolean)]
    [InlineData(ReductionKind.SquaredDeviations, DType.Int32)]
    public void Kinds_that_a_type_does_not_have(ReductionKind kind, DType type)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ReducerFactory.Create(kind, type, [1, 2], [1, 2], [[1]]));
        Assert.Contains($"no {kind} of {type.Keyword()}", error.Message);
    }

    [Fact]
    public void Axes_out_of_order_missing_or_outside()
    {
        Assert.Throws<ArgumentException>(() => ReducerFactory.Create(ReductionKind.Sum, DType.Double, [1, 2], [1, 2], [[1], [0]]));
        Assert.Throws<ArgumentException>(() => ReducerFactory.Create(ReductionKind.Sum, DType.Double, [1, 2], [1, 2], []));
        Assert.Throws<ArgumentException>(() => ReducerFactory.Create(ReductionKind.Sum, DType.Double, [1, 2], [1, 2], [[2]]));
        Assert.Throws<ArgumentException>(() => ReducerFactory.Create(ReductionKind.Sum, DType.Double, [2], [2], [[0]]));
        Assert.Throws<ArgumentException>(() => ReducerFactory.Create(ReductionKind.Sum, DType.Double, [1, 2], [2], [[0]]));
    }

    [Fact]
    public void Blocks_that_are_no_run_of_a_level()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ReducerFactory.Create(ReductionKind.Sum, DType.Double, [9, 1, 9], [2, 1, 8], [[0, 1, 2]]));
        Assert.Contains("cuts axis 2 may span 1 along axis 0, not 2", error.Message);
    }
}
