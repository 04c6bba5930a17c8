using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Constants beside arrays of any element type, of which C# would not infer the element type by itself.</summary>
public class ByteConstantTests
{
    [Theory]
    [InlineData("Where(x > 3, x, 0)", 0, 5, 125)]
    [InlineData("Where(x > 3, 1, x)", 2, 1, 1)]
    [InlineData("Maximum(x, 4)", 4, 5, 125)]
    [InlineData("Maximum(4, x)", 4, 5, 125)]
    [InlineData("Minimum(x, 4)", 2, 4, 4)]
    [InlineData("Minimum(4, x)", 2, 4, 4)]
    [InlineData("Clip(x, 3, 100)", 3, 5, 100)]
    [InlineData("x.Clip(3, 100)", 3, 5, 100)]
    [InlineData("FMod(x, 3)", 2, 2, 2)]
    [InlineData("FMod(7, x)", 1, 2, 7)]
    [InlineData("Remainder(x, 3)", 2, 2, 2)]
    [InlineData("Remainder(7, x)", 1, 2, 7)]
    [InlineData("FloorDivide(x, 3)", 0, 1, 41)]
    [InlineData("FloorDivide(7, x)", 3, 1, 0)]
    [InlineData("Digitize(x, [3, 5]).Cast<{type}>()", 0, 2, 2)]
    public void Whole_constants_take_the_array_s_type(string expression, int first, int second, int third)
    {
        foreach (string type in new[] { "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double" })
        {
            Plan plan = CompiledKernels.FromMethods($"[ArrayKernel] static NDArray<{type}> F([Shape(\"n\")] NDArray<byte> bytes) {{ var x = bytes.Cast<{type}>(); return {expression.Replace("{type}", type, StringComparison.Ordinal)}; }}").Bind("F", new byte[] { 2, 5, 125 });

            Assert.Equal([first, second, third], PlanRunner.Run(plan).Results[0].Numbers);
        }
    }

    [Theory]
    [InlineData("Gcd(x, 10)", 2, 5, 5)]
    [InlineData("Gcd(10, x)", 2, 5, 5)]
    [InlineData("Lcm(x, 1)", 2, 5, 125)]
    [InlineData("Lcm(1, x)", 2, 5, 125)]
    public void Whole_constants_take_the_type_of_integers(string expression, int first, int second, int third)
    {
        foreach (string type in new[] { "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong" })
        {
            Plan plan = CompiledKernels.FromMethods($"[ArrayKernel] static NDArray<{type}> F([Shape(\"n\")] NDArray<byte> bytes) {{ var x = bytes.Cast<{type}>(); return {expression}; }}").Bind("F", new byte[] { 2, 5, 125 });

            Assert.Equal([first, second, third], PlanRunner.Run(plan).Results[0].Numbers);
        }
    }
}
