namespace StaticGraph.Execution.Contractions.Kernels.Packing;

/// <summary>A side of a product: whether its rows are packed as A's or as B's.</summary>
internal unsafe interface ISide<T>
    where T : unmanaged
{
    /// <summary>Numbers that a row takes of a step in a panel.</summary>
    static abstract int Parts { get; }

    /// <summary>Packs a piece of a panel.</summary>
    static abstract void Pack(byte* from, nint rowStride, nint depthStride, int rows, int depth, T* to, int pitch);
}

/// <summary>A, whose rows are rows of C.</summary>
internal readonly unsafe struct LeftSide<T, TPacking> : ISide<T>
    where T : unmanaged
    where TPacking : struct, IPacking<T>
{
    public static int Parts => 1;

    public static void Pack(byte* from, nint rowStride, nint depthStride, int rows, int depth, T* to, int pitch)
        => TPacking.PackRows(from, rowStride, depthStride, rows, depth, to, pitch);
}

/// <summary>B, whose rows are columns of C.</summary>
internal readonly unsafe struct RightSide<T, TPacking> : ISide<T>
    where T : unmanaged
    where TPacking : struct, IPacking<T>
{
    public static int Parts => TPacking.Parts;

    public static void Pack(byte* from, nint rowStride, nint depthStride, int rows, int depth, T* to, int pitch)
        => TPacking.PackColumns(from, rowStride, depthStride, rows, depth, to, pitch);
}
