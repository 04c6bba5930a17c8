using System.Runtime.InteropServices;
using System.Text;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Reads the names of a dataset's axes: its labels, else the names of the scales attached to it, as netCDF and xarray write them.</summary>
internal static unsafe class DimensionScales
{
    /// <summary>The attribute that holds a label an axis.</summary>
    internal const string Labels = "DIMENSION_LABELS";

    /// <summary>The attribute that holds references to scales an axis.</summary>
    internal const string List = "DIMENSION_LIST";

    /// <summary>A sequence of variable length as the library hands it out.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Sequence
    {
        internal nint Length;
        internal void* First;
    }

    /// <summary>A name for each axis; empty when none has one. To be called inside the library's scope.</summary>
    internal static string?[] Read(long dataset, string name, int rank)
    {
        string?[] names = new string?[rank];
        ReadLabels(dataset, names);
        ReadScales(dataset, names);
        if (rank == 1 && names[0] is null && H5A.exists(dataset, "CLASS") > 0 && AttributeReader.Read(dataset).GetValueOrDefault("CLASS") is "DIMENSION_SCALE")
        {
            // A scale names its own axis.
            names[0] = name.Split('/')[^1];
        }

        return names.All(text => text is null) ? [] : names;
    }

    private static void ReadLabels(long dataset, string?[] names)
    {
        if (Open(dataset, Labels) is not long attribute)
        {
            return;
        }

        using Handle owned = Handle.Of(attribute, Labels);
        using Handle type = Handle.Of(H5A.get_type(attribute), Labels);
        using Handle space = Handle.Of(H5A.get_space(attribute), Labels);
        if (H5T.get_class(type) == H5T.STRING && HasLength(space, names.Length) && AttributeStrings.Read(attribute, type, space, names.Length) is string[] labels)
        {
            for (int axis = 0; axis < names.Length; axis++)
            {
                names[axis] = labels[axis].Length == 0 ? null : labels[axis];
            }
        }
    }

    private static void ReadScales(long dataset, string?[] names)
    {
        if (Open(dataset, List) is not long attribute)
        {
            return;
        }

        using Handle owned = Handle.Of(attribute, List);
        using Handle type = Handle.Of(H5A.get_type(attribute), List);
        using Handle space = Handle.Of(H5A.get_space(attribute), List);
        if (!IsListOfReferences(type) || !HasLength(space, names.Length))
        {
            return;
        }

        Sequence* scales = stackalloc Sequence[Block.MaxRank];
        if (H5A.read(attribute, type, scales) < 0)
        {
            _ = H5E.clear(H5E.DEFAULT);
            return;
        }

        for (int axis = 0; axis < names.Length; axis++)
        {
            names[axis] ??= scales[axis].Length > 0 ? NameOf(dataset, scales[axis].First) : null;
        }

        _ = H5D.vlen_reclaim(type, space, H5P.DEFAULT, scales);
    }

    private static bool IsListOfReferences(long type)
    {
        if (H5T.get_class(type) != H5T.VLEN)
        {
            return false;
        }

        using Handle element = Handle.Of(H5T.get_super(type), List);
        return H5T.get_class(element) == H5T.REFERENCE && H5T.get_size(element) == sizeof(ulong);
    }

    private static string? NameOf(long dataset, void* reference)
    {
        const int MaxLength = 1024;
        byte* text = stackalloc byte[MaxLength];
        nint length = H5R.get_name(dataset, H5R.OBJECT, reference, text, MaxLength);
        _ = H5E.clear(H5E.DEFAULT);
        return length is > 0 and < MaxLength ? Encoding.UTF8.GetString(text, (int)length).Split('/')[^1] : null;
    }

    private static long? Open(long dataset, string name)
    {
        long attribute = H5A.exists(dataset, name) > 0 ? H5A.open(dataset, name, H5P.DEFAULT) : -1;
        _ = H5E.clear(H5E.DEFAULT);
        return attribute < 0 ? null : attribute;
    }

    private static bool HasLength(long space, int rank)
    {
        ulong length;
        return rank > 0 && H5S.get_simple_extent_type(space) == H5S.SIMPLE && H5S.get_simple_extent_ndims(space) == 1
            && H5S.get_simple_extent_dims(space, &length, null) >= 0 && length == (ulong)rank;
    }
}
