using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Groups.</summary>
internal static partial class H5G
{
    [LibraryImport(H5.Library, EntryPoint = "H5Gcreate2", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long create(long loc_id, string name, long lcpl_id, long gcpl_id, long gapl_id);
}
