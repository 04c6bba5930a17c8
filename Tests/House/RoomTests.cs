using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.House;

/// <summary>Data flows one way: a room of the compiler sees the rooms that the page on the architecture says, no other, and each of them.</summary>
public sealed partial class RoomTests
{
    private const string Roslyn = "Roslyn";

    // What stands in no room; it is found from all of them, without a using.
    private const string Entry = "KernelCompiler";

    private static readonly Dictionary<string, string[]> Page = Row().Matches(File.ReadAllText(Repository.PathOf("docs", "architecture.md")))
        .ToDictionary(row => row.Groups[1].Value, row => Word().Matches(row.Groups[2].Value).Select(word => word.Value).ToArray());

    private static readonly ILookup<string, SyntaxNode> Sources = ProductSources.Under("Generator").Concat(ProductSources.Under("Analyzers")).ToLookup(RoomOf);

    private static readonly Dictionary<string, HashSet<string>> Declared = Sources.ToDictionary(
        room => room.Key,
        room => room.SelectMany(source => source.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()).Select(type => type.Identifier.Text).ToHashSet());

    public static TheoryData<string> Rooms => [.. Page.Keys];

    [Fact]
    public void EveryFolderIsARoomOfThePage() => Assert.Equal(Sources.Select(room => room.Key).Where(room => room != Entry).Order(), Page.Keys.Order());

    [Theory]
    [MemberData(nameof(Rooms))]
    public void ARoomSeesWhatThePageSays(string room)
    {
        (string Room, string Place)[] seen = [.. Sources[room].SelectMany(Sights).Where(sight => sight.Room != room)];

        Assert.Empty(seen.Where(sight => !Page[room].Contains(sight.Room)).Select(sight => $"{room} may not see {sight.Room}: {sight.Place}"));
        Assert.Empty(Page[room].Except(seen.Select(sight => sight.Room)).Select(other => $"{room} sees nothing of {other}: take it out of the page"));
    }

    [Theory]
    [InlineData("using StaticGraph.Generator.Graph;", "Graph")]
    [InlineData("using StaticGraph.Generator.Schedule.Search;", "Schedule")]
    [InlineData("using Microsoft.CodeAnalysis.CSharp;", Roslyn)]
    [InlineData("class C { StaticGraph.Generator.Emit.CodeWriter W; }", "Emit")]
    [InlineData("class C { object O = Ops.OpTable.All; }", "Ops")]
    [InlineData("class C { void M() => KernelCompiler.Compile(null!, default); }", Entry)]
    public void ASightIsFound(string source, string room) => Assert.Equal([room], Sights(CSharpSyntaxTree.ParseText(source).GetRoot()).Select(sight => sight.Room).Distinct());

    [Theory]
    [InlineData("using System.Linq;")]
    [InlineData("class C { C Graph; object Nodes; object M() => Graph.Nodes; }")]
    public void OthersAreNone(string source) => Assert.Empty(Sights(CSharpSyntaxTree.ParseText(source).GetRoot()));

    private static string RoomOf(SyntaxNode source)
    {
        string[] path = Path.GetRelativePath(Repository.Root, source.SyntaxTree.FilePath).Split(Path.DirectorySeparatorChar);
        return path[0] == "Analyzers" ? path[0] : path.Length == 2 ? Entry : path[1];
    }

    private static IEnumerable<(string Room, string Place)> Sights(SyntaxNode source) => source.DescendantNodes()
        .Select(node => (Room: RoomNamed(node), Place: node.GetLocation().GetLineSpan().ToString()))
        .Where(sight => sight.Room.Length > 0);

    private static string RoomNamed(SyntaxNode node) => node switch
    {
        UsingDirectiveSyntax { Name: { } name } when name.ToString().StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) => Roslyn,
        QualifiedNameSyntax { Left: var left, Right: var room } when left.ToString() is "StaticGraph.Generator" or "Generator" => Of(room),
        QualifiedNameSyntax { Left: IdentifierNameSyntax room, Right: var type } when Declares(room, type) => Of(room),
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax room, Name: var type } when Declares(room, type) => Of(room),
        IdentifierNameSyntax name when Declared[Entry].Contains(name.Identifier.Text) => Entry,
        _ => "",
    };

    // A property may be called like a room.
    private static bool Declares(SimpleNameSyntax room, SimpleNameSyntax type) => Declared.TryGetValue(room.Identifier.Text, out HashSet<string>? types) && types.Contains(type.Identifier.Text);

    private static string Of(SimpleNameSyntax room) => Page.ContainsKey(room.Identifier.Text) ? room.Identifier.Text : "";

    // | `Generator/Emit` | what it does | `Graph`, `Model` |
    [GeneratedRegex(@"^\| `(?:Generator/)?(\w+)` \|.*\|([^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
