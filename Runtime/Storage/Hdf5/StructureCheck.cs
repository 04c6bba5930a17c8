namespace StaticGraph.Storage;

/// <summary>
/// Looks at where the parts of groups and datasets are said to lie before the library goes there: it follows an address that is none into memory that is nobody's.
/// Checksums keep damage out, not bad intentions. To be used inside the library's scope.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="name">How messages call the object.</param>
internal readonly ref struct StructureCheck(MetadataFile file, string name)
{
    private const int MostHeaderBytes = 256;

    // The heads of messages: what is tracked beside the addresses.
    private const int LinkOrderBytes = 8;
    private const int AttributeOrderBytes = 2;

    // Of the names of a classic group. Each is looked at in the file, and the library takes a note of it.
    private const int MostFreePieces = 1 << 20;

    /// <summary>Refuses an object whose links or attributes are said to lie where nothing can, or whose header claims more than it has.</summary>
    /// <param name="address">Where its header lies.</param>
    /// <exception cref="ArrayStorageException">It is one.</exception>
    internal void CheckObject(ulong address)
    {
        foreach (HeaderMessage message in new ObjectHeader(file, address).Messages.Where(message => !message.IsShared))
        {
            switch (message.Type)
            {
                case ObjectHeader.LinkInfo:
                    CheckDense(message.Body, LinkOrderBytes);
                    break;
                case ObjectHeader.SymbolTable:
                    CheckNames(message.Body);
                    break;
                case ObjectHeader.AttributeInfo:
                    CheckDense(message.Body, AttributeOrderBytes);
                    break;
                case ObjectHeader.Datatype:
                    CheckEnum(message.Body);
                    break;
                case ObjectHeader.Fill or ObjectHeader.ClassicFill:
                    CheckFill(message);
                    break;
                case ObjectHeader.Layout:
                    CheckLayout(message.Body);
                    break;
            }
        }
    }

    /// <summary>The bytes at an address.</summary>
    /// <exception cref="ArrayStorageException">Nothing can lie there.</exception>
    internal MetadataFields Open(ulong address, string what)
    {
        CheckPlace(address, what);
        return new MetadataFields(ObjectHeader.Bytes(file, address, MostHeaderBytes), file);
    }

    /// <summary>Refuses an address behind the end of the file, or one that is none.</summary>
    /// <exception cref="ArrayStorageException">It is one.</exception>
    internal void CheckPlace(ulong address, string what)
    {
        if (address >= (ulong)(file.Reader.Length - file.UserBlock))
        {
            throw Damaged(address == MetadataFields.Undefined ? $"{what} lies nowhere" : $"{what} lies at {address}, behind the end of the file");
        }
    }

    /// <summary>Refuses a B-tree (version 2) that has records and no root.</summary>
    /// <exception cref="ArrayStorageException">It does.</exception>
    internal void CheckTree(ulong address, string what)
    {
        // Signature, version and kind; the sizes of nodes and records; the depth; when nodes split and merge.
        MetadataFields tree = Open(address, what);
        tree.Skip(6 + 6);
        ulong depth = tree.Number(2);
        tree.Skip(2);
        ulong root = tree.Address();
        ulong records = tree.Number(2) | tree.Length();
        if (depth > 0 || records > 0)
        {
            CheckPlace(root, "the root of " + what);
        }
    }

    internal ArrayStorageException Damaged(string found) => new($"{name} cannot be read: {found}; the file is damaged or hostile.");

    // The library copies as many bytes as it is told.
    private void CheckFill(HeaderMessage message)
    {
        var fields = new MetadataFields(message.Body, file);
        ulong version = message.Type == ObjectHeader.Fill ? fields.Number(1) : 0;
        if (version is 1 or 2)
        {
            fields.Skip(2);
        }

        ulong flags = version > 0 ? fields.Number(1) : 0;
        bool hasSize = version switch { 2 => flags != 0, 3 => (flags & 0x20) != 0, _ => true };
        uint size = hasSize ? (uint)fields.Number(4) : 0;
        if (size > fields.Left && !(version is 1 or 2 && (int)size < 0))
        {
            throw Damaged($"its fill value claims {size} bytes of {fields.Left}");
        }
    }

    // Of a type of named values, which bools are: the names are followed by as many values of the type behind it.
    private void CheckEnum(byte[] body)
    {
        const int Enum = 8;
        var fields = new MetadataFields(body, file);
        bool isEnum = (fields.Number(1) & 0xF) == Enum;
        ulong names = fields.Number(2);
        fields.Skip(1 + 4 + 4);
        ulong bytes = names * fields.Number(4);
        if (isEnum && bytes > (ulong)fields.Left)
        {
            throw Damaged($"the {names} values of its type claim {bytes} bytes of {fields.Left}");
        }
    }

    private void CheckLayout(byte[] body)
    {
        const int Compact = 0, Newest = 4;
        var fields = new MetadataFields(body, file);
        ulong version = fields.Number(1);
        if (version > Newest)
        {
            throw new ArrayStorageException(
                $"{name} has a layout of version {version}; StaticGraph reads versions up to {Newest}, which HDF5 1.x writes. HDF5 2.x writes them as well when it is told to (h5py: libver=('earliest', 'v110')).");
        }

        int axes = version < 3 ? (int)fields.Number(1) : 0;
        if (fields.Number(1) != Compact)
        {
            return;
        }

        fields.Skip(version < 3 ? 5 + (4 * axes) : 0);
        ulong size = fields.Number(version < 3 ? 4 : 2);
        if (size > (ulong)fields.Left)
        {
            throw Damaged($"its elements claim {size} bytes of {fields.Left}");
        }
    }

    // Many links or attributes lie in a heap and are found by trees.
    private void CheckDense(byte[] body, int orderBytes)
    {
        var fields = new MetadataFields(body, file);
        fields.Skip(1);
        ulong flags = fields.Number(1);
        fields.Skip((flags & 1) != 0 ? orderBytes : 0);
        ulong heap = fields.Address();
        ulong names = fields.Address();
        ulong order = fields.Address();
        if (heap == MetadataFields.Undefined)
        {
            return;
        }

        CheckHeap(heap);
        CheckTree(names, "the index of its links or attributes");
        if ((flags & 2) != 0)
        {
            CheckTree(order, "the index of the order of its links or attributes");
        }
    }

    // A classic group keeps the names of its links in a heap, whose list of free pieces the library takes into memory to its end.
    private void CheckNames(byte[] body)
    {
        const string What = "the heap of the names of its links";
        const ulong End = 1;
        var table = new MetadataFields(body, file);
        _ = table.Address();

        // Signature, version.
        MetadataFields heap = Open(table.Address(), What);
        heap.Skip(8);
        ulong bytes = heap.Length();
        ulong piece = heap.Length();
        ulong data = heap.Address();
        if (bytes > 0 && (UInt128)data + bytes > (ulong)(file.Reader.Length - file.UserBlock))
        {
            throw Damaged($"{What} claims {bytes} bytes at {data}, behind the end of the file");
        }

        // A piece has room for the place of the next and for its own length.
        ulong least = 2 * (ulong)file.LengthBytes;
        ulong most = Math.Min(bytes / least, MostFreePieces);
        for (ulong walked = 0; piece != End; walked++)
        {
            if (piece >= bytes || bytes - piece < least)
            {
                throw Damaged($"the free pieces of {What} lead behind its {bytes} bytes");
            }

            if (walked == most)
            {
                throw Damaged($"the free pieces of {What} lead to each other, or are more than {most}");
            }

            piece = new MetadataFields(ObjectHeader.Bytes(file, data + piece, file.LengthBytes), file).Length();
        }
    }

    private void CheckHeap(ulong address)
    {
        const string What = "the heap of its links or attributes";

        // Signature, version, lengths of ids and filters, flags, the largest managed object.
        MetadataFields heap = Open(address, What);
        heap.Skip(5 + 4 + 1 + 4);
        _ = heap.Length();
        ulong hugeObjects = heap.Address();
        _ = heap.Length();
        _ = heap.Address();
        _ = heap.Length();
        _ = heap.Length();
        _ = heap.Length();
        ulong managed = heap.Length();
        _ = heap.Length();
        ulong huge = heap.Length();
        _ = heap.Length();
        _ = heap.Length();

        // The width of the table; the sizes of blocks; how large the heap may grow; its rows.
        heap.Skip(2);
        _ = heap.Length();
        _ = heap.Length();
        heap.Skip(4);
        ulong root = heap.Address();
        if (managed > 0)
        {
            CheckPlace(root, "the root of " + What);
        }

        if (huge > 0)
        {
            CheckPlace(hugeObjects, "the index of large objects of " + What);
        }
    }
}
