using StaticGraph.Storage;

namespace StaticGraph;

public abstract partial class ArraySource
{
    /// <summary>Joins arrays along an axis they have, e.g. forty files along time. Nothing is read or copied; the join owns none of the parts.</summary>
    /// <remarks>
    /// The join has the attributes that all parts have alike. Parts that are packed differently are unpacked each by its own attributes (<see cref="Unpack"/>); as stored
    /// numbers they are refused by the run.
    /// </remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="parts">At least one array; all lengths but that of <paramref name="axis"/> agree.</param>
    /// <param name="axis">The axis to join along; negative counts from the last.</param>
    /// <exception cref="ArgumentException">There are no parts, one of them is null, or they have different units.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArrayShapeException">Shapes do not agree, or the parts name their axes in another order; the message names the first array and the one that differs.</exception>
    public static ArraySource<T> Concatenate<T>(IEnumerable<ArraySource<T>> parts, int axis = 0)
        where T : unmanaged
    {
        ArraySource<T>[] all = Collect(parts);
        int rank = all[0].Shape.Length;
        int joined = ResolveAxis(axis, rank);
        foreach (ArraySource<T> part in all)
        {
            bool agrees = part.Shape.Length == rank
                && part.Shape[..joined].SequenceEqual(all[0].Shape[..joined])
                && part.Shape[(joined + 1)..].SequenceEqual(all[0].Shape[(joined + 1)..]);
            if (!agrees)
            {
                throw Disagree(all[0], part, $"along axis {joined}");
            }
        }

        JoinedMetadata.Check(all);
        return all.Length == 1 ? all[0] : new JoinView<T>(all, joined);
    }

    /// <summary>Joins arrays of one shape along a new axis. Nothing is read or copied; the join owns none of the parts.</summary>
    /// <remarks>
    /// The join has the attributes that all parts have alike. Parts that are packed differently are unpacked each by its own attributes (<see cref="Unpack"/>); as stored
    /// numbers they are refused by the run.
    /// </remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="parts">At least one array; all of one shape.</param>
    /// <param name="axis">Where the new axis comes; negative counts from behind the last.</param>
    /// <exception cref="ArgumentException">There are no parts, one of them is null, or they have different units.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    /// <exception cref="ArrayShapeException">Shapes differ, or the parts name their axes in another order; the message names the first array and the one that differs.</exception>
    public static ArraySource<T> Stack<T>(IEnumerable<ArraySource<T>> parts, int axis = 0)
        where T : unmanaged
    {
        ArraySource<T>[] all = Collect(parts);
        int added = ResolveAxis(axis, all[0].Shape.Length + 1);
        foreach (ArraySource<T> part in all)
        {
            if (!part.Shape.SequenceEqual(all[0].Shape))
            {
                throw Disagree(all[0], part, "as one stack");
            }
        }

        long[] shape = [.. all[0].Shape[..added], 1, .. all[0].Shape[added..]];
        return Concatenate(Array.ConvertAll(all, ArraySource<T> (part) => new ReshapeView<T>(part, shape, added)), added);
    }

    private static ArraySource<T>[] Collect<T>(IEnumerable<ArraySource<T>> parts)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArraySource<T>[] all = [.. parts];
        return all.Length > 0 && !all.Contains(null)
            ? all
            : throw new ArgumentException("A join needs at least one array, and no null.", nameof(parts));
    }

    private static int ResolveAxis(int axis, int rank)
    {
        if (axis < -rank || axis >= rank)
        {
            throw new ArgumentOutOfRangeException(nameof(axis), axis, rank == 0
                ? "An array of rank 0 has no axis to join along; use Stack."
                : $"The axis is a number from {-rank} to {rank - 1}.");
        }

        return axis < 0 ? axis + rank : axis;
    }

    private static ArrayShapeException Disagree(ArraySource first, ArraySource other, string how)
        => new($"{other.Name} of shape {Block.Format(other.Shape)} cannot be joined to {first.Name} of shape {Block.Format(first.Shape)} {how}.");
}
