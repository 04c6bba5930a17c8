using System.Text.RegularExpressions;
using StaticGraph.CompilerServices;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Docs;

/// <summary>The page that shows what a new fold opens says it of the folds that are there: each is named in the files of the table, and in no other.</summary>
public sealed partial class AddingAKindTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "adding-a-kind.md"));
    private static readonly string Opened = Page[Page.IndexOf("## What a new fold opens", StringComparison.Ordinal)..Page.IndexOf("Then what", StringComparison.Ordinal)];
    private static readonly string[] Table = [.. SourceFile().Matches(Opened).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Every_file_that_it_names_is_there() =>
        Assert.All(SourceFile().Matches(Page).Select(match => match.Groups[1].Value), path => Assert.True(File.Exists(Repository.PathOf(path.Split('/'))), path));

    /// <summary>The folds that came by this page: those before them, folds of two factors, and those of whole blocks, have more to say in more places.</summary>
    public static TheoryData<ReductionKind> Kinds => [.. Enum.GetValues<ReductionKind>().Where(kind => kind is >= ReductionKind.CountNonZero and not (ReductionKind.Contract or ReductionKind.SumOfProducts or ReductionKind.Block))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_fold_is_named_where_the_table_says(ReductionKind kind)
    {
        string[] naming = [.. new[] { "Generator", "Runtime", "Analyzers" }
            .SelectMany(project => Directory.EnumerateFiles(Repository.PathOf(project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains($"{nameof(ReductionKind)}.{kind}", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace(Path.DirectorySeparatorChar, '/'))];

        // The first one declares it.
        Assert.Equal(Table[1..].Order(), naming.Order());
        Assert.Contains($"    {kind},\n", File.ReadAllText(Repository.PathOf(Table[0].Split('/'))), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"`([A-Z]\w*(?:/[\w.]+)+\.(?:cs|txt))`")]
    private static partial Regex SourceFile();
}
