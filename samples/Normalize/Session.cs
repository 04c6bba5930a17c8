using System.Runtime.InteropServices;

namespace StaticGraph.Samples.Normalize;

/// <summary>One run of the program: what can end it early, and how that shows outside.</summary>
internal sealed class Session : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _exitCode = 1;

    // What the program is called, of those that have this file.
    private static string Name => AppDomain.CurrentDomain.FriendlyName;

    private Session()
    {
        Catch(PosixSignal.SIGINT, 130);
        Catch(PosixSignal.SIGTERM, 143);
    }

    /// <summary>Cancelled by Ctrl+C and by a request to end the process.</summary>
    internal CancellationToken Cancellation => _cancellation.Token;

    /// <summary>Runs <paramref name="work"/>; an expected failure becomes one line on standard error.</summary>
    /// <returns>The exit code: 0, 1 after an error, 130 after Ctrl+C.</returns>
    internal static async Task<int> RunAsync(Func<Session, Task> work)
    {
        using var session = new Session();
        try
        {
            await work(session);
            return 0;
        }
        catch (OperationCanceledException) when (session._cancellation.IsCancellationRequested)
        {
            Console.Error.WriteLine($"{Name}: cancelled; nothing was written.");
            return session._exitCode;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or ArgumentException or FormatException or MemoryLimitException or UnauthorizedAccessException or DllNotFoundException)
        {
            return Fail(error.Message);
        }
    }

    /// <summary>Prints an error as one line.</summary>
    /// <returns>The exit code that says so.</returns>
    internal static int Fail(string message)
    {
        Console.Error.WriteLine($"{Name}: {message.ReplaceLineEndings(" ")}");
        return 1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _cancellation.Dispose();
    }

    private void Catch(PosixSignal signal, int exitCode) => _registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        _exitCode = exitCode;
        _cancellation.Cancel();
    }));
}
