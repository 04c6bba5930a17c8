using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Rules;

/// <summary>Covariances of observations by observations: what grows there is mostly meant the other way around, so that the message names the argument.</summary>
internal static class RowVariables
{
    /// <summary>The problem, with a hint where it is of covariances of the rows of an array.</summary>
    public static Problem Note(Problem problem, Kernel kernel) => problem.Id == ProblemIds.RepeatedReading && kernel.Nodes.Any(node => node.Expression == problem.Expression && IsOfRows(node))
        ? problem with { Arguments = problem.Arguments.Select((argument, i) => i == problem.Arguments.Count - 1 ? $"{argument}; where each row is an observation, write rowVar: false" : argument).ToArray() }
        : problem;

    private static bool IsOfRows(KernelNode node) => OpTable.Find(node.Op)?.Contracts is ContractionKind.Cov or ContractionKind.CorrCoef && node.Argument(OpParameter.RowVar.Name).Count == 0;
}
