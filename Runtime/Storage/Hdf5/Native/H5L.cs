using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Links.</summary>
internal static unsafe partial class H5L
{
    internal const int TYPE_HARD = 0;
    internal const int TYPE_SOFT = 1;
    internal const int TYPE_EXTERNAL = 64;

    /// <summary><c>H5L_info_t</c> of HDF5 1.10, with room for what later versions added.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct info_t
    {
        internal int type;
        internal int corder_valid;
        internal long corder;
        internal int cset;
        internal ulong address_or_size;
        private readonly ulong _spare;
        private readonly ulong _spare2;
    }

    [LibraryImport(H5.Library, EntryPoint = "H5Lexists", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int exists(long loc_id, string name, long lapl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Ldelete", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int delete(long loc_id, string name, long lapl_id);

    /// <summary>The symbol was renamed in 1.12; the fields read here lie at the same place in both.</summary>
    internal static int get_info(long loc_id, string name, info_t* linfo, long lapl_id) =>
        Hdf5Library.Version >= new Version(1, 12) ? get_info2(loc_id, name, linfo, lapl_id) : get_info1(loc_id, name, linfo, lapl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Lget_info", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int get_info1(long loc_id, string name, info_t* linfo, long lapl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Lget_info2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int get_info2(long loc_id, string name, info_t* linfo, long lapl_id);

    /// <summary>The text of a soft link, ending in a NUL where there is room.</summary>
    [LibraryImport(H5.Library, EntryPoint = "H5Lget_val", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int get_val(long loc_id, string name, void* buf, nint size, long lapl_id);

    /// <summary>Calls <paramref name="op"/> for each link of a group, until it returns anything but 0.</summary>
    internal static int iterate(long grp_id, int idx_type, int order, ulong* idx, delegate* unmanaged<long, byte*, info_t*, void*, int> op, void* op_data) =>
        Hdf5Library.Version >= new Version(1, 12) ? iterate2(grp_id, idx_type, order, idx, op, op_data) : iterate1(grp_id, idx_type, order, idx, op, op_data);

    [LibraryImport(H5.Library, EntryPoint = "H5Literate")]
    private static partial int iterate1(long grp_id, int idx_type, int order, ulong* idx, delegate* unmanaged<long, byte*, info_t*, void*, int> op, void* op_data);

    [LibraryImport(H5.Library, EntryPoint = "H5Literate2")]
    private static partial int iterate2(long grp_id, int idx_type, int order, ulong* idx, delegate* unmanaged<long, byte*, info_t*, void*, int> op, void* op_data);
}
