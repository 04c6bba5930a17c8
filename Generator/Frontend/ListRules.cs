using System.Globalization;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Frontend;

/// <summary>Which lists of operands fit each other.</summary>
internal static class ListRules
{
    // As many comparisons are made for each element; searching among more belongs elsewhere.
    private const int MostCompared = 256;

    /// <summary>What is wrong with the lists given to <paramref name="row"/>, and the way out; null where they fit.</summary>
    public static (string Name, string WayOut)? WhatIsWrong(OpDef row, NodeArguments read)
    {
        int first = read.Lists[0].Items.Count;
        if (first == 0)
        {
            return ("An empty list", "give one entry at least");
        }

        return row.Lists!.Value switch
        {
            ListKind.Bins => TooMany(first, "bins") ?? WhatIsWrongWithBins(read),
            ListKind.Choices => TooMany(first, "arrays to choose from"),
            ListKind.Cases or ListKind.CasesOrElse => WhatIsWrongWithCases(row, read, first),
        };
    }

    /// <summary>What an empty list beside the operands does not say, and the way out; null where it means none.</summary>
    public static (string Name, string WayOut)? WhatIsMissing(OpDef row, OpParameter parameter) => parameter.Kind == ParameterKind.Axes
        ? ("An empty list of axes", "name axes, or leave the list out, which means all of them")
        : row.Moves == MovementKind.Reshape ? ("An empty list of lengths", "give a length for each axis") : null;

    private static (string Name, string WayOut)? TooMany(int count, string what) =>
        count > MostCompared ? ($"A list of {count} {what}", $"give {MostCompared} at most; each is a comparison") : null;

    private static (string Name, string WayOut)? WhatIsWrongWithCases(OpDef row, NodeArguments read, int conditions)
    {
        bool mayEndElsewhere = row.Lists == ListKind.CasesOrElse;
        int values = read.Lists[1].Items.Count, more = read.Inputs.Count - conditions - values;
        bool fits = values == conditions || (mayEndElsewhere && values == conditions + 1 && more == 1);
        return fits ? null : ($"A list of {values} values for {conditions} conditions", "give a value for each condition" + (mayEndElsewhere ? ", and perhaps one for all other elements" : ""));
    }

    private static (string Name, string WayOut)? WhatIsWrongWithBins(NodeArguments read)
    {
        object?[] bins = read.Lists[0].Items.Select(item => (item as ScalarValue)?.Constant).ToArray();
        if (bins.Any(bin => bin is null))
        {
            return ("A list of bins that is not known when the kernel is compiled", "write constants");
        }

        bool rises = Monotonic(bins, (low, high) => IsUpTo(low, high)), falls = Monotonic(bins, (low, high) => IsUpTo(high, low));
        read.Arguments.AddRange(falls && !rises ? new[] { new Model.NodeArgument("falling", new[] { "true" }) } : Array.Empty<Model.NodeArgument>());
        return rises || falls ? null : ("A list of bins in no order", "let them rise, or fall");
    }

    private static bool Monotonic(object?[] bins, Func<object?, object?, bool> fit) => Enumerable.Range(1, bins.Length - 1).All(i => fit(bins[i - 1], bins[i]));

    // Whole numbers beyond 2^53 differ in what a double has not.
    private static bool IsUpTo(object? low, object? high) => low is float or double || high is float or double
        ? Convert.ToDouble(low, CultureInfo.InvariantCulture) <= Convert.ToDouble(high, CultureInfo.InvariantCulture)
        : Convert.ToDecimal(low, CultureInfo.InvariantCulture) <= Convert.ToDecimal(high, CultureInfo.InvariantCulture);
}
