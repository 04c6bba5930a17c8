using StaticGraph.Execution.Contractions.Kernels.Packing;

namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>When a factor is read where it lies: packing pays where each element is used often, or lies far from its neighbours.</summary>
internal static class InPlace
{
    private const int NearBytes = 1 << 14;

    private const int FewUses = 64;

    /// <summary>Of A, each of whose elements is read alone.</summary>
    public static bool Rows<T, TPacking>(in Factor a, long columns)
        where T : unmanaged
        where TPacking : struct, IPacking<T>
        => TPacking.IsPlain && a.Rows.IsEven && a.Depth.IsEven && (columns <= FewUses || a.Rows.Count * a.Depth.Count * TPacking.Size <= NearBytes);

    /// <summary>Of B, which is read by vectors.</summary>
    public static bool Columns<T, TPacking>(in Factor b, long rows)
        where T : unmanaged
        where TPacking : struct, IPacking<T>
        => TPacking.IsPlain && b.Rows.IsEven && b.Depth.IsEven && b.Rows.Stride == TPacking.Size
            && (rows <= FewUses || b.Rows.Count * b.Depth.Count * TPacking.Size <= NearBytes);
}
