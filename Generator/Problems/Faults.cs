using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Problems;

/// <summary>What went wrong in the compiler itself, as a problem of the kernel it happened with.</summary>
internal static class Faults
{
    /// <summary>The problem that <paramref name="fault"/> is; lengths that no 64 bits hold are the kernel's own.</summary>
    public static Problem Of(string kernel, Exception fault) => fault is OverflowException
        ? Problem.Of(ProblemIds.TooManyElements, -1, kernel)
        : Problem.Of(ProblemIds.Fault, -1, kernel, fault.GetType().Name + ": " + fault.Message);
}
