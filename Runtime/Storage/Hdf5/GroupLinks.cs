using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>The links of a group, listed in one walk. To be used inside the library's scope.</summary>
internal static unsafe class GroupLinks
{
    /// <summary>Name, kind (e.g. <see cref="H5L.TYPE_HARD"/>) and, of hard links, the address each leads to; none where the object is no group or cannot be read.</summary>
    /// <param name="group">The open group.</param>
    /// <param name="most">Where to stop.</param>
    internal static List<(string Name, int Kind, ulong Address)> Of(long group, int most)
    {
        _ = TryList(group, most, out List<(string Name, int Kind, ulong Address)> links);
        return links;
    }

    /// <summary>The links of a group; false where the object is none or cannot be read to its end.</summary>
    internal static bool TryList(long group, int most, out List<(string Name, int Kind, ulong Address)> links)
    {
        links = new(Math.Min(most, 16));
        (List<(string Name, int Kind, ulong Address)> Links, int Most) target = (links, most);
        ulong first = 0;
        bool wasRead = group > 0 && H5L.iterate(group, 0, 0, &first, &Collect, Unsafe.AsPointer(ref target)) >= 0;
        _ = H5E.clear(H5E.DEFAULT);
        return wasRead;
    }

    // No exception may cross into the library.
    [UnmanagedCallersOnly]
    private static int Collect(long group, byte* name, H5L.info_t* info, void* target)
    {
        try
        {
            ref (List<(string Name, int Kind, ulong Address)> Links, int Most) to = ref Unsafe.AsRef<(List<(string Name, int Kind, ulong Address)> Links, int Most)>(target);
            to.Links.Add((Marshal.PtrToStringUTF8((nint)name) ?? "", info->type, info->address_or_size));
            return to.Links.Count < to.Most ? 0 : 1;
        }
        catch (Exception)
        {
            return -1;
        }
    }
}
