extern alias generator;

using System.Text.RegularExpressions;

namespace StaticGraph.Tests.Fuzz;

/// <summary>Which values of a kernel stand in locals.</summary>
internal enum FuzzStyle
{
    /// <summary>Those that are used several times, and some others.</summary>
    Mixed,

    /// <summary>All.</summary>
    Locals,

    /// <summary>None: what is used several times is written several times.</summary>
    Nested,
}

/// <summary>A fuzzed kernel as C#.</summary>
internal static partial class FuzzText
{
    /// <summary>The method, and nothing of the kernel that no result needs.</summary>
    public static string Of(FuzzKernel kernel, FuzzStyle style = FuzzStyle.Mixed, string dead = "")
    {
        int[] needed = Needed(kernel);
        string[] spelled = new string[kernel.Nodes.Count];
        var statements = new List<string>();
        foreach (int i in needed)
        {
            FuzzNode node = kernel.Nodes[i];
            string text = node.IsGiven ? $"x{i}" : Substitute(node.Kernel, [.. node.Operands.Select(operand => spelled[operand])]);
            bool isLocal = !node.IsGiven && style != FuzzStyle.Nested && (style == FuzzStyle.Locals || needed.Sum(user => kernel.Nodes[user].Operands.Count(operand => operand == i)) != 1 || (i + kernel.Seed) % 3 == 0);
            if (isLocal)
            {
                statements.Add($"    var t{i} = {text};\n");
            }

            spelled[i] = isLocal ? $"t{i}" : node.IsGiven ? text : $"({text})";
        }

        string[] results = [.. kernel.Results.Select(i => spelled[i])];
        string[] types = [.. kernel.Results.Select((i, number) => $"NDArray<{kernel.Nodes[i].Type.Word()}>" + (kernel.Results.Length > 1 ? $" R{number}" : ""))];
        string parameters = string.Join(", ", Given(kernel).Select(i => FuzzProbe.Declare(kernel.Nodes[i], $"x{i}")));
        return $"[ArrayKernel] static {Tuple(types)} {kernel.Name}({parameters})\n{{\n{string.Concat(statements)}{dead}    return {Tuple(results)};\n}}\n";
    }

    /// <summary>The arrays that are given, in the order of the kernel's parameters.</summary>
    public static IEnumerable<int> Given(FuzzKernel kernel) => Needed(kernel).Where(i => kernel.Nodes[i].IsGiven);

    /// <summary>What the results are computed of, in order.</summary>
    public static int[] Needed(FuzzKernel kernel)
    {
        var needed = new SortedSet<int>(kernel.Results);
        for (int i = kernel.Nodes.Count - 1; i >= 0; i--)
        {
            if (needed.Contains(i))
            {
                needed.UnionWith(kernel.Nodes[i].Operands);
            }
        }

        return [.. needed];
    }

    private static string Substitute(string text, string[] operands) => Operand().Replace(text, match => operands[FuzzNode.Letters.IndexOf(match.Value, StringComparison.Ordinal)]);

    private static string Tuple(string[] items) => items.Length == 1 ? items[0] : $"({string.Join(", ", items)})";

    [GeneratedRegex(@"(?<![\w.'""])[abcv](?![\w'""])")]
    private static partial Regex Operand();
}
