using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd.Four;

/// <summary>
/// Philox 4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", 2011): ten rounds that scramble a counter of four words by products with constants and a key of two words.
/// Each lane is a counter of its own; a word is the lower half of a lane, and what is in the upper half means nothing.
/// </summary>
internal static class Philox
{
    /// <summary>The four random words of a counter and a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<ulong> First, Vector256<ulong> Second, Vector256<ulong> Third, Vector256<ulong> Fourth) Words(
        Vector256<ulong> first, Vector256<ulong> second, Vector256<ulong> third, Vector256<ulong> fourth, Vector256<ulong> key, Vector256<ulong> nextKey)
    {
        Vector256<ulong> evenFactor = Vector256.Create(0xD2511F53ul), oddFactor = Vector256.Create(0xCD9E8D57ul);

        // Two rounds at once: the words that a round only moves stay in their registers.
        for (int round = 0; round < 10; round += 2)
        {
            Vector256<ulong> even = WordProduct.Of(first, evenFactor), odd = WordProduct.Of(third, oddFactor);
            first = Vector256.ShiftRightLogical(odd, 32) ^ second ^ key;
            third = Vector256.ShiftRightLogical(even, 32) ^ fourth ^ nextKey;
            (second, fourth) = (WordProduct.Of(third, oddFactor), WordProduct.Of(first, evenFactor));
            first = Vector256.ShiftRightLogical(second, 32) ^ odd ^ (key + Vector256.Create(0x9E3779B9ul));
            third = Vector256.ShiftRightLogical(fourth, 32) ^ even ^ (nextKey + Vector256.Create(0xBB67AE85ul));
            key += Vector256.Create(2 * 0x9E3779B9ul);
            nextKey += Vector256.Create(2 * 0xBB67AE85ul);
        }

        return (first, second, third, fourth);
    }

    /// <summary>The first 53 random bits of an index as a fraction from 0 to below 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> FirstFraction(Vector256<long> index, Vector256<long> seed, Vector256<long> sequence)
    {
        (Vector256<ulong> low, Vector256<ulong> high, _, _) = Words(index, seed, sequence);
        return Fraction(low, high);
    }

    /// <summary>The next 53 random bits of an index as a fraction from 0 to below 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SecondFraction(Vector256<long> index, Vector256<long> seed, Vector256<long> sequence)
    {
        (_, _, Vector256<ulong> low, Vector256<ulong> high) = Words(index, seed, sequence);
        return Fraction(low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<ulong> First, Vector256<ulong> Second, Vector256<ulong> Third, Vector256<ulong> Fourth) Words(Vector256<long> index, Vector256<long> seed, Vector256<long> sequence)
        => Words(index.AsUInt64(), Upper(index), sequence.AsUInt64(), Upper(sequence), seed.AsUInt64(), Upper(seed));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Upper(Vector256<long> x) => Vector256.ShiftRightLogical(x.AsUInt64(), 32);

    // The second word and the upper 21 bits of the first, both exact beside a power of two whose last place counts ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Fraction(Vector256<ulong> low, Vector256<ulong> high)
    {
        Vector256<double> ones = Vector256.Create(4503599627370496.0);
        Vector256<ulong> word = high & Vector256.Create(0xFFFFFFFFul), rest = Vector256.ShiftRightLogical(low & Vector256.Create(0xFFFFFFFFul), 11);
        Vector256<double> upper = (word | ones.AsUInt64()).AsDouble() - ones, lower = (rest | ones.AsUInt64()).AsDouble() - ones;
        return Vector256.FusedMultiplyAdd(upper, Vector256.Create(1.0 / 4294967296), lower * (1.0 / 9007199254740992));
    }
}
