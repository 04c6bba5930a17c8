namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>The innermost loop of products: a tile of C stays in registers while the depth goes by.</summary>
internal unsafe interface IMicroKernel<T>
    where T : unmanaged
{
    /// <summary>Rows of a tile.</summary>
    static abstract int Rows { get; }

    /// <summary>Elements of a vector. A tile is one to three vectors wide.</summary>
    static abstract int Lanes { get; }

    /// <summary>
    /// <c>c[i, j] = fma(a[i, d], b[d, j], c[i, j])</c> for each d in turn, in a tile of <see cref="Rows"/> rows. Steps are in bytes; neighbours of a row of B, and of C, are dense.
    /// </summary>
    static abstract void Add(int vectors, in TileFactors factors, byte* c, nint cRow);
}

/// <summary>Where the factors of a tile lie: element (i, d) of A at <c>A + i * ARow + d * ADepth</c>, row d of B at <c>B + d * BDepth</c>.</summary>
internal unsafe struct TileFactors
{
    public byte* A, B;

    /// <summary>Where the tile of C begins that comes next. It is only asked for, and may lie beyond C; but where there is no memory at all, asking takes long.</summary>
    public byte* Next;

    public nint ARow, ADepth, BDepth, Depth;
}
