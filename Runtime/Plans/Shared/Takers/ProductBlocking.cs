namespace StaticGraph.CompilerServices;

/// <summary>
/// How much of the factors is packed at once. Constants of the library, not of the machine, for they are in the peak that is promised when a program is built: a panel of A is for a nearest cache of 32 KiB and
/// more, the block of B for a second-level cache of 1 MiB and more, from which it is asked for in time, and the block of A for the third. The other way round, with the large block of B, doubles took 6 % longer
/// on one machine with AVX-512; depths from 256 to 512 were no faster there. The blocks are those of Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008, with the factors exchanged.
/// </summary>
internal static class ProductBlocking
{
    /// <summary>The most vectors of a tile.</summary>
    public const int Vectors = 3;

    /// <summary>Steps of the depth: C is loaded and stored once for that many.</summary>
    public const int Depth = 256;

    /// <summary>Rows of A.</summary>
    public const int Rows = 1024;

    /// <summary>Bytes of the rows of B at one place of the depth; a multiple of the widest tile.</summary>
    public const int ColumnBytes = 8 * Vectors * 64;

    /// <summary>Bytes of the most elements of a tile: 8 rows of three vectors of 64 bytes.</summary>
    public const int TileBytes = 8 * Vectors * 64;

    /// <summary>Bytes of the zeros that the first products are added to: a row of the widest tile.</summary>
    public const int ZeroBytes = Vectors * 64;

    /// <summary>The blocks as plans print them, for example <c>1024 x 256 and 256 x 192</c>.</summary>
    public static string Described(DType type)
    {
        int parts = type == DType.Complex ? 2 : 1, depth = Depth / parts, columns = ColumnBytes / ContractionMemory.NumberBytes(type) / parts;
        return $"{Rows} x {depth} and {depth} x {columns}";
    }

    /// <summary>Bytes of a tile and of the panels, of numbers of that many bytes.</summary>
    public static long PanelBytes(int size) => TileBytes + ZeroBytes + ((long)Depth * ((Rows * size) + ColumnBytes));
}
