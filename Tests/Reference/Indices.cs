extern alias generator;

using generator::StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Reference;

/// <summary>Indices of dense arrays in row-major order.</summary>
internal static class Indices
{
    /// <summary>Every index of an array of <paramref name="shape"/>, in row-major order.</summary>
    public static IEnumerable<long[]> Of(IReadOnlyList<long> shape)
    {
        if (shape.Any(length => length == 0))
        {
            yield break;
        }

        long[] index = new long[shape.Count];
        bool more = true;
        while (more)
        {
            yield return (long[])index.Clone();
            more = Advance(index, shape);
        }
    }

    /// <summary>Where the element at <paramref name="index"/> lies.</summary>
    public static long Offset(EquatableArray<long> shape, IReadOnlyList<long> index)
    {
        long offset = 0;
        for (int axis = 0; axis < shape.Count; axis++)
        {
            offset = (offset * shape[axis]) + index[axis];
        }

        return offset;
    }

    private static bool Advance(long[] index, IReadOnlyList<long> shape)
    {
        for (int axis = shape.Count - 1; axis >= 0; axis--)
        {
            if (++index[axis] < shape[axis])
            {
                return true;
            }

            index[axis] = 0;
        }

        return false;
    }
}
