using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Everything the file says about a dataset, checked before a single element is read.</summary>
internal sealed class DatasetHeader
{
    /// <summary>How messages call the dataset.</summary>
    internal required string Name { get; init; }

    /// <summary>What the elements are.</summary>
    internal required ElementType Element { get; init; }

    /// <summary>The length of each axis.</summary>
    internal required long[] Shape { get; init; }

    /// <summary>One of <see cref="H5D.COMPACT"/>, <see cref="H5D.CONTIGUOUS"/>, <see cref="H5D.CHUNKED"/>.</summary>
    internal required int Layout { get; init; }

    /// <summary>The shape of a chunk; empty where the layout has none.</summary>
    internal required long[] ChunkShape { get; init; }

    /// <summary>The filters of the chunks; null where the layout has none.</summary>
    internal required FilterPipeline? Filters { get; init; }

    /// <summary>True when chunks at the far edges are stored without filters.</summary>
    internal required bool PartialChunksUnfiltered { get; init; }

    /// <summary>An element that was never written, as the file holds it; null when the file leaves it undefined.</summary>
    internal required byte[]? Fill { get; init; }

    /// <summary>True when the library walks more entries to list the stored chunks than it should be made to: an array may have been larger once, or claim it.</summary>
    internal required bool IsIndexLong { get; init; }

    /// <summary>The number of elements.</summary>
    internal long Count => Block.Count(Shape);

    /// <summary>Reads the header of the dataset <paramref name="file"/> was opened for.</summary>
    /// <exception cref="ArrayStorageException">It is something StaticGraph does not read; the message names it.</exception>
    internal static unsafe DatasetHeader Read(Hdf5File file, string dataset)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        string name = $"dataset '{dataset}' in '{file.Path}'";
        using Handle type = Handle.Of(H5D.get_type(file.Dataset), $"the type of {name} cannot be read");
        using Handle creation = Handle.Of(H5D.get_create_plist(file.Dataset), $"the storage of {name} cannot be read");
        ElementType element = ElementType.Of(type, out string found)
            ?? throw new ArrayStorageException($"{name} holds {found}, which StaticGraph does not read; it reads integers of 8 to 64 bits, half, float, double, bool as h5py and PyTables store it, and complex numbers of two doubles as h5py does.");
        if (H5T.get_class(type) == H5T.BITFIELD && element.Size == 1 && IsFromPyTables(file))
        {
            element = element with { Type = typeof(bool) };
        }

