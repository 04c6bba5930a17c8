using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>The error stack of the calling thread.</summary>
internal static unsafe partial class H5E
{
    internal const long DEFAULT = 0;

    /// <summary>Walks from the innermost record, which knows the cause, to the outermost.</summary>
    internal const int WALK_UPWARD = 0;

    /// <summary>One record of the stack, as the library lays it out.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct error_t
    {
        internal long cls_id;
        internal long maj_num;
        internal long min_num;
        internal uint line;
        internal byte* func_name;
        internal byte* file_name;
        internal byte* desc;
    }

    [LibraryImport(H5.Library, EntryPoint = "H5Eset_auto2")]
    internal static partial int set_auto(long estack_id, nint func, nint client_data);

    [LibraryImport(H5.Library, EntryPoint = "H5Ewalk2")]
    internal static partial int walk(long estack_id, int direction, delegate* unmanaged<uint, error_t*, void*, int> func, void* client_data);

    [LibraryImport(H5.Library, EntryPoint = "H5Eclear2")]
    internal static partial int clear(long estack_id);
}
