using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>The problems found so far, in the order found.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = new();

    /// <summary>True for a problem that leaves the kernel without a plan.</summary>
    public static bool IsError(Problem problem) => ProblemTable.IsError(problem);

    public bool Any => _problems.Any(IsError);

    public void Add(string id, int expression, params string[] arguments) => _problems.Add(Problem.Of(id, expression, arguments));

    public EquatableArray<Problem> ToArray() => _problems.ToArray();
}
