namespace StaticGraph.CompilerServices;

/// <summary>
/// Operands on one array that differ by constants are one stream: a block of it is read once, into one buffer, in which each of them has its place.
/// </summary>
internal static class ReadStreams
{
    /// <summary>
    /// Finds the streams of operands that walk arrays as <paramref name="accesses"/> say, which become those of the streams. Of operands with equal <paramref name="arrays"/> those
    /// that reach the same are one stream, and where it <paramref name="joins"/> those that differ by constants; below 0 is who reads nothing. A stream has no windows: it reaches what they do. Returns the first operand of each one's stream, -1 for those.
    /// </summary>
    public static int[] Find(Access[] accesses, int[] arrays, bool joins)
    {
        int[] first = accesses.Length == 0 ? System.Array.Empty<int>() : new int[accesses.Length];
        for (int i = 0; i < first.Length; i++)
        {
            accesses[i] = arrays[i] < 0 ? accesses[i] : accesses[i].AsRead();
            first[i] = arrays[i] < 0 ? -1 : First(accesses, arrays, first, i, joins);
        }

        for (int i = 0; i < first.Length; i++)
        {
            accesses[i] = first[i] < 0 ? accesses[i] : accesses[first[i]];
        }

        return first;
    }

    /// <summary>The same of what a sweep reads from storage, as it is before a plan is bound.</summary>
    public static (int[] First, Access[] Streams) Of(EquatableArray<OperandDefinition> operands, bool joins = true)
    {
        var streams = new Access[operands.Count];
        var arrays = new int[streams.Length];
        for (int i = 0; i < streams.Length; i++)
        {
            streams[i] = InRows(operands[i].Access);
            arrays[i] = operands[i].Kind switch
            {
                OperandKind.Parameter => 2 * operands[i].Index,
                OperandKind.Spill => (2 * operands[i].Index) + 1,
                OperandKind.Held or OperandKind.Scalar or OperandKind.Position => -1,
            };
        }

        return (Find(streams, arrays, joins), streams);
    }

    /// <summary>
    /// How an operand is read before its array is known: where it walks the first axis of several in steps, or takes of it what is listed, row by row, for most rows are long enough to be read each for itself;
    /// and so what is listed of another axis from both of its ends.
    /// </summary>
    public static Access InRows(Access access) => access.Sparse(i => access[i].IsWhole ? false : access[i].IsTable ? i == 0 || !access.Beyond(i).IsConstant : i == 0 && access.Rank > 1 && access.Stretch(0) > 1);

    // An operand whose stream began before is added to it.
    private static int First(Access[] accesses, int[] arrays, int[] first, int index, bool joins)
    {
        for (int i = 0; i < index; i++)
        {
            if (first[i] == i && arrays[i] == arrays[index] && Together(accesses[i], accesses[index], joins) is { } stream)
            {
                accesses[i] = stream;
                return i;
            }
        }

        return index;
    }

    private static Access? Together(Access stream, Access access, bool joins) => joins ? stream.Hull(access) : stream.Equals(access) ? stream : null;
}
