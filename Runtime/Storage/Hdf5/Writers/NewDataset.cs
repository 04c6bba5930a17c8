using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>A dataset just made: open in the library for compressed chunks, known by its addresses for everything else.</summary>
internal sealed unsafe class NewDataset
{
    // Of an attribute in the header are at most 64 KiB; the header is read whole, with room for what else is in it.
    private const uint MostAttributesInHeader = (uint)(ObjectHeader.MostBytes / (64 << 10)) * 15 / 16;

    private NewDataset(long id, DatasetPlan plan, string name) => (Id, Plan, Name) = (id, plan, name);

    /// <summary>The identifier, valid until the library closes the file.</summary>
    internal long Id { get; }

    /// <summary>What was asked for.</summary>
    internal DatasetPlan Plan { get; }

    /// <summary>How messages call the dataset.</summary>
    internal string Name { get; }

    /// <summary>Where a dataset of one piece begins in the file.</summary>
    internal long Offset { get; private init; }

    /// <summary>Where the chunks lie, when they are written past the library.</summary>
    internal ChunkAddresses? Chunks { get; private init; }

    /// <summary>The end of the data in the file, 0 when it is not known yet.</summary>
    internal long End { get; private init; }

    /// <summary>Makes the dataset, its groups, and room for its data. To be called inside the library's scope.</summary>
    internal static NewDataset Create(long file, DatasetPlan plan, string path)
    {
        string name = $"dataset '{plan.Name}' in '{path}'";
        string what = $"{name} cannot be created";
        using Handle type = StoredType.Of(plan.Element);
        using Handle space = CreateSpace(plan.Shape, what);
        using Handle creation = CreateProperties(plan, what);
        using Handle access = Handle.Of(H5P.create(Hdf5Library.Global("H5P_CLS_DATASET_ACCESS_ID_g")), what);
        _ = H5P.set_chunk_cache(access, 0, 0, 1);
        using Handle group = OpenGroup(file, plan.Name, what);
        long id = Hdf5Error.Check(H5D.create(group, DatasetPath.NameOf(plan.Name), type, space, 0, creation, access), what);
        if (plan.IsFiltered || Block.Count(plan.Shape) == 0)
        {
            return new NewDataset(id, plan, name);
        }

        return plan.ChunkShape.Length == 0 ? OfOnePiece(id, plan, name) : OfChunks(id, plan, name);
    }

    // The groups on the way, one by one: those the library makes by itself carry the time, and the same run must write the same bytes. All lie in this file.
    private static Handle OpenGroup(long file, string path, string what)
    {
        using Handle access = LinkAccessList.Within();
        using Handle creation = Handle.Of(H5P.create(Hdf5Library.Global("H5P_CLS_GROUP_CREATE_ID_g")), what);
        _ = H5P.set_obj_track_times(creation, 0);
        long group = Hdf5Error.Check(H5O.open(file, "/", access), what);
        foreach (string name in DatasetPath.GroupOf(path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            long inner = H5L.exists(group, name, access) > 0 ? H5O.open(group, name, access) : H5G.create(group, name, 0, creation, 0);
            _ = H5I.dec_ref(group);
            group = Hdf5Error.Check(inner, what);
        }

        return Handle.Of(group, what);
    }

    private static NewDataset OfOnePiece(long id, DatasetPlan plan, string name)
    {
        ulong offset = H5D.get_offset(id);
        return offset <= long.MaxValue
            ? new NewDataset(id, plan, name) { Offset = (long)offset, End = (long)offset + (Block.Count(plan.Shape) * plan.ElementSize) }
            : throw Hdf5Error.Create($"the HDF5 library gave {name} no place in the file");
    }

    private static NewDataset OfChunks(long id, DatasetPlan plan, string name)
    {
        ChunkAddresses chunks = ChunkAddresses.Read(id, plan.Shape, plan.ChunkShape, plan.ElementSize, name)
            ?? throw Hdf5Error.Create($"the HDF5 library does not tell where the chunks of {name} lie");
        return new NewDataset(id, plan, name) { Chunks = chunks, End = chunks.End(Grid.Count(plan.Shape, plan.ChunkShape)) };
    }

    private static Handle CreateSpace(long[] shape, string what)
    {
        fixed (long* lengths = shape)
        {
            return Handle.Of(shape.Length == 0 ? H5S.create(H5S.SCALAR) : H5S.create_simple(shape.Length, (ulong*)lengths, null), what);
        }
    }

    /// <summary>
    /// What every dataset is made with: no time stamps, for the same run writes the same bytes; and attributes in the header, as many as are read there: a heap of their own is left
    /// to the library, and the room of a dataset that has one is not given back when it is replaced.
    /// </summary>
    internal static Handle CreateProperties(string what)
    {
        Handle creation = Handle.Of(H5P.create(Hdf5Library.Global("H5P_CLS_DATASET_CREATE_ID_g")), what);
        _ = H5P.set_obj_track_times(creation, 0);
        _ = Hdf5Error.Check(H5P.set_attr_phase_change(creation, MostAttributesInHeader, 0), what);
        return creation;
    }

    private static Handle CreateProperties(DatasetPlan plan, string what)
    {
        Handle creation = CreateProperties(what);
        if (plan.ChunkShape.Length > 0)
        {
            fixed (long* lengths = plan.ChunkShape)
            {
                _ = Hdf5Error.Check(H5P.set_chunk(creation, plan.ChunkShape.Length, (ulong*)lengths), what);
            }
        }

        if (plan.IsFiltered)
        {
            _ = plan.Shuffles ? Hdf5Error.Check(H5P.set_shuffle(creation), what) : 0;
            _ = plan.Compression.Level is int level ? Hdf5Error.Check(H5P.set_deflate(creation, (uint)level), what) : 0;
            return creation;
        }

        // The room is taken now and nothing is written to it: every element comes from the run.
        _ = Hdf5Error.Check(H5P.set_alloc_time(creation, H5D.ALLOC_TIME_EARLY), what);
        _ = Hdf5Error.Check(H5P.set_fill_time(creation, H5D.FILL_TIME_NEVER), what);
        return creation;
    }
}
