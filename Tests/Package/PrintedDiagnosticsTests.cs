using System.Text.RegularExpressions;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Package;

/// <summary>What the compiler has to say reaches those who build on the command line, beside C#'s own errors too.</summary>
[Collection(ProcessCollection.Name)]
public sealed partial class PrintedDiagnosticsTests(PackedPackage package)
{
    // The line of each note, and what it is about.
    private const string Notes = """
        using StaticGraph;

        internal static partial class Notes
        {
            static NDArray<double> SG0050(NDArray<float> x, NDArray<double> y) => x * y;
            static NDArray<float> SG0051(NDArray<float> x) => 2.0 * x;
            static NDArray<bool> SG0052(NDArray<double> x) => (x > 0) && (x < 1);
            static NDArray<double> SG0053(NDArray<double> x) => Math.Sqrt(x);
            static NDArray<double> SG0054(NDArray<double> x) => 0;
            static NDArray<double> SG0055(NDArray<double> x) => x ^ 2;
            static void SG0056(NDArray<double> x) => x[0] = 1;
            static NDArray<double> SG0057(NDArray<double> x) => x.std(0);
            static NDArray<double> SG0066(NDArray<double> x) => x[0.5];
        }
        """;

    private const string Wrapping = """
        using StaticGraph;

        internal static partial class Kernels
        {
            [ArrayKernel]
            static NDArray<int> SG0109([Shape("n")] NDArray<int> x) => x.Sum();
        }
        """;

    [Fact]
    public void Notes_stand_beside_the_errors_that_they_explain()
    {
        using var project = new ConsumerProject(package);
        project.Write("Kernels.cs", Wrapping);
        string warning = project.Build("TreatWarningsAsErrors=false").RunSuccessfully().Output;
        Assert.Contains("Kernels.cs(6,64): warning SG0109: Sum of int stays int", warning, StringComparison.Ordinal);

        project.Write("Notes.cs", Notes);
        string output = project.Build("TreatWarningsAsErrors=false").Run().Output;
        string[] lines = Notes.Split('\n');
        IEnumerable<string> printed = Printed().Matches(output).Where(match => lines[int.Parse(match.Groups[1].ValueSpan) - 1].Contains(match.Groups[2].Value, StringComparison.Ordinal)).Select(match => match.Groups[2].Value);
        Assert.Equal([.. Enumerable.Range(50, 8).Select(number => $"SG00{number}"), "SG0066"], printed.Distinct().Order());
    }

    [Fact]
    public void A_kernel_s_error_is_said_once_or_by_its_calls_where_no_analyzer_runs()
    {
        using var project = new ConsumerProject(package);
        project.Write("Kernels.cs", """
            using StaticGraph;

            internal static partial class Kernels
            {
                [ArrayKernel]
                static NDArray<double> Spread([Shape("n")] NDArray<double> x) => x.Max(1) - x.Min();

                internal static double Twice(double[] x) => Spread(x).Compute() + Spread(x).Compute();
            }
            """);

        Assert.Equal(["error SG0102"], Errors(project.Build().Run().Output));
        Assert.Equal(["error CS0619", "error CS0619"], Errors(project.Build("RunAnalyzers=false").Run().Output));
    }

    // A build prints each error when it finds it, and all of them again at its end.
    private static IEnumerable<string> Errors(string output) =>
        output.Split('\n').Where(line => line.Contains("): error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct().Select(line => ErrorId().Match(line).Value);

    [GeneratedRegex(@"error \w+")]
    private static partial Regex ErrorId();

    [GeneratedRegex(@"Notes\.cs\((\d+),\d+\): warning (SG\d+)")]
    private static partial Regex Printed();
}
