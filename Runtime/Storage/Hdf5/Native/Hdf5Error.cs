using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Turns the library's error stack into an exception. To be called on the thread, and inside the scope, of the failed call.</summary>
internal static unsafe class Hdf5Error
{
    private const int Records = 4;

    // No room, and no room for this user.
    private static readonly string[] FullDisk = ["errno 28", "errno 122"];

    /// <summary>Returns <paramref name="result"/>, or throws when it is negative.</summary>
    /// <param name="result">What the library returned.</param>
    /// <param name="what">The start of the message: what could not be done to what.</param>
    internal static long Check(long result, string what) => result >= 0 ? result : throw Create(what);

    /// <inheritdoc cref="Check(long, string)"/>
    internal static int Check(int result, string what) => result >= 0 ? result : throw Create(what);

    /// <summary>The exception for a call that has just failed.</summary>
    internal static ArrayStorageException Create(string what)
    {
        List<string> causes = Causes();
        _ = H5E.clear(H5E.DEFAULT);
        return Create(what, causes);
    }

    /// <summary>The exception for a file that has just failed to open.</summary>
    internal static ArrayStorageException CreateForRead(PositionalReader file)
    {
        ArrayStorageException error = Create($"'{file.Path}' ({file.Length} bytes) cannot be opened as HDF5");
        return !error.Message.Contains("file signature not found", StringComparison.Ordinal) ? error
            : FileFormat.Describe(file) is string format ? new ArrayStorageException($"'{file.Path}' is no HDF5 file: it {format}.", error)
            : new ArrayStorageException($"'{file.Path}' ({file.Length} bytes) is no HDF5 file: the signature 89 'HDF' is not in it.", error);
    }

    /// <summary>The exception for a file that has just failed to be written.</summary>
    /// <param name="what">The start of the message: what could not be written.</param>
    /// <param name="bytes">How many bytes that is, 0 where it is not known.</param>
    /// <param name="folder">The folder of the file.</param>
    internal static ArrayStorageException CreateForWrite(string what, long bytes, string folder)
    {
        ArrayStorageException error = Create(what);
        string needed = bytes > 0 ? $"{bytes} bytes are needed" : "more room is needed";
        string free = FileTransfer.FreeIn(folder) is long left ? $"the disk of '{folder}' has {left} bytes free for this user" : $"'{folder}' is gone";
        return FullDisk.Any(text => error.Message.Contains(text, StringComparison.Ordinal))
            ? new ArrayStorageException($"{what}: {needed} and {free}.", error)
            : error.Message.Contains("errno 27", StringComparison.Ordinal)
            ? new ArrayStorageException($"{what}: {needed} and the file may not grow any more: the process, or the file system, has a limit on the length of files; {free}.", error)
            : error;
    }

    /// <summary>True when the call that has just failed met a failing disk or network and should be made again: as often as reads past the library are.</summary>
    internal static bool IsWorthAnotherTry(ref int failures) =>
        failures++ < FileTransfer.Retries && Causes().Exists(cause => cause.Contains($"errno = {LibC.InputOutputError},", StringComparison.Ordinal));

    /// <summary>
    /// True when the call that has just failed did so for a cause that the library has these words for; then it is done with. Of arrays with few chunks that is asked for every other one:
    /// it allocates nothing.
    /// </summary>
    internal static bool Is(ReadOnlySpan<byte> cause)
    {
        fixed (byte* words = cause)
        {
            var sought = new Sought { Words = words, Length = cause.Length };
            _ = H5E.walk(H5E.DEFAULT, H5E.WALK_UPWARD, &Seek, &sought);
            _ = sought.IsFound ? H5E.clear(H5E.DEFAULT) : 0;
            return sought.IsFound;
        }
    }

    private static ArrayStorageException Create(string what, List<string> causes)
    {
        string advice =
            causes.Exists(cause => cause.Contains("truncated file", StringComparison.Ordinal)) ? " It is probably an incomplete copy."
            : causes.Exists(cause => cause.Contains("errno = 11,", StringComparison.Ordinal)) ? " Another process has it open for writing."
            : "";
        return new ArrayStorageException(causes.Count == 0 ? what + "." : $"{what}: {Join(causes)}.{advice}");
    }

    private static List<string> Causes()
    {
        List<string> descriptions = [];
        _ = H5E.walk(H5E.DEFAULT, H5E.WALK_UPWARD, &Collect, Unsafe.AsPointer(ref descriptions));
        return descriptions;
    }

    private static string Join(List<string> causes) => string.Join(", ", causes.Select(Shorten).Distinct());

    // Of a failed call of the system the library tells date, descriptor, pointers and sizes; what counts is the system's own word.
    private static string Shorten(string cause)
    {
        if (ValueOf(cause, "stored_eof = ") is string whole)
        {
            return $"truncated file: its header tells of {whole} bytes";
        }

        int message = cause.IndexOf("error message = '", StringComparison.Ordinal);
        if (message < 0 || ValueOf(cause, "errno = ") is not string number)
        {
            return cause;
        }

        string place = ValueOf(cause, ", offset = ") is string offset ? $" at byte {offset}" : "";
        return $"{cause[..cause.IndexOfAny([':', ','])]}: {cause[message..].Split('\'')[1]} (errno {number}){place}";
    }

    private static string? ValueOf(string cause, string name)
    {
        int start = cause.IndexOf(name, StringComparison.Ordinal);
        return start < 0 ? null : cause[(start + name.Length)..].Split(',')[0];
    }

    [UnmanagedCallersOnly]
    private static int Seek(uint index, H5E.error_t* record, void* target)
    {
        var sought = (Sought*)target;
        sought->IsFound |= record->desc != null && MemoryMarshal.CreateReadOnlySpanFromNullTerminated(record->desc).SequenceEqual(new ReadOnlySpan<byte>(sought->Words, sought->Length));
        return 0;
    }

    private struct Sought
    {
        internal byte* Words;
        internal int Length;
        internal bool IsFound;
    }

    // No exception may cross into the library.
    [UnmanagedCallersOnly]
    private static int Collect(uint index, H5E.error_t* record, void* target)
    {
        try
        {
            List<string> descriptions = Unsafe.AsRef<List<string>>(target);
            if (descriptions.Count < Records && Marshal.PtrToStringUTF8((nint)record->desc) is { Length: > 0 } description)
            {
                descriptions.Add(description);
            }

            return 0;
        }
        catch (Exception)
        {
            return -1;
        }
    }
}
