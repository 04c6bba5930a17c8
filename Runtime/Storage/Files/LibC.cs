using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StaticGraph.Storage;

/// <summary>The few calls of the C library that .NET has no name for. Linux and macOS only.</summary>
internal static unsafe partial class LibC
{
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int InputOutputError = 5;
    public const int Denied = 13;
    public const int Exists = 17;
    public const int Invalid = 22;
    public const int NoSpace = 28;
    public const int NotSupported = 95;

    private const int LockExclusive = 2;
    private const int LockWithoutWaiting = 4;
    private const int LockUnlock = 8;
    private const int FileSizeSignal = 25;
    private const int DuplicateCloseOnExec = 1030;
    private const nint DefaultAction = 0;
    private const nint IgnoreSignal = 1;

    private static int WouldBlock => OperatingSystem.IsMacOS() ? 35 : 11;

    public static string Message(int error) => Marshal.GetPInvokeErrorMessage(error);

    /// <summary>Takes pages from the system. Linux only: elsewhere the numbers are others.</summary>
    /// <exception cref="OutOfMemoryException">The system has not so many.</exception>
    public static void* Map(nuint bytes)
    {
        const int ReadAndWrite = 3, PrivateAndAnonymous = 0x22;
        void* pages = MMap(null, bytes, ReadAndWrite, PrivateAndAnonymous, -1, 0);
        return pages == (void*)-1 ? throw new OutOfMemoryException() : pages;
    }

    /// <summary>Gives pages back.</summary>
    public static void Unmap(void* pages, nuint bytes) => _ = MUnmap(pages, bytes);

    /// <summary>Tells the system how pages will be used; false where it takes no such advice. Linux only.</summary>
    public static bool Advise(void* pages, nuint bytes, int advice) => MAdvise(pages, bytes, advice) == 0;

    /// <summary>Gives up the advisory lock .NET takes on every file it opens, so that a library may open the same file beside us.</summary>
    public static void Unlock(SafeFileHandle file)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = FLock(file, LockUnlock);
        }
    }

    /// <summary>Takes an exclusive lock on an open file. False when another holds it; true where the file system knows no locks.</summary>
    public static bool TryLock(SafeFileHandle file) => FLock(file, LockExclusive | LockWithoutWaiting) == 0 || Marshal.GetLastPInvokeError() != WouldBlock;

    /// <summary>Opens a file for reading and writing, unless its name is a link.</summary>
    /// <exception cref="IOException">It cannot be opened; <see cref="Exception.HResult"/> is the system's number.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static SafeFileHandle OpenItself(string path)
    {
        const int ReadWrite = 2;
        int error;
        do
        {
            int descriptor = Open(path, ReadWrite | NoFollow | CloseOnExec);
            if (descriptor >= 0)
            {
                return new SafeFileHandle(descriptor, ownsHandle: true);
            }

            error = Marshal.GetLastPInvokeError();
        }
        while (error == Interrupted);
        throw error is Denied or NotPermitted ? new UnauthorizedAccessException(Message(error)) : new IOException(Message(error), error);
    }

    /// <summary>Makes a file in a folder that never has a name, for its owner only; null where the file system has none such. Linux only.</summary>
    public static SafeFileHandle? OpenUnnamed(string folder)
    {
        const int ReadWrite = 2, Exclusive = 0x80, Temporary = 0x400000, OwnerOnly = 0x180;
        int descriptor = Open(folder, ReadWrite | Exclusive | Temporary | Folder | CloseOnExec, OwnerOnly);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : null;
    }

    /// <summary>Writes the entries of a folder to the disk: what was renamed in it stays renamed. File systems that cannot are left to do it in their time.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void SyncFolder(string folder)
    {
        int descriptor = Open(folder, CloseOnExec);
        if (descriptor >= 0)
        {
            using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
            Sync(handle);
        }
    }

    /// <summary>Writes what the system still holds of a file to the disk. Unlike .NET's own flush it tells when that fails.</summary>
    /// <exception cref="IOException">The disk is full or failed.</exception>
    public static void Sync(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        int error;
        do
        {
            error = FSync(file) == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        while (error == Interrupted);
        if (error is not (0 or Invalid or NotSupported))
        {
            throw new IOException(Message(error), error);
        }
    }

    /// <summary>What closing <paramref name="file"/> would report: errors of earlier writes that a network file system has not told of yet. The file stays open.</summary>
    /// <exception cref="IOException">It reports one.</exception>
    public static void CheckClose(SafeFileHandle file)
    {
        int copy = OperatingSystem.IsLinux() ? Control(file, DuplicateCloseOnExec, 0) : Duplicate(file);
        if (copy < 0)
        {
            // The process has no descriptor left, which is no fault of the file's. Synchronising takes longer and tells of the same errors.
            Sync(file);
            return;
        }

        int error = Close(copy) < 0 ? Marshal.GetLastPInvokeError() : 0;
        if (error is not (0 or Interrupted))
        {
            throw new IOException(Message(error), error);
        }
    }

    /// <summary>True when the process was started with the signal ignored, as under nohup.</summary>
    public static bool Ignores(int signal)
    {
        const int MostBytes = 256;
        byte* action = stackalloc byte[MostBytes];
        return SignalAction(signal, null, action) == 0 && *(nint*)action == IgnoreSignal;
    }

    /// <summary>Turns the signal that ends a process which writes past its file-size limit into an error of the write.</summary>
    public static void IgnoreFileSizeSignal()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        nint previous = Signal(FileSizeSignal, IgnoreSignal);
        if (previous is not (DefaultAction or IgnoreSignal))
        {
            _ = Signal(FileSizeSignal, previous);
        }
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint UserId();

    /// <summary>Gives a file a second name; 0, or -1 with an error.</summary>
    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Link(string path, string second);

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

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial void* MMap(void* address, nuint bytes, int protection, int flags, int file, long offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int MUnmap(void* address, nuint bytes);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int MAdvise(void* address, nuint bytes, int advice);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int number, nint handler);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int SignalAction(int number, byte* action, byte* previous);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle file);

    // Linux only: elsewhere a call with a varying number of arguments may want them in other places.
    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static partial int Duplicate(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);

    /// <summary>This user may have no more of the disk.</summary>
    public static int Quota => OperatingSystem.IsMacOS() ? 69 : 122;

    private static int NoFollow => OperatingSystem.IsMacOS() ? 0x100 : HasOtherFlags ? 0x8000 : 0x20000;

    private static int Folder => HasOtherFlags ? 0x4000 : 0x10000;

    // Two families of processors have numbers of their own on Linux.
    private static bool HasOtherFlags => RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 or Architecture.Armv6 or Architecture.Ppc64le;

    private static int CloseOnExec => OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;
}
