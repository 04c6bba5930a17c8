using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Scans;

/// <summary>What a scan makes of the element before and the one at hand, as scalars and as vectors of the same bits.</summary>
internal interface IScanStep<T>
{
    /// <summary>What stands before the first element.</summary>
    static abstract T Before { get; }

    static abstract T Apply(T before, T element);

    static abstract Vector256<T> Apply(Vector256<T> before, Vector256<T> element);
}

/// <summary>A fold of which every step is a result.</summary>
internal readonly struct FoldStep<T, TOp> : IScanStep<T>
    where TOp : struct, IBinaryOp<T>
{
    public static T Before => TOp.Identity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply(T before, T element) => TOp.Apply(before, element);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply(Vector256<T> before, Vector256<T> element) => TOp.Apply(before, element);
}
