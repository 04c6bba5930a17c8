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
/// (properties <c>FixTitle</c> and <c>FixText</c>, first additional location).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TextFixProvider))]
[Shared]
public sealed class TextFixProvider : CodeFixProvider
{
    private const string Title = "FixTitle";
    private const string Text = "FixText";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        "SG0020", "SG0021", "SG0050", "SG0051", "SG0052", "SG0053", "SG0055", "SG0056", "SG0057", "SG0109", "SG0110", "SG0111", "SG0202", "SG0301");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(Title, out string? title) && title is not null
                && diagnostic.Properties.TryGetValue(Text, out string? text) && text is not null
                && diagnostic.AdditionalLocations.Count > 0)
            {
                var change = new TextChange(diagnostic.AdditionalLocations[0].SourceSpan, text);
                Document document = context.Document;
                context.RegisterCodeFix(CodeAction.Create(title, token => ApplyAsync(document, change, token), equivalenceKey: diagnostic.Id), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> ApplyAsync(Document document, TextChange change, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(change));
    }
}
