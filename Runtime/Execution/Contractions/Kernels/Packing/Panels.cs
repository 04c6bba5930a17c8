namespace StaticGraph.Execution.Contractions.Kernels.Packing;

/// <summary>Panels of a factor: some of its rows, number by number along the depth, so that what one step needs is side by side. What the last panel has room for beyond the rows is zeros.</summary>
internal static unsafe class Panels<T, TPacking, TSide>
    where T : unmanaged
    where TPacking : struct, IPacking<T>
    where TSide : struct, ISide<T>
{
    /// <summary>Packs a block of rows and depth into panels of <paramref name="height"/> rows, one after the other; the last, where it is not whole, is <paramref name="lastPitch"/> numbers wide.</summary>
    public static void Pack(in Factor factor, long row, int rows, long depth, int steps, T* to, int height, int lastPitch)
    {
        nint panelStep = (nint)height * TSide.Parts * TPacking.Parts * steps;
        int rest = rows % height;
        if (rest * TSide.Parts % lastPitch != 0)
        {
            new Span<T>(to + (rows / height * panelStep), steps * TPacking.Parts * lastPitch).Clear();
        }

        for (int d = 0, run; d < steps; d += run)
        {
            run = (int)Math.Min(factor.Depth.RunFrom(depth + d), steps - d);
            byte* from = factor.Data + factor.Depth.Offset(depth + d);
            for (int r = 0, packed; r < rows; r += packed)
            {
                T* panel = to + (r / height * panelStep);
                int even = (int)Math.Min(factor.Rows.RunFrom(row + r), rows - r);
                int pitch = r < rows - rest ? height * TSide.Parts : lastPitch;
                packed = PackPiece(from + factor.Rows.Offset(row + r), factor, r % height, even, run, panel + ((nint)d * TPacking.Parts * pitch), height, pitch, panelStep);
            }
        }
    }

    // Rows that lie evenly, to the end of the panel or several panels at once; returns how many.
    private static int PackPiece(byte* from, in Factor factor, int first, int rows, int depth, T* to, int height, int pitch, nint panelStep)
    {
        nint rowStride = (nint)factor.Rows.Stride, depthStride = (nint)factor.Depth.Stride;
        if (TPacking.IsPlain && rowStride == TPacking.Size && first == 0 && rows >= height)
        {
            DenseRows.Copy(from, depthStride, depth, rows / height, (byte*)to, height * sizeof(T), panelStep * sizeof(T));
            return rows / height * height;
        }

        rows = Math.Min(rows, height - first);
        TSide.Pack(from, rowStride, depthStride, rows, depth, to + (first * TSide.Parts), pitch);
        return rows;
    }
}
