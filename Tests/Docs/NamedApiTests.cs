using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Docs;

/// <summary>A message that tells people what to call names only what they can call.</summary>
public partial class NamedApiTests
{
    private static readonly HashSet<string> Known =
    [
        .. typeof(Plan).Assembly.GetExportedTypes().SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).Select(member => member.Name).Append(PlainName(type))),

        // .NET's own.
        "Main", "Max", "Sqrt", "CollectionCount", "ToArray",

        // h5py's.
        "File",
    ];

    [Theory]
    [InlineData("Generator/Frontend")]
    [InlineData("Generator/Graph")]
    [InlineData("Generator/Problems")]
    [InlineData("Analyzers")]
    [InlineData("Runtime/Api")]
    [InlineData("Runtime/Storage")]
    public void Messages(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)))
        {
            AssertKnown(file, string.Join("\n", Texts(CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot())));
        }
    }

    [Fact]
    public void Pages()
    {
        foreach (string file in Directory.EnumerateFiles(Repository.PathOf("docs", "diagnostics"), "*.md"))
        {
            string prose = Fences().Replace(File.ReadAllText(file), "");
            AssertKnown(file, string.Join("\n", InlineCode().Matches(prose).Select(match => match.Value)));
        }
    }

    // A text is a whole literal, with a space wherever something is inserted.
    private static IEnumerable<string> Texts(SyntaxNode root) =>
        root.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression)).Select(literal => literal.Token.ValueText)
            .Concat(root.DescendantNodes().OfType<InterpolatedStringExpressionSyntax>().Select(text => string.Concat(text.Contents.Select(part => part is InterpolatedStringTextSyntax plain ? plain.TextToken.ValueText : "_"))));

    private static void AssertKnown(string file, string text) =>
        Assert.All(Calls().Matches(text).Select(match => match.Groups[1].Value), name => Assert.True(Known.Contains(name), $"{file} names {name}(...), which there is not."));

    private static string PlainName(Type type) => Regex.Replace(type.Name, @"(Attribute)?(`\d+)?$", "");

    [GeneratedRegex(@"\b([A-Z]\w+)(?:<\w+>)?\(")]
    private static partial Regex Calls();

    [GeneratedRegex(@"^\s*```.*?^\s*```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex InlineCode();
}
