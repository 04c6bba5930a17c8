using System.Diagnostics;

namespace StaticGraph.Tests.Support;

/// <summary>Runs scripts with the system's Python, which has NumPy, h5py and mpmath: the oracle for values and stored formats.</summary>
internal static class Python
{
    private const string Executable = "/usr/bin/python3";

    /// <summary>Runs <paramref name="script"/> with <paramref name="arguments"/> in <c>sys.argv[1:]</c> and returns what it printed.</summary>
    public static string Run(string script, params string[] arguments)
    {
        ProcessStartInfo start = Describe(script, arguments);

        // Another process started at the wrong moment inherits what the HDF5 library has open here, lock and all, and keeps it.
        start.Environment["HDF5_USE_FILE_LOCKING"] = "FALSE";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"Python failed:\n{errors.Result}");
        return output;
    }

    /// <summary>Starts <paramref name="script"/> and leaves it running, for tests that need a second process.</summary>
    public static Process Start(string script, params string[] arguments) => Process.Start(Describe(script, arguments))!;

    private static ProcessStartInfo Describe(string script, string[] arguments)
    {
        ProcessStartInfo start = new(Executable)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
