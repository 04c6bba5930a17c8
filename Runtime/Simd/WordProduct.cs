using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticGraph.Simd;

/// <summary>Products of words of 32 bits in lanes of 64: one instruction where the processor has it, which is exact everywhere.</summary>
internal static class WordProduct
{
    /// <summary>The product of the lower halves of each pair of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Of(Vector512<ulong> x, Vector512<ulong> y)
        => Avx512F.IsSupported ? Avx512F.Multiply(x.AsUInt32(), y.AsUInt32()) : Vector512.Create(Of(x.GetLower(), y.GetLower()), Of(x.GetUpper(), y.GetUpper()));

    /// <inheritdoc cref="Of(Vector512{ulong}, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Of(Vector256<ulong> x, Vector256<ulong> y)
        => Avx2.IsSupported ? Avx2.Multiply(x.AsUInt32(), y.AsUInt32()) : Vector256.Create(Of(x.GetLower(), y.GetLower()), Of(x.GetUpper(), y.GetUpper()));

    /// <inheritdoc cref="Of(Vector512{ulong}, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Of(Vector128<ulong> x, Vector128<ulong> y)
        => Sse2.IsSupported ? Sse2.Multiply(x.AsUInt32(), y.AsUInt32()) : (x & Vector128.Create(0xFFFFFFFFul)) * (y & Vector128.Create(0xFFFFFFFFul));
}
