namespace StaticGraph.Generator.Schedule.Search;

/// <summary>Decides how thoroughly a kernel is searched: every choice of every move, or, where there are too many, the plain moves of the most promising plans.</summary>
internal sealed class SearchEffort
{
    // So many moves take about a tenth of a second.
    private const int MostMoves = 1500;

    private readonly bool _isSmall;
    private int _tried;

    public SearchEffort(TaskGraph tasks) => _isSmall = !tasks.IsLarge;

    /// <summary>False once there are too many bundles, or too many moves, for every choice to be tried.</summary>
    public bool IsExact => _isSmall && _tried <= MostMoves;

    /// <summary>Counts a move that is tried.</summary>
    public void Count() => _tried++;
}
