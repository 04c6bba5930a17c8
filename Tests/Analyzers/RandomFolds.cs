using System.Globalization;

namespace StaticGraph.Tests.Analyzers;

/// <summary>
/// Random kernels of folds, folds of folds and what is computed from them, written as in <see cref="MemoryCorpus"/>. No array is ever stretched to a shape that none
/// of its operands has, so every one of them has a plan that holds nothing that grows and reads everything a fixed number of times.
/// </summary>
internal sealed class RandomFolds
{
    private static readonly string[] Parameters =
    [
        "x[n,m]", "x[n,m] y[n,m]", "x[n,m] y[m]", "x[n,m] y[n,1]", "x[n,m] y[m,n]", "x[n,n] y[n]", "x[n,3]", "x[3,n]", "x[n]",
        "x[n,m,k]", "x[n,m,k] y[m,k]", "x[n,3,m]", "x[n,m,3]", "x[t,z,m,n]",
    ];

    private static readonly string[] Folds = ["Sum", "Mean", "Max", "Min", "Std"];
    private static readonly string[] Operators = ["+", "-", "*", "/"];

    private const int LongestText = 300;

    private readonly Random _random;
    private readonly List<(string Text, string[] Shape)> _values = [];

    private RandomFolds(int seed) => _random = new Random(seed);

    /// <summary>The kernel of a seed, with one or two results.</summary>
    public static string Create(int seed)
    {
        var kernel = new RandomFolds(seed);
        string parameters = kernel.Pick(Parameters);
        foreach (string parameter in parameters.Split(' '))
        {
            kernel._values.Add((parameter[..1], parameter[2..^1].Split(',')));
        }

        int arrays = kernel._values.Count, operations = kernel._random.Next(3, 9);
        while (kernel._values.Count < arrays + operations)
        {
            kernel.AddValue();
        }

        // A parameter that nothing is computed from says nothing, but costs elements that must be counted in 64 bits.
        string[] results = [.. new[] { kernel._values[^1].Text, kernel._values[^kernel._random.Next(1, operations)].Text }.Distinct()];
        IEnumerable<string> read = parameters.Split(' ').Where(parameter => results.Any(result => Reads(result, parameter[0])));
        return $"{string.Join(' ', read)} => {string.Join("; ", results)}";
    }

    private static bool Reads(string result, char array) => result.Split(' ', '(', ')', '.', ',').Contains(array.ToString());

    private void AddValue()
    {
        (string Text, string[] Shape)? value;
        do
        {
            value = _random.Next(5) < 3 ? Folded() : Combined();
        }
        while (value is null || value.Value.Text.Length > LongestText);

        _values.Add(value.Value);
    }

    private (string Text, string[] Shape)? Folded()
    {
        (string text, string[] shape) = Latest();
        int[] axes = [.. Enumerable.Range(0, shape.Length).Where(axis => shape[axis] != "1").OrderBy(_ => _random.Next()).Take(_random.Next(1, 3)).Order()];
        if (axes.Length == 0)
        {
            return null;
        }

        if (_random.Next(4) == 0)
        {
            return ($"{text}.{Pick(Folds)}()", []);
        }

        bool keeps = _random.Next(3) > 0;
        string list = string.Join(", ", axes.Select(axis => axis.ToString(CultureInfo.InvariantCulture)));
        string[] kept = keeps ? [.. shape.Select((length, axis) => axes.Contains(axis) ? "1" : length)] : [.. shape.Where((_, axis) => !axes.Contains(axis))];
        return ($"{text}.{Pick(Folds)}({(axes.Length > 1 ? $"[{list}]" : list)}{(keeps ? ", keepDims: true" : "")})", kept);
    }

    private (string Text, string[] Shape)? Combined()
    {
        (string Text, string[] Shape) left = Latest(), right = _values[_random.Next(_values.Count)];
        (string[] large, string[] small) = left.Shape.Length >= right.Shape.Length ? (left.Shape, right.Shape) : (right.Shape, left.Shape);
        bool fits = small.Zip(large.TakeLast(small.Length), (from, to) => from == "1" || from == to).All(fit => fit);
        return fits && left.Text != right.Text ? ($"({left.Text} {Pick(Operators)} {right.Text})", large) : null;
    }

    // Mostly a new one, so that folds of folds of folds come about.
    private (string Text, string[] Shape) Latest() => _values[^(1 + Math.Min(_random.Next(_values.Count), _random.Next(_values.Count)))];

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
