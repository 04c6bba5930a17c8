extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;

namespace StaticGraph.Tests.Fuzz;

/// <summary>Where the compiler may round otherwise than operation by operation, as numbers.md says.</summary>
internal static class FuzzRounding
{
    private static readonly string[] Rewritten = ["Pow", "Var", "Std", "SlidingWindow", "Cov", "CorrCoef", "LogSpace"];

    /// <summary>
    /// True where a kernel has the bits of its operations one by one: halves are not rounded between them, products of several factors go in another order, powers become products, deviations lose
    /// their shift, and folds of windows are a tree of their own.
    /// </summary>
    public static bool IsKept(FuzzKernel kernel) => FuzzText.Needed(kernel).Select(i => kernel.Nodes[i]).All(node =>
        node.Type != DType.Half && !(node.Op is { } op && (Rewritten.Contains(op.Name) || (op.Kind == OpKind.Contraction && (node.Type.IsFloating() || node.Type == DType.Complex)))));
}
