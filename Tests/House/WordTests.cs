using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticGraph.Tests.House;

/// <summary>The words of docs/architecture.md mean in names what the table says.</summary>
public sealed class WordTests
{
    [Fact]
    public void PlansAreChosenNumbersAndRunsAreAlive()
    {
        Assert.NotEmpty(Types("Running", "Run"));
        Assert.NotEmpty(Types("Layout", "Plan"));
        Assert.Empty(Types("Running", "Plan"));
        Assert.All(["Binding", "Choosing", "Layout", "Words"], folder => Assert.Empty(Types(folder, "Run")));
    }

    [Theory]
    [InlineData("Generator/Schedule/Search", "[Tt]il(e|ed|ing)")]
    [InlineData("Runtime/Execution", "Scratch(?!Directory|Bytes|File)")]
    [InlineData("Generator/Schedule", "[Ss]cratch")]
    [InlineData("Generator/Emit", "[Ss]tream")]
    [InlineData("Runtime/CompilerServices", "[Ss]tream")]
    public void NamesHaveNoOtherWord(string room, string other)
    {
        SyntaxToken[] names = [.. ProductSources.Under(room).SelectMany(root => root.DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken))];

        Assert.NotEmpty(names);
        Assert.Empty(names.Select(name => name.Text).Where(name => Regex.IsMatch(name, other)).Distinct());
    }

    private static IEnumerable<string> Types(string folder, string ending) => ProductSources.Under("Runtime/Execution/" + folder)
        .SelectMany(root => root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>())
        .Select(type => type.Identifier.Text)
        .Where(name => name.EndsWith(ending, StringComparison.Ordinal) || name.EndsWith(ending + "s", StringComparison.Ordinal));
}
