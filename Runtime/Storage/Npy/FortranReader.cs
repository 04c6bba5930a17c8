using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>
/// Reads blocks of an array whose first axis is the densest in the file. Such an array is a row-major one with the axes reversed:
/// pieces of the block are read in the file's order, in long runs, and turned on the way to the destination.
/// </summary>
internal sealed unsafe class FortranReader(PositionalReader file, long dataOffset, long[] shape, int elementSize)
{
    /// <summary>One half joins short runs to one request, the other holds a piece before it is turned.</summary>
    public const int ScratchBytes = FileBox.ScratchBytes + PieceBytes;

    /// <summary>The bytes of a piece.</summary>
    public const int PieceBytes = 256 << 10;

    /// <summary>The bytes of a run in a piece: long enough for a request, short enough that a piece has several, which become neighbours.</summary>
    public const int LongestRunBytes = 16 << 10;

    private readonly long[] _fileShape = [.. Enumerable.Reverse(shape)];

    /// <summary>The lengths of the axes in the file's order.</summary>
    public ReadOnlySpan<long> FileShape => _fileShape;

    /// <summary>Fills <paramref name="destination"/> with the block, row-major; returns the bytes fetched.</summary>
    public long Read<T>(ReadOnlySpan<long> start, ReadOnlySpan<long> blockShape, Span<T> destination, Span<byte> scratch, bool hasRoom)
        where T : unmanaged
    {
        long bytes = 0;
        int rank = start.Length;
        Axes reversedStart = default;
        Axes reversedShape = default;
        Axes reversedStrides = default;
        Span<long> fileStart = ((Span<long>)reversedStart)[..rank];
        Span<long> fileBlock = ((Span<long>)reversedShape)[..rank];
        Span<long> toStrides = ((Span<long>)reversedStrides)[..rank];
        start.CopyTo(fileStart);
        blockShape.CopyTo(fileBlock);
        Block.RowMajorStrides(blockShape, elementSize, toStrides);
        fileStart.Reverse();
        fileBlock.Reverse();
        toStrides.Reverse();

        Axes fileStrides = Strides.RowMajor(_fileShape, elementSize);
        Span<byte> piece = scratch.Slice(FileBox.ScratchBytes, PieceBytes);
        BlockPieces pieces = new(fileBlock, PieceBytes / elementSize, [], LongestRunBytes / elementSize);
        while (pieces.MoveNext())
        {
            ReadOnlySpan<long> counts = pieces.Shape;
            Axes pieceStrides = Strides.RowMajor(counts, elementSize);
            long from = Block.Offset(fileStart, fileStrides) + Block.Offset(pieces.Start, fileStrides);
            fixed (byte* read = piece)
            {
                bytes += FileBox.Read(file, dataOffset + from, fileStrides, read, pieceStrides, counts, elementSize, hasRoom ? scratch[..FileBox.ScratchBytes] : default);
            }

            ref T first = ref Unsafe.AddByteOffset(ref MemoryMarshal.GetReference(destination), (nint)Block.Offset(pieces.Start, toStrides));
            StridedCopy.Copy(ref Unsafe.As<byte, T>(ref piece[0]), pieceStrides, ref first, toStrides, counts);
        }

        return bytes;
    }
}
