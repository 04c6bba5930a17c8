namespace StaticGraph.CompilerServices;

/// <summary>
/// How much of the factors is packed at once. Constants of the library, not of the machine, for they are in the peak that is promised when a program is built: panels of A and the panel of B
/// at hand are for a second-level cache of 512 KiB and more, from which they are asked for in time; all of B's may lie in the third. Depths from 256 to 512, 48 to 192 rows and
/// half to one and a half times the columns were tried for doubles on one machine with AVX-512, beside other work, and were no faster. The order of loops is that of Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008.
/// </summary>
internal static class ProductBlocking
{
    /// <summary>The most vectors of a tile.</summary>
    public const int Vectors = 3;

    /// <summary>Steps of the depth: C is loaded and stored once for that many.</summary>
    public const int Depth = 384;

    /// <summary>Rows of A.</summary>
    public const int Rows = 96;

    /// <summary>Bytes of the rows of B at one place of the depth; a multiple of the widest tile.</summary>
    public const int ColumnBytes = 32 * Vectors * 64;

    /// <summary>Bytes of the most elements of a tile: 8 rows of three vectors of 64 bytes.</summary>
    public const int TileBytes = 8 * Vectors * 64;

    /// <summary>Bytes of a tile and of the panels, of numbers of that many bytes.</summary>
    public static long PanelBytes(int size) => TileBytes + ((long)Depth * ((Rows * size) + ColumnBytes));
}
