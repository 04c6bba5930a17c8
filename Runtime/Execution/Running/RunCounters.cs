using System.Diagnostics;

namespace StaticGraph.Execution;

/// <summary>Counts what a run has done and reports it, at most ten times a second.</summary>
internal sealed class RunCounters
{
    private readonly ChosenPlan _plan;
    private readonly long _totalBlocks;
    private readonly int _countedSweeps;
    private IProgress<RunProgress>? _progress;
    private long _blocks;
    private long _readBytes;
    private long _writeBytes;
    private long _reported = Stopwatch.GetTimestamp();

    /// <summary>Starts counting.</summary>
    public RunCounters(ChosenPlan plan, IProgress<RunProgress>? progress)
    {
        _plan = plan;
        _progress = progress;
        foreach (StepPlan step in plan.Steps)
        {
            _totalBlocks += step.BlockCount * step.Passes;
            _countedSweeps += step.IsFinish ? 0 : 1;
        }
    }

    /// <summary>Counts from nothing again.</summary>
    public void Restart(IProgress<RunProgress>? progress)
    {
        _progress = progress;
        (_blocks, _readBytes, _writeBytes) = (0, 0, 0);
        _reported = Stopwatch.GetTimestamp();
    }

    /// <summary>True when somebody is told how far the run is.</summary>
    public bool IsWatched => _progress is not null;

    /// <summary>Counts blocks of sweep <paramref name="sweep"/>.</summary>
    public void Add(int sweep, long blocks, long readBytes, long writeBytes)
    {
        Interlocked.Add(ref _blocks, blocks);
        Interlocked.Add(ref _readBytes, readBytes);
        Interlocked.Add(ref _writeBytes, writeBytes);
        if (_progress is null)
        {
            return;
        }

        long last = Volatile.Read(ref _reported);
        if (Stopwatch.GetElapsedTime(last).TotalMilliseconds >= 100
            && Interlocked.CompareExchange(ref _reported, Stopwatch.GetTimestamp(), last) == last)
        {
            _progress.Report(Progress(sweep));
        }
    }

    /// <summary>Reports the end.</summary>
    public void Complete() => _progress?.Report(Progress(_plan.SweepCount - 1));

    /// <summary>What the run did.</summary>
    public RunReport Report(TimeSpan elapsed, long peakBytes) => new()
    {
        Elapsed = elapsed,
        ReadBytes = _readBytes,
        WriteBytes = _writeBytes,
        Blocks = _blocks,
        PeakBytes = peakBytes,
        Sweeps = _countedSweeps,
    };

    private RunProgress Progress(int sweep) => new(
        sweep + 1,
        _plan.SweepCount,
        Interlocked.Read(ref _blocks),
        _totalBlocks,
        Interlocked.Read(ref _readBytes),
        Interlocked.Read(ref _writeBytes));
}
