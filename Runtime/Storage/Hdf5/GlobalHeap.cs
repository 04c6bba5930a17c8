using System.Buffers.Binary;

namespace StaticGraph.Storage;

/// <summary>
/// Reads objects of a file's global heap, where what has no fixed size lies, past the library. Its collections carry no checksum,
/// so every number in them is checked before it is followed, and the work is limited. One instance serves the reading of one attribute, on one thread.
/// </summary>
internal sealed class GlobalHeap(Hdf5File file)
{
    // An attribute has fewer elements than this, and the collections they lie in few others.
    private const int MostObjects = 1 << 18;

    // The head of a collection, and of each object in it, on files with 8, 4 or 2 bytes to an address.
    private const int HeadBytes = 16;
    private const int Alignment = 8;

    private readonly Dictionary<ulong, Dictionary<uint, (long Start, long Length)>> _collections = [];
    private readonly byte[] _window = new byte[4096];
    private long _windowStart = -1;
    private int _objects;

    private static ReadOnlySpan<byte> Signature => "GCOL"u8;

    /// <summary>The object that <paramref name="reference"/> names: its elements of <paramref name="elementBytes"/> each; empty where it names none.</summary>
    /// <exception cref="ArrayStorageException">There is no such object, or it is smaller than that or larger than <paramref name="most"/> bytes.</exception>
    internal byte[] Read(HeapReference reference, int elementBytes, long most)
    {
        long bytes = (long)reference.Count * elementBytes;
        if (bytes == 0)
        {
            return [];
        }

        if (!_collections.TryGetValue(reference.Address, out Dictionary<uint, (long Start, long Length)>? objects))
        {
            objects = ReadCollection(reference.Address);
            _collections.Add(reference.Address, objects);
        }

        if (!objects.TryGetValue(reference.Index, out (long Start, long Length) found) || found.Length < bytes || bytes > most)
        {
            throw Damaged($"object {reference.Index} of the collection at {reference.Address} is not one of {bytes} bytes");
        }

        byte[] contents = new byte[bytes];
        file.Reader.Read(contents, found.Start);
        return contents;
    }

    /// <summary>A number of 2, 4 or 8 bytes.</summary>
    internal static ulong ReadNumber(ReadOnlySpan<byte> stored) => stored.Length switch
    {
        2 => BinaryPrimitives.ReadUInt16LittleEndian(stored),
        4 => BinaryPrimitives.ReadUInt32LittleEndian(stored),
        _ => BinaryPrimitives.ReadUInt64LittleEndian(stored),
    };

    private Dictionary<uint, (long Start, long Length)> ReadCollection(ulong address)
    {
        long room = file.Reader.Length - file.UserBlock - HeadBytes;
        ReadOnlySpan<byte> head = room >= 0 && address <= (ulong)room ? Peek(file.UserBlock + (long)address) : [];
        if (!head.StartsWith(Signature) || head[4] != 1)
        {
            throw Damaged($"no collection begins at {address}");
        }

        long start = file.UserBlock + (long)address;
        ulong size = ReadNumber(head.Slice(8, file.LengthBytes));
        if (size < HeadBytes || size > (ulong)(file.Reader.Length - start))
        {
            throw Damaged($"the collection at {address} claims {size} bytes");
        }

        return ReadObjects(start + HeadBytes, start + (long)size);
    }

    private Dictionary<uint, (long Start, long Length)> ReadObjects(long at, long end)
    {
        Dictionary<uint, (long Start, long Length)> objects = [];
        while (end - at >= HeadBytes)
        {
            ReadOnlySpan<byte> head = Peek(at);
            uint index = BinaryPrimitives.ReadUInt16LittleEndian(head);
            ulong length = ReadNumber(head.Slice(8, file.LengthBytes));

            // What is free counts its own head, an object does not.
            long behindHead = end - at - HeadBytes;
            bool fits = index == 0 ? length >= HeadBytes && length <= (ulong)(end - at) : length <= (ulong)behindHead;
            if (!fits || ++_objects > MostObjects)
            {
                throw Damaged(fits ? $"there are more than {MostObjects} objects" : $"object {index} at {at} claims {length} bytes");
            }

            if (index > 0)
            {
                objects[index] = (at + HeadBytes, (long)length);
            }

            at += index == 0 ? (long)length : HeadBytes + (((long)length + Alignment - 1) & -Alignment);
        }

        return objects;
    }

    /// <summary>The bytes of a head at <paramref name="at"/>, from a part of the file that is read at once.</summary>
    private ReadOnlySpan<byte> Peek(long at)
    {
        if (_windowStart < 0 || at < _windowStart || at + HeadBytes > _windowStart + _window.Length)
        {
            file.Reader.Read(_window.AsSpan(0, (int)Math.Min(_window.Length, file.Reader.Length - at)), at);
            _windowStart = at;
        }

        return _window.AsSpan((int)(at - _windowStart), HeadBytes);
    }

    private static ArrayStorageException Damaged(string found) => new($"in the file's heap {found}; the file is damaged or hostile");
}
