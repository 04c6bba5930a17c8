using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Docs;

public class GeneratedCodeTests
{
    [Fact]
    public void The_page_shows_the_golden_file()
    {
        string golden = File.ReadAllText(Repository.PathOf("Tests", "Golden", "Normalize.cs.txt"));
        Assert.Contains(golden, File.ReadAllText(Repository.PathOf("docs", "generated-code.md")), StringComparison.Ordinal);
    }
}
