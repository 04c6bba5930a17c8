using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Groups.</summary>
internal static unsafe partial class H5G
{
    /// <summary>The head of <c>H5G_info_t</c>; the tail is padding no caller reads.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct info_t
    {
        internal int storage_type;
        internal ulong nlinks;
        internal long max_corder;
        internal ulong mounted;
    }

    [LibraryImport(H5.Library, EntryPoint = "H5Gget_info")]
    internal static partial int get_info(long loc_id, info_t* ginfo);
}
