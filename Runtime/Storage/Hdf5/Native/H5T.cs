using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Datatypes.</summary>
internal static unsafe partial class H5T
{
    internal const int INTEGER = 0;
    internal const int FLOAT = 1;
    internal const int TIME = 2;
    internal const int STRING = 3;
    internal const int BITFIELD = 4;
    internal const int OPAQUE = 5;
    internal const int COMPOUND = 6;
    internal const int REFERENCE = 7;
    internal const int ENUM = 8;
    internal const int VLEN = 9;
    internal const int ARRAY = 10;

    internal const int ORDER_LE = 0;
    internal const int ORDER_BE = 1;
    internal const int SGN_2 = 1;
    internal const int NORM_IMPLIED = 0;
    internal const int CSET_UTF8 = 1;
    internal const int PERS_SOFT = 1;
    internal const int CONV_INIT = 0;

    /// <summary>The size that makes a string type one of variable length.</summary>
    internal const nint VARIABLE = -1;

    /// <summary>What a conversion function is told; only the command is read here.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct cdata_t
    {
        internal int command;
        internal int need_bkg;
        internal byte recalc;
        internal void* priv;
    }

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_class")]
    internal static partial int get_class(long type_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_size")]
    internal static partial nint get_size(long type_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_order")]
    internal static partial int get_order(long type_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_sign")]
    internal static partial int get_sign(long type_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_precision")]
    internal static partial nint get_precision(long type_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_fields")]
    internal static partial int get_fields(long type_id, nint* spos, nint* epos, nint* esize, nint* mpos, nint* msize);

    [LibraryImport(H5.Library, EntryPoint = "H5Tset_fields")]
    internal static partial int set_fields(long type_id, nint spos, nint epos, nint esize, nint mpos, nint msize);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_ebias")]
    internal static partial nint get_ebias(long type_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tset_ebias")]
    internal static partial int set_ebias(long type_id, nint ebias);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_norm")]
    internal static partial int get_norm(long type_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_super")]
    internal static partial long get_super(long type_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_nmembers")]
    internal static partial int get_nmembers(long type_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_member_name")]
    internal static partial byte* get_member_name(long type_id, uint membno);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_member_value")]
    internal static partial int get_member_value(long type_id, uint membno, void* value);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_member_offset")]
    internal static partial nint get_member_offset(long type_id, uint membno);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_member_type")]
    internal static partial long get_member_type(long type_id, uint membno);

    /// <summary>Frees what the library allocated for its caller.</summary>
    [LibraryImport(H5.Library, EntryPoint = "H5free_memory")]
    internal static partial int free_memory(void* mem);

    [LibraryImport(H5.Library, EntryPoint = "H5Tis_variable_str")]
    internal static partial int is_variable_str(long type_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tcopy")]
    internal static partial long copy(long type_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tset_size")]
    internal static partial int set_size(long type_id, nint size);

    [LibraryImport(H5.Library, EntryPoint = "H5Tset_cset")]
    internal static partial int set_cset(long type_id, int cset);

    [LibraryImport(H5.Library, EntryPoint = "H5Tvlen_create")]
    internal static partial long vlen_create(long base_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tcreate")]
    internal static partial long create(int type, nint size);

    [LibraryImport(H5.Library, EntryPoint = "H5Tinsert", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int insert(long parent_id, string name, nint offset, long member_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tenum_create")]
    internal static partial long enum_create(long base_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Tenum_insert", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int enum_insert(long type_id, string name, void* value);

    [LibraryImport(H5.Library, EntryPoint = "H5Tset_tag", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int set_tag(long type_id, string tag);

    [LibraryImport(H5.Library, EntryPoint = "H5Tget_tag")]
    internal static partial byte* get_tag(long type_id);

    /// <summary>Adds a conversion; a soft one is asked about every pair of types of these classes.</summary>
    [LibraryImport(H5.Library, EntryPoint = "H5Tregister", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int register(int pers, string name, long src_id, long dst_id, delegate* unmanaged<long, long, cdata_t*, nint, nint, nint, void*, void*, long, int> func);
}
