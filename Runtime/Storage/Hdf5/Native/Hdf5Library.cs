using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>The loaded library: found on first use, entered by one thread at a time.</summary>
/// <remarks>The lock is StaticGraph's own because not every build of HDF5 has one; those that do gain nothing from being entered in parallel.</remarks>
internal static unsafe class Hdf5Library
{
    private static readonly Lock Gate = new();
    private static readonly Version Oldest = new(1, 10, 5);
    private static string? _path;
    private static nint _handle;

    // The library prints its errors on every thread that has not been told not to.
    [ThreadStatic]
    private static bool _silenced;

    /// <summary>The version of the loaded library.</summary>
    internal static Version Version { get; private set; } = new();

    /// <summary>The file the user named, or the one that was loaded.</summary>
    internal static string? Path
    {
        get => _path;
        set
        {
            lock (Gate)
            {
                if (_handle != 0 && value != _path)
                {
                    throw new InvalidOperationException($"The HDF5 library '{_path}' is already in use; set Hdf5.LibraryPath before the first file is opened.");
                }

                _path = value;
            }
        }
    }

    /// <summary>Enters the library until the result is disposed. Every call of the library stands inside such a scope.</summary>
    /// <exception cref="ArrayStorageException">There is no library, or it is not one that can be used.</exception>
    internal static Lock.Scope Enter()
    {
        Lock.Scope scope = Gate.EnterScope();
        try
        {
            if (_handle == 0)
            {
                Load();
            }

            if (!_silenced)
            {
                _ = H5E.set_auto(H5E.DEFAULT, 0, 0);
                _silenced = true;
            }

            return scope;
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    /// <summary>The identifier in the library's variable <paramref name="name"/>, e.g. <c>H5T_NATIVE_DOUBLE_g</c>.</summary>
    internal static long Global(string name) => *(long*)NativeLibrary.GetExport(_handle, name);

    /// <summary>True when the library has the function <paramref name="name"/>; some came in the middle of a version.</summary>
    internal static bool Has(string name) => NativeLibrary.TryGetExport(_handle, name, out _);

    private static void Load()
    {
        List<string> candidates = LibraryLocator.Candidates(_path, Environment.GetEnvironmentVariable(LibraryLocator.Variable), AppContext.BaseDirectory);
        nint handle = LibraryLocator.Load(candidates, out string found);
        Version = Start(handle, found);
        NativeLibrary.SetDllImportResolver(typeof(Hdf5Library).Assembly, static (name, _, _) => name == H5.Library ? _handle : 0);
        _path = found;
        _handle = handle;
    }

    // Calls through the handle: an import, once bound, would keep a refused library even after the user has named another.
    private static Version Start(nint handle, string found)
    {
        // Without this the exit handler takes the library down under threads that still use it. Any other call, even for the version, installs the handler.
        if (NativeLibrary.TryGetExport(handle, "H5dont_atexit", out nint leaveExitAlone))
        {
            _ = ((delegate* unmanaged<int>)leaveExitAlone)();
        }

        uint major, minor, release;
        if (!NativeLibrary.TryGetExport(handle, "H5get_libversion", out nint version) || ((delegate* unmanaged<uint*, uint*, uint*, int>)version)(&major, &minor, &release) < 0)
        {
            throw new ArrayStorageException($"'{found}' is not an HDF5 library.");
        }

        var loaded = new Version((int)major, (int)minor, (int)release);
        if (loaded < Oldest || major > 1)
        {
            throw new ArrayStorageException($"'{found}' is HDF5 {loaded}; StaticGraph needs {Oldest} or a later 1.x (Debian and Ubuntu: the package libhdf5-103-1).");
        }

        if (((delegate* unmanaged<int>)NativeLibrary.GetExport(handle, "H5open"))() < 0 || *(long*)NativeLibrary.GetExport(handle, "H5T_NATIVE_DOUBLE_g") <= uint.MaxValue)
        {
            throw new ArrayStorageException($"'{found}' does not start, or was built with 32-bit identifiers.");
        }

        return loaded;
    }
}
