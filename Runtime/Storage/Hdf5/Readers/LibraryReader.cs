using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Reads through the library: one thread at a time, but whatever the layout. The others are checked against it and fall back to it.</summary>
internal sealed unsafe class LibraryReader(Hdf5File file, DatasetHeader header) : DatasetReader
{
    private readonly string _what = $"{header.Name} cannot be read";

    internal override long ScratchBytes => 0;

    internal override long Read(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* destination, Span<byte> scratch)
    {
        long bytes = Block.Count(shape) * header.Element.Size;
        if (bytes == 0)
        {
            return 0;
        }

        using Lock.Scope scope = Hdf5Library.Enter();
        if (header.Layout == H5D.CHUNKED)
        {
            Prepare(start, shape, destination);
        }

        using Handle type = Handle.Of(H5D.get_type(file.Dataset), _what);
        if (shape.Length == 0)
        {
            Fetch(type, H5S.ALL, H5S.ALL, destination);
            return bytes;
        }

        using Handle from = Handle.Of(H5D.get_space(file.Dataset), _what);
        fixed (long* first = start)
        fixed (long* counts = shape)
        {
            using Handle to = Handle.Of(H5S.create_simple(shape.Length, (ulong*)counts, null), _what);
            _ = Hdf5Error.Check(H5S.select_hyperslab(from, H5S.SELECT_SET, (ulong*)first, null, (ulong*)counts, null), _what);
            Fetch(type, to, from, destination);
        }

        return bytes;
    }

    /// <summary>True when the elements from <paramref name="start"/> on, at most a page along the last axis, lie in the file at <paramref name="offset"/>.</summary>
    internal bool Agrees(ReadOnlySpan<long> start, long length, long offset)
    {
        const int Page = 4096;
        int rank = start.Length;
        Axes shape = default;
        ((Span<long>)shape)[..rank].Fill(1);
        long count = rank == 0 ? 1 : Math.Min(length, Page / header.Element.Size);
        if (rank > 0)
        {
            shape[rank - 1] = count;
        }

        int bytes = (int)count * header.Element.Size;
        if (offset < 0 || offset > file.Reader.Length - bytes)
        {
            return false;
        }

        byte* expected = stackalloc byte[Page];
        Span<byte> found = stackalloc byte[bytes];
        _ = Read(start, ((ReadOnlySpan<long>)shape)[..rank], expected, default);
        file.Reader.Read(found, offset);
        return found.SequenceEqual(new ReadOnlySpan<byte>(expected, bytes));
    }

    private void Fetch(long type, long to, long from, byte* destination)
    {
        int failures = 0;
        while (H5D.read(file.Dataset, type, to, from, H5P.DEFAULT, destination) < 0)
        {
            if (!Hdf5Error.IsWorthAnotherTry(ref failures))
            {
                throw Hdf5Error.Create(_what);
            }
        }
    }

    /// <summary>Where chunks are missing the library may leave the memory as it was: they get their fill value first, or are refused.</summary>
    private void Prepare(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* destination)
    {
        Axes to = Strides.RowMajor(shape, header.Element.Size);
        if (header.Fill is not null)
        {
            FillReader.Fill(header, destination, to, shape, "");
            return;
        }

        var cursor = new ChunkCursor(header.Shape, header.ChunkShape, start, shape);
        while (cursor.MoveNext())
        {
            if (StoredChunk.Find(file, header, cursor.Origin) is null)
            {
                FillReader.Fill(header, destination, to, cursor.Counts, FillReader.MissingChunks);
            }
        }
    }
}
