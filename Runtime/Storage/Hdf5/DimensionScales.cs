using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Reads the names of a dataset's axes: its labels, else the names of the scales attached to it, as netCDF and xarray write them.</summary>
internal static class DimensionScales
{
    /// <summary>The attribute that holds a label an axis.</summary>
    internal const string Labels = "DIMENSION_LABELS";

    /// <summary>The attribute that holds references to scales an axis.</summary>
    internal const string List = "DIMENSION_LIST";

    private const int ReferenceBytes = sizeof(ulong);

    // Of one axis; there are seldom more than two.
    private const long MostScales = 1000;

    /// <summary>A name for each axis; empty when none has one.</summary>
    /// <exception cref="ArrayStorageException">What the file says of names is damaged.</exception>
    internal static string?[] Read(Hdf5File file, string owner, int rank)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        string?[] names = new string?[rank];
        try
        {
            ReadLabels(file, names);
            for (int axis = 0; axis < rank; axis++)
            {
                names[axis] ??= PathOf(file, axis, rank)?.Split('/')[^1];
            }

            if (rank == 1 && names[0] is null && AttributeReader.Read(file, "CLASS") is "DIMENSION_SCALE")
            {
                // A scale names its own axis.
                names[0] = file.DatasetName.Split('/')[^1];
            }
        }
        catch (ArrayStorageException error)
        {
            throw new ArrayStorageException($"The names of the axes of {owner} cannot be read: {error.Message}.", error);
        }

        return names.All(text => text is null) ? [] : names;
    }

    /// <summary>The path of the first scale of an axis, null where there is none. To be called inside the library's scope.</summary>
    /// <exception cref="ArrayStorageException">The list of scales is damaged.</exception>
    internal static string? PathOf(Hdf5File file, int axis, int rank)
    {
        if (ReadLists(file) is not HeapReference[] lists || lists.Length != rank || lists[axis].Count == 0)
        {
            return null;
        }

        byte[] scale = new GlobalHeap(file).Read(lists[axis] with { Count = 1 }, ReferenceBytes, ReferenceBytes);

        // The first of an axis is its scale, the others are further ones.
        return ObjectNames.Find(file, GlobalHeap.ReadNumber(scale.AsSpan(0, file.AddressBytes)));
    }

    /// <summary>References to all scales of all axes, each once. To be called inside the library's scope.</summary>
    /// <exception cref="ArrayStorageException">The list of scales is damaged.</exception>
    internal static HashSet<ulong> ReferencesOf(Hdf5File file)
    {
        var heap = new GlobalHeap(file);
        HashSet<ulong> references = [];
        foreach (HeapReference list in ReadLists(file) ?? [])
        {
            byte[] stored = heap.Read(list, ReferenceBytes, MostScales * ReferenceBytes);
            for (int i = 0; i < stored.Length; i += ReferenceBytes)
            {
                references.Add(GlobalHeap.ReadNumber(stored.AsSpan(i, file.AddressBytes)));
            }
        }

        return references;
    }

    private static void ReadLabels(Hdf5File file, string?[] names)
    {
        if (names.Length > 0 && AttributeReader.Read(file, Labels) is string[] labels && labels.Length == names.Length)
        {
            for (int axis = 0; axis < names.Length; axis++)
            {
                names[axis] = labels[axis].Length == 0 ? null : labels[axis];
            }
        }
    }

    private static HeapReference[]? ReadLists(Hdf5File file)
    {
        if (!OpenAttribute.TryOpen(file.Dataset, List, out OpenAttribute attribute))
        {
            return null;
        }

        try
        {
            return IsListOfReferences(attribute) ? attribute.ReadReferences(file.AddressBytes) : null;
        }
        finally
        {
            attribute.Dispose();
        }
    }

    private static bool IsListOfReferences(in OpenAttribute attribute)
    {
        if (attribute.Class != H5T.VLEN || attribute.IsScalar)
        {
            return false;
        }

        using Handle element = Handle.Of(H5T.get_super(attribute.Type), $"the type of {List} cannot be read");
        return H5T.get_class(element) == H5T.REFERENCE && H5T.get_size(element) == ReferenceBytes;
    }
}
