using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticGraph.Tests.Compilers;

/// <summary>These tests run the compiler that builds users' projects: the SDK's own. Its trees may differ from those of the compiler the generator is built against.</summary>
public sealed class SdkCompilerTests
{
    [Fact]
    public void These_tests_run_the_compiler_of_the_SDK()
    {
        string folder = typeof(SdkCompilerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RoslynTargetsPath").Value!;
        Version sdk = AssemblyName.GetAssemblyName(Path.Combine(folder, "bincore", "Microsoft.CodeAnalysis.CSharp.dll")).Version!;
        Version here = typeof(CSharpCompilation).Assembly.GetName().Version!;

        Assert.True(sdk.ToString(2) == here.ToString(2), $"The SDK compiles with Roslyn {sdk}, the tests with {here}: set SdkRoslynVersion in Directory.Packages.props to the SDK's, if it is served, and look at what differs.");
    }
}
