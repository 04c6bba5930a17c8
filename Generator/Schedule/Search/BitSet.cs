namespace StaticGraph.Generator.Schedule.Search;

/// <summary>An immutable set of small numbers, equal to another when it has the same members.</summary>
internal readonly struct BitSet : IEquatable<BitSet>
{
    // Members below 64 lie in one number: few kernels have more, and the search makes sets by the ten thousand.
    private readonly ulong _first;

    // The others, 64 a number, without zeros at the end; null for none.
    private readonly ulong[]? _rest;

    private BitSet(ulong first, ulong[]? rest)
    {
        _first = first;
        _rest = rest;
    }

    /// <summary>True for no members.</summary>
    public bool IsEmpty => _first == 0 && _rest is null;

    /// <summary>The number of members.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            for (int word = 0; word < Words; word++)
            {
                for (ulong rest = Word(word); rest != 0; rest &= rest - 1)
                {
                    count++;
                }
            }

            return count;
        }
    }

    private int Words => 1 + (_rest?.Length ?? 0);

    /// <summary>The set of <paramref name="members"/>.</summary>
    public static BitSet Of(IEnumerable<int> members) => default(BitSet).With(members);

    /// <summary>True when <paramref name="member"/> is in the set.</summary>
    public bool Contains(int member) => member >= 0 && (Word(member >> 6) >> (member & 63) & 1) != 0;

    /// <summary>True when every member of <paramref name="other"/> is in this set.</summary>
    public bool Contains(BitSet other)
    {
        for (int word = 0; word < other.Words; word++)
        {
            if ((other.Word(word) & ~Word(word)) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when the sets have a member in common.</summary>
    public bool Meets(BitSet other) => !And(other).IsEmpty;

    /// <summary>The set with <paramref name="members"/> added.</summary>
    public BitSet With(IEnumerable<int> members)
    {
        ulong first = _first;
        List<ulong>? rest = _rest?.ToList();
        foreach (int member in members)
        {
            if (member < 64)
            {
                first |= 1UL << member;
                continue;
            }

            rest ??= new List<ulong>();
            while (rest.Count < member >> 6)
            {
                rest.Add(0);
            }

            rest[(member >> 6) - 1] |= 1UL << (member & 63);
        }

        return new BitSet(first, rest?.ToArray());
    }

    /// <summary>The set with <paramref name="member"/> added.</summary>
    public BitSet With(int member) => member < 64 ? new BitSet(_first | 1UL << member, _rest) : With(new[] { member });

    /// <summary>The members of either set.</summary>
    public BitSet Union(BitSet other)
    {
        ulong first = _first | other._first;
        if (_rest is null || other._rest is null)
        {
            return new BitSet(first, _rest ?? other._rest);
        }

        var rest = new ulong[Math.Max(_rest.Length, other._rest.Length)];
        for (int i = 0; i < rest.Length; i++)
        {
            rest[i] = Word(i + 1) | other.Word(i + 1);
        }

        return new BitSet(first, rest);
    }

    /// <summary>The members of both sets.</summary>
    public BitSet And(BitSet other)
    {
        int length = Math.Min(Words, other.Words);
        while (length > 1 && (Word(length - 1) & other.Word(length - 1)) == 0)
        {
            length--;
        }

        ulong[]? rest = length == 1 ? null : new ulong[length - 1];
        for (int word = 1; word < length; word++)
        {
            rest![word - 1] = Word(word) & other.Word(word);
        }

        return new BitSet(_first & other._first, rest);
    }

    public bool Equals(BitSet other) => _first == other._first && (_rest ?? Array.Empty<ulong>()).AsSpan().SequenceEqual(other._rest ?? Array.Empty<ulong>());

    public override bool Equals(object? obj) => obj is BitSet other && Equals(other);

    public override int GetHashCode()
    {
        ulong hash = 17;
        for (int word = 0; word < Words; word++)
        {
            hash = (hash * 31) + Word(word);
        }

        return (int)(hash ^ (hash >> 32));
    }

    private ulong Word(int number) => number == 0 ? _first : number < Words ? _rest![number - 1] : 0;
}
