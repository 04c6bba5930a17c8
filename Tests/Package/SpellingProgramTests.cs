using System.Text.RegularExpressions;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Package;

/// <summary>
/// Every way of writing a kernel, built as users build: by an SDK's own compiler, which no test in this process runs. So a tree that a new compiler makes
/// otherwise is seen here, whatever the tests are compiled against.
/// </summary>
[Collection(ProcessCollection.Name)]
public sealed partial class SpellingProgramTests(PackedPackage package)
{
    private const string Oldest = "4.14.0";

    [Fact]
    public void Every_spelling_computes_under_the_compiler_of_the_SDK()
    {
        using var project = new ConsumerProject(package);
        string[] kernels = [.. Names("Kernels", Spellings.Kernels), .. Names("NewerKernels", Spellings.NewerKernels)];
        project.Write("Kernels.cs", Spellings.Kernels);
        project.Write("NewerKernels.cs", Spellings.NewerKernels);
        project.Write("Names.cs", Spellings.Names);
        project.Write("Program.cs", Spellings.Program(kernels));

        project.Build().RunSuccessfully();

        Assert.Equal(kernels.Select(kernel => kernel + " True"), Lines(project));
    }

    /// <summary>
    /// The oldest compiler that loads the generator, inside today's SDK. Named by a reference the package would be ignored, because the SDK has a compiler of its own;
    /// the three properties that say where that is are what counts.
    /// </summary>
    [Fact]
    public void Every_spelling_computes_under_the_oldest_compiler()
    {
        using var project = new ConsumerProject(package);
        string[] kernels = Names("Kernels", Spellings.Kernels);
        project.Write("Directory.Build.targets", $"""
            <Project><ItemGroup><PackageDownload Include="Microsoft.Net.Compilers.Toolset" Version="[{Oldest}]" /></ItemGroup></Project>
            """);
        project.Write("Kernels.cs", Spellings.Kernels);
        project.Write("Names.cs", Spellings.Names);
        project.Write("Program.cs", Spellings.Program(kernels));
        project.Restore().RunSuccessfully();

        string compiler = Path.Combine(package.Cache, "microsoft.net.compilers.toolset", Oldest, "tasks", "netcore");
        Command build = project.Build(
            "RoslynTargetsPath=" + compiler,
            "RoslynTasksAssembly=" + Path.Combine(compiler, "Microsoft.Build.Tasks.CodeAnalysis.dll"),
            "CSharpCoreTargetsPath=" + Path.Combine(compiler, "Microsoft.CSharp.Core.targets"));
        build.RunSuccessfully();
        Assert.Equal(kernels.Select(kernel => kernel + " True"), Lines(project));

        // It really was that compiler: it does not know what C# 14 adds.
        project.Write("NewerKernels.cs", Spellings.NewerKernels);
        Assert.Equal(1, build.Run().ExitCode);
    }

    private static string[] Names(string type, string source) => [.. Kernels().Matches(source).Select(match => $"{type}.{match.Groups[1].Value}")];

    private static string[] Lines(ConsumerProject project) => project.Run().RunSuccessfully().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\[ArrayKernel[^\n]*?\s+static \w+(?:<double>)? (\w+)\(")]
    private static partial Regex Kernels();
}
