namespace StaticGraph.Storage;

/// <summary>Takes note of a piece of a file; false to look no further.</summary>
/// <param name="address">Where it begins.</param>
/// <param name="bytes">How long it is.</param>
/// <param name="what">How messages call it.</param>
internal delegate bool PieceTaker(ulong address, UInt128 bytes, string what);

/// <summary>What those share that find the pieces which an object takes of a file, past the library. To be used inside its scope.</summary>
/// <param name="file">The file.</param>
/// <param name="damaged">The error of an object that is not what it is said to be, of a sentence on what was found.</param>
/// <param name="take">Each piece goes there.</param>
internal sealed class RoomFinder(MetadataFile file, Func<string, ArrayStorageException> damaged, PieceTaker take)
{
    // Of an index in memory at a time.
    private const int IndexBytes = 64 << 10;

    /// <summary>What an entry of an index leads to; false to look no further.</summary>
    internal delegate bool EntryFinder(MetadataFields entry);

    /// <summary>The file.</summary>
    internal MetadataFile File => file;

    /// <summary>Takes note of a piece; false to look no further.</summary>
    /// <exception cref="ArrayStorageException">It ends behind the end of the file.</exception>
    internal bool Take(ulong address, UInt128 bytes, string what)
        => address + bytes <= (ulong)(file.Reader.Length - file.UserBlock)
            ? take(address, bytes, what)
            : throw Damaged($"{what} is said to lie at {address}, with {bytes} bytes, behind the end of the file");

    /// <summary>The bytes at an address, which begin with a signature.</summary>
    /// <exception cref="ArrayStorageException">They do not.</exception>
    internal byte[] Open(ulong address, int bytes, ReadOnlySpan<byte> signature, string what)
    {
        byte[] stored = ObjectHeader.Bytes(file, address, bytes);
        return stored.AsSpan().StartsWith(signature) ? stored : throw Damaged($"{what} is said to lie at {address}, where another thing is");
    }

    /// <summary>Goes through the entries of an index, which lie one behind the other, in what was taken note of; false when one was not to be looked at.</summary>
    internal bool ForEach(ulong address, ulong entries, int entryBytes, EntryFinder find)
    {
        ulong most = (ulong)(IndexBytes / entryBytes);
        for (ulong done = 0; done < entries; done += most)
        {
            int count = (int)Math.Min(most, entries - done);
            byte[] stored = ObjectHeader.Bytes(file, address + (done * (ulong)entryBytes), count * entryBytes);
            for (int i = 0; i < count; i++)
            {
                if (!find(new MetadataFields(stored.AsSpan(i * entryBytes, entryBytes), file)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The error of an object that is not what it is said to be.</summary>
    internal ArrayStorageException Damaged(string found) => damaged(found);
}
