using StaticGraph.CompilerServices;
using StaticGraph.Execution;

namespace StaticGraph.Plans;

/// <summary>The coordinates of a plan's dims, from the sources that have some.</summary>
internal static class PlanCoordinates
{
    /// <summary>
    /// The coordinates along an axis of a result that is named <paramref name="dim"/>. Operations permute, remove and broadcast axes, and an axis along which they move elements has
    /// no name, so the axes of that dim are the same for parameters and results. Null where no source has coordinates for it, or two have different ones.
    /// </summary>
    public static AxisCoordinate? Find(BoundPlan plan, string dim)
    {
        List<AxisCoordinate?> found = [];
        for (int i = 0; i < plan.Sources.Length; i++)
        {
            EquatableArray<string> shape = plan.Definition.Parameters[i].Shape;
            for (int axis = 0; axis < shape.Count; axis++)
            {
                found.Add(shape[axis] == dim ? plan.Sources[i].OpenCoordinate(axis) : null);
            }
        }

        return AxisCoordinate.Common(found);
    }
}
