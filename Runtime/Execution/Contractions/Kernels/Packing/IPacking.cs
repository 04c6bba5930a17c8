namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>
/// How elements of the factors become numbers of panels, and those of C numbers of a tile. A number that has <see cref="Parts"/> takes as many steps of the depth in each panel, and as many columns.
/// </summary>
internal unsafe interface IPacking<T>
    where T : unmanaged
{
    /// <summary>Bytes of an element.</summary>
    static abstract int Size { get; }

    /// <summary>Numbers of an element.</summary>
    static abstract int Parts { get; }

    /// <summary>True where an element is its numbers as they lie.</summary>
    static abstract bool IsPlain { get; }

    /// <summary>Packs rows of A: number (r, d) goes to <c>to[(d * pitch) + r]</c>. Strides are in bytes.</summary>
    static abstract void PackRows(byte* from, nint rowStride, nint depthStride, int rows, int depth, T* to, int pitch);

    /// <summary>Packs rows of B, which are columns of C.</summary>
    static abstract void PackColumns(byte* from, nint rowStride, nint depthStride, int rows, int depth, T* to, int pitch);

    /// <summary>Loads elements of C into a row of a tile.</summary>
    static abstract void Load(byte* from, nint stride, int count, T* to);

    /// <summary>Stores them.</summary>
    static abstract void Store(T* from, byte* to, nint stride, int count);
}
