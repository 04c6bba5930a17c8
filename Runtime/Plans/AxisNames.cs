using StaticGraph.CompilerServices;

namespace StaticGraph.Plans;

/// <summary>Compares the names a source has for its axes with the dims of the kernel: where both use the same names they mean the same axes.</summary>
internal static class AxisNames
{
    /// <summary>Refuses a source whose axes have the kernel's names in another order. Other names are fine: the kernel has its own.</summary>
    /// <exception cref="ArrayShapeException">The message has both orders and the transposition between them.</exception>
    public static void Check(PlanDefinition definition, ArraySource[] sources)
    {
        for (int i = 0; i < sources.Length; i++)
        {
            IReadOnlyList<string?> names = sources[i].DimensionNames;
            EquatableArray<string> dims = definition.Parameters[i].Shape;
            if (names.Count == dims.Count && IsPermuted(names, dims))
            {
                throw Permuted(definition, i, sources[i]);
            }
        }
    }

    private static bool IsPermuted(IReadOnlyList<string?> names, EquatableArray<string> dims)
    {
        int last = -1;
        for (int axis = 0; axis < dims.Count; axis++)
        {
            int place = PlaceOf(names, dims, axis);
            if (place >= 0 && place < last)
            {
                return true;
            }

            last = Math.Max(last, place);
        }

        return false;
    }

    private static ArrayShapeException Permuted(PlanDefinition definition, int parameter, ArraySource source)
    {
        ParameterDefinition wanted = definition.Parameters[parameter];
        string[] names = [.. source.DimensionNames.Select((name, axis) => name ?? $"axis{axis}")];
        string axes = string.Join(", ", Permutation(source.DimensionNames, wanted.Shape));
        return new ArrayShapeException(
            $"{definition.Name} wants '{wanted.Name}' with axes {TupleText.Of(wanted.Shape)}; {source.Name} has them in another order, {TupleText.Of(names)}. "
            + $"Declare the parameter as the file has it, [Shape({string.Join(", ", names.Select(name => $"\"{name}\""))})], and write {wanted.Name}.Transpose({axes}) for {wanted.Name} in the kernel.");
    }

    /// <summary>For each axis of the kernel the source's axis of that name; axes without one keep their order.</summary>
    private static int[] Permutation(IReadOnlyList<string?> names, EquatableArray<string> dims)
    {
        int[] places = [.. Enumerable.Range(0, dims.Count).Select(axis => PlaceOf(names, dims, axis))];
        Queue<int> rest = new(Enumerable.Range(0, places.Length).Except(places));
        return Array.ConvertAll(places, place => place >= 0 ? place : rest.Dequeue());
    }

    // A dim that two axes of the kernel have says nothing of their order.
    private static int PlaceOf(IReadOnlyList<string?> names, EquatableArray<string> dims, int axis)
        => dims.Count(dim => dim == dims[axis]) > 1 ? -1 : AxisOf(names, dims[axis]);

    // A name that two axes have names neither.
    private static int AxisOf(IReadOnlyList<string?> names, string dim)
    {
        int found = -1;
        for (int axis = 0; axis < names.Count; axis++)
        {
            if (names[axis] == dim)
            {
                if (found >= 0)
                {
                    return -1;
                }

                found = axis;
            }
        }

        return found;
    }
}
