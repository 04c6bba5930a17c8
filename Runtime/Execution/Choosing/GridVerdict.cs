namespace StaticGraph.Execution;

/// <summary>Whether the chunks that a plan would choose for its results are worth it, and for which arrays and which limit that was found.</summary>
/// <param name="With">The arrays of the run with these chunks.</param>
/// <param name="Without">Those of the run without them.</param>
/// <param name="IsWorthIt">The verdict.</param>
internal sealed record GridVerdict(ChoiceKey With, ChoiceKey Without, bool IsWorthIt)
{
    /// <summary>True where the verdict would be the same again.</summary>
    public bool IsFor(RunArrays with, RunArrays without, RunOptions? options) => With.IsFor(options) && With.IsFor(with) && Without.IsFor(without);
}
