using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Docs;

/// <summary>Every program of the how-to pages builds with the package and prints what stands below it.</summary>
[Collection(ProcessCollection.Name)]
public sealed class HowToTests(PackedPackage package)
{
    private static string Folder => Repository.PathOf("docs", "how-to");

    [Fact]
    public void Its_programs_print_what_the_pages_say()
    {
        using var programs = new ConsumerPrograms(package);
        Command.Python(Repository.PathOf("Tests", "Docs", "how_to.py"), programs.Folder).RunSuccessfully();
        var examples = new Dictionary<string, MarkdownExample>();
        foreach (string page in Directory.GetFiles(Folder, "*.md"))
        {
            foreach (MarkdownExample example in MarkdownExample.Read(File.ReadAllText(page)))
            {
                examples.Add(programs.Add(example.Code), example);
                Assert.True(example.Output is not null, $"A program of {Path.GetFileName(page)} says not what it prints.");
            }
        }

        programs.Build().RunSuccessfully();
        Assert.All(examples, program => Assert.Equal(program.Value.Output, programs.Run(program.Key).RunSuccessfully().Output));
        Assert.NotEmpty(examples);
    }

    [Fact]
    public void Every_file_the_documents_point_to_exists() => Assert.All(
        Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories),
        page => Assert.All(MarkdownExample.RelativeLinks(File.ReadAllText(page)), link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link)), $"{page}: {link}")));

    [Fact]
    public void Every_page_stands_in_the_index_and_in_the_table_of_contents()
    {
        string index = File.ReadAllText(Repository.PathOf("docs", "README.md"));
        string contents = File.ReadAllText(Repository.PathOf("docs", "toc.yml"));
        Assert.All(Directory.GetFiles(Folder, "*.md").Select(Path.GetFileName), page =>
        {
            Assert.Contains($"(how-to/{page})", index, StringComparison.Ordinal);
            Assert.Contains($"how-to/{page}", contents, StringComparison.Ordinal);
        });
    }
}
