namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>
/// How much of the factors is packed at once. Constants of the library, not of the machine, for they are in the peak that is promised when a program is built: caches of 32 KiB and more
/// (first level) and 1 MiB and more (second level) are common. The order of loops and the names are those of Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008.
/// </summary>
internal static class Blocking
{
    /// <summary>The most vectors of a tile.</summary>
    public const int Vectors = 3;

    /// <summary>Steps of the depth: C is loaded and stored once for that many.</summary>
    public const int Depth = 256;

    /// <summary>Rows of A.</summary>
    public const int Rows = 96;

    /// <summary>Bytes of the rows of B at one place of the depth; a multiple of the widest tile.</summary>
    public const int ColumnBytes = 20 * Vectors * 64;

    /// <summary>Bytes of the most elements of a tile: 8 rows of three vectors of 64 bytes.</summary>
    public const int TileBytes = 8 * Vectors * 64;

    /// <summary>Bytes of a tile and of the panels, of numbers of that many bytes.</summary>
    public static long WorkspaceBytes(int size) => TileBytes + ((long)Depth * ((Rows * size) + ColumnBytes));
}
