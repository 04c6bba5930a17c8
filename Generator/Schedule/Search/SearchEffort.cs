using System.Threading;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>Decides how thoroughly a kernel is searched, every choice of every move or the plain moves of the most promising plans; and when to give up.</summary>
internal class SearchEffort
{
    // So many moves take about a tenth of a second; kernels of twelve folds have a hundred times as many.
    private const int MostMoves = 4000;

    private readonly bool _isSmall;
    private readonly CancellationToken _cancellationToken;
    private int _tried;

    public SearchEffort(TaskGraph tasks, CancellationToken cancellationToken)
    {
        _isSmall = !tasks.IsLarge;
        _cancellationToken = cancellationToken;
    }

    /// <summary>False where only plans are wanted whose parts do not overlap.</summary>
    public bool MayOverlap { get; init; } = true;

    /// <summary>False once there are too many bundles, or too many moves, for every choice to be tried.</summary>
    public bool IsExact => _isSmall && _tried <= MostMoves;

    /// <summary>Counts a move before it is tried.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the plan any more.</exception>
    public virtual void Count()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _tried++;
    }
}
