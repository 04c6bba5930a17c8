using System.Globalization;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>An array and how it is walked, in words.</summary>
internal static class AccessText
{
    /// <summary>The array's name, with where it is read from: <c>x[1.., 3]</c>. A reading in another order is worth a word: it is gathered.</summary>
    public static string Describe(string name, Access access)
        => name + (IsPart(access) ? "[" + string.Join(", ", Enumerable.Range(0, access.Rank).Select(axis => Index(access[axis]))) + "]" : "") + (access.IsInOrder ? "" : " transposed") + (IsFlipped(access) ? " flipped" : "") + Windows(access) + Edges(access);

    /// <summary>The same as a name in code.</summary>
    public static string Identifier(string name, Access access)
        => name.Length == 0 ? name : name + (IsPart(access) ? "Part" : "") + (Edges(access).Length > 0 ? "Padded" : "") + (access.IsInOrder ? "" : "T") + (access.HasBackwards ? "Flipped" : "") + (access.HasWindows ? "Windows" : "");

    private static bool IsPart(Access access) => Enumerable.Range(0, access.Rank).Any(axis => HasSteps(access[axis]) || access[axis].Table is not null || access[axis].IsWhole || (access[axis].Step >= 0 && !access[axis].IsFromZero && access[axis].Edge is not { Kind: not EdgeKind.Nothing }));

    private static string Windows(Access access)
        => access.HasWindows ? " in windows of " + string.Join(" x ", Enumerable.Range(0, access.Rank).SelectMany(axis => access[axis].Windows).Select(window => window.Length.ToString(CultureInfo.InvariantCulture))) : "";

    // Each way once: of all axes one alike is enough.
    private static string Edges(Access access) => string.Concat(Enumerable.Range(0, access.Rank).Select(axis => access[axis].Edge).OfType<AxisEdge>()
        .Where(edge => edge.Kind != EdgeKind.Nothing).Select(edge => $" padded ({edge.Kind.ToString().ToLowerInvariant()})").Distinct());

    private static bool IsFlipped(Access access) => Enumerable.Range(0, access.Rank).Any(axis => access[axis].Step == -1);

    private static bool HasSteps(AxisTerm term) => term.Step is < -1 or > 1;

    private static string Index(AxisTerm term) => term.Table is { } list ? Listed(list)
        : term.IsWhole ? "indices"
        : term.Edge is { } edge ? $"{edge.Low}..{edge.High}" + ByStep(term)
        : term.Step == 0 ? term.From.ToString()
        : (HasSteps(term) || term.Step > 0) && !term.IsFromZero ? term.From + ".." + ByStep(term)
        : ".." + ByStep(term);

    // Of a long list its beginning.
    private static string Listed(AxisTable list)
    {
        const int Shown = 5;
        string indices = string.Join(", ", Enumerable.Range(0, System.Math.Min(list.Count, Shown)).Select(place => list[place]));
        return list.Count > Shown ? $"[{indices}, ... of {list.Count.ToString(CultureInfo.InvariantCulture)}]" : $"[{indices}]";
    }

    private static string ByStep(AxisTerm term) => HasSteps(term) ? " by " + term.Step.ToString(CultureInfo.InvariantCulture) : "";
}
