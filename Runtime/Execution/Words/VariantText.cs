using System.Globalization;

namespace StaticGraph.Execution;

/// <summary>Says in words which variant of a kernel runs, and what speaks against the others.</summary>
internal static class VariantText
{
    /// <summary>For example <c>variant 2 of 2 (parts of m): the only one that fits; variant 1 (holds mean whole) needs 14.9 GiB</c>.</summary>
    public static string Of(VariantChoice choice)
    {
        Variant chosen = choice.Chosen;
        IEnumerable<string> others = choice.Variants.Where(variant => variant != chosen).Select(variant => $"{Name(variant)} {Against(chosen, variant)}");
        return string.Create(CultureInfo.InvariantCulture, $"variant {chosen.Number} of {choice.Variants.Length}{Described(chosen)}: {Reason(choice)}; {string.Join("; ", others)}");
    }

    // What decides is what tells it from the next best.
    private static string Reason(VariantChoice choice)
    {
        Variant chosen = choice.Chosen;
        Variant? second = choice.Variants
            .Where(variant => variant != chosen && variant.Run.Shortage is null)
            .MinBy(variant => (variant.Moved.Cost, variant.PeakBytes, variant.Operations, variant.Number));
        return second switch
        {
            null => "the only one that fits",
            _ when chosen.Moved.Read == 0 => InPlaceReason(choice),
            _ when chosen.Moved.Cost != second.Moved.Cost => CostReason(choice),
            _ when chosen.PeakBytes != second.PeakBytes => $"lowest peak ({ByteSize.Format(chosen.PeakBytes)})",
            _ when chosen.Operations != second.Operations => $"fewest operations ({Number(chosen.Operations)})",
            _ => "the first of equals",
        };
    }

    // Of those that read nothing the first is the compiler's choice; what speaks against it are operations, else its peak.
    private static string InPlaceReason(VariantChoice choice)
    {
        Variant chosen = choice.Chosen, first = choice.Variants.First(variant => variant.Run.Shortage is null && variant.Moved.Read == 0);
        return chosen == first ? "best where everything lies in memory"
            : chosen.Operations < first.Operations ? $"fewer operations ({Number(chosen.Operations)}) than {Name(first)}, where everything lies in memory"
            : $"a lower peak ({ByteSize.Format(chosen.PeakBytes)}) than {Name(first)}, where everything lies in memory";
    }

    // Bytes and requests are weighed against each other: the words must be true beside every other variant's numbers.
    private static string CostReason(VariantChoice choice)
    {
        MovedBytes moved = choice.Chosen.Moved;
        MovedBytes[] others = [.. choice.Variants.Where(variant => variant != choice.Chosen && variant.Run.Shortage is null).Select(variant => variant.Moved)];
        return others.All(other => moved.Bytes < other.Bytes) ? $"fewest bytes ({Bytes(moved.Bytes)})"
            : others.All(other => moved.Requests < other.Requests) ? $"fewest requests ({Number(moved.Requests)}, for {Bytes(moved.Bytes)})"
            : $"fewest bytes and requests taken together ({Bytes(moved.Bytes)} in {Number(moved.Requests)} requests)";
    }

    private static string Against(Variant chosen, Variant other)
    {
        if (other.Run.Shortage is { } shortage)
        {
            return $"needs {ByteSize.Format(shortage.Needed)}";
        }

        return other switch
        {
            _ when other.Moved.Cost != chosen.Moved.Cost => $"moves {Bytes(other.Moved.Bytes)} in {Number(other.Moved.Requests)} requests",
            _ when other.PeakBytes != chosen.PeakBytes => $"peaks at {ByteSize.Format(other.PeakBytes)}",
            _ when other.Operations != chosen.Operations => $"takes {Number(other.Operations)} operations",
            _ => "costs the same",
        };
    }

    private static string Name(Variant variant) => string.Create(CultureInfo.InvariantCulture, $"variant {variant.Number}{Described(variant)}");

    private static string Described(Variant variant) => variant.Run.Plan.Definition.Choice is { Length: > 0 } choice ? $" ({choice})" : "";

    private static string Bytes(double bytes) => ByteSize.Format(bytes >= long.MaxValue ? long.MaxValue : (long)bytes);

    private static string Number(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
