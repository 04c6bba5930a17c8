namespace StaticGraph.Storage;

/// <summary>
/// Finds the collections of the heap that texts, lists and references to parts of arrays lie in, in a file whose bytes pass by one part behind the other: what names them may stand in any
/// element of any dataset. Bytes that only look like one are one too.
/// </summary>
internal sealed class CollectionScan
{
    private const int Most = 1 << 20;
    private const int HeadBytes = 16;

    private readonly List<long> _places = [];

    // The end of the part before: a signature may be cut.
    private byte[] _before = [];
    private long _at;

    private static ReadOnlySpan<byte> Signature => "GCOL\u0001\0\0\0"u8;

    /// <summary>The next part.</summary>
    internal void Pass(ReadOnlySpan<byte> part)
    {
        int cut = Signature.Length - 1;
        byte[] across = [.. _before, .. part[..Math.Min(part.Length, cut)]];
        Find(across, _at - _before.Length);
        Find(part, _at);
        _before = part.Length >= cut ? part[^cut..].ToArray() : across[Math.Max(0, across.Length - cut)..];
        _at += part.Length;
    }

    /// <summary>True where one of them may lie in a room.</summary>
    internal bool MayMeet(DatasetRoom room, MetadataFile file) => _places.Count >= Most || _places.Any(place => place >= file.UserBlock && Meets((ulong)(place - file.UserBlock), room, file));

    private void Find(ReadOnlySpan<byte> bytes, long at)
    {
        for (int next; _places.Count < Most && (next = bytes.IndexOf(Signature)) >= 0; bytes = bytes[(next + 1)..], at += next + 1)
        {
            _places.Add(at + next);
        }
    }

    private static bool Meets(ulong address, DatasetRoom room, MetadataFile file)
    {
        var head = new MetadataFields(ObjectHeader.Bytes(file, address, HeadBytes), file);
        head.Skip(Signature.Length);
        return room.Meets(address, Math.Max(head.Length(), HeadBytes));
    }
}
