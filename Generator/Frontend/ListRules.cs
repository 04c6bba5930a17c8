using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Frontend;

/// <summary>Which lists of operands fit each other.</summary>
internal static class ListRules
{
    // As many comparisons are made for each element; searching among more belongs elsewhere.
    private const int MostBins = 256;

    /// <summary>What is wrong with the lists given to <paramref name="row"/>, and the way out; null where they fit.</summary>
    public static (string Name, string WayOut)? WhatIsWrong(OpDef row, NodeArguments read)
    {
        int first = read.Lists[0].Items.Count;
        if (first == 0)
        {
            return ("An empty list", "give one entry at least");
        }

        if (read.Lists.Count == 1)
        {
            return WhatIsWrongWithBins(read);
        }

        int second = read.Lists[1].Items.Count, more = read.Inputs.Count - first - second;
        bool fits = second == first || (row.MayEndElsewhere && second == first + 1 && more == 1);
        return fits ? null : ($"A list of {second} values for {first} conditions", "give a value for each condition");
    }

    private static (string Name, string WayOut)? WhatIsWrongWithBins(NodeArguments read)
    {
        double?[] bins = read.Lists[0].Items.Select(item => item is ScalarValue scalar ? ScalarRules.Known(scalar) : null).ToArray();
        if (bins.Any(bin => bin is null))
        {
            return ("A list of bins that is not known when the kernel is compiled", "write constants");
        }

        if (bins.Length > MostBins)
        {
            return ($"A list of {bins.Length} bins", $"give {MostBins} at most; each is a comparison");
        }

        bool rises = Monotonic(bins, (low, high) => low <= high), falls = Monotonic(bins, (low, high) => low >= high);
        read.Arguments.AddRange(falls && !rises ? new[] { new Model.NodeArgument("falling", new[] { "true" }) } : Array.Empty<Model.NodeArgument>());
        return rises || falls ? null : ("A list of bins in no order", "let them rise, or fall");
    }

    private static bool Monotonic(double?[] bins, Func<double, double, bool> fit) => Enumerable.Range(1, bins.Length - 1).All(i => fit(bins[i - 1]!.Value, bins[i]!.Value));
}
