using System.Buffers.Binary;
using System.Runtime.InteropServices;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Where a text or list of variable length lies: an object of the file's <see cref="GlobalHeap"/>.</summary>
/// <param name="Count">The elements of the list, or the bytes of the text.</param>
/// <param name="Address">Where the object's collection begins, counted from the end of the user block.</param>
/// <param name="Index">The object's number in its collection.</param>
internal readonly unsafe record struct HeapReference(uint Count, ulong Address, uint Index)
{
    // Marks the type that references are read as, so that the conversion added here is used for nothing else.
    private const string Tag = "StaticGraph heap reference";

    private static bool _registered;

    /// <summary>The references that an attribute of variable-length elements stores; null when they cannot be read. To be called inside the library's scope.</summary>
    /// <remarks>
    /// Asked for the values themselves the library follows every address, and believes every size, of a heap that has no checksum.
    /// Asked to convert them to opaque bytes by a function that changes nothing, it hands out the references as they are stored.
    /// </remarks>
    internal static HeapReference[]? Read(long attribute, int count, int addressBytes)
    {
        if (count == 0)
        {
            return [];
        }

        Register();
        int size = SizeOf(addressBytes);
        using Handle opaque = Handle.Of(H5T.create(H5T.OPAQUE, size), "an HDF5 type cannot be made");
        _ = H5T.set_tag(opaque, Tag);
        byte[] stored = new byte[count * size];
        fixed (byte* target = stored)
        {
            return H5A.read(attribute, opaque, target) < 0 ? null : [.. stored.Chunk(size).Select(Parse)];
        }
    }

    /// <summary>The bytes of one reference in the file.</summary>
    internal static int SizeOf(int addressBytes) => sizeof(uint) + addressBytes + sizeof(uint);

    private static HeapReference Parse(byte[] stored) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(stored),
        GlobalHeap.ReadNumber(stored.AsSpan()[sizeof(uint)..^sizeof(uint)]),
        BinaryPrimitives.ReadUInt32LittleEndian(stored.AsSpan()[^sizeof(uint)..]));

    private static void Register()
    {
        if (!_registered)
        {
            using Handle text = StoredType.Text();
            using Handle opaque = Handle.Of(H5T.create(H5T.OPAQUE, 1), "an HDF5 type cannot be made");
            _ = Hdf5Error.Check(H5T.register(H5T.PERS_SOFT, Tag, text, opaque, &Convert), "the HDF5 library takes no conversion");
            _registered = true;
        }
    }

    // Agrees to pass on bytes as they are, between stored references and their opaque likeness only.
    [UnmanagedCallersOnly]
    private static int Convert(long source, long destination, H5T.cdata_t* data, nint count, nint stride, nint backgroundStride, void* buffer, void* background, long transfer) =>
        data->command != H5T.CONV_INIT || (IsTagged(destination) && H5T.get_size(source) == H5T.get_size(destination)) ? 0 : -1;

    private static bool IsTagged(long type)
    {
        byte* tag = H5T.get_tag(type);
        if (tag == null)
        {
            return false;
        }

        bool same = Marshal.PtrToStringUTF8((nint)tag) == Tag;
        _ = H5T.free_memory(tag);
        return same;
    }
}
