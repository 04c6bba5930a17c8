using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Api;

public class PublicSurfaceTests
{
    /// <summary>A change of the public surface is seen in review: it changes this file. Update it with STATICGRAPH_UPDATE_GOLDEN=1.</summary>
    [Fact]
    public void Is_what_the_file_says()
    {
        string path = Path.Combine(Repository.Root, "Tests", "Api", "PublicSurface.txt");
        string actual = PublicSurface.Print(typeof(Plan).Assembly);
        if (Environment.GetEnvironmentVariable("STATICGRAPH_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        string[] expected = File.ReadAllText(path).Split('\n');
        string[] lines = actual.Split('\n');
        Assert.True(
            expected.SequenceEqual(lines),
            "Gone:\n" + string.Join('\n', expected.Except(lines)) + "\nNew:\n" + string.Join('\n', lines.Except(expected)));
    }
}
