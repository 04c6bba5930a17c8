using System.Text.RegularExpressions;

namespace StaticGraph.Tests.Docs;

/// <summary>A program in a document, with the output printed below it.</summary>
/// <param name="Title">The heading it stands under.</param>
/// <param name="Code">The C# text.</param>
/// <param name="Output">The text block that follows it, at once or after one line that ends in a colon; else null.</param>
internal sealed partial record MarkdownExample(string Title, string Code, string? Output)
{
    /// <summary>The C# blocks of a document, in order.</summary>
    internal static IReadOnlyList<MarkdownExample> Read(string markdown) =>
    [
        .. Blocks().Matches(markdown).Select(match => new MarkdownExample(
            Headings().Matches(markdown[..match.Index]).LastOrDefault()?.Groups[1].Value ?? "",
            match.Groups["code"].Value,
            match.Groups["output"] is { Success: true, Value: var output } ? output : null)),
    ];

    /// <summary>What the document links to inside the repository.</summary>
    internal static IEnumerable<string> RelativeLinks(string markdown) =>
        Links().Matches(markdown).Select(match => match.Groups[1].Value).Where(link => !link.Contains(':', StringComparison.Ordinal));

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```\n(\s*([^`\n][^\n]*:\n\s*)?^```text\n(?<output>.*?)^```)?", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Links();
}
