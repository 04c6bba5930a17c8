using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Package;

/// <summary>A new project, the package and one kernel: it builds without a warning under the strictest settings, and computes.</summary>
[Collection(ProcessCollection.Name)]
public sealed class ConsumerTests(PackedPackage package)
{
    // The constants would print as 1,5 and 0,25 in German.
    private const string Kernels = """
        using StaticGraph;

        /// <summary>Array programs.</summary>
        internal static partial class Kernels
        {
            /// <summary>Scales numbers to mean 1.5.</summary>
            /// <param name="samples">The numbers.</param>
            /// <param name="scale">What their distance from the mean is multiplied with.</param>
            [ArrayKernel]
            static NDArray<double> Center([Shape("n")] NDArray<double> samples, double scale) => (samples - samples.Mean()) * scale * 0.25 + 1.5;
        }
        """;

    private const string Program = """
        using System.Globalization;
        using StaticGraph;

        double[] samples = [1, 10, 3, 30];
        foreach (double value in Kernels.Center(samples, 2).Compute())
        {
            Console.WriteLine(value.ToString(CultureInfo.InvariantCulture));
        }

        Console.WriteLine(1.5.ToString(CultureInfo.CurrentCulture));
        """;

    [Fact]
    public void A_new_program_builds_under_strict_settings_in_a_German_locale_and_runs()
    {
        using var project = new ConsumerProject(package, "de_DE.UTF-8");
        project.Write("Kernels.cs", Kernels);
        project.Write("Program.cs", Program);

        string[] strict = ["AnalysisLevel=latest-all", "GenerateDocumentationFile=true"];
        foreach (string nullable in new[] { "enable", "disable" })
        {
            project.Build([.. strict, $"Nullable={nullable}"]).RunSuccessfully();

            Assert.Equal("-3.5\n1\n-2.5\n11\n1,5\n", project.Run().RunSuccessfully().Output);
        }
    }

    // Without the frameworks' own packages, which would be fetched first and are not looked at.
    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void A_program_for_another_framework_is_refused_with_those_that_there_are(string framework)
    {
        using var project = new ConsumerProject(package);

        Command.Finished restore = project.Restore($"TargetFramework={framework}", "DisableImplicitFrameworkReferences=true").Run();

        Assert.NotEqual(0, restore.ExitCode);
        Assert.Contains($"NU1202: Package StaticGraph 0.1.0 is not compatible with {framework}", restore.Output, StringComparison.Ordinal);
        Assert.Contains("net10.0 (.NETCoreApp,Version=v10.0)", restore.Output, StringComparison.Ordinal);
        Assert.Contains("net9.0 (.NETCoreApp,Version=v9.0)", restore.Output, StringComparison.Ordinal);
    }
}
