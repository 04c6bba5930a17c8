using System;

namespace StaticGraph.CompilerServices;

/// <summary>A box of some axes of a view by the flat positions of its elements in the stored array that the view shows, through slices, joins and other shapes.</summary>
internal readonly ref struct FlatPart
{
    private readonly FlatBox _box;
    private readonly FlatLink[] _links;

    /// <summary>The positions of <paramref name="box"/> behind <paramref name="links"/>, of which the first is next to the view.</summary>
    public FlatPart(FlatBox box, FlatLink[] links)
    {
        _box = box;
        _links = links;
    }

    /// <summary>The elements of the box, of which a join may have some elsewhere.</summary>
    public long Count => _box.Count;

    /// <summary>Between which positions all lie.</summary>
    public (long First, long End) Ends
    {
        get
        {
            (long first, long end) = (_box.First, _box.End);
            foreach (FlatLink link in _links)
            {
                (first, end) = link.IsSame ? (first, end) : (Below(link, first), Below(link, end - 1) + 1);
            }

            return (first, end);
        }
    }

    /// <summary>
    /// The first position from <paramref name="from"/> on, which element of the box that is, row-major, and how many of its run begin there. False behind the last one.
    /// </summary>
    public bool TryNext(long from, out long position, out long number, out long rest) => TryNext(_links.Length, from, out position, out number, out rest);

    // Behind so many of the links.
    private bool TryNext(int depth, long from, out long position, out long number, out long rest)
    {
        if (depth == 0)
        {
            return _box.TryNext(from, out position, out number, out rest);
        }

        FlatLink link = _links[depth - 1];
        return link.IsSame ? TryNext(depth - 1, from, out position, out number, out rest)
            : link.IsSlice ? TryNextOfSlice(link.Box, depth - 1, from, out position, out number, out rest)
            : TryNextOfJoin(link.Box, depth - 1, from, out position, out number, out rest);
    }

    private bool TryNextOfSlice(FlatBox slice, int depth, long from, out long position, out long number, out long rest)
    {
        (number, rest) = (0, 0);
        if (!slice.TryNext(from, out position, out long seen, out long run) || !TryNext(depth, seen, out long next, out number, out rest))
        {
            return false;
        }

        position = next == seen ? position : slice.PositionOf(next, out run);
        rest = Math.Min(rest, run);
        return true;
    }

    private bool TryNextOfJoin(FlatBox part, int depth, long from, out long position, out long number, out long rest)
    {
        (position, number, rest) = (from, 0, 0);
        while (position < part.Count)
        {
            long joined = part.PositionOf(position, out long run);
            if (!TryNext(depth, joined, out long next, out number, out rest))
            {
                return false;
            }

            if (next == joined)
            {
                rest = Math.Min(rest, run);
                return true;
            }

            if (!part.TryNext(next, out _, out position, out _))
            {
                return false;
            }
        }

        return false;
    }

    private static long Below(FlatLink link, long position)
    {
        FlatBox box = link.Box;
        return link.IsSlice ? position < box.Count ? box.PositionOf(position, out _) : box.End
            : box.TryNext(position, out _, out long number, out _) ? number
            : box.Count;
    }
}
