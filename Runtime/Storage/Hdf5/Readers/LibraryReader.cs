using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Reads through the library: one thread at a time, but whatever the layout. The others are checked against it and fall back to it.</summary>
internal sealed unsafe class LibraryReader(Hdf5File file, DatasetHeader header) : DatasetReader
{
    internal override long ScratchBytes => 0;

    internal override long Read(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* destination, Span<byte> scratch)
    {
        long bytes = Block.Count(shape) * header.Element.Size;
        if (bytes == 0)
        {
            return 0;
        }

        using Lock.Scope scope = Hdf5Library.Enter();
        string what = $"{header.Name} cannot be read";
        using Handle type = Handle.Of(H5D.get_type(file.Dataset), what);
        using Handle from = Handle.Of(H5D.get_space(file.Dataset), what);
        if (shape.Length == 0)
        {
            _ = Hdf5Error.Check(H5D.read(file.Dataset, type, H5S.ALL, H5S.ALL, H5P.DEFAULT, destination), what);
            return bytes;
        }

        fixed (long* first = start)
        fixed (long* counts = shape)
        {
            using Handle to = Handle.Of(H5S.create_simple(shape.Length, (ulong*)counts, null), what);
            _ = Hdf5Error.Check(H5S.select_hyperslab(from, H5S.SELECT_SET, (ulong*)first, null, (ulong*)counts, null), what);
            _ = Hdf5Error.Check(H5D.read(file.Dataset, type, to, from, H5P.DEFAULT, destination), what);
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
}
