extern alias generator;

using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Fuzz;

/// <summary>Makes a kernel that fails smaller, while it fails in the same way: fewer results, values given that were computed, operands in the place of what is computed of them.</summary>
internal static class FuzzReducer
{
    private const int MostAttempts = 120;

    /// <summary>A failing kernel as it is printed: what fails, its seed, lengths and arrays, and its text, as small as it becomes.</summary>
    public static string Explain(FuzzKernel kernel, string failure)
    {
        FuzzKernel least = failure.StartsWith("NumPy", StringComparison.Ordinal) ? kernel : Reduce(kernel, failure);
        string last = least == kernel ? failure : new FuzzBatch([least]).Failure(least) ?? failure;
        string arrays = string.Join("\n", FuzzText.Given(least).Select(i => $"  x{i}: {least.Nodes[i].Value}"));
        return $"seed {kernel.Seed}, {string.Join(", ", least.Dims.Lengths.Select(dim => $"{dim.Key} = {dim.Value}"))}\n{arrays}\n{FuzzText.Of(least)}{last}";
    }

    /// <summary>A kernel that fails as this one does, and none of whose smaller ones does.</summary>
    public static FuzzKernel Reduce(FuzzKernel kernel, string failure)
    {
        int attempts = 0;
        FuzzKernel least = kernel;
        bool isSmaller = true;
        while (isSmaller)
        {
            isSmaller = false;
            foreach (FuzzKernel smaller in Smaller(least))
            {
                if (attempts++ < MostAttempts && IsAlike(smaller, failure))
                {
                    (least, isSmaller) = (smaller, true);
                    break;
                }
            }
        }

        return least;
    }

    private static bool IsAlike(FuzzKernel kernel, string failure) => new FuzzBatch([kernel]).Failure(kernel) is { } other && Kind(other) == Kind(failure);

    // Refusals are alike by their number, and other failures by where they are found, and what is thrown.
    private static string Kind(string failure)
    {
        string first = failure.Split('\n')[0];
        return first.StartsWith("Refused", StringComparison.Ordinal) ? first[..Math.Min(first.Length, 15)] : first.Split(' ', ':')[0] + (first.Contains("Exception", StringComparison.Ordinal) ? first.Split(' ').First(word => word.Contains("Exception", StringComparison.Ordinal)) : "");
    }

    private static IEnumerable<FuzzKernel> Smaller(FuzzKernel kernel)
    {
        int[] needed = FuzzText.Needed(kernel);
        int[] computed = [.. needed.Where(i => !kernel.Nodes[i].IsGiven)];
        IEnumerable<FuzzKernel> alone = kernel.Results.Length > 1 ? kernel.Results.Select(result => kernel.With(kernel.Nodes, result)) : [];
        IEnumerable<FuzzKernel> inner = computed.Where(i => !kernel.Results.Contains(i)).Select(i => kernel.With(kernel.Nodes, i));
        IEnumerable<FuzzKernel> given = computed.Reverse().Where(i => kernel.Results.Length > 1 || kernel.Results[0] != i).Select(i => kernel.With(kernel.Nodes.Select((node, j) => j == i ? new FuzzNode { Type = node.Type, Shape = node.Shape, Value = node.Value } : node), kernel.Results));
        IEnumerable<FuzzKernel> shorter = computed.Reverse().SelectMany(i => kernel.Nodes[i].Operands.Distinct().Where(operand => IsSame(kernel.Nodes[i], kernel.Nodes[operand])).Select(operand => Without(kernel, i, operand)));
        return alone.Concat(inner).Concat(given).Concat(shorter);
    }

    private static bool IsSame(FuzzNode node, FuzzNode operand) => node.Type == operand.Type && node.Shape.Equals(operand.Shape);

    // Its users use its operand. Values behind it are other ones then, and are not compared with what was computed before.
    private static FuzzKernel Without(FuzzKernel kernel, int node, int operand) =>
        kernel.With(kernel.Nodes.Select(user => user with { Operands = user.Operands.Select(i => i == node ? operand : i).ToArray() }), [.. kernel.Results.Select(i => i == node ? operand : i).Distinct()]);
}
