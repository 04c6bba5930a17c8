namespace StaticGraph.Storage;

/// <summary>An array in a scratch file: row-major from the first byte on, without a header, in the machine's byte order.</summary>
internal sealed unsafe class SpillArray(ScratchFile file, long[] shape, int elementSize) : IDisposable
{
    /// <summary>The bytes of scratch one <see cref="Read"/> needs.</summary>
    public const int ScratchBytes = FileBox.ScratchBytes;

    /// <summary>Reads the block at <paramref name="start"/> into <paramref name="to"/>, row-major without gaps; returns the bytes fetched.</summary>
    public long Read(ReadOnlySpan<long> start, ReadOnlySpan<long> block, byte* to, Span<byte> scratch)
    {
        Axes from = Strides.RowMajor(shape, elementSize);
        Axes steps = Strides.RowMajor(block, elementSize);
        return FileBox.Read(file, Block.Offset(start, from), from, to, steps, block, elementSize, scratch);
    }

    /// <summary>Writes the block at <paramref name="start"/>, row-major without gaps, of an array of <paramref name="lengths"/>: its shape, or another one of as many elements.</summary>
    public void Write(ReadOnlySpan<long> lengths, ReadOnlySpan<long> start, ReadOnlySpan<long> block, byte* from)
    {
        Axes to = Strides.RowMajor(lengths, elementSize);
        Axes steps = Strides.RowMajor(block, elementSize);
        FileBoxWriter.Write(file, Block.Offset(start, to), to, from, steps, block, elementSize);
    }

    public void Dispose() => file.Dispose();
}
