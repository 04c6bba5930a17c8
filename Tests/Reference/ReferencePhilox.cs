namespace StaticGraph.Tests.Reference;

/// <summary>Philox 4x32-10 in scalars, written after the paper: what an index, a seed and a sequence give.</summary>
internal static class ReferencePhilox
{
    /// <summary>The four words of a counter under a key.</summary>
    public static uint[] Words(uint[] counter, uint[] key)
    {
        (uint a, uint b, uint c, uint d) = (counter[0], counter[1], counter[2], counter[3]);
        (uint k, uint l) = (key[0], key[1]);
        for (int round = 0; round < 10; round++)
        {
            ulong even = 0xD2511F53ul * a, odd = 0xCD9E8D57ul * c;
            (a, b, c, d) = ((uint)(odd >> 32) ^ b ^ k, (uint)odd, (uint)(even >> 32) ^ d ^ l, (uint)even);
            unchecked
            {
                k += 0x9E3779B9;
                l += 0xBB67AE85;
            }
        }

        return [a, b, c, d];
    }

    /// <summary>The first or the second 53 bits of an index as a fraction.</summary>
    public static double Fraction(long index, long seed, long sequence, bool isSecond)
    {
        uint[] words = Words([(uint)index, (uint)(index >> 32), (uint)sequence, (uint)(sequence >> 32)], [(uint)seed, (uint)(seed >> 32)]);
        ulong bits = isSecond ? ((ulong)words[3] << 32) | words[2] : ((ulong)words[1] << 32) | words[0];
        return (bits >> 11) * Math.ScaleB(1, -53);
    }

    /// <summary>The random order of the numbers below a count.</summary>
    public static long[] Permutation(long count, long seed, long sequence) => [.. Enumerable.Range(0, (int)count).Select(i => Order(i, count, seed, sequence))];

    /// <summary>The number in the place of an index of the random order of those below a count.</summary>
    public static long Order(long index, long count, long seed, long sequence)
    {
        // Of an element that is not used.
        if (index < 0 || index >= count)
        {
            return Math.Max(0, Math.Min(index, count - 1));
        }

        int half = 1;
        while (half < 31 && 1L << (2 * half) < count)
        {
            half++;
        }

        uint[] keys = Words([0, 0, (uint)sequence, ~(uint)(sequence >> 32)], [(uint)seed, (uint)(seed >> 32)]);
        do
        {
            uint mask = (uint)((1L << half) - 1), left = (uint)(index >> half), right = (uint)index & mask;
            for (uint round = 0; round < 12; round++)
            {
                uint key = unchecked(keys[round % 4] + (round / 4 * 4 * 0x9E3779B9));
                (left, right) = round % 2 == 0 ? (left ^ (Scrambled(right, key) & mask), right) : (left, right ^ (Scrambled(left, key) & mask));
            }

            index = ((long)left << half) | right;
        }
        while (index >= count);
        return index;
    }

    private static uint Scrambled(uint word, uint key)
    {
        ulong product = 0xD2511F53ul * (word ^ key);
        product = 0xCD9E8D57ul * ((uint)(product >> 32) ^ (uint)product ^ key);
        return (uint)(product >> 32) ^ (uint)product;
    }

    /// <summary>The least count at which Poisson's probabilities, added up, are above a fraction.</summary>
    public static double Poisson(double fraction, double mean)
    {
        if (!(mean is >= 0 and <= 700))
        {
            return double.NaN;
        }

        double probability = CompilerServices.VectorMath.Exp(System.Runtime.Intrinsics.Vector128.Create(-mean))[0], sum = probability, count = 0;
        while (sum <= fraction && (count == 0 || count < mean || probability > 1e-18))
        {
            count++;
            probability = probability * mean / count;
            sum += probability;
        }

        return count;
    }
}
