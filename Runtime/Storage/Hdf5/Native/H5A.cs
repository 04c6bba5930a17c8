using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Attributes.</summary>
internal static unsafe partial class H5A
{
    [LibraryImport(H5.Library, EntryPoint = "H5Aget_num_attrs")]
    internal static partial int get_num_attrs(long loc_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Aexists", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int exists(long obj_id, string attr_name);

    [LibraryImport(H5.Library, EntryPoint = "H5Aopen", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long open(long obj_id, string attr_name, long aapl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Aopen_by_idx", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long open_by_idx(long loc_id, string obj_name, int idx_type, int order, ulong n, long aapl_id, long lapl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Aget_name")]
    internal static partial nint get_name(long attr_id, nint buf_size, byte* buf);

    [LibraryImport(H5.Library, EntryPoint = "H5Aget_space")]
    internal static partial long get_space(long attr_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Aget_type")]
    internal static partial long get_type(long attr_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Aread")]
    internal static partial int read(long attr_id, long mem_type_id, void* buf);

    [LibraryImport(H5.Library, EntryPoint = "H5Acreate2", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long create(long loc_id, string attr_name, long type_id, long space_id, long acpl_id, long aapl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Awrite")]
    internal static partial int write(long attr_id, long mem_type_id, void* buf);
}
