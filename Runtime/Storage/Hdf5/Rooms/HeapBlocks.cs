using System.Numerics;

namespace StaticGraph.Storage;

/// <summary>Finds the blocks of a heap that holds many links or attributes (a fractal heap), past the library.</summary>
/// <param name="room">What is found goes there.</param>
internal sealed class HeapBlocks(RoomFinder room)
{
    private const string What = "a block of the heap of its links or attributes";
    private const int ChecksumBytes = 4;

    private readonly Stack<(ulong Address, int Rows)> _tables = new();
    private UInt128 _first;
    private int _width;
    private int _offsetBytes;
    private int _directRows;

    private int AddressBytes => room.File.AddressBytes;

    private int LengthBytes => room.File.LengthBytes;

    /// <summary>Finds all of it; false where it has what is not looked at: filters, objects too large for its blocks.</summary>
    /// <exception cref="ArrayStorageException">It leads where nothing can lie, or is no such heap.</exception>
    internal bool Find(ulong address)
    {
        // Signature, version, length of ids; of filters; flags, the largest object; the next large one.
        int headBytes = 26 + (12 * LengthBytes) + (3 * AddressBytes);
        var head = new MetadataFields(room.Open(address, headBytes, "FRHP"u8, What), room.File);
        head.Skip(7);
        bool hasFilters = head.Number(2) > 0;
        head.Skip(5 + LengthBytes);
        _ = head.Address();
        _ = head.Length();
        ulong free = head.Address();

        // Sizes and numbers of objects: those in blocks, large ones, small ones.
        head.Skip(5 * LengthBytes);
        bool hasLarge = head.Length() > 0;
        head.Skip(2 * LengthBytes);

        // The table: its width, the first and the largest block, how far it reaches, the rows it begins with and has.
        _width = (int)head.Number(2);
        _first = head.Length();
        UInt128 largest = head.Length();
        int bits = (int)head.Number(2);
        head.Skip(2);
        ulong root = head.Address();
        int rows = (int)head.Number(2);
        if (!BitOperations.IsPow2(_width) || !UInt128.IsPow2(_first) || !UInt128.IsPow2(largest) || largest < _first || bits > 64 || rows > 64)
        {
            throw room.Damaged($"{What} has rows of {_width} blocks from {_first} to {largest} bytes");
        }

        _offsetBytes = (bits + 7) / 8;
        _directRows = Log2(largest) - Log2(_first) + 2;
        return !hasFilters && !hasLarge && room.Take(address, (UInt128)headBytes, What) && FindFree(free)
            && (root == MetadataFields.Undefined || (rows == 0 ? room.Take(root, _first, What) : FindBelow(root, rows)));
    }

    // A table of blocks, whose last rows are tables themselves.
    private bool FindBelow(ulong root, int rootRows)
    {
        _tables.Push((root, rootRows));
        while (_tables.TryPop(out (ulong Address, int Rows) table))
        {
            // Signature, version, where the heap's head lies, where the table begins in the heap.
            int before = 5 + AddressBytes + _offsetBytes;
            int blocks = table.Rows * _width;
            int block = 0;
            _ = room.Open(table.Address, before, "FHIB"u8, What);
            if (!room.Take(table.Address, (UInt128)before + ((UInt128)blocks * (UInt128)AddressBytes) + ChecksumBytes, What)
                || !room.ForEach(table.Address + (ulong)before, (ulong)blocks, AddressBytes, entry => FindBlock(entry.Address(), block++ / _width)))
            {
                return false;
            }
        }

        return true;
    }

    private bool FindBlock(ulong address, int row)
    {
        UInt128 bytes = row == 0 ? _first : _first << (row - 1);
        if (address == MetadataFields.Undefined)
        {
            return true;
        }

        if (row < _directRows)
        {
            return room.Take(address, bytes, What);
        }

        _tables.Push((address, Log2(bytes) - Log2(_first) - BitOperations.Log2((uint)_width) + 1));
        return _tables.Count < DatasetRoom.MostPieces;
    }

    // What the heap knows of its own free room.
    private bool FindFree(ulong address)
    {
        if (address == MetadataFields.Undefined)
        {
            return true;
        }

        // Signature, version, kind; bytes and numbers of pieces, classes, when it grows, the largest piece.
        int headBytes = 18 + (7 * LengthBytes) + AddressBytes;
        var head = new MetadataFields(room.Open(address, headBytes, "FSHD"u8, What), room.File);
        head.Skip(6 + (4 * LengthBytes) + 8 + LengthBytes);
        ulong pieces = head.Address();
        _ = head.Length();
        return room.Take(address, (UInt128)headBytes, What) && (pieces == MetadataFields.Undefined || room.Take(pieces, head.Length(), What));
    }

    private static int Log2(UInt128 number) => (int)UInt128.Log2(number);
}
