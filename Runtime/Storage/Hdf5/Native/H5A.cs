using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Attributes.</summary>
internal static unsafe partial class H5A
{
    /// <summary>Calls <paramref name="op"/> with the name of each attribute, until it returns anything but 0.</summary>
    [LibraryImport(H5.Library, EntryPoint = "H5Aiterate2")]
    internal static partial int iterate(long loc_id, int idx_type, int order, ulong* n, delegate* unmanaged<long, byte*, void*, void*, int> op, void* op_data);

    [LibraryImport(H5.Library, EntryPoint = "H5Aexists", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int exists(long obj_id, string attr_name);

    [LibraryImport(H5.Library, EntryPoint = "H5Aopen", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long open(long obj_id, string attr_name, long aapl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Aget_space")]
    internal static partial long get_space(long attr_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Aget_type")]
    internal static partial long get_type(long attr_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Aread")]
    internal static partial int read(long attr_id, long mem_type_id, void* buf);

    [LibraryImport(H5.Library, EntryPoint = "H5Acreate2", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long create(long loc_id, string attr_name, long type_id, long space_id, long acpl_id, long aapl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Adelete", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int delete(long loc_id, string attr_name);

    [LibraryImport(H5.Library, EntryPoint = "H5Awrite")]
    internal static partial int write(long attr_id, long mem_type_id, void* buf);
}
