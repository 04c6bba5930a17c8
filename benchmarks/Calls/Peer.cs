using System.Diagnostics;

namespace StaticGraph.Calls;

/// <summary>The same with NumPy, in a process of its own.</summary>
internal static class Peer
{
    /// <summary>What calls.py prints.</summary>
    public static string Run(params string[] arguments)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "calls.py");
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, .. arguments]) { RedirectStandardOutput = true })!;
        string text = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        return text;
    }
}
