namespace StaticGraph.Storage;

/// <summary>Reads a dataset that no one has written to: every element has the fill value.</summary>
internal sealed unsafe class FillReader(DatasetHeader header) : DatasetReader
{
    /// <summary>Why a box of a dataset in chunks has no elements.</summary>
    internal const string MissingChunks = "some of its chunks were never written";

    internal override long ScratchBytes => 0;

    internal override long Read(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* destination, Span<byte> scratch)
    {
        Axes to = Strides.RowMajor(shape, header.Element.Size);
        Fill(header, destination, to, shape, "nothing of it was ever written");
        return 0;
    }

    /// <summary>Sets a box that is not stored to the fill value.</summary>
    /// <exception cref="ArrayStorageException">The dataset has none.</exception>
    internal static void Fill(DatasetHeader header, byte* destination, ReadOnlySpan<long> strides, ReadOnlySpan<long> counts, string missing)
    {
        if (Block.Count(counts) > 0)
        {
            byte[] fill = header.Fill ?? throw new ArrayStorageException($"{header.Name} leaves its fill value undefined, and {missing}; it has no values to read.");
            BoxCopy.Fill(destination, strides, counts, fill);
        }
    }
}
