using StaticGraph.Tests.EndToEnd;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Docs;

/// <summary>Every program in the README builds with the package and prints what stands below it.</summary>
[Collection(ProcessCollection.Name)]
public sealed class ReadmeTests(PackedPackage package)
{
    [Fact]
    public void Its_programs_print_what_it_says()
    {
        IReadOnlyList<MarkdownExample> examples = MarkdownExample.Read(File.ReadAllText(Repository.PathOf("README.md")));
        Assert.Contains(examples, example => example.Output is not null);

        using var project = new ConsumerProject(package);
        NormalizeData.Make(project.PathOf("data.h5"), 5000, "contiguous");
        foreach (MarkdownExample example in examples)
        {
            project.Write("Program.cs", example.Code);
            project.Build().RunSuccessfully();
            string output = project.Run().RunSuccessfully().Output;
            Assert.True(example.Output is null || example.Output.TrimEnd() == output.TrimEnd(), $"The program under '{example.Title}' now prints:\n{output}");
        }
    }

    [Fact]
    public void Every_file_it_points_to_exists()
    {
        string readme = File.ReadAllText(Repository.PathOf("README.md"));
        Assert.All(MarkdownExample.RelativeLinks(readme), link => Assert.True(Path.Exists(Repository.PathOf(link)), link));
    }
}
