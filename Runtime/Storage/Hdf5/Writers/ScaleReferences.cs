using System.Runtime.InteropServices;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>
/// What ties datasets and dimension scales to each other: a dataset has a list of scales an axis, a scale the list of datasets and axes that it is attached to.
/// To be called inside the library's scope.
/// </summary>
internal static unsafe class ScaleReferences
{
    /// <summary>A sequence of variable length as the library takes it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Sequence
    {
        internal nint Length;
        internal void* First;
    }

    /// <summary>One entry of a scale's list, as the HDF Group's functions lay it out.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Use
    {
        internal ulong Dataset;
        internal int Axis;
    }

    /// <summary>Attaches to each axis of a dataset the scale of that name, if any.</summary>
    internal static void Attach(long file, string dataset, string?[] scales, string path)
    {
        if (Array.TrueForAll(scales, scale => scale is null))
        {
            return;
        }

        string what = $"the dimension scales of '{dataset}' in '{path}' cannot be attached";
        WriteList(file, dataset, scales, what);
        ulong target = ReferenceTo(file, dataset, what);
        for (int axis = 0; axis < scales.Length; axis++)
        {
            if (scales[axis] is string name)
            {
                using Handle scale = Handle.Of(H5D.open(file, name, H5P.DEFAULT), what);
                WriteUses(scale, [.. ReadUses(scale, what), new Use { Dataset = target, Axis = axis }], what);
            }
        }
    }

    /// <summary>Takes a dataset that goes with its name off all scales of its axes.</summary>
    /// <param name="file">The file, a copy so far of the older one.</param>
    /// <param name="old">The older file, open for the dataset.</param>
    internal static void Detach(long file, Hdf5File old)
    {
        (string path, string dataset) = (old.Path, old.DatasetName);
        string what = $"'{dataset}' in '{path}' cannot be taken off its dimension scales";
        ulong target = ReferenceTo(file, dataset, what);
        foreach (ulong reference in DimensionScales.ReferencesOf(old))
        {
            ulong address = reference;
            new StructureCheck(old, $"a dimension scale of '{dataset}' in '{path}'").CheckObject(address);
            long scale = H5R.dereference(file, H5P.DEFAULT, H5R.OBJECT, &address);
            try
            {
                // A reference that leads to no dataset attaches to nothing.
                if (scale >= 0 && H5I.get_type(scale) == H5I.DATASET)
                {
                    WriteUses(scale, [.. ReadUses(scale, what).Where(use => use.Dataset != target)], what);
                }
            }
            finally
            {
                _ = scale < 0 ? 0 : H5I.dec_ref(scale);
                _ = H5E.clear(H5E.DEFAULT);
            }
        }
    }

    private static void WriteList(long file, string dataset, string?[] scales, string what)
    {
        ulong[] references = Array.ConvertAll(scales, scale => scale is null ? 0 : ReferenceTo(file, scale, what));
        ulong rank = (ulong)scales.Length;
        using Handle owner = Handle.Of(H5D.open(file, dataset, H5P.DEFAULT), what);
        using Handle type = Handle.Of(H5T.vlen_create(Hdf5Library.Global("H5T_STD_REF_OBJ_g")), what);
        using Handle space = Handle.Of(H5S.create_simple(1, &rank, null), what);
        using Handle attribute = Handle.Of(H5A.create(owner, DimensionScales.List, type, space, H5P.DEFAULT, H5P.DEFAULT), what);
        fixed (ulong* first = references)
        {
            var lists = stackalloc Sequence[Block.MaxRank];
            for (int axis = 0; axis < scales.Length; axis++)
            {
                lists[axis] = new Sequence { Length = scales[axis] is null ? 0 : 1, First = first + axis };
            }

            _ = Hdf5Error.Check(H5A.write(attribute, type, lists), what);
        }
    }

    private static Use[] ReadUses(long scale, string what)
    {
        if (H5A.exists(scale, DimensionScaleWriter.References) <= 0)
        {
            return [];
        }

        using Handle attribute = Handle.Of(H5A.open(scale, DimensionScaleWriter.References, H5P.DEFAULT), what);
        using Handle space = Handle.Of(H5A.get_space(attribute), what);
        using Handle type = UseType(what);
        ulong count;
        if (H5S.get_simple_extent_ndims(space) != 1 || H5S.get_simple_extent_dims(space, &count, null) < 0)
        {
            throw new ArrayStorageException($"{what}: the list of a scale is damaged.");
        }

        if (count > long.MaxValue || OpenAttribute.BytesOf((long)count, sizeof(Use)) is null)
        {
            throw new ArrayStorageException($"{what}: a scale claims to be attached {count} times, more than {OpenAttribute.MostBytes / sizeof(Use)}.");
        }

        var uses = new Use[count];
        fixed (Use* first = uses)
        {
            _ = count == 0 ? 0 : Hdf5Error.Check(H5A.read(attribute, type, first), what);
        }

        return uses;
    }

    private static void WriteUses(long scale, Use[] uses, string what)
    {
        if (H5A.exists(scale, DimensionScaleWriter.References) > 0)
        {
            _ = Hdf5Error.Check(H5A.delete(scale, DimensionScaleWriter.References), what);
        }

        if (uses.Length == 0)
        {
            return;
        }

        ulong count = (ulong)uses.Length;
        using Handle type = UseType(what);
        using Handle space = Handle.Of(H5S.create_simple(1, &count, null), what);
        using Handle attribute = Handle.Of(H5A.create(scale, DimensionScaleWriter.References, type, space, H5P.DEFAULT, H5P.DEFAULT), what);
        fixed (Use* first = uses)
        {
            _ = Hdf5Error.Check(H5A.write(attribute, type, first), what);
        }
    }

    private static Handle UseType(string what)
    {
        Handle type = Handle.Of(H5T.create(H5T.COMPOUND, sizeof(Use)), what);
        _ = Hdf5Error.Check(H5T.insert(type, "dataset", 0, Hdf5Library.Global("H5T_STD_REF_OBJ_g")), what);
        _ = Hdf5Error.Check(H5T.insert(type, "dimension", sizeof(ulong), Hdf5Library.Global("H5T_NATIVE_INT_g")), what);
        return type;
    }

    private static ulong ReferenceTo(long file, string name, string what)
    {
        ulong reference;
        _ = Hdf5Error.Check(H5R.create(&reference, file, name, H5R.OBJECT, -1), what);
        return reference;
    }
}
