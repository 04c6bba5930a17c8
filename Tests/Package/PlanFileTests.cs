using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Package;

/// <summary>A project that keeps its plans: none unless asked for, written on request, and a build that stops where one differs.</summary>
[Collection(ProcessCollection.Name)]
public sealed class PlanFileTests(PackedPackage package)
{
    private const string Check = "StaticGraphPlanFiles=true";
    private const string Update = "StaticGraphPlanFiles=update";

    private const string Center = """
        using StaticGraph;

        internal static partial class Kernels
        {
            [ArrayKernel]
            static NDArray<double> Center([Shape("n", "m")] NDArray<double> x) => (x - x.Mean(0)) * 0.25;
        }
        """;

    private const string Halve = """
        using StaticGraph;

        namespace Science
        {
            internal static partial class More
            {
                [ArrayKernel]
                static NDArray<double> Halve([Shape("n")] NDArray<double> x) => x * 0.5;
            }
        }
        """;

    [Fact]
    public void Plans_are_kept_beside_their_sources_and_compared_in_any_culture()
    {
        using var project = new ConsumerProject(package, "de_DE.UTF-8");
        Directory.CreateDirectory(project.PathOf("Science"));
        project.Write("Kernels.cs", Center);
        project.Write("Science/More.cs", Halve);

        project.Build().RunSuccessfully();
        Assert.Empty(PlanFiles(project));
        AssertStops(project, "Kernels.cs(6,", "Kernels.Center.plan.txt: there is no such file.", Update);
        Assert.Empty(PlanFiles(project));

        project.Build(Update).RunSuccessfully();
        Assert.Equal(["Kernels.Center.plan.txt", Path.Combine("Science", "More.Halve.plan.txt")], PlanFiles(project));
        Assert.StartsWith("Center: (x - Mean(x, axis: 0)) * 0.25\n  Variant 1 of 2: holds sumX, meanX\n  Reads x 2.00 times; writes result. The peak grows with 8*m (held sumX).\n", Read(project, "Kernels.Center.plan.txt"), StringComparison.Ordinal);
        Assert.StartsWith("Halve: x * 0.5\n", Read(project, "Science/More.Halve.plan.txt"), StringComparison.Ordinal);
        project.Build(Check).RunSuccessfully();
    }

    [Fact]
    public void A_changed_plan_stops_the_build_until_it_is_accepted()
    {
        using var project = new ConsumerProject(package);
        project.Write("Kernels.cs", Center);
        project.Build(Update).RunSuccessfully();
        string before = Read(project, "Kernels.Center.plan.txt");

        project.Write("Kernels.cs", Center.Replace("Mean(0)", "Mean(1, keepDims: true)", StringComparison.Ordinal));
        AssertStops(project, "Kernels.cs(6,", "line 1 is 'Center: (x - Mean(x, axis: 0)) * 0.25' in the file and 'Center: (x - Mean(x, axis: 1, keepDims: true)) * 0.25' now", Update);
        Assert.Equal(before, Read(project, "Kernels.Center.plan.txt"));

        project.Build(Update).RunSuccessfully();
        Assert.NotEqual(before, Read(project, "Kernels.Center.plan.txt"));
        project.Build(Check).RunSuccessfully();
    }

    [Fact]
    public void An_incremental_build_sees_what_became_of_the_files()
    {
        using var project = new ConsumerProject(package);
        project.Write("Kernels.cs", Center);
        project.Build(Update).RunSuccessfully();
        project.Build(Check).RunSuccessfully();
        string text = Read(project, "Kernels.Center.plan.txt");

        File.Delete(project.PathOf("Kernels.Center.plan.txt"));
        AssertStops(project, "there is no such file");

        project.Build(Update).RunSuccessfully();
        File.Delete(project.PathOf("Kernels.Center.plan.txt"));
        project.Build(Update).RunSuccessfully();
        Assert.Equal(text, Read(project, "Kernels.Center.plan.txt"));

        project.Build(Check).RunSuccessfully();
        project.Write("Kernels.Center.plan.txt", text.Replace("2.00", "1.00", StringComparison.Ordinal));
        AssertStops(project, "line 3 is '  Reads x 1.00 times;", "and '  Reads x 2.00 times;");

        project.Write("Kernels.Center.plan.txt", text.ReplaceLineEndings("\r\n"));
        project.Build(Check).RunSuccessfully();
    }

    private static void AssertStops(ConsumerProject project, params string[] words)
    {
        Command.Finished build = project.Build(Check).Run();
        Assert.Equal(1, build.ExitCode);
        Assert.All(words.Prepend("error SG0401"), word => Assert.Contains(word, build.Output, StringComparison.Ordinal));
    }

    private static string Read(ConsumerProject project, string file) => File.ReadAllText(project.PathOf(file));

    private static string[] PlanFiles(ConsumerProject project)
    {
        string folder = project.PathOf("");
        return [.. Directory.GetFiles(folder, "*.plan.txt", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
    }
}
