using System.Globalization;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>Finds draws of the same seed and sequence: who thinks of a generator that goes on expects other numbers.</summary>
internal static class RepeatedDraws
{
    public static void Note(Kernel kernel, ProblemList problems)
    {
        var drawn = new HashSet<(string Seed, string Sequence)>();
        var told = new HashSet<int>();
        foreach (KernelNode node in kernel.Nodes.Where(node => OpTable.Find(node.Op) is { Draws: true }))
        {
            (string seed, string sequence) = (Text(kernel, node.Inputs[0]), Text(kernel, node.Inputs[1]));
            if (!drawn.Add((seed, sequence)) && told.Add(node.Expression))
            {
                int other = Enumerable.Range(0, drawn.Count + 1).First(number => !drawn.Contains((seed, number.ToString(CultureInfo.InvariantCulture))));
                problems.Add(ProblemIds.SameDraws, node.Expression, node.Op, seed, sequence, other.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static string Text(Kernel kernel, int input) => kernel.Nodes[input] is { Op: KernelOps.Scalar } scalar ? kernel.Scalars[scalar.Index].Text : input.ToString(CultureInfo.InvariantCulture);
}
