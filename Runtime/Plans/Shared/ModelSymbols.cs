using System;
using System.Globalization;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>
/// The symbols of the memory and traffic formulas that are not lengths. They begin with a mark that no dim's name can have, so that a kernel with dims
/// named <c>c0</c> or <c>w</c> is the same as with any other names; they are printed without it.
/// </summary>
internal static class ModelSymbols
{
    private const char Mark = '$';
    private const string BlockName = "c", HeightName = "height";

    /// <summary>How many sets of buffers there are.</summary>
    public static string Sets { get; } = Mark + "w";

    /// <summary>The length of a block on an axis of the step.</summary>
    public static string Block(int axis) => Numbered(BlockName, axis);

    /// <summary>Tokens an output of a level of a reduction.</summary>
    public static string Tokens(int level) => Numbered("tokens", level);

    /// <summary>Levels of the tree over a level of a reduction.</summary>
    public static string Height(int level) => Numbered(HeightName, level);

    /// <summary>1 where blocks cut a level of a reduction, else 0.</summary>
    public static string Carried(int level) => Numbered("carried", level);

    /// <summary>The axis whose block length <paramref name="symbol"/> is, or null.</summary>
    public static int? BlockAxis(string symbol) => NumberOf(symbol, BlockName);

    /// <summary>True for a <see cref="Height"/>.</summary>
    public static bool IsHeight(string symbol) => NumberOf(symbol, HeightName) is not null;

    /// <summary>A formula of <paramref name="plan"/> for people: without the marks, but of symbols that the plan has a dim of the same name beside.</summary>
    public static Polynomial Printed(PlanDefinition plan, Polynomial formula) => formula.Substitute(symbol => Polynomial.Symbol(Printed(plan, symbol)));

    /// <summary>One symbol for people.</summary>
    public static string Printed(PlanDefinition plan, string symbol)
    {
        int mark = symbol.IndexOf(Mark);
        return mark < 0 || plan.Dims.Any(dim => dim.Name == symbol.Substring(mark + 1)) ? symbol : symbol.Remove(mark, 1);
    }

    /// <summary>True where a dim of <paramref name="plan"/> is named like a symbol of its formulas, which is then printed with its mark.</summary>
    public static bool AreMarked(PlanDefinition plan)
        => StepDefinition.Of(plan).SelectMany(step => SymbolicMemory.Terms(plan, step)).SelectMany(term => term.Bytes.Symbols).Any(symbol => Printed(plan, symbol).IndexOf(Mark) >= 0);

    private static string Numbered(string name, int number) => Mark + name + number.ToString(CultureInfo.InvariantCulture);

    private static int? NumberOf(string symbol, string name)
    {
        string start = Mark + name;
        return symbol.StartsWith(start, StringComparison.Ordinal) && int.TryParse(symbol.Substring(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
