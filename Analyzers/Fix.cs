using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticGraph.Analyzers;

/// <summary>A fix that a diagnostic carries: in each of <paramref name="Edits"/> a text replaces what stands at a place.</summary>
internal sealed record Fix(string Title, params (Location Place, string Text)[] Edits)
{
    /// <summary>A fix of one edit.</summary>
    public Fix(string title, Location place, string text)
        : this(title, (place, text))
    {
    }

    /// <summary>A diagnostic with or without a fix.</summary>
    public static Diagnostic Report(DiagnosticDescriptor descriptor, Location? place, Fix? fix, params object[] arguments)
    {
        if (fix is null)
        {
            return Diagnostic.Create(descriptor, place, arguments);
        }

        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add("FixTitle", fix.Title)
            .AddRange(fix.Edits.Select((edit, i) => new KeyValuePair<string, string?>("FixText" + i, edit.Text)));
        return Diagnostic.Create(descriptor, place, fix.Edits.Select(edit => edit.Place), properties, arguments);
    }
}
