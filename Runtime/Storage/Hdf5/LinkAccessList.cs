using System.Runtime.InteropServices;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>How the library follows names: within one file. To be used inside the library's scope.</summary>
internal static unsafe class LinkAccessList
{
    /// <summary>For any object: a name that leads through an external link, be it behind a soft one, leads nowhere.</summary>
    internal static Handle Within()
    {
        Handle access = Handle.Of(H5P.create(Hdf5Library.Global("H5P_CLS_LINK_ACCESS_ID_g")), "the HDF5 library has no link access list");
        RefuseExternalLinks(access);
        return access;
    }

    /// <summary>Has a list, of links or of datasets, refuse external links.</summary>
    internal static void RefuseExternalLinks(long access) => _ = Hdf5Error.Check(H5P.set_elink_cb(access, &Refuse, null), "the HDF5 library does not refuse external links");

    [UnmanagedCallersOnly]
    private static int Refuse(byte* parentFile, byte* parentGroup, byte* childFile, byte* childObject, uint* accessFlags, long access, void* data) => -1;
}
