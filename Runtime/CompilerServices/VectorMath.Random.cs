using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.Simd;
using Eight = StaticGraph.Simd.Eight;
using Four = StaticGraph.Simd.Four;
using Two = StaticGraph.Simd.Two;

namespace StaticGraph.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The first 53 random bits of each index as a fraction from 0 to below 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> PhiloxFirst(Vector512<long> index, Vector512<long> seed, Vector512<long> sequence) => Eight.Philox.FirstFraction(index, seed, sequence);

    /// <inheritdoc cref="PhiloxFirst(Vector512{long}, Vector512{long}, Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> PhiloxFirst(Vector256<long> index, Vector256<long> seed, Vector256<long> sequence) => Four.Philox.FirstFraction(index, seed, sequence);

    /// <inheritdoc cref="PhiloxFirst(Vector512{long}, Vector512{long}, Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> PhiloxFirst(Vector128<long> index, Vector128<long> seed, Vector128<long> sequence) => Two.Philox.FirstFraction(index, seed, sequence);

    /// <summary>The next 53 random bits of each index as a fraction from 0 to below 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> PhiloxSecond(Vector512<long> index, Vector512<long> seed, Vector512<long> sequence) => Eight.Philox.SecondFraction(index, seed, sequence);

    /// <inheritdoc cref="PhiloxSecond(Vector512{long}, Vector512{long}, Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> PhiloxSecond(Vector256<long> index, Vector256<long> seed, Vector256<long> sequence) => Four.Philox.SecondFraction(index, seed, sequence);

    /// <inheritdoc cref="PhiloxSecond(Vector512{long}, Vector512{long}, Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> PhiloxSecond(Vector128<long> index, Vector128<long> seed, Vector128<long> sequence) => Two.Philox.SecondFraction(index, seed, sequence);

    /// <summary>The least count at which the running sum of Poisson's probabilities of a mean is above a fraction, in each pair of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector PoissonInverse<TVector>(TVector fraction, TVector mean)
        where TVector : struct
        => FloatingMap.Apply2<TVector, Two.PoissonInverse, Four.PoissonInverse, Eight.PoissonInverse>(fraction, mean);

    /// <summary>The number that a random order of those below a count has in the place of each index; the count, the seed and the sequence are the same in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> PhiloxOrder(Vector512<long> index, Vector512<long> count, Vector512<long> seed, Vector512<long> sequence) => Eight.PhiloxOrder.Of(index, count, seed, sequence);

    /// <inheritdoc cref="PhiloxOrder(Vector512{long}, Vector512{long}, Vector512{long}, Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> PhiloxOrder(Vector256<long> index, Vector256<long> count, Vector256<long> seed, Vector256<long> sequence) => Four.PhiloxOrder.Of(index, count, seed, sequence);

    /// <inheritdoc cref="PhiloxOrder(Vector512{long}, Vector512{long}, Vector512{long}, Vector512{long})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> PhiloxOrder(Vector128<long> index, Vector128<long> count, Vector128<long> seed, Vector128<long> sequence) => Two.PhiloxOrder.Of(index, count, seed, sequence);
}