        long[] shape = ReadShape(file.Dataset, name);
        int layout = ReadLayout(creation, name, file);
        long[] chunk = layout == H5D.CHUNKED ? ReadChunkShape(creation, shape.Length, name) : [];
        long chunkBytes = ChunkBytes(chunk, element.Size, name);
        bool isIndexLong = new LayoutCheck(file, name, shape, chunk, element.Size).Check() > ChunkAddresses.MaxGrid;
        uint options = 0;
        _ = layout == H5D.CHUNKED ? H5P.get_chunk_opts(creation, &options) : 0;
        return new DatasetHeader
        {
            Name = name,
            Element = element,
            Shape = shape,
            Layout = layout,
            ChunkShape = chunk,
            Filters = layout == H5D.CHUNKED ? FilterPipeline.Read(creation, element.Size, chunkBytes, name, file) : null,
            IsIndexLong = isIndexLong,
            PartialChunksUnfiltered = (options & H5D.CHUNK_DONT_FILTER_PARTIAL_CHUNKS) != 0,
            Fill = ReadFill(creation, type, element.Size, name),
        };
    }

    // PyTables knows bit fields of a byte as bools only, and marks its arrays.
    private static bool IsFromPyTables(Hdf5File file) => AttributeReader.Read(file, "CLASS") is "ARRAY" or "CARRAY" or "EARRAY";

    private static unsafe long[] ReadShape(long dataset, string name)
    {
        using Handle space = Handle.Of(H5D.get_space(dataset), $"the shape of {name} cannot be read");
        switch (H5S.get_simple_extent_type(space))
        {
            case H5S.SCALAR:
                return [];
            case H5S.NULL:
                throw new ArrayStorageException($"{name} has no shape and no elements (a null dataspace); there is nothing to read.");
        }

        int rank = Hdf5Error.Check(H5S.get_simple_extent_ndims(space), $"the rank of {name} cannot be read");
        if (rank > Block.MaxRank)
        {
            throw new ArrayStorageException($"{name} has rank {rank}; StaticGraph reads arrays of up to {Block.MaxRank} axes.");
        }

        ulong* lengths = stackalloc ulong[Block.MaxRank];
        _ = Hdf5Error.Check(H5S.get_simple_extent_dims(space, lengths, null), $"the shape of {name} cannot be read");
        try
        {
            long[] shape = new long[rank];
            long count = 1;
            for (int axis = 0; axis < rank; axis++)
            {
                shape[axis] = checked((long)lengths[axis]);
                count = checked(count * Math.Max(1, shape[axis]));
            }

            return shape;
        }
        catch (OverflowException error)
        {
            string text = string.Join(" x ", new ReadOnlySpan<ulong>(lengths, rank).ToArray());
            throw new ArrayStorageException($"{name} claims {text} elements, more than a 64-bit number counts; the file is damaged or hostile.", error);
        }
    }

    private static int ReadLayout(long creation, string name, Hdf5File file)
    {
        int layout = Hdf5Error.Check(H5P.get_layout(creation), $"the layout of {name} cannot be read");
        if (layout is H5D.CONTIGUOUS && H5P.get_external_count(creation) > 0)
        {
            throw new ArrayStorageException($"{name} keeps its data in other files (external storage), which StaticGraph does not follow; copy it into one file: {RepackCommand.Of(file.Path, file.DatasetName, ("-l", "CONTI"))}");
        }

        return layout switch
        {
            H5D.COMPACT or H5D.CONTIGUOUS or H5D.CHUNKED => layout,
            H5D.VIRTUAL => throw new ArrayStorageException($"{name} is a virtual dataset: its data lies in other datasets. StaticGraph does not follow it; open those and join them with ArraySource.Concatenate."),
            _ => throw new ArrayStorageException($"{name} has layout {layout}, which StaticGraph does not know."),
        };
    }

    private static unsafe long[] ReadChunkShape(long creation, int rank, string name)
    {
        ulong* lengths = stackalloc ulong[Block.MaxRank];
        int chunkRank = Hdf5Error.Check(H5P.get_chunk(creation, Block.MaxRank, lengths), $"the chunk shape of {name} cannot be read");
        long[] chunk = [.. new ReadOnlySpan<ulong>(lengths, Math.Min(chunkRank, Block.MaxRank)).ToArray().Select(length => (long)length)];
        return chunkRank == rank && chunk.All(length => length > 0)
            ? chunk
            : throw new ArrayStorageException($"{name} has rank {rank} and chunks of shape ({string.Join(", ", chunk)}); the file is damaged or hostile.");
    }

    private static long ChunkBytes(long[] chunk, int elementSize, string name)
    {
        // The format keeps a chunk's size in 32 bits.
        UInt128 bytes = (UInt128)elementSize;
        foreach (long length in chunk)
        {
            bytes *= (UInt128)length;
            if (bytes > uint.MaxValue)
            {
                throw new ArrayStorageException($"{name} claims chunks of shape ({string.Join(", ", chunk)}), more than 4 GiB each; the file is damaged or hostile.");
            }
        }

        return (long)bytes;
    }

    private static unsafe byte[]? ReadFill(long creation, long type, int elementSize, string name)
    {
        int status;
        _ = Hdf5Error.Check(H5P.fill_value_defined(creation, &status), $"the fill value of {name} cannot be read");
        if (status == H5D.FILL_VALUE_UNDEFINED)
        {
            return null;
        }

        byte[] fill = new byte[elementSize];
        fixed (byte* value = fill)
        {
            _ = Hdf5Error.Check(H5P.get_fill_value(creation, type, value), $"the fill value of {name} cannot be read");
        }

        return fill;
    }
}
