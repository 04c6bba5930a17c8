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
        "SG0020", "SG0021", "SG0028", "SG0050", "SG0051", "SG0052", "SG0053", "SG0054", "SG0055", "SG0056", "SG0057", "SG0060", "SG0063", "SG0064", "SG0065", "SG0067", "SG0068", "SG0109", "SG0110", "SG0111", "SG0202", "SG0301");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(Title, out string? title) && title is not null)
            {
                Solution solution = context.Document.Project.Solution;
                (DocumentId Document, TextChange Change)[]? changes = await ChangesAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
                if (changes is not null && await CompilesAsync(solution, await ApplyAsync(solution, changes, context.CancellationToken).ConfigureAwait(false), changes, context.CancellationToken).ConfigureAwait(false))
                {
                    context.RegisterCodeFix(CodeAction.Create(title, token => ApplyAsync(solution, changes, token), equivalenceKey: diagnostic.Id), diagnostic);
                }
            }
        }
    }

    private static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<(DocumentId Document, TextChange Change)> changes, CancellationToken cancellationToken)
    {
        foreach (IGrouping<DocumentId, TextChange> ofFile in changes.GroupBy(change => change.Document, change => change.Change))
        {
            SourceText text = await solution.GetDocument(ofFile.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(ofFile.Key, text.WithChanges(ofFile.OrderBy(change => change.Span.Start)));
        }

        return solution;
    }

    // A place may be in another file: the other part of a partial method. Where that is none of the solution's, as what a generator made is not, there is nothing to change.
    private static async Task<(DocumentId Document, TextChange Change)[]?> ChangesAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxTree? own = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
        var changes = new (DocumentId, TextChange)[diagnostic.AdditionalLocations.Count];
        for (int i = 0; i < changes.Length; i++)
        {
            Location place = diagnostic.AdditionalLocations[i];
            Document? file = place.SourceTree == own ? document : document.Project.Solution.GetDocument(place.SourceTree);
            if (file is null or SourceGeneratedDocument)
            {
                return null;
            }

            changes[i] = (file.Id, new TextChange(place.SourceSpan, diagnostic.Properties[Text + i] ?? ""));
        }

        return changes;
    }

    // What C# had nothing against must still compile: the sum of a cast array may not fit where that of the array did. Files that do not change are not asked.
    private static async Task<bool> CompilesAsync(Solution solution, Solution changed, IEnumerable<(DocumentId Document, TextChange Change)> changes, CancellationToken cancellationToken)
    {
        foreach (DocumentId file in changes.Select(change => change.Document).Distinct())
        {
            int before = await ErrorsAsync(solution.GetDocument(file)!, cancellationToken).ConfigureAwait(false);
            int after = await ErrorsAsync(changed.GetDocument(file)!, cancellationToken).ConfigureAwait(false);
            if (after > before)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<int> ErrorsAsync(Document document, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model?.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ?? 0;
    }
}
