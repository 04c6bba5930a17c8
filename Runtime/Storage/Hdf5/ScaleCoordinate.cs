using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Opens dimension scales as coordinates. Nobody asked for them by name: one that is damaged, or whose file was closed, is none.</summary>
internal static class ScaleCoordinate
{
    // Of a chunk that is decoded, which no memory limit knows of.
    private const long MostScratch = 64L << 20;

    /// <summary>The coordinates of a dataset's axis; null where the file has none for it, or has them in a type that is not read (texts).</summary>
    internal static AxisCoordinate? Open(Hdf5File file, int axis, ReadOnlySpan<long> shape)
    {
        // In the very file that is open: a result that was added to it, or somebody else, may have put another under its name.
        bool hasValues = false;
        ArraySource? scale = TryPathOf(file, axis, shape.Length) is string path ? TryOpen(() => Hdf5.SourceOf(file.OpenBeside(path), path), shape[axis], out hasValues) : null;
        if (scale is not null && hasValues)
        {
            return AxisCoordinate.Of(scale);
        }

        scale?.Dispose();
        return null;
    }

    /// <summary>Opens a scale of some length; null where there is none, or it is not read.</summary>
    /// <param name="open">Opens what has its name.</param>
    /// <param name="length">The length of the axis.</param>
    /// <param name="hasValues">True for a scale that is more than the name of an axis.</param>
    internal static ArraySource? TryOpen(Func<ArraySource> open, long length, out bool hasValues)
    {
        hasValues = false;
        ArraySource? source = null;
        bool isScale = false;
        try
        {
            source = open();
            isScale = source.Shape.Length == 1 && source.Shape[0] == length && source.ScratchBytes <= MostScratch
                && source.Attributes.GetValueOrDefault(DimensionScaleWriter.Class) is "DIMENSION_SCALE";
            hasValues = isScale && HasValues(source);
        }
        catch (Exception error) when (error is ArrayStorageException or ObjectDisposedException)
        {
            isScale = false;
        }

        if (!isScale)
        {
            source?.Dispose();
        }

        return isScale ? source : null;
    }

    private static bool HasValues(ArraySource scale)
        => scale.Attributes.GetValueOrDefault(DimensionScaleWriter.Name) is not string name || !name.StartsWith(DimensionScaleWriter.WithoutValues, StringComparison.Ordinal);

    private static string? TryPathOf(Hdf5File file, int axis, int rank)
    {
        try
        {
            using Lock.Scope scope = Hdf5Library.Enter();

            // A scale has its own coordinates.
            return DimensionScales.PathOf(file, axis, rank) ?? (rank == 1 ? file.DatasetName : null);
        }
        catch (Exception error) when (error is ArrayStorageException or ObjectDisposedException)
        {
            return null;
        }
    }
}
