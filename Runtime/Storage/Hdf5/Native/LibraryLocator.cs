using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Finds the HDF5 library by name at run time, so that StaticGraph ships no native file and works without one.</summary>
internal static class LibraryLocator
{
    /// <summary>The environment variable that names the library.</summary>
    internal const string Variable = "STATICGRAPH_HDF5";

    // The plain name last: a distribution's development link may lead to a build this binding was not tried with.
    private static readonly string[] LinuxNames =
        ["libhdf5_serial.so.103", "libhdf5_serial.so.310", "libhdf5.so.103", "libhdf5.so.200", "libhdf5.so.310", "libhdf5_serial.so", "libhdf5.so"];

    private static readonly string[] MacNames =
        ["libhdf5.dylib", "libhdf5.310.dylib", "libhdf5.200.dylib", "libhdf5.103.dylib", "/opt/homebrew/lib/libhdf5.dylib", "/usr/local/lib/libhdf5.dylib"];

    private static readonly string[] WindowsNames = ["hdf5.dll", "libhdf5.dll", "libhdf5-310.dll", "libhdf5-200.dll", "libhdf5-103.dll"];

    /// <summary>The names to try, in order. A name the user gave is the only one: falling back to another library would hide the mistake.</summary>
    internal static List<string> Candidates(string? libraryPath, string? variable, string baseDirectory)
    {
        if (!string.IsNullOrEmpty(libraryPath))
        {
            return [libraryPath];
        }

        if (!string.IsNullOrEmpty(variable))
        {
            return [variable];
        }

        string[] names = OperatingSystem.IsWindows() ? WindowsNames : OperatingSystem.IsMacOS() ? MacNames : LinuxNames;
        List<string> beside = [.. names.Select(name => Path.Combine(baseDirectory, Path.GetFileName(name))).Where(File.Exists)];
        return [.. beside, .. names];
    }

    /// <summary>Loads the first of <paramref name="candidates"/> there is.</summary>
    /// <exception cref="ArrayStorageException">There is none; the message lists what was tried and how to install it.</exception>
    internal static nint Load(IReadOnlyList<string> candidates, out string found)
    {
        foreach (string candidate in candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out nint handle))
            {
                found = candidate;
                return handle;
            }
        }

        throw new ArrayStorageException(
            $"The HDF5 library was not found; tried {string.Join(", ", candidates.Select(name => $"'{name}'"))}. " +
            $"Install it (Debian and Ubuntu: the package libhdf5-103-1; conda: hdf5), or name the file in Hdf5.LibraryPath or in the environment variable {Variable}. " +
            "Everything of StaticGraph but HDF5 works without it.");
    }
}
