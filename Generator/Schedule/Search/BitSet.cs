namespace StaticGraph.Generator.Schedule.Search;

/// <summary>An immutable set of small numbers, equal to another when it has the same members.</summary>
internal readonly struct BitSet : IEquatable<BitSet>
{
    private readonly ulong[]? _words;

    private BitSet(ulong[] words) => _words = words;

    private ulong[] Words => _words ?? Array.Empty<ulong>();

    /// <summary>The number of members.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (ulong word in Words)
            {
                for (ulong rest = word; rest != 0; rest &= rest - 1)
                {
                    count++;
                }
            }

            return count;
        }
    }

    /// <summary>True when <paramref name="member"/> is in the set.</summary>
    public bool Contains(int member) => member >= 0 && member >> 6 < Words.Length && (Words[member >> 6] >> (member & 63) & 1) != 0;

    /// <summary>The set with <paramref name="members"/> added.</summary>
    public BitSet With(IEnumerable<int> members)
    {
        var words = new List<ulong>(Words);
        foreach (int member in members)
        {
            while (words.Count <= member >> 6)
            {
                words.Add(0);
            }

            words[member >> 6] |= 1UL << (member & 63);
        }

        return new BitSet(words.ToArray());
    }

    /// <summary>The members of either set.</summary>
    public BitSet Union(BitSet other)
    {
        ulong[] longer = Words.Length >= other.Words.Length ? Words : other.Words, shorter = Words.Length >= other.Words.Length ? other.Words : Words;
        ulong[] words = (ulong[])longer.Clone();
        for (int i = 0; i < shorter.Length; i++)
        {
            words[i] |= shorter[i];
        }

        return new BitSet(words);
    }

    /// <summary>The members of both sets.</summary>
    public BitSet And(BitSet other)
    {
        if (Words.Length == 0 || other.Words.Length == 0)
        {
            return default;
        }

        ulong[] words = new ulong[Math.Min(Words.Length, other.Words.Length)];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = Words[i] & other.Words[i];
        }

        return Trimmed(words);
    }

    /// <summary>The members that fulfil a condition.</summary>
    public BitSet Where(Func<int, bool> condition)
    {
        ulong[] words = (ulong[])Words.Clone();
        for (int member = 0; member < words.Length << 6; member++)
        {
            if (Contains(member) && !condition(member))
            {
                words[member >> 6] &= ~(1UL << (member & 63));
            }
        }

        return Trimmed(words);
    }

    public bool Equals(BitSet other) => Words.AsSpan().SequenceEqual(other.Words);

    public override bool Equals(object? obj) => obj is BitSet other && Equals(other);

    public override int GetHashCode()
    {
        ulong hash = 17;
        foreach (ulong word in Words)
        {
            hash = (hash * 31) + word;
        }

        return (int)(hash ^ (hash >> 32));
    }

    // Without zeros at the end, so that equal sets have equal words.
    private static BitSet Trimmed(ulong[] words)
    {
        int length = words.Length;
        while (length > 0 && words[length - 1] == 0)
        {
            length--;
        }

        Array.Resize(ref words, length);
        return new BitSet(words);
    }
}
