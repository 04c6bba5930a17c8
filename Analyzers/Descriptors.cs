using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers;

/// <summary>The rows of <see cref="ProblemTable"/> as Roslyn wants them.</summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = ProblemTable.All
        .Where(row => row.Severity != ProblemSeverity.Silent)
        .ToDictionary(row => row.Id, Of);

    /// <summary>What is said about kernels, in order of id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Problems { get; } = Select(isNote: false);

    /// <summary>What is said of single expressions, beside C#'s own errors and where there are none, in order of id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Notes { get; } = Select(isNote: true);

    /// <summary>The descriptor of an id, or null for a problem that C# itself reports.</summary>
    public static DiagnosticDescriptor? Find(string id) => s_byId.TryGetValue(id, out DiagnosticDescriptor found) ? found : null;

    private static ImmutableArray<DiagnosticDescriptor> Select(bool isNote) =>
        s_byId.Values.Where(d => IsNote(d.Id) == isNote).OrderBy(d => d.Id, StringComparer.Ordinal).ToImmutableArray();

    private static bool IsNote(string id) => id.StartsWith("SG005", StringComparison.Ordinal) || id.StartsWith("SG006", StringComparison.Ordinal);

    private static DiagnosticDescriptor Of(ProblemDef row)
    {
        // An error means that there is no plan; switching the message off would not bring it back.
        string[] tags = row.Severity == ProblemSeverity.Error ? new[] { WellKnownDiagnosticTags.NotConfigurable } : Array.Empty<string>();
        DiagnosticSeverity severity = row.Severity == ProblemSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        return new DiagnosticDescriptor(row.Id, row.Title, row.Message, "StaticGraph", severity, isEnabledByDefault: true, customTags: tags);
    }
}
