namespace StaticGraph.Storage;

/// <summary>The shape of a computed tensor.</summary>
internal static class TensorShape
{
    /// <summary>How messages call a tensor that a run makes.</summary>
    public const string SinkName = "the computed tensor";

    /// <summary>Refuses more elements than an array can hold.</summary>
    /// <exception cref="ArrayShapeException">The message says where else the result can go.</exception>
    public static void Validate(ReadOnlySpan<long> shape)
    {
        double count = 1;
        foreach (long length in shape)
        {
            // -1 is a length that only the run will tell; the others alone must fit.
            count *= length < 0 ? 1 : length;
        }

        if (count > Array.MaxLength)
        {
            throw new ArrayShapeException($"The result has shape {Block.Format(shape)}, more elements than an array can hold ({Array.MaxLength}); write it to a file with WriteTo.");
        }
    }

    /// <summary>The lengths of the tensor: [1] for a result of rank 0.</summary>
    public static nint[] Lengths(ReadOnlySpan<long> shape)
    {
        if (shape.IsEmpty)
        {
            return [1];
        }

        var lengths = new nint[shape.Length];
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            lengths[axis] = (nint)shape[axis];
        }

        return lengths;
    }
}
