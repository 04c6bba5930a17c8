using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticGraph.Analyzers;

/// <summary>A fix that a diagnostic carries: <paramref name="Text"/> replaces what stands at <paramref name="Place"/>.</summary>
internal sealed record Fix(string Title, Location Place, string Text)
{
    /// <summary>A diagnostic with or without a fix.</summary>
    public static Diagnostic Report(DiagnosticDescriptor descriptor, Location? place, Fix? fix, params object[] arguments)
    {
        if (fix is null)
        {
            return Diagnostic.Create(descriptor, place, arguments);
        }

        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add("FixTitle", fix.Title).Add("FixText", fix.Text);
        return Diagnostic.Create(descriptor, place, new[] { fix.Place }, properties, arguments);
    }
}
