using System.Reflection;

namespace StaticGraph.Tests.Api;

public class NDArrayTests
{
    [Fact]
    public void ThereIsNoWayToMakeOne() => Assert.Empty(typeof(NDArray<double>).GetConstructors());

    [Fact]
    public void EveryFunctionSaysThatItWorksOnlyInsideAKernel()
    {
        NDArray<double> none = null!;
        Assert.Contains("only inside a kernel", Assert.Throws<InvalidOperationException>(() => NDArray.Exp(none)).Message);
        Assert.Throws<InvalidOperationException>(() => none + 1);
        Assert.Throws<InvalidOperationException>(() => 2 * none);
        Assert.Throws<InvalidOperationException>(() => NDArray.Sum(none, ["y", -1], keepDims: true));
        Assert.Throws<InvalidOperationException>(() => NDArray.Where(none > 0, none, 0));
    }

    [Fact]
    public void StaticFunctionsOfMembersHaveTheSameParameters()
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        string[] reductions = ["Sum", "Prod", "Mean", "Var", "Std", "Min", "Max", "ArgMin", "ArgMax", "Any", "All"];
        foreach (string name in reductions)
        {
            ParameterInfo[] member = typeof(NDArray<double>).GetMethods(Declared).Single(method => method.Name == name).GetParameters();
            ParameterInfo[] function = typeof(NDArray).GetMethods().Single(method => method.Name == name && method.GetParameters()[0].ParameterType != typeof(NDArray<System.Numerics.Complex>)).GetParameters();
            Assert.Equal(member.Select(Describe), function.Skip(1).Select(Describe));
        }
    }

    private static string Describe(ParameterInfo parameter) => $"{parameter.ParameterType} {parameter.Name} = {parameter.DefaultValue}";
}
