using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Turns the library's error stack into an exception. To be called on the thread, and inside the scope, of the failed call.</summary>
internal static unsafe class Hdf5Error
{
    private const int Records = 4;

    /// <summary>Returns <paramref name="result"/>, or throws when it is negative.</summary>
    /// <param name="result">What the library returned.</param>
    /// <param name="what">The start of the message: what could not be done to what.</param>
    internal static long Check(long result, string what) => result >= 0 ? result : throw Create(what);

    /// <inheritdoc cref="Check(long, string)"/>
    internal static int Check(int result, string what) => result >= 0 ? result : throw Create(what);

    /// <summary>The exception for a call that has just failed.</summary>
    internal static ArrayStorageException Create(string what)
    {
        string cause = Describe();
        string advice = cause switch
        {
            _ when cause.Contains("truncated file", StringComparison.Ordinal) => " It is probably an incomplete copy.",
            _ when cause.Contains("errno = 11", StringComparison.Ordinal) => " Another process has it open for writing.",
            _ when cause.Contains("file signature not found", StringComparison.Ordinal) => " It is no HDF5 file.",
            _ => "",
        };
        return new ArrayStorageException(cause.Length == 0 ? what + "." : $"{what}: {cause}.{advice}");
    }

    /// <summary>The innermost records of the calling thread's error stack, cause first; empty when there is none. Clears it.</summary>
    internal static string Describe()
    {
        List<string> descriptions = [];
        _ = H5E.walk(H5E.DEFAULT, H5E.WALK_UPWARD, &Collect, Unsafe.AsPointer(ref descriptions));
        _ = H5E.clear(H5E.DEFAULT);
        return string.Join(", ", descriptions.Distinct());
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
