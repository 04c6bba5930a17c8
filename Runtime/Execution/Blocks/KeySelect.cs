namespace StaticGraph.Execution.Blocks;

/// <summary>
/// Puts the key of a rank into its place, with no greater one before it and no lesser one behind (C. A. R. Hoare, Algorithm 65: Find, 1961). Where parts do not shrink, what the key can be is halved instead, so that no order of the keys makes it quadratic.
/// </summary>
internal static unsafe class KeySelect
{
    private const int Short = 24;

    /// <summary>Of so many keys that of rank <paramref name="rank"/>, from 0.</summary>
    public static ulong Find(ulong* keys, long count, long rank)
    {
        long from = 0, end = count;
        for (int left = 4 * System.Numerics.BitOperations.Log2((ulong)count | 1); end - from > Short; left--)
        {
            if (left == 0)
            {
                return ByHalving(keys, from, end, rank);
            }

            ulong pivot = Middle(keys[from], keys[from + ((end - from) / 2)], keys[end - 1]);
            long low = from, high = end - 1;
            while (low <= high)
            {
                while (keys[low] < pivot)
                {
                    low++;
                }

                while (keys[high] > pivot)
                {
                    high--;
                }

                if (low <= high)
                {
                    (keys[low], keys[high]) = (keys[high], keys[low]);
                    low++;
                    high--;
                }
            }

            // What lies between both is the pivot.
            if (rank > high && rank < low)
            {
                return keys[rank];
            }

            (from, end) = rank <= high ? (from, high + 1) : (low, end);
        }

        new Span<ulong>(keys + from, (int)(end - from)).Sort();
        return keys[rank];
    }

    private static ulong Middle(ulong a, ulong b, ulong c) => a < b ? (b < c ? b : Math.Max(a, c)) : a < c ? a : Math.Max(b, c);

    // 64 readings, whatever their order.
    private static ulong ByHalving(ulong* keys, long from, long end, long rank)
    {
        ulong low = 0, high = ulong.MaxValue;
        while (low < high)
        {
            ulong middle = low + ((high - low) / 2);
            long below = from;
            for (long i = from; i < end; i++)
            {
                below += keys[i] <= middle ? 1 : 0;
            }

            (low, high) = below > rank ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
