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
    /// <c>C[i, j] = fma(A[i, d], B[d, j], C[i, j])</c> for each d in turn, beginning with what lies at <see cref="Tile.From"/>, in a tile of <see cref="Rows"/> rows. Steps are in bytes; neighbours of a row of B, and of C, are dense.
    /// </summary>
    static abstract void Add(int vectors, ref Tile tile);
}

/// <summary>A tile of C and what is added to it: element (i, d) of A lies at <c>A + i * ARow + d * ADepth</c>, row d of B at <c>B + d * BDepth</c>, row i of C at <c>C + i * CRow</c>, and what it is before at <c>From + i * FromRow</c>.</summary>
internal unsafe struct Tile
{
    public byte* A, B, C, From;
    public nint ARow, ADepth, BDepth, CRow, FromRow, Depth;

    /// <summary>Where the tile begins that comes next. It is only asked for, and may lie beyond C; but where there is no memory at all, asking takes long. Moved on by the kernel.</summary>
    public byte* Next;

    /// <summary>The kernel's own: steps of the depth to go.</summary>
    public nint Left;
}
