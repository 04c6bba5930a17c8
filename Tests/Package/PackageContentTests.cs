using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Package;

/// <summary>One package holds everything a user needs, and nothing else.</summary>
[Collection(ProcessCollection.Name)]
public sealed class PackageContentTests(PackedPackage package)
{
    [Fact]
    public void Packing_the_solution_makes_one_package_and_its_symbols()
    {
        string[] files = [.. Directory.GetFiles(package.Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

        Assert.Equal(["StaticGraph.0.1.0.nupkg", "StaticGraph.0.1.0.snupkg"], files);
    }

    [Fact]
    public void The_package_holds_library_compiler_settings_and_documents()
    {
        string[] expected =
        [
            "LICENSE",
            "README.md",
            "StaticGraph.nuspec",
            "analyzers/dotnet/cs/StaticGraph.Analyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/StaticGraph.Analyzers.dll",
            "analyzers/dotnet/cs/StaticGraph.Generator.dll",
            "buildTransitive/net9.0/StaticGraph.PlanFiles.targets",
            "buildTransitive/net9.0/StaticGraph.props",
            "buildTransitive/net9.0/StaticGraph.targets",
            "lib/net10.0/StaticGraph.dll",
            "lib/net10.0/StaticGraph.xml",
            "lib/net9.0/StaticGraph.dll",
            "lib/net9.0/StaticGraph.xml",
            "runtimes/linux-x64/lib/net10.0/StaticGraph.dll",
            "runtimes/linux-x64/lib/net9.0/StaticGraph.dll",
        ];

        Assert.Equal(expected, Entries("StaticGraph.0.1.0.nupkg"));
    }

    [Theory]
    [InlineData("lib/net9.0", false)]
    [InlineData("lib/net10.0", false)]
    [InlineData("runtimes/linux-x64/lib/net9.0", true)]
    [InlineData("runtimes/linux-x64/lib/net10.0", true)]
    public void The_library_is_compiled_ahead_of_time_for_Linux(string folder, bool isCompiled)
    {
        using ZipArchive archive = Open("StaticGraph.0.1.0.nupkg");
        using Stream stream = archive.GetEntry($"{folder}/StaticGraph.dll")!.Open();
        var seekable = new MemoryStream();
        stream.CopyTo(seekable);
        seekable.Position = 0;
        using var file = new PEReader(seekable);

        Assert.Equal(isCompiled, file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
    }

    [Fact]
    public void The_symbols_cover_every_library()
    {
        string[] symbols = [.. Entries("StaticGraph.0.1.0.snupkg").Where(entry => entry.EndsWith(".pdb", StringComparison.Ordinal))];

        Assert.Equal(["lib/net10.0/StaticGraph.pdb", "lib/net9.0/StaticGraph.pdb"], symbols);
    }

    [Fact]
    public void It_depends_on_the_tensors_package_only()
    {
        using ZipArchive archive = Open("StaticGraph.0.1.0.nupkg");
        using Stream stream = archive.GetEntry("StaticGraph.nuspec")!.Open();
        string[] dependencies = [.. XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Distinct()];

        Assert.Equal(["System.Numerics.Tensors"], dependencies);
    }

    [Fact]
    public void Its_readme_points_to_nothing_that_is_not_there()
    {
        using ZipArchive archive = Open("StaticGraph.0.1.0.nupkg");
        using var reader = new StreamReader(archive.GetEntry("README.md")!.Open());
        string readme = reader.ReadToEnd();

        Assert.StartsWith("# StaticGraph", readme, StringComparison.Ordinal);
        Assert.Empty(Docs.MarkdownExample.RelativeLinks(readme));
    }

    private ZipArchive Open(string file) => ZipFile.OpenRead(Path.Combine(package.Folder, file));

    // The rest of an archive is the container format's own.
    private string[] Entries(string file)
    {
        using ZipArchive archive = Open(file);
        return [.. archive.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && !name.StartsWith("[Content", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }
}
