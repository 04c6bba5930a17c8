using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Property lists.</summary>
internal static unsafe partial class H5P
{
    internal const long DEFAULT = 0;

    [LibraryImport(H5.Library, EntryPoint = "H5Pcreate")]
    internal static partial long create(long cls_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Pset_fclose_degree")]
    internal static partial int set_fclose_degree(long fapl_id, int degree);

    [LibraryImport(H5.Library, EntryPoint = "H5Pset_libver_bounds")]
    internal static partial int set_libver_bounds(long fapl_id, int low, int high);

    /// <summary>Since 1.10.7.</summary>
    [LibraryImport(H5.Library, EntryPoint = "H5Pset_file_locking")]
    internal static partial int set_file_locking(long fapl_id, byte use_file_locking, byte ignore_when_disabled);

    [LibraryImport(H5.Library, EntryPoint = "H5Pget_mdc_config")]
    internal static partial int get_mdc_config(long fapl_id, void* config_ptr);

    [LibraryImport(H5.Library, EntryPoint = "H5Pset_mdc_config")]
    internal static partial int set_mdc_config(long fapl_id, void* config_ptr);

    [LibraryImport(H5.Library, EntryPoint = "H5Pget_userblock")]
    internal static partial int get_userblock(long fcpl_id, ulong* size);

    /// <summary>The bytes of an address and of a length in the file.</summary>
    [LibraryImport(H5.Library, EntryPoint = "H5Pget_sizes")]
    internal static partial int get_sizes(long fcpl_id, nint* sizeof_addr, nint* sizeof_size);

    [LibraryImport(H5.Library, EntryPoint = "H5Pget_istore_k")]
    internal static partial int get_istore_k(long fcpl_id, uint* ik);

    [LibraryImport(H5.Library, EntryPoint = "H5Pget_sym_k")]
    internal static partial int get_sym_k(long fcpl_id, uint* ik, uint* lk);

    [LibraryImport(H5.Library, EntryPoint = "H5Pset_elink_cb")]
    internal static partial int set_elink_cb(long lapl_id, delegate* unmanaged<byte*, byte*, byte*, byte*, uint*, long, void*, int> func, void* op_data);

    [LibraryImport(H5.Library, EntryPoint = "H5Pset_chunk_cache")]
    internal static partial int set_chunk_cache(long dapl_id, nint rdcc_nslots, nint rdcc_nbytes, double rdcc_w0);

    [LibraryImport(H5.Library, EntryPoint = "H5Pget_layout")]
    internal static partial int get_layout(long dcpl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Pget_chunk")]
    internal static partial int get_chunk(long dcpl_id, int max_ndims, ulong* dims);

    [LibraryImport(H5.Library, EntryPoint = "H5Pset_chunk")]
    internal static partial int set_chunk(long dcpl_id, int ndims, ulong* dims);

    [LibraryImport(H5.Library, EntryPoint = "H5Pget_chunk_opts")]
    internal static partial int get_chunk_opts(long dcpl_id, uint* opts);

    [LibraryImport(H5.Library, EntryPoint = "H5Pget_external_count")]
    internal static partial int get_external_count(long dcpl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Pset_obj_track_times")]
    internal static partial int set_obj_track_times(long ocpl_id, byte track_times);

    [LibraryImport(H5.Library, EntryPoint = "H5Pset_attr_phase_change")]
    internal static partial int set_attr_phase_change(long ocpl_id, uint max_compact, uint min_dense);

    [LibraryImport(H5.Library, EntryPoint = "H5Pset_alloc_time")]
    internal static partial int set_alloc_time(long dcpl_id, int alloc_time);

    [LibraryImport(H5.Library, EntryPoint = "H5Pset_fill_time")]
    internal static partial int set_fill_time(long dcpl_id, int fill_time);

    [LibraryImport(H5.Library, EntryPoint = "H5Pfill_value_defined")]
    internal static partial int fill_value_defined(long dcpl_id, int* status);

    [LibraryImport(H5.Library, EntryPoint = "H5Pget_fill_value")]
    internal static partial int get_fill_value(long dcpl_id, long type_id, void* value);

    [LibraryImport(H5.Library, EntryPoint = "H5Pset_shuffle")]
    internal static partial int set_shuffle(long dcpl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Pset_deflate")]
    internal static partial int set_deflate(long dcpl_id, uint level);

    [LibraryImport(H5.Library, EntryPoint = "H5Pget_nfilters")]
    internal static partial int get_nfilters(long dcpl_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Pget_filter2")]
    internal static partial int get_filter(long dcpl_id, uint idx, uint* flags, nint* cd_nelmts, uint* cd_values, nint namelen, byte* name, uint* filter_config);
}
