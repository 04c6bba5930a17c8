using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Opens dimension scales as coordinates.</summary>
internal static class ScaleCoordinate
{
    /// <summary>The coordinates of a dataset's axis; null where the file has none for it, or has them in a type that is not read (texts).</summary>
    internal static AxisCoordinate? Open(Hdf5File file, int axis, ReadOnlySpan<long> shape)
    {
        ArraySource? scale = TryPathOf(file, axis, shape.Length) is string path ? TryOpen(file.Path, path, shape[axis]) : null;
        if (scale is not null && scale.Identity == file.Reader.Identity && HasValues(scale))
        {
            return AxisCoordinate.Of(scale);
        }

        scale?.Dispose();
        return null;
    }

    /// <summary>Opens a scale of some length; null where there is none under that name, or it is not read.</summary>
    internal static ArraySource? TryOpen(string path, string name, long length)
    {
        ArraySource source;
        try
        {
            source = Hdf5.Open(path, name);
        }
        catch (ArrayStorageException)
        {
            return null;
        }

        if (source.Shape.Length == 1 && source.Shape[0] == length && source.Attributes.GetValueOrDefault(DimensionScaleWriter.Class) is "DIMENSION_SCALE")
        {
            return source;
        }

        source.Dispose();
        return null;
    }

    /// <summary>True for a scale that is more than the name of an axis.</summary>
    internal static bool HasValues(ArraySource scale)
        => scale.Attributes.GetValueOrDefault(DimensionScaleWriter.Name) is not string name || !name.StartsWith(DimensionScaleWriter.WithoutValues, StringComparison.Ordinal);

    private static string? TryPathOf(Hdf5File file, int axis, int rank)
    {
        try
        {
            using Lock.Scope scope = Hdf5Library.Enter();

            // A scale has its own coordinates.
            return DimensionScales.PathOf(file, axis, rank) ?? (rank == 1 ? file.DatasetName : null);
        }
        catch (ArrayStorageException)
        {
            return null;
        }
    }
}
