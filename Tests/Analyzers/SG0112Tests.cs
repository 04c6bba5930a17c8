namespace StaticGraph.Tests.Analyzers;

/// <summary>Operation not known to this compiler.</summary>
public class SG0112Tests
{
    private const string Source = """
        namespace StaticGraph
        {
            public sealed class ArrayKernelAttribute : System.Attribute;

            public sealed class ShapeAttribute(params object[] lengths) : System.Attribute
            {
                public object[] Lengths => lengths;
            }

            public sealed class NDArray<T>
            {
                public NDArray<T> Frobnicate() => this;
            }

            public static partial class Kernels
            {
                [ArrayKernel]
                static NDArray<double> F([Shape("n")] NDArray<double> x) => {|SG0112:x.Frobnicate()|};
            }
        }
        """;

    [Fact]
    public async Task Members_of_another_version()
    {
        string[] messages = await AnalyzerCase.VerifyFile(Source);

        Assert.Contains(messages, m => m.Contains("'Frobnicate'", StringComparison.Ordinal));
    }
}
