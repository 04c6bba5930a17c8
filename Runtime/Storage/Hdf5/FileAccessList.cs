using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>How the library opens files. To be used inside the library's scope.</summary>
internal static class FileAccessList
{
    /// <summary>For files that are read: as the library thinks best, since a file may be open in it already, and is opened once.</summary>
    internal static Handle ForReading()
    {
        Handle access = Handle.Of(H5P.create(Hdf5Library.Global("H5P_CLS_FILE_ACCESS_ID_g")), "the HDF5 library has no file access list");
        _ = H5P.set_fclose_degree(access, H5F.CLOSE_STRONG);
        MetadataCache.Limit(access);
        return access;
    }

    /// <summary>For the file that a run writes.</summary>
    internal static Handle ForWriting()
    {
        Handle access = ForReading();
        _ = Hdf5Error.Check(H5P.set_libver_bounds(access, H5F.LIBVER_V110, H5F.LIBVER_V110), "the HDF5 library does not write its format of 1.10");
        if (Hdf5Library.Has("H5Pset_file_locking"))
        {
            // The temporary file has its own lock. The library's would pass to every process started meanwhile, and outlive the run in it.
            _ = H5P.set_file_locking(access, 0, 1);
        }

        return access;
    }
}
