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
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(Title, out string? title) && title is not null)
            {
                Document document = context.Document;
                Solution changed = await ApplyAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
                if (await CompilesAsync(document, changed, context.CancellationToken).ConfigureAwait(false))
                {
                    context.RegisterCodeFix(CodeAction.Create(title, token => ApplyAsync(document, diagnostic, token), equivalenceKey: diagnostic.Id), diagnostic);
                }
            }
        }
    }

    // A place may be in another file: the other part of a partial method.
    private static async Task<Solution> ApplyAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        Solution solution = document.Project.Solution;
        foreach (IGrouping<DocumentId, TextChange> changes in Changes(document, diagnostic).GroupBy(change => change.Document, change => change.Change))
        {
            SourceText text = await solution.GetDocument(changes.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(changes.Key, text.WithChanges(changes.OrderBy(change => change.Span.Start)));
        }

        return solution;
    }

    private static IEnumerable<(DocumentId Document, TextChange Change)> Changes(Document document, Diagnostic diagnostic)
    {
        for (int i = 0; i < diagnostic.AdditionalLocations.Count; i++)
        {
            Location place = diagnostic.AdditionalLocations[i];
            DocumentId file = document.Project.Solution.GetDocument(place.SourceTree)?.Id ?? document.Id;
            yield return (file, new TextChange(place.SourceSpan, diagnostic.Properties[Text + i] ?? ""));
        }
    }

    // What C# had nothing against must still compile: the sum of a cast array may not fit where that of the array did.
    private static async Task<bool> CompilesAsync(Document document, Solution changed, CancellationToken cancellationToken)
    {
        int before = await ErrorsAsync(document, cancellationToken).ConfigureAwait(false);
        return before > 0 || await ErrorsAsync(changed.GetDocument(document.Id)!, cancellationToken).ConfigureAwait(false) == 0;
    }

    private static async Task<int> ErrorsAsync(Document document, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model?.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ?? 0;
    }
}
