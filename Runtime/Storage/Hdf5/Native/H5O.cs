using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Objects of any kind, and identifiers.</summary>
internal static unsafe partial class H5O
{
    [LibraryImport(H5.Library, EntryPoint = "H5Oopen", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long open(long loc_id, string name, long lapl_id);

    /// <summary>Lets an object live on under one link fewer than it has.</summary>
    [LibraryImport(H5.Library, EntryPoint = "H5Oincr_refcount")]
    internal static partial int incr_refcount(long object_id);

    /// <summary>The beginning of <c>H5O_info_t</c> of HDF5 1.10, with room for the rest.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct info_t
    {
        private readonly CULong _fileno;
        internal ulong addr;
        private readonly int _type;
        internal uint rc;
        private fixed byte _rest[256];
    }

    // Since 1.12 the address lies in a token, of bytes that may begin anywhere.
    [StructLayout(LayoutKind.Sequential)]
    private struct info2_t
    {
        private readonly CULong _fileno;
        internal fixed byte token[16];
        private readonly int _type;
        internal uint rc;
        private fixed byte _rest[256];
    }

    /// <summary>Where an open object's header lies, and how many hard links lead to it.</summary>
    internal static int get_info(long loc_id, info_t* oinfo)
    {
        const uint Basic = 1;
        if (Hdf5Library.Version < new Version(1, 12))
        {
            return get_info2(loc_id, oinfo, Basic);
        }

        info2_t info;
        int result = get_info3(loc_id, &info, Basic);
        *oinfo = new info_t { addr = *(ulong*)info.token, rc = info.rc };
        return result;
    }

    [LibraryImport(H5.Library, EntryPoint = "H5Oget_info2")]
    private static partial int get_info2(long loc_id, info_t* oinfo, uint fields);

    [LibraryImport(H5.Library, EntryPoint = "H5Oget_info3")]
    private static partial int get_info3(long loc_id, info2_t* oinfo, uint fields);
}

/// <summary>Identifiers.</summary>
internal static unsafe partial class H5I
{
    internal const int FILE = 1;
    internal const int GROUP = 2;
    internal const int DATATYPE = 3;
    internal const int DATASET = 5;

    [LibraryImport(H5.Library, EntryPoint = "H5Iget_type")]
    internal static partial int get_type(long id);

    /// <summary>Closes an identifier, whatever it names.</summary>
    [LibraryImport(H5.Library, EntryPoint = "H5Idec_ref")]
    internal static partial int dec_ref(long id);
}

/// <summary>References.</summary>
internal static unsafe partial class H5R
{
    internal const int OBJECT = 0;

    [LibraryImport(H5.Library, EntryPoint = "H5Rcreate", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int create(void* @ref, long loc_id, string name, int ref_type, long space_id);

    [LibraryImport(H5.Library, EntryPoint = "H5Rdereference2")]
    internal static partial long dereference(long obj_id, long oapl_id, int ref_type, void* @ref);
}
