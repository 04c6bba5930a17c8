using System.Runtime.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>The part of a view's scratch in which it reads pieces of blocks that do not belong together in the destination.</summary>
internal static class PieceBuffer
{
    private const long PreferredBytes = 256 << 10;

    /// <summary>Bytes for pieces of <paramref name="source"/>: whole chunks where chunks can only be fetched whole.</summary>
    public static long BytesFor<T>(ArraySource<T> source)
        where T : unmanaged
    {
        long chunk = source.ReadsWholeChunks ? Block.Count(source.ChunkShape) * Unsafe.SizeOf<T>() : 0;
        return (Math.Max(PreferredBytes, chunk) + 63) / 64 * 64;
    }
}
