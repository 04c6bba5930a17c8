extern alias generator;

using Microsoft.CodeAnalysis.CSharp;
using generator::StaticGraph.Generator;

namespace StaticGraph.Tests.OldestCompiler;

/// <summary>These tests run the oldest compiler that loads the generator: the one it is built against.</summary>
public sealed class OldestCompilerTests
{
    [Fact]
    public void These_tests_run_the_compiler_that_the_generator_is_built_against()
    {
        Version built = typeof(ArrayKernelGenerator).Assembly.GetReferencedAssemblies().Single(a => a.Name == "Microsoft.CodeAnalysis.CSharp").Version!;

        Assert.Equal(built, typeof(CSharpCompilation).Assembly.GetName().Version);
    }
}
