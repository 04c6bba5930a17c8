using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Constants beside arrays of any element type, of which C# would not infer the element type by itself.</summary>
public class ByteConstantTests
{
    [Theory]
    [InlineData("Where(x > 3, x, 0)", 0, 5, 250)]
    [InlineData("Where(x > 3, 1, x)", 2, 1, 1)]
    [InlineData("Maximum(x, 4)", 4, 5, 250)]
    [InlineData("Maximum(4, x)", 4, 5, 250)]
    [InlineData("Minimum(x, 4)", 2, 4, 4)]
    [InlineData("Minimum(4, x)", 2, 4, 4)]
    [InlineData("Clip(x, 3, 200)", 3, 5, 200)]
    [InlineData("x.Clip(3, 200)", 3, 5, 200)]
    public void Whole_constants_take_the_array_s_type(string expression, int first, int second, int third)
    {
        foreach (string type in new[] { "byte", "int", "long", "float", "double" })
        {
            Plan plan = CompiledKernels.FromMethods($"[ArrayKernel] static NDArray<{type}> F([Shape(\"n\")] NDArray<byte> bytes) {{ var x = bytes.Cast<{type}>(); return {expression}; }}").Bind("F", new byte[] { 2, 5, 250 });

            Assert.Equal([first, second, third], PlanRunner.Run(plan).Results[0].Numbers);
        }
    }
}
