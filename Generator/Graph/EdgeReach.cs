using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>Whether an axis has as many elements as are mirrored, or come again, outside of it: NumPy would begin anew.</summary>
internal static class EdgeReach
{
    /// <summary>False after telling that an axis is too short for <paramref name="most"/> elements outside of it, what depends on dims is checked when the plan is bound. <paramref name="what"/> reaches so far.</summary>
    public static bool Has(ShapeChecker shapes, KernelNode node, EquatableArray<Polynomial> shape, int axis, long most, string mode, string what, string wayOut)
    {
        long least = most == 0 ? 0 : mode switch
        {
            "Constant" => 0,
            "Edge" => 1,
            "Reflect" => most + 1,
            _ => most,
        };
        string far = most.ToString(CultureInfo.InvariantCulture);
        if (shapes.Require(shape[axis] - least, $"{node.Op} of shape {ShapeChecker.Text(shape)} by {far} ({mode})"))
        {
            return true;
        }

        shapes.Report(ProblemIds.Parts, node, node.Op, $"axis {axis} of length {shape[axis]} has fewer elements than {what} of {far} needs ({mode}): {least} or more. {wayOut}");
        return false;
    }
}
