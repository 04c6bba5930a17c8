using System.Runtime.InteropServices;

namespace StaticGraph.Faults;

/// <summary>The library that lets calls fail: compiled from faults.c, preloaded into a child process.</summary>
internal static unsafe class Shim
{
    private static readonly nint Program = NativeLibrary.GetMainProgramHandle();
    private static readonly delegate* unmanaged<int, int, int, int, void> ArmCalls = (delegate* unmanaged<int, int, int, int, void>)NativeLibrary.GetExport(Program, "faults_arm");
    private static readonly delegate* unmanaged<int> DisarmCalls = (delegate* unmanaged<int>)NativeLibrary.GetExport(Program, "faults_disarm");
    private static readonly delegate* unmanaged<int> SyncedFiles = (delegate* unmanaged<int>)NativeLibrary.GetExport(Program, "faults_synced");

    /// <summary>Compiles the library into a folder; returns its path.</summary>
    public static string Compile(string folder)
    {
        string library = Path.Combine(folder, "libfaults.so");
        string source = Path.Combine(AppContext.BaseDirectory, "faults.c");
        using var compiler = System.Diagnostics.Process.Start("clang", ["-O1", "-fPIC", "-shared", "-o", library, source, "-ldl"]);
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? library : throw new InvalidOperationException($"clang cannot compile '{source}'.");
    }

    /// <summary>Only calls on files below <paramref name="folder"/> fail.</summary>
    public static void Watch(string folder)
    {
        nint path = Marshal.StringToCoTaskMemUTF8(folder);
        ((delegate* unmanaged<nint, void>)NativeLibrary.GetExport(Program, "faults_watch"))(path);
        Marshal.FreeCoTaskMem(path);
    }

    /// <summary>Lets calls fail from now on.</summary>
    public static void Arm(Fault fault) => ArmCalls((int)fault.Kind, fault.First, fault.Times, fault.Error);

    /// <summary>Counts calls of a kind from now on.</summary>
    public static void Count(CallKind kind) => ArmCalls((int)kind, -1, 0, 0);

    /// <summary>Ends either; returns the number of calls that failed, or were counted.</summary>
    public static int Disarm() => DisarmCalls();

    /// <summary>How many times, since calls were last armed or counted, a file was written to the disk before the first file got its name.</summary>
    public static int Synced() => SyncedFiles();
}
