using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Objects of any kind, and identifiers.</summary>
internal static unsafe partial class H5O
{
    [LibraryImport(H5.Library, EntryPoint = "H5Oopen", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long open(long loc_id, string name, long lapl_id);
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
}
