using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Files.</summary>
internal static partial class H5F
{
    internal const uint ACC_RDONLY = 0;
    internal const uint ACC_RDWR = 1;
    internal const uint ACC_TRUNC = 2;
    internal const int CLOSE_STRONG = 3;

    /// <summary>The format of HDF5 1.10: metadata carries checksums, and every reader since 2016 knows it.</summary>
    internal const int LIBVER_V110 = 2;

    [LibraryImport(H5.Library, EntryPoint = "H5Fopen", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long open(string filename, uint flags, long fapl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Fcreate", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long create(string filename, uint flags, long fcpl_id, long fapl_id);

    /// <summary>Opens an open file once more, whatever lies under its name by now.</summary>
    [LibraryImport(H5.Library, EntryPoint = "H5Freopen")]
    internal static partial long reopen(long file_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Fclose")]
    internal static partial int close(long file_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Fget_create_plist")]
    internal static partial long get_create_plist(long file_id);
}
