using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd.Four;

/// <summary>
/// A random order of the whole numbers below a count: a Feistel network over the numbers of an even count of bits, twelve rounds of Philox's products with keys from Philox, walked on until the number is below the count
/// (Black and Rogaway: "Ciphers with arbitrary finite domains", 2002), which takes four networks or fewer on the average.
/// </summary>
internal static class PhiloxOrder
{
    private const int Rounds = 12;

    /// <summary>
    /// The number that comes in the place of an index; the count, the seed and the sequence are the same in all lanes. Where the element is not used, its index may lie outside of the count: another one is taken
    /// for it, since from there no walk need end.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<long> Of(Vector256<long> index, Vector256<long> count, Vector256<long> seed, Vector256<long> sequence)
    {
        if (count.ToScalar() < 1)
        {
            return index;
        }

        index = Vector256.Min(Vector256.Max(index, Vector256<long>.Zero), count - Vector256<long>.One);
        int half = Math.Max(1, (65 - BitOperations.LeadingZeroCount((ulong)(count.ToScalar() - 1))) / 2);
        (Vector256<ulong> a, Vector256<ulong> b, Vector256<ulong> c, Vector256<ulong> d) = Philox.Words(
            Vector256<ulong>.Zero, Vector256<ulong>.Zero, sequence.AsUInt64(), ~Vector256.ShiftRightLogical(sequence.AsUInt64(), 32), seed.AsUInt64(), Vector256.ShiftRightLogical(seed.AsUInt64(), 32));
        Vector256<long> order = Network(index, half, a, b, c, d), isOut = Vector256.GreaterThanOrEqual(order, count);
        while (Vector256.EqualsAny(isOut, Vector256<long>.AllBitsSet))
        {
            order = Vector256.ConditionalSelect(isOut, Network(order, half, a, b, c, d), order);
            isOut = Vector256.GreaterThanOrEqual(order, count);
        }

        return order;
    }

    // Twelve rounds over two halves, three times the four keys, each time another number more.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Network(Vector256<long> number, int half, Vector256<ulong> a, Vector256<ulong> b, Vector256<ulong> c, Vector256<ulong> d)
    {
        Vector256<ulong> mask = Vector256.Create((1ul << half) - 1), left = Vector256.ShiftRightLogical(number.AsUInt64(), half), right = number.AsUInt64() & mask;
        for (int round = 0; round < Rounds; round += 4)
        {
            Vector256<ulong> more = Vector256.Create((ulong)round * 0x9E3779B9);
            left ^= Scrambled(right, a + more) & mask;
            right ^= Scrambled(left, b + more) & mask;
            left ^= Scrambled(right, c + more) & mask;
            right ^= Scrambled(left, d + more) & mask;
        }

        return (Vector256.ShiftLeft(left, half) | right).AsInt64();
    }

    // Two products, each with its halves together.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Scrambled(Vector256<ulong> word, Vector256<ulong> key)
    {
        Vector256<ulong> product = WordProduct.Of(word ^ key, Vector256.Create(0xD2511F53ul));
        product = WordProduct.Of(Vector256.ShiftRightLogical(product, 32) ^ product ^ key, Vector256.Create(0xCD9E8D57ul));
        return Vector256.ShiftRightLogical(product, 32) ^ (product & Vector256.Create(0xFFFFFFFFul));
    }
}
