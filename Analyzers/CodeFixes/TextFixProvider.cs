using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace StaticGraph.Analyzers.CodeFixes;

/// <summary>
/// Applies the fix a diagnostic carries with it: the analyzer, which knows the types, has decided which text replaces which
/// (properties <c>FixTitle</c> and <c>FixText0</c>, <c>FixText1</c>, ...; the additional locations are their places).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TextFixProvider))]
[Shared]
public sealed class TextFixProvider : CodeFixProvider
{
    private const string Title = "FixTitle";
    private const string Text = "FixText";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        "SG0020", "SG0021", "SG0050", "SG0051", "SG0052", "SG0053", "SG0055", "SG0056", "SG0057", "SG0060", "SG0063", "SG0064", "SG0065", "SG0109", "SG0110", "SG0111", "SG0202", "SG0301");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(Title, out string? title) && title is not null)
            {
                TextChange[] changes = Changes(diagnostic).OrderBy(change => change.Span.Start).ToArray();
                Document document = context.Document;
                context.RegisterCodeFix(CodeAction.Create(title, token => ApplyAsync(document, changes, token), equivalenceKey: diagnostic.Id), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<TextChange> Changes(Diagnostic diagnostic)
    {
        for (int i = 0; i < diagnostic.AdditionalLocations.Count; i++)
        {
            yield return new TextChange(diagnostic.AdditionalLocations[i].SourceSpan, diagnostic.Properties[Text + i] ?? "");
        }
    }

    private static async Task<Document> ApplyAsync(Document document, TextChange[] changes, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes));
    }
}
