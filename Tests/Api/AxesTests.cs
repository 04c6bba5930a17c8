namespace StaticGraph.Tests.Api;

public class AxesTests
{
    [Fact]
    public void DefaultIsEveryAxis()
    {
        Axes axes = default;
        Assert.True(axes.AreAll);
        Assert.Empty(axes);
    }

    [Fact]
    public void ANumberANameAndMixedListsConvert()
    {
        Axes number = 2, name = "y", mixed = ["y", -1];
        Assert.False(number.AreAll);
        Assert.Equal([2], number);
        Assert.Equal(["y"], name);
        Assert.Equal(["y", -1], mixed);
        Assert.Null(mixed[1].Name);
        Assert.Equal(-1, mixed[1].Number);
    }
}
