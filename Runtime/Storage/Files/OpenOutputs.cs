using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>
/// The files this process is writing. When it ends before they are complete - by a signal, by an exit or an exception elsewhere - their temporary
/// names go with it. Signals are watched only while there is such a file, and never swallowed.
/// </summary>
internal static class OpenOutputs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // How long a process that was told to end may take to do so, before it is taken to go on.
    private static readonly TimeSpan Ending = TimeSpan.FromMilliseconds(100);

    private static readonly Lock Gate = new();
    private static readonly HashSet<AtomicFile> Files = [];
    private static readonly List<PosixSignalRegistration> Signals = [];
    private static long _toldToEnd = -1;
    private static bool _isEnding;
    private static bool _watchesExit;

    /// <summary>Makes a file that is taken care of from its first moment on.</summary>
    public static AtomicFile Add(Func<AtomicFile> create)
    {
        using Lock.Scope scope = Enter();
        Watch();
        try
        {
            AtomicFile file = create();
            Files.Add(file);
            return file;
        }
        finally
        {
            StopWatching();
        }
    }

    /// <summary>Forgets a file that is complete or deleted.</summary>
    public static void Remove(AtomicFile file)
    {
        lock (Gate)
        {
            Files.Remove(file);
            StopWatching();
        }
    }

    /// <summary>Holds up the end of the process until the scope is left: all files of a run get their names, or none.</summary>
    public static Lock.Scope Enter()
    {
        // Whoever was told to end is not yet gone.
        while (_toldToEnd >= 0 && TimeProvider.System.GetElapsedTime(Volatile.Read(ref _toldToEnd)) < Ending)
        {
            Thread.Sleep(Ending / 10);
        }

        Lock.Scope scope = Gate.EnterScope();
        if (_isEnding)
        {
            scope.Dispose();
            throw new ArrayStorageException("The process ends; no output is written any more.");
        }

        return scope;
    }

    private static void Watch()
    {
        if (!_watchesExit)
        {
            _watchesExit = true;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => RemoveNames(isEnding: true);
            AppDomain.CurrentDomain.UnhandledException += (_, _) => RemoveNames(isEnding: true);
        }

        if (Signals.Count == 0)
        {
            Watch(PosixSignal.SIGHUP, 1);
            Watch(PosixSignal.SIGINT, 2);
            Watch(PosixSignal.SIGQUIT, 3);
            Watch(PosixSignal.SIGTERM, 15);
        }
    }

    private static void Watch(PosixSignal signal, int number)
    {
        try
        {
            if (OperatingSystem.IsWindows() || !LibC.Ignores(number))
            {
                Signals.Add(PosixSignalRegistration.Create(signal, _ => RemoveNames(isEnding: false)));
            }
        }
        catch (PlatformNotSupportedException)
        {
            // There the next run cleans up.
        }
    }

    private static void StopWatching()
    {
        if (Files.Count == 0)
        {
            Signals.ForEach(signal => signal.Dispose());
            Signals.Clear();
        }
    }

    // Handlers of the user's own are called after ours and may let the process go on: then the runs go on too, see AtomicFile.Restore.
    private static void RemoveNames(bool isEnding)
    {
        if (!Gate.TryEnter(Patience))
        {
            return;
        }

        try
        {
            _isEnding |= isEnding;
            Volatile.Write(ref _toldToEnd, TimeProvider.System.GetTimestamp());
            foreach (AtomicFile file in Files)
            {
                file.RemoveNames();
            }
        }
        finally
        {
            Gate.Exit();
        }
    }
}
