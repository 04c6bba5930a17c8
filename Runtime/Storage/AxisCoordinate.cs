using StaticGraph.Storage;

namespace StaticGraph;

/// <summary>The coordinates along an axis, e.g. its times: the values of the dimension scale that a file has for it, or parts of several such.</summary>
internal sealed class AxisCoordinate : IDisposable
{
    private const int PieceBytes = 256 << 10;

    private readonly Segment[] _segments;
    private readonly IDisposable[] _owned;

    private AxisCoordinate(Segment[] segments, IDisposable[] owned) => (_segments, _owned) = (segments, owned);

    /// <summary>The type of the values.</summary>
    public Type ElementType => _segments[0].Source.ElementType;

    /// <summary>The number of values, the axis' length.</summary>
    public long Length => _segments.Sum(segment => segment.Length);

    /// <summary>The largest number of values that are read at a time.</summary>
    public int PieceLength => PieceBytes / ElementSize;

    /// <summary>Bytes of a value.</summary>
    public int ElementSize => _segments[0].Source.ElementSize;

    /// <summary>All values of an array of rank 1, which is disposed with this.</summary>
    public static AxisCoordinate Of(ArraySource source) => new([new Segment(source, 0, source.Shape[0])], [source]);

    /// <summary>The coordinates of an axis that is one part behind the other; null where a part has none, or its values are of another kind.</summary>
    public static AxisCoordinate? Join(IEnumerable<AxisCoordinate?> parts)
    {
        AxisCoordinate?[] all = [.. parts];
        if (Array.TrueForAll(all, part => part is not null && IsAlike(part, all[0]!)))
        {
            return new AxisCoordinate([.. all.SelectMany(part => part!._segments)], all!);
        }

        Array.ForEach(all, part => part?.Dispose());
        return null;
    }

    /// <summary>The first of several coordinates of one axis when all have the same values; null where none has any, or they differ. The others are disposed.</summary>
    public static AxisCoordinate? Common(IEnumerable<AxisCoordinate?> all)
    {
        AxisCoordinate? common = null;
        bool differ = false;
        foreach (AxisCoordinate other in all.OfType<AxisCoordinate>())
        {
            differ |= common is not null && !common.Equals(other);
            if (common is null)
            {
                common = other;
            }
            else
            {
                other.Dispose();
            }
        }

        if (differ)
        {
            common!.Dispose();
        }

        return differ ? null : common;
    }

    /// <summary>The coordinates of a part of the axis; this is owned by the result.</summary>
    public AxisCoordinate Slice(long start, long length)
    {
        List<Segment> kept = [];
        foreach (Segment segment in _segments)
        {
            long first = Math.Clamp(start, 0, segment.Length);
            long end = Math.Clamp(start + length, 0, segment.Length);
            kept.Add(segment with { Start = segment.Start + first, Length = end - first });
            start -= segment.Length;
        }

        return new AxisCoordinate([.. kept], [this]);
    }

    /// <summary>What the file says of the values, all of it; null where it cannot be read.</summary>
    public IReadOnlyDictionary<string, object>? TryReadAttributes()
    {
        try
        {
            return Attributes.ToDictionary();
        }
        catch (ArrayStorageException)
        {
            return null;
        }
    }

    /// <summary>Reads values from <paramref name="start"/> on, as many as the destination has room for; false where they cannot be read.</summary>
    public bool TryRead(long start, Span<byte> destination)
    {
        try
        {
            Read(start, destination);
            return true;
        }
        catch (ArrayStorageException)
        {
            return false;
        }
    }

    /// <summary>True when both can be read and have the same values of one type, that mean the same.</summary>
    public bool Equals(AxisCoordinate other)
    {
        if (Length != other.Length || !IsAlike(this, other))
        {
            return false;
        }

        byte[] mine = new byte[PieceLength * ElementSize];
        byte[] theirs = new byte[mine.Length];
        for (long done = 0; done < Length; done += PieceLength)
        {
            int bytes = (int)Math.Min(PieceLength, Length - done) * ElementSize;
            if (!TryRead(done, mine.AsSpan(0, bytes)) || !other.TryRead(done, theirs.AsSpan(0, bytes)) || !mine.AsSpan(0, bytes).SequenceEqual(theirs.AsSpan(0, bytes)))
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose() => Array.ForEach(_owned, owned => owned.Dispose());

    private void Read(long start, Span<byte> destination)
    {
        foreach (Segment segment in _segments)
        {
            long first = Math.Clamp(start, 0, segment.Length);
            int count = (int)Math.Min(segment.Length - first, destination.Length / ElementSize);
            if (count > 0 && start >= 0)
            {
                segment.Source.ReadElements([segment.Start + first], [count], destination[..(count * ElementSize)]);
                destination = destination[(count * ElementSize)..];
                start += count;
            }

            start -= segment.Length;
        }
    }

    // What the file says of the values: units, calendar, packing.
    private IReadOnlyDictionary<string, object> Attributes => _segments[0].Source.Attributes;

    private static bool IsAlike(AxisCoordinate left, AxisCoordinate right)
    {
        try
        {
            return left.ElementType == right.ElementType
                && PackingAttributes.Difference(left._segments[0].Source, right._segments[0].Source) is null
                && Array.TrueForAll(JoinedMetadata.Meanings, name => AttributeValue.Same(left.Attributes.GetValueOrDefault(name), right.Attributes.GetValueOrDefault(name)));
        }
        catch (ArrayStorageException)
        {
            return false;
        }
    }

    private readonly record struct Segment(ArraySource Source, long Start, long Length);
}
