using System.Globalization;
using System.Text;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>
/// Attaches a dimension scale to every named axis of new datasets, as HDF5's high-level library does and netCDF-4 wants it: a dataset beside them, named as the axis is,
/// that holds its coordinates, or none where they are not known. To be called inside the library's scope.
/// </summary>
/// <param name="file">The open file.</param>
/// <param name="path">Its final name.</param>
/// <param name="existing">The older file of that name, of which this one is a copy so far; null where there is none.</param>
/// <param name="made">What this run has made in the file.</param>
internal sealed unsafe class DimensionScaleWriter(long file, string path, ExistingFile? existing, MadeObjects made)
{
    /// <summary>The attribute that makes a dataset a scale.</summary>
    internal const string Class = "CLASS";

    /// <summary>The attribute that holds a scale's name.</summary>
    internal const string Name = "NAME";

    /// <summary>The attribute of a scale that holds the datasets it is attached to.</summary>
    internal const string References = "REFERENCE_LIST";

    // What netCDF-4 calls a scale that stands for an axis without coordinates; the length follows.
    internal const string WithoutValues = "This is a netCDF dimension but not a netCDF variable.";

    /// <summary>Attaches scales to new datasets.</summary>
    internal void Write(IReadOnlyList<ScaledDataset> datasets)
    {
        foreach (ScaledDataset dataset in datasets.Where(dataset => dataset.IsScale))
        {
            using Handle scale = Handle.Of(H5D.open(file, dataset.Path, H5P.DEFAULT), $"'{dataset.Path}' in '{path}' cannot be opened");
            Mark(scale, dataset.Names[0]!);
            made.Add(FileObject.Find(file, dataset.Path), isScale: true);
        }

        foreach (ScaledDataset dataset in datasets.Where(dataset => !dataset.IsScale && dataset.Names.Length == dataset.Shape.Length))
        {
            string?[] scales = [.. dataset.Names.Select((name, axis) => ScaleOf(dataset, name, dataset.Shape[axis]))];
            ScaleReferences.Attach(file, dataset.Path, scales, path);
        }
    }

    /// <summary>The scale for an axis, made if need be; null where the axis has no name, or the name is taken by something else.</summary>
    private string? ScaleOf(ScaledDataset dataset, string? name, long length)
    {
        if (string.IsNullOrEmpty(name) || name == "." || name.Contains('/', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        string scale = DatasetPath.GroupOf(dataset.Path) + name;
        if (FileObject.LinkKind(file, scale) is not null)
        {
            return IsTrueOf(scale, length, () => dataset.Coordinates(name)) ? scale : null;
        }

        using AxisCoordinate? coordinate = dataset.Coordinates(name);
        if (coordinate is null || !TryMake(scale, name, length, coordinate))
        {
            using Handle empty = Make(scale, WithoutValues + length.ToString(CultureInfo.InvariantCulture).PadLeft(10), length, null);
        }

        made.Add(FileObject.Find(file, scale), isScale: true);
        return scale;
    }

    // Of what this run has made nothing else is a scale; what it has not made lies in the older file, and can be read there.
    private bool IsTrueOf(string scale, long length, Func<AxisCoordinate?> coordinates)
    {
        if (existing?.IsSound(scale) == false)
        {
            return false;
        }

        FileObject? there = FileObject.Find(file, scale);
        if (there is not { } known || made.Has(known) || existing is null)
        {
            return there is { } own && made.HasScale(own);
        }

        using AxisCoordinate? coordinate = coordinates();
        return ScaleValues.Fit(path, scale, length, coordinate);
    }

    // A coordinate that cannot be read is none: the axis keeps its name, and the run its result.
    private bool TryMake(string scale, string name, long length, AxisCoordinate coordinate)
    {
        if (coordinate.TryReadAttributes() is not { } attributes)
        {
            return false;
        }

        using (Handle made = Make(scale, name, length, coordinate.ElementType))
        {
            if (ScaleValues.TryWrite(made, coordinate, What(scale)))
            {
                foreach ((string key, object value) in ResultAttributes.OfCoordinate(attributes, coordinate.ElementType))
                {
                    AttributeWriter.Write(made, key, value);
                }

                return true;
            }
        }

        using Handle access = LinkAccessList.Within();
        _ = Hdf5Error.Check(H5L.delete(file, scale, access), What(scale));
        return false;
    }

    private Handle Make(string scale, string name, long length, Type? element)
    {
        string what = What(scale);
        ulong count = (ulong)length;
        using Handle type = element is null ? Handle.Of(H5T.copy(Hdf5Library.Global("H5T_IEEE_F32BE_g")), what) : StoredType.Of(element);
        using Handle space = Handle.Of(H5S.create_simple(1, &count, null), what);
        using Handle creation = NewDataset.CreateProperties(what);
        Handle dataset = Handle.Of(H5D.create(file, scale, type, space, H5P.DEFAULT, creation, H5P.DEFAULT), what);
        Mark(dataset, name);
        return dataset;
    }

    private string What(string scale) => $"the dimension scale '{scale}' in '{path}' cannot be made";

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
