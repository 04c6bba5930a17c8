using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// The numbers that a choice of blocks works with, one after another in an array that grows: what was taken stays until the choice is over, and the array
/// serves the next choice. Belongs to one thread at a time.
/// </summary>
internal sealed class SolverMemory : IDisposable
{
    private const int Least = 1 << 8;

    // A larger array was needed by an unusual choice, and may go with it.
    private const int MostKept = 1 << 14;

    [ThreadStatic]
    private static SolverMemory? idle;

    private long[] _numbers = new long[Least];
    private SolverRoom?[] _rooms = new SolverRoom?[8];
    private int _used;

    /// <summary>Empty memory; disposed of, it serves the thread's next choice.</summary>
    public static SolverMemory Rent()
    {
        SolverMemory memory = idle ?? new SolverMemory();
        idle = null;
        return memory;
    }

    /// <summary>Room for so many numbers. Spans of what was taken before keep their numbers, but are no longer the place to change them.</summary>
    public NumberRange Take(int count)
    {
        if (count > _numbers.Length - _used)
        {
            Array.Resize(ref _numbers, checked(Math.Max(2 * _numbers.Length, _used + count)));
        }

        var run = new NumberRange(_used, count);
        _used += count;
        return run;
    }

    /// <summary>Keeps the first <paramref name="count"/> numbers of what was taken last.</summary>
    public NumberRange Keep(NumberRange last, int count)
    {
        _used = last.Start + count;
        return new NumberRange(last.Start, count);
    }

    /// <summary>The numbers of a run.</summary>
    public Span<long> this[NumberRange run] => _numbers.AsSpan(run.Start, run.Count);

    /// <summary>Sorts a run, ascending.</summary>
    public void Sort(NumberRange run) => Array.Sort(_numbers, run.Start, run.Count);

    /// <summary>The room for shapes of a rank.</summary>
    public SolverRoom RoomOf(int rank)
    {
        if (rank >= _rooms.Length)
        {
            Array.Resize(ref _rooms, rank + 1);
        }

        return _rooms[rank] ??= new SolverRoom(rank);
    }

    /// <summary>Keeps the array for the thread's next choice; what was taken is gone.</summary>
    public void Dispose()
    {
        _used = 0;
        if (_numbers.Length <= MostKept)
        {
            idle = this;
        }
    }
}

/// <summary>A place in a <see cref="SolverMemory"/>.</summary>
internal readonly struct NumberRange
{
    /// <summary>So many numbers from a place on.</summary>
    public NumberRange(int start, int count)
    {
        Start = start;
        Count = count;
    }

    /// <summary>Where the first number lies.</summary>
    public int Start { get; }

    /// <summary>The number of numbers.</summary>
    public int Count { get; }
}
