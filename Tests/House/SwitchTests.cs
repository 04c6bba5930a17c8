using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticGraph.Tests.House;

/// <summary>
/// Where code asks for a kind, it names every kind: no arm takes over those that come later. The compiler finds a switch expression that forgot one (CS8509);
/// here it is seen to that none has an arm that hides this.
/// </summary>
public sealed class SwitchTests
{
    private static readonly string[] Rooms = ["Generator", "Runtime", "Analyzers"];
    private static readonly SyntaxNode[] Sources = [.. Rooms.SelectMany(ProductSources.Under)];

    [Fact]
    public void EverySwitchOverAKindNamesAllKinds()
    {
        HashSet<string> kinds = [.. Sources.SelectMany(Enums)];

        Assert.Contains("NodeKind", kinds);
        Assert.Contains("DType", kinds);
        Assert.Empty(Sources.SelectMany(source => TakenOver(source, kinds)));
    }

    [Theory]
    [InlineData("int A(Kind k) => k switch { Kind.One => 1, _ => 2 };")]
    [InlineData("int A(Kind k, bool b) => (k, b) switch { (Kind.One, true) => 1, var other => 2 };")]
    [InlineData("int A(Kind k) { switch (k) { case Kind.One: return 1; default: return 2; } }")]
    [InlineData("int A(Kind k) { switch (k) { case Kind.One: return 1; } return 2; }")]
    public void ATakingArmIsFound(string member) => Assert.Single(TakenOver(Parse(member), ["Kind"]));

    [Theory]
    [InlineData("int A(Kind k) => k switch { Kind.One => 1, Kind.Two => 2 };")]
    [InlineData("int A(Kind k) => k switch { Kind.One => 1, _ => throw new System.Exception() };")]
    [InlineData("int A(Kind k) { switch (k) { case Kind.One: return 1; default: throw new System.Exception(); } }")]
    [InlineData("int A(C c) { switch (c) { case null: return 1; case { K: Kind.One }: return 2; } return 3; } Kind K;")]
    [InlineData("Kind A(string s) => s switch { \"1\" => Kind.One, _ => Kind.Two };")]
    public void OtherArmsAreNot(string member) => Assert.Empty(TakenOver(Parse(member), ["Kind"]));

    private static SyntaxNode Parse(string member) => CSharpSyntaxTree.ParseText($"class C {{ enum Kind {{ One, Two }} {member} }}").GetRoot();

    private static IEnumerable<string> Enums(SyntaxNode root) => root.DescendantNodes().OfType<EnumDeclarationSyntax>().Select(kind => kind.Identifier.Text);

    private static IEnumerable<string> TakenOver(SyntaxNode root, HashSet<string> kinds) =>
        root.DescendantNodes().OfType<SwitchExpressionSyntax>()
            .Where(choice => choice.Arms.Any(arm => Names(arm.Pattern, kinds)) && choice.Arms.Any(TakesOver)).Select(Place)
            .Concat(root.DescendantNodes().OfType<SwitchStatementSyntax>()
                .Where(choice => choice.Sections.Any(section => section.Labels.Any(label => Names(label, kinds))) && !choice.Sections.Any(RefusesOthers)).Select(Place));

    // A kind among other things that are asked, { Kind: FileKind.Folder }, is no choice among kinds.
    private static bool Names(SyntaxNode pattern, HashSet<string> kinds) => pattern.DescendantNodesAndSelf(node => node is not PropertyPatternClauseSyntax)
        .OfType<MemberAccessExpressionSyntax>().Any(access => access.Expression is IdentifierNameSyntax type && kinds.Contains(type.Identifier.Text));

    private static bool TakesOver(SwitchExpressionArmSyntax arm)
        => arm is { Pattern: DiscardPatternSyntax or VarPatternSyntax, WhenClause: null, Expression: not ThrowExpressionSyntax };

    private static bool RefusesOthers(SwitchSectionSyntax section)
        => section.Labels.Any(label => label is DefaultSwitchLabelSyntax) && section.Statements is [ThrowStatementSyntax];

    private static string Place(SyntaxNode choice) => choice.GetLocation().GetLineSpan().ToString();
}
