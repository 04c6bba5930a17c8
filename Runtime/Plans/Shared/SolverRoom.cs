namespace StaticGraph.CompilerServices;

/// <summary>
/// The block shapes a search has in hand, for problems of one rank. Whoever searches next has the same ones: nothing in them outlasts a search.
/// </summary>
internal sealed class SolverRoom
{
    /// <summary>Room for shapes of <paramref name="rank"/> axes.</summary>
    public SolverRoom(int rank)
    {
        Least = new long[rank];
        Block = new long[rank];
        Trial = new long[rank];
        Best = new long[rank];
        Second = new long[rank];
    }

    /// <summary>What a shape is filled up from.</summary>
    public long[] Least { get; }

    /// <summary>The shape being filled.</summary>
    public long[] Block { get; }

    /// <summary>The shape being tried.</summary>
    public long[] Trial { get; }

    /// <summary>The best one so far.</summary>
    public long[] Best { get; }

    /// <summary>The second best.</summary>
    public long[] Second { get; }
}
