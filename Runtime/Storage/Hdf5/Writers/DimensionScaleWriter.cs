using System.Globalization;
using System.Text;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>
/// Attaches a dimension scale to every named axis of new datasets, as HDF5's high-level library does and netCDF-4 wants it: a dataset beside them, named as the axis is,
/// that holds its coordinates, or none where they are not known. To be called inside the library's scope.
/// </summary>
internal static unsafe class DimensionScaleWriter
{
    /// <summary>The attribute that makes a dataset a scale.</summary>
    internal const string Class = "CLASS";

    /// <summary>The attribute that holds a scale's name.</summary>
    internal const string Name = "NAME";

    /// <summary>The attribute of a scale that holds the datasets it is attached to.</summary>
    internal const string References = "REFERENCE_LIST";

    // What netCDF-4 calls a scale that stands for an axis without coordinates; the length follows.
    internal const string WithoutValues = "This is a netCDF dimension but not a netCDF variable.";

    /// <summary>Attaches scales to datasets of the open file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Its final name, where an older file may lie, of which it is a copy so far.</param>
    /// <param name="datasets">The new datasets.</param>
    /// <param name="made">The scales that this run has made so far.</param>
    internal static void Write(long file, string path, IReadOnlyList<ScaledDataset> datasets, HashSet<string> made)
    {
        foreach (ScaledDataset dataset in datasets.Where(dataset => dataset.IsScale))
        {
            using Handle scale = Handle.Of(H5D.open(file, dataset.Path, H5P.DEFAULT), $"'{dataset.Path}' in '{path}' cannot be opened");
            Mark(scale, dataset.Names[0]!);
            made.Add(dataset.Path);
        }

        foreach (ScaledDataset dataset in datasets.Where(dataset => !dataset.IsScale && dataset.Names.Length == dataset.Shape.Length))
        {
            string?[] scales = [.. dataset.Names.Select((name, axis) => ScaleOf(file, path, dataset, name, dataset.Shape[axis], made))];
            ScaleReferences.Attach(file, dataset.Path, scales, path);
        }
    }

    /// <summary>The scale for an axis, made if need be; null where the axis has no name, or the name is taken by something else.</summary>
    private static string? ScaleOf(long file, string path, ScaledDataset dataset, string? name, long length, HashSet<string> made)
    {
        if (string.IsNullOrEmpty(name) || name == "." || name.Contains('/', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        string scale = DatasetPath.GroupOf(dataset.Path) + name;
        if (made.Contains(scale))
        {
            return scale;
        }

        using AxisCoordinate? coordinate = dataset.Coordinates(name);
        if (H5L.exists(file, scale, H5P.DEFAULT) > 0)
        {
            return ScaleValues.Fit(path, scale, length, coordinate) ? scale : null;
        }

        Make(file, path, scale, name, length, coordinate);
        made.Add(scale);
        return scale;
    }

    private static void Make(long file, string path, string scale, string name, long length, AxisCoordinate? coordinate)
    {
        string what = $"the dimension scale '{scale}' in '{path}' cannot be made";
        ulong count = (ulong)length;
        using Handle type = coordinate is null ? Handle.Of(H5T.copy(Hdf5Library.Global("H5T_IEEE_F32BE_g")), what) : StoredType.Of(coordinate.ElementType);
        using Handle space = Handle.Of(H5S.create_simple(1, &count, null), what);
        using Handle creation = Handle.Of(H5P.create(Hdf5Library.Global("H5P_CLS_DATASET_CREATE_ID_g")), what);
        _ = H5P.set_obj_track_times(creation, 0);
        using Handle made = Handle.Of(H5D.create(file, scale, type, space, H5P.DEFAULT, creation, H5P.DEFAULT), what);
        Mark(made, coordinate is not null ? name : WithoutValues + length.ToString(CultureInfo.InvariantCulture).PadLeft(10));
        if (coordinate is null)
        {
            return;
        }

        ScaleValues.Write(made, type, coordinate, what);
        foreach ((string key, object value) in ResultAttributes.OfCoordinate(coordinate))
        {
            AttributeWriter.Write(made, key, value);
        }
    }

    private static void Mark(long dataset, string name)
    {
        WriteText(dataset, Class, "DIMENSION_SCALE");
        WriteText(dataset, Name, name);
    }

    // Of fixed length, as the HDF Group's own functions write and expect them.
    private static void WriteText(long owner, string name, string text)
    {
        string what = $"the attribute '{name}' cannot be written";
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text), 0];
        using Handle type = Handle.Of(H5T.copy(Hdf5Library.Global("H5T_C_S1_g")), what);
        _ = Hdf5Error.Check(H5T.set_size(type, bytes.Length), what);
        using Handle space = Handle.Of(H5S.create(H5S.SCALAR), what);
        using Handle attribute = Handle.Of(H5A.create(owner, name, type, space, H5P.DEFAULT, H5P.DEFAULT), what);
        fixed (byte* source = bytes)
        {
            _ = Hdf5Error.Check(H5A.write(attribute, type, source), what);
        }
    }
}
