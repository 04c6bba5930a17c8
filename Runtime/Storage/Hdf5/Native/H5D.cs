using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Datasets.</summary>
internal static unsafe partial class H5D
{
    internal const int COMPACT = 0;
    internal const int CONTIGUOUS = 1;
    internal const int CHUNKED = 2;
    internal const int VIRTUAL = 3;

    internal const int ALLOC_TIME_EARLY = 1;
    internal const int FILL_TIME_NEVER = 1;
    internal const int FILL_VALUE_UNDEFINED = 0;

    /// <summary>Partial chunks at the edge of the array are stored without filters.</summary>
    internal const uint CHUNK_DONT_FILTER_PARTIAL_CHUNKS = 2;

    /// <summary>The chunk index that is none: chunks lie in row-major order, one behind the other.</summary>
    internal const int CHUNK_IDX_NONE = 2;

    /// <summary>The address of what is not stored.</summary>
    internal const ulong ADDR_UNDEF = ulong.MaxValue;

    [LibraryImport(H5.Library, EntryPoint = "H5Dcreate2", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long create(long loc_id, string name, long type_id, long space_id, long lcpl_id, long dcpl_id, long dapl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Dopen2", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long open(long file_id, string name, long dapl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Dget_space")]
    internal static partial long get_space(long dset_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Dget_type")]
    internal static partial long get_type(long dset_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Dget_create_plist")]
    internal static partial long get_create_plist(long dset_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Dget_offset")]
    internal static partial ulong get_offset(long dset_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Dread")]
    internal static partial int read(long dset_id, long mem_type_id, long mem_space_id, long file_space_id, long plist_id, void* buf);

    [LibraryImport(H5.Library, EntryPoint = "H5Dwrite")]
    internal static partial int write(long dset_id, long mem_type_id, long mem_space_id, long file_space_id, long plist_id, void* buf);

    [LibraryImport(H5.Library, EntryPoint = "H5Dget_chunk_index_type")]
    internal static partial int get_chunk_index_type(long dset_id, int* idx_type);

    [LibraryImport(H5.Library, EntryPoint = "H5Dget_num_chunks")]
    internal static partial int get_num_chunks(long dset_id, long fspace_id, ulong* nchunks);

    [LibraryImport(H5.Library, EntryPoint = "H5Dget_chunk_info")]
    internal static partial int get_chunk_info(long dset_id, long fspace_id, ulong chk_idx, ulong* offset, uint* filter_mask, ulong* addr, ulong* size);

    [LibraryImport(H5.Library, EntryPoint = "H5Dget_chunk_info_by_coord")]
    internal static partial int get_chunk_info_by_coord(long dset_id, ulong* offset, uint* filter_mask, ulong* addr, ulong* size);

    [LibraryImport(H5.Library, EntryPoint = "H5Dget_chunk_storage_size")]
    internal static partial int get_chunk_storage_size(long dset_id, ulong* offset, ulong* chunk_bytes);

    [LibraryImport(H5.Library, EntryPoint = "H5Dread_chunk")]
    internal static partial int read_chunk(long dset_id, long dxpl_id, ulong* offset, uint* filters, void* buf);

    [LibraryImport(H5.Library, EntryPoint = "H5Dwrite_chunk")]
    internal static partial int write_chunk(long dset_id, long dxpl_id, uint filters, ulong* offset, nint data_size, void* buf);
}
