using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StaticGraph.Storage;

/// <summary>The few calls of the C library that .NET has no name for. Linux and macOS only.</summary>
internal static unsafe partial class LibC
{
    public const int Interrupted = 4;
    public const int InputOutputError = 5;
    public const int NotSupported = 95;

    private const int LockUnlock = 8;
    private const int FileSizeSignal = 25;

    public static string Message(int error) => Marshal.GetPInvokeErrorMessage(error);

    /// <summary>Gives up the advisory lock .NET takes on every file it opens, so that a library may open the same file beside us.</summary>
    public static void Unlock(SafeFileHandle file)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = FLock(file, LockUnlock);
        }
    }

    /// <summary>Turns the signal that ends a process which writes past its file-size limit into an error of the write.</summary>
    public static void IgnoreFileSizeSignal()
    {
        const nint Default = 0;
        const nint Ignore = 1;
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        nint previous = Signal(FileSizeSignal, Ignore);
        if (previous is not (Default or Ignore))
        {
            _ = Signal(FileSizeSignal, previous);
        }
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint UserId();

    /// <summary>Opens a file for reading without taking .NET's advisory lock.</summary>
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int OpenForReading(string path, int flags);

    /// <summary>Gives the file blocks on the disk up to a length; 0, or -1 with an error. Linux only. Unlike posix_fallocate it never writes a byte into every block instead.</summary>
    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    public static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int StatX(int folder, string path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int StatX(SafeFileHandle file, string path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int StatMacX64(string path, byte* buffer);

    [LibraryImport("libc", EntryPoint = "fstat$INODE64", SetLastError = true)]
    public static partial int FStatMacX64(SafeFileHandle file, byte* buffer);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int StatMacArm64(string path, byte* buffer);

    [LibraryImport("libc", EntryPoint = "fstat", SetLastError = true)]
    public static partial int FStatMacArm64(SafeFileHandle file, byte* buffer);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int number, nint handler);
}
