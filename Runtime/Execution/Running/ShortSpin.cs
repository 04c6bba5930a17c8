using System.Diagnostics;

namespace StaticGraph.Execution;

/// <summary>Waits without sleeping: a few microseconds, long enough for a thread that does a tiny block, or, where every waiting thread has a processor, for most blocks.</summary>
/// <param name="isPatient">True where no more threads work than there are processors.</param>
internal struct ShortSpin(bool isPatient)
{
    private const int Most = 10;

    // A thread that sleeps is often woken on the processor of the one that wakes it, and both share it from then on: after a pause half of all runs
    // of ordered folds took twice as long. One that yields is seen as running, and given a processor of its own.
    private static readonly long Patience = Stopwatch.Frequency / 1000;

    private SpinWait _spin;
    private long _began;

    /// <summary>Spins or yields once; false when it is time to sleep.</summary>
    public bool TryOnce()
    {
        if (_spin.Count >= Most && !isPatient)
        {
            return false;
        }

        if (_spin.Count == Most)
        {
            _began = Stopwatch.GetTimestamp();
        }

        _spin.SpinOnce(sleep1Threshold: -1);
        return _spin.Count <= Most || Stopwatch.GetTimestamp() - _began < Patience;
    }
}
