using System;

namespace StaticGraph.CompilerServices;

/// <summary>What a contraction has beside its factors and results, as constants: the formula of a plan's peak is known before there is a machine.</summary>
internal static class ContractionMemory
{
    /// <summary>How long a chain of fused multiplications and additions is at most: the totals of longer ones are added, so that errors grow with the number of segments and not of products.</summary>
    public const int SegmentLength = 1 << 18;

    /// <summary>Bytes of the panels that a worker packs the factors of a block into.</summary>
    public static long PanelBytes(DType type) => ProductBlocking.PanelBytes(NumberBytes(type));

    /// <summary>Bytes of the numbers that are multiplied: narrow whole ones are computed as <see cref="int"/>, complex ones by their parts.</summary>
    public static int NumberBytes(DType type) => type == DType.Complex ? sizeof(double) : Math.Max(type.Size(), sizeof(int));
}
