namespace StaticGraph.Execution.Blocks;

/// <summary>
/// Sorts keys by their bytes from the lowest to the highest, so that equal ones keep their order; bytes that all keys have alike are skipped. Its time does not depend on the order. Short lines are sorted by insertion.
/// </summary>
internal static unsafe class RadixSort
{
    private const int Bytes = sizeof(ulong), Values = 256;
    private const int Short = 48;

    /// <summary>Sorts keys with room for as many.</summary>
    public static void Sort(ulong* keys, ulong* room, long count)
    {
        if (count <= Short)
        {
            Insert(keys, null, count);
            return;
        }

        long* counts = stackalloc long[Bytes * Values];
        Count(keys, count, counts);
        bool isMoved = false;
        for (int digit = 0; digit < Bytes; digit++)
        {
            if (TryPlaces(counts + (digit * Values), count))
            {
                Move(isMoved ? room : keys, isMoved ? keys : room, count, counts + (digit * Values), 8 * digit);
                isMoved = !isMoved;
            }
        }

        if (isMoved)
        {
            Copy(room, keys, count);
        }
    }

    /// <summary>Sorts keys, and what goes with each of them, with room for as many of both.</summary>
    public static void Sort(ulong* keys, ulong* values, ulong* keyRoom, ulong* valueRoom, long count)
    {
        if (count <= Short)
        {
            Insert(keys, values, count);
            return;
        }

        long* counts = stackalloc long[Bytes * Values];
        Count(keys, count, counts);
        bool areMoved = false;
        for (int digit = 0; digit < Bytes; digit++)
        {
            if (TryPlaces(counts + (digit * Values), count))
            {
                Move(areMoved ? keyRoom : keys, areMoved ? keys : keyRoom, areMoved ? valueRoom : values, areMoved ? values : valueRoom, count, counts + (digit * Values), 8 * digit);
                areMoved = !areMoved;
            }
        }

        if (areMoved)
        {
            Copy(keyRoom, keys, count);
            Copy(valueRoom, values, count);
        }
    }

    private static void Copy(ulong* from, ulong* to, long count) => Buffer.MemoryCopy(from, to, count * sizeof(ulong), count * sizeof(ulong));

    private static void Insert(ulong* keys, ulong* values, long count)
    {
        for (long i = 1; i < count; i++)
        {
            ulong key = keys[i], value = values == null ? 0 : values[i];
            long at = i;
            for (; at > 0 && keys[at - 1] > key; at--)
            {
                keys[at] = keys[at - 1];
                if (values != null)
                {
                    values[at] = values[at - 1];
                }
            }

            keys[at] = key;
            if (values != null)
            {
                values[at] = value;
            }
        }
    }

    private static void Count(ulong* keys, long count, long* counts)
    {
        new Span<long>(counts, Bytes * Values).Clear();
        for (long i = 0; i < count; i++)
        {
            ulong key = keys[i];
            for (int digit = 0; digit < Bytes; digit++, key >>= 8)
            {
                counts[(digit * Values) + (byte)key]++;
            }
        }
    }

    // Where the keys of each value of a byte begin; false where all have one.
    private static bool TryPlaces(long* counts, long count)
    {
        long place = 0;
        for (int value = 0; value < Values; value++)
        {
            long its = counts[value];
            if (its == count)
            {
                return false;
            }

            counts[value] = place;
            place += its;
        }

        return true;
    }

    private static void Move(ulong* from, ulong* to, long count, long* places, int shift)
    {
        for (long i = 0; i < count; i++)
        {
            ulong key = from[i];
            to[places[(byte)(key >> shift)]++] = key;
        }
    }

    private static void Move(ulong* from, ulong* to, ulong* with, ulong* into, long count, long* places, int shift)
    {
        for (long i = 0; i < count; i++)
        {
            ulong key = from[i];
            long place = places[(byte)(key >> shift)]++;
            (to[place], into[place]) = (key, with[i]);
        }
    }
}
