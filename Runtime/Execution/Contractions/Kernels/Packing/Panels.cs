namespace StaticGraph.Execution.Contractions.Kernels.Packing;

/// <summary>Panels of a factor: some of its rows, number by number along the depth, so that what one step needs is side by side. Rows that a panel has room for beyond the factor's are zeros.</summary>
internal static unsafe class Panels<T, TPacking>
    where T : unmanaged
    where TPacking : struct, IPacking<T>
{
    /// <summary>Packs rows of A from <paramref name="row"/> on, of which there are at most <paramref name="pitch"/>.</summary>
    public static void PackRows(in Factor factor, long row, int rows, long depth, int steps, T* to, int pitch)
    {
        ClearRest(to, rows, steps, pitch);
        for (int d = 0, run; d < steps; d += run)
        {
            run = (int)Math.Min(factor.Depth.RunFrom(depth + d), steps - d);
            byte* from = factor.Data + factor.Depth.Offset(depth + d);
            for (int r = 0, even; r < rows; r += even)
            {
                even = (int)Math.Min(factor.Rows.RunFrom(row + r), rows - r);
                TPacking.PackRows(from + factor.Rows.Offset(row + r), (nint)factor.Rows.Stride, (nint)factor.Depth.Stride, even, run, to + (d * TPacking.Parts * pitch) + r, pitch);
            }
        }
    }

    /// <summary>Packs rows of B, which become columns.</summary>
    public static void PackColumns(in Factor factor, long row, int rows, long depth, int steps, T* to, int pitch)
    {
        ClearRest(to, rows * TPacking.Parts, steps, pitch);
        for (int d = 0, run; d < steps; d += run)
        {
            run = (int)Math.Min(factor.Depth.RunFrom(depth + d), steps - d);
            byte* from = factor.Data + factor.Depth.Offset(depth + d);
            for (int r = 0, even; r < rows; r += even)
            {
                even = (int)Math.Min(factor.Rows.RunFrom(row + r), rows - r);
                TPacking.PackColumns(from + factor.Rows.Offset(row + r), (nint)factor.Rows.Stride, (nint)factor.Depth.Stride, even, run, to + (((d * pitch) + r) * TPacking.Parts), pitch);
            }
        }
    }

    private static void ClearRest(T* to, int used, int steps, int pitch)
    {
        if (used < pitch)
        {
            new Span<T>(to, steps * TPacking.Parts * pitch).Clear();
        }
    }
}
