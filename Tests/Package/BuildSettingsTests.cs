using System.Text.Json;
using StaticGraph.Tests.Processes;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Package;

/// <summary>What the package's build settings do to a project that has them.</summary>
[Collection(ProcessCollection.Name)]
public sealed class BuildSettingsTests
{
    private const string Instructions = "avx2";

    [Theory]
    [InlineData("linux-x64", "", Instructions)]
    [InlineData("linux-arm64", "", "")]
    [InlineData("linux-x64", "<StaticGraphSetInstructionSet>false</StaticGraphSetInstructionSet>", "")]
    [InlineData("linux-x64", "<IlcInstructionSet>native</IlcInstructionSet>", "native")]
    public void A_native_program_gets_vector_instructions_unless_told_otherwise(string runtime, string settings, string expected)
    {
        string properties = $"<PublishAot>true</PublishAot><RuntimeIdentifier>{runtime}</RuntimeIdentifier>{settings}";

        Assert.Equal(expected, Evaluate(properties).GetProperty("IlcInstructionSet").GetString());
    }

    [Fact]
    public void A_program_that_is_not_native_is_left_alone() =>
        Assert.Equal("", Evaluate("<RuntimeIdentifier>linux-x64</RuntimeIdentifier>").GetProperty("IlcInstructionSet").GetString());

    [Theory]
    [InlineData("", "false")]
    [InlineData("<StaticGraphOptimize>true</StaticGraphOptimize>", "true")]
    public void A_debug_build_is_optimised_on_request(string settings, string expected) =>
        Assert.Equal(expected, Evaluate(settings).GetProperty("Optimize").GetString());

    [Fact]
    public void A_compiler_that_would_skip_the_generator_is_an_error() =>
        Assert.Contains("CS9057", Evaluate("<WarningsAsErrors>CS0168</WarningsAsErrors>").GetProperty("WarningsAsErrors").GetString()!.Split(';'));

    [Theory]
    [InlineData("9.0.299", true)]
    [InlineData("9.0.300", false)]
    [InlineData("10.0.100-preview.1", false)]
    public void An_older_SDK_is_refused_by_name(string version, bool refused)
    {
        using var project = new TemporaryFolder();
        Write(project, "");
        Command.Finished build = (Command.Dotnet("msbuild", "-t:StaticGraphCheckCompiler", $"-p:NETCoreSdkVersion={version}", "-nologo") with { Folder = project.Path }).Run();

        Assert.Equal(refused ? 1 : 0, build.ExitCode);
        Assert.Equal(refused, build.Output.Contains($"StaticGraph needs the .NET SDK 9.0.300 or newer, and this build uses {version}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_build_without_optimisation_says_so_without_a_warning()
    {
        using var project = new TemporaryFolder();
        Write(project, "");
        Command.Finished build = (Command.Dotnet("msbuild", "-t:StaticGraphCheckCompiler", "-nologo", "-warnaserror") with { Folder = project.Path }).RunSuccessfully();

        Assert.Contains("is built without optimisation", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_the_compiler_hears_nothing_of_it()
    {
        using var project = new TemporaryFolder();
        Write(project, "", "Other.dll");
        Command.Finished build = (Command.Dotnet("msbuild", "-t:StaticGraphCheckCompiler", "-p:NETCoreSdkVersion=9.0.100", "-nologo") with { Folder = project.Path }).RunSuccessfully();

        Assert.DoesNotContain("StaticGraph:", build.Output, StringComparison.Ordinal);
    }

    private static JsonElement Evaluate(string properties)
    {
        using var project = new TemporaryFolder();
        Write(project, properties);
        string json = (Command.Dotnet("msbuild", "-getProperty:IlcInstructionSet,Optimize,WarningsAsErrors") with { Folder = project.Path }).RunSuccessfully().Output;
        return JsonDocument.Parse(json).RootElement.GetProperty("Properties");
    }

    private static void Write(TemporaryFolder folder, string properties, string analyzer = "StaticGraph.Generator.dll") => File.WriteAllText(folder.PathOf("Consumer.csproj"), $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <Analyzer Include="{analyzer}" />
          </ItemGroup>
          <Import Project="{Repository.PathOf("Runtime", "buildTransitive", "StaticGraph.props")}" />
          <Import Project="{Repository.PathOf("Runtime", "buildTransitive", "StaticGraph.targets")}" />
        </Project>
        """);
}
