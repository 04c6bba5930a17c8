namespace StaticGraph.Execution;

/// <summary>The threads that do the work of a step together with the one that it runs on. Whatever happens to that one, all have left before it goes on.</summary>
/// <param name="work">What each of them does, until nothing is left; nothing escapes from it.</param>
/// <param name="fail">Takes an error of waiting, and ends the work.</param>
/// <param name="areOwn">True where they wait for storage and would hold up the thread pool; those that only compute start faster there.</param>
internal sealed class HelperThreads(Action work, Action<Exception> fail, bool areOwn)
{
    private readonly object _gate = new();
    private int _helping;
    private bool _closed;

    /// <summary>Starts the threads of a run on this one; tests put a system without threads in its place.</summary>
    [field: ThreadStatic]
    public static Action<Thread>? Starter { get; set; }

    /// <summary>Works on <paramref name="threads"/> threads, this one among them, until the work is done; not at all where there is none to do.</summary>
    public void Run(long threads)
    {
        if (threads == 0)
        {
            return;
        }

        _closed = false;
        try
        {
            Start(threads - 1);
            work();
        }
        finally
        {
            Wait();
        }
    }

    // Where the system gives no more threads, the work is done by those there are.
    private void Start(long helpers)
    {
        try
        {
            for (long i = 0; i < helpers; i++)
            {
                Start();
            }
        }
        catch (Exception error) when (error is OutOfMemoryException or ThreadStartException)
        {
        }
    }

    private void Start()
    {
        if (!areOwn)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static helpers => helpers.Help(), this, preferLocal: false);
            return;
        }

        var helper = new Thread(Help) { IsBackground = true, Name = "StaticGraph" };
        if (Starter is null)
        {
            helper.Start();
        }
        else
        {
            Starter(helper);
        }
    }

    private void Help()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _helping++;
        }

        try
        {
            work();
        }
        finally
        {
            lock (_gate)
            {
                _helping--;
                Monitor.PulseAll(_gate);
            }
        }
    }

    // Nobody may work in memory that is given back.
    private void Wait()
    {
        ThreadInterruptedException? interruption = null;
        while (true)
        {
            try
            {
                if (interruption is not null)
                {
                    fail(interruption);
                }

                lock (_gate)
                {
                    // A helper that has not begun by now finds nothing to do.
                    _closed = true;
                    while (_helping > 0)
                    {
                        Monitor.Wait(_gate);
                    }
                }

                return;
            }
            catch (ThreadInterruptedException error)
            {
                interruption = error;
            }
        }
    }
}
