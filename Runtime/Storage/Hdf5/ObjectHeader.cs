using System.Buffers.Binary;

namespace StaticGraph.Storage;

/// <summary>One message of an object's header.</summary>
/// <param name="Type">What it tells of, e.g. <see cref="ObjectHeader.Layout"/>.</param>
/// <param name="IsShared">True where it only tells where the message itself lies.</param>
/// <param name="Body">What it tells.</param>
internal readonly record struct HeaderMessage(int Type, bool IsShared, byte[] Body);

/// <summary>Reads the messages of an object's header past the library. What does not parse is left for the library to refuse.</summary>
internal sealed class ObjectHeader
{
    /// <summary>The shape.</summary>
    internal const int Dataspace = 0x01;

    /// <summary>How the links of a group are stored.</summary>
    internal const int LinkInfo = 0x02;

    /// <summary>The type of the elements.</summary>
    internal const int Datatype = 0x03;

    /// <summary>The value of what was never written, as files of long ago have it.</summary>
    internal const int ClassicFill = 0x04;

    /// <summary>The value of what was never written.</summary>
    internal const int Fill = 0x05;

    /// <summary>A link of a group.</summary>
    internal const int Link = 0x06;

    /// <summary>Which other files the data of a dataset lies in.</summary>
    internal const int ExternalFiles = 0x07;

    /// <summary>How the data of a dataset is stored.</summary>
    internal const int Layout = 0x08;

    /// <summary>An attribute.</summary>
    internal const int Attribute = 0x0C;

    /// <summary>How the links of a group of the classic format are stored.</summary>
    internal const int SymbolTable = 0x11;

    /// <summary>How further attributes of an object are stored.</summary>
    internal const int AttributeInfo = 0x15;

    /// <summary>Where the file keeps what it knows of its free room.</summary>
    internal const int FreeRoom = 0x17;

    private const int Continuation = 0x10;
    private const int ClassicPrefix = 16, ClassicHead = 8;
    private const int MostPrefix = 34;
    private const int ChecksumBytes = 4;

    /// <summary>The bytes of a header that are read.</summary>
    internal const long MostBytes = 16L << 20;

    // The classic format has a block for each attribute that was added.
    private const int MostBlocks = 10_000;

    private readonly MetadataFile _file;
    private readonly List<HeaderMessage> _messages = [];
    private readonly Queue<(ulong Address, ulong Size)> _blocks = new();
    private readonly List<(ulong Address, UInt128 Bytes)> _room = [];
    private int _headBytes;

    /// <summary>Reads the header at <paramref name="address"/>.</summary>
    internal ObjectHeader(MetadataFile file, ulong address)
    {
        _file = file;
        byte[] prefix = Bytes(file, address, MostPrefix);
        HasChecksum = prefix.Length == MostPrefix && prefix.AsSpan().StartsWith("OHDR"u8) && prefix[4] == 2;
        if (HasChecksum)
        {
            Begin(address, prefix);
        }
        else if (prefix.Length >= ClassicPrefix && prefix[0] == 1)
        {
            _headBytes = ClassicHead;
            Enqueue(address, ClassicPrefix, BinaryPrimitives.ReadUInt32LittleEndian(prefix.AsSpan(8)), 0);
        }

        ReadBlocks();
    }

    /// <summary>The messages; none of a header of no known version.</summary>
    internal IReadOnlyList<HeaderMessage> Messages => _messages;

    /// <summary>False where only the library knows what follows, or refuses it.</summary>
    internal bool IsWhole { get; private set; } = true;

    /// <summary>Where its blocks lie, as far as they were read.</summary>
    internal IReadOnlyList<(ulong Address, UInt128 Bytes)> Room => _room;

    /// <summary>True for the newer format.</summary>
    internal bool HasChecksum { get; }

    /// <summary>The bytes from an address on, fewer where the file ends, none where the address lies behind it.</summary>
    internal static byte[] Bytes(MetadataFile file, ulong address, int count)
    {
        ulong room = (ulong)(file.Reader.Length - file.UserBlock);
        if (address >= room)
        {
            return [];
        }

        byte[] bytes = new byte[(int)Math.Min((ulong)count, room - address)];
        file.Reader.Read(bytes, file.UserBlock + (long)address);
        return bytes;
    }

    private void Begin(ulong address, byte[] prefix)
    {
        // Before the size lie times, and when attributes move to a heap; messages may have numbers.
        int flags = prefix[5];
        int before = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        int sizeBytes = 1 << (flags & 3);
        _headBytes = (flags & 4) != 0 ? 6 : 4;
        var fields = new MetadataFields(prefix.AsSpan(before), _file);
        Enqueue(address, before + sizeBytes, fields.Number(sizeBytes), ChecksumBytes);
    }

    // A block of messages, with what lies before and behind them.
    private void Enqueue(ulong address, int before, ulong size, int behind)
    {
        _blocks.Enqueue((address + (ulong)before, size));
        _room.Add((address, (UInt128)(before + behind) + size));
    }

    private void ReadBlocks()
    {
        long bytes = 0;
        for (int i = 0; i < MostBlocks && _blocks.TryDequeue(out (ulong Address, ulong Size) block); i++)
        {
            bytes += block.Size <= MostBytes ? (long)block.Size : MostBytes + 1;
            if (bytes > MostBytes)
            {
                IsWhole = false;
                return;
            }

            ReadBlock(Bytes(_file, block.Address, (int)block.Size));
        }

        IsWhole &= _blocks.Count == 0;
    }

    private void ReadBlock(ReadOnlySpan<byte> block)
    {
        while (block.Length >= _headBytes)
        {
            var head = new MetadataFields(block, _file);
            int type = (int)head.Number(HasChecksum ? 1 : 2);
            int length = (int)head.Number(2);
            bool isShared = (head.Number(1) & 2) != 0;
            if (length > block.Length - _headBytes)
            {
                IsWhole = false;
                return;
            }

            ReadOnlySpan<byte> body = block.Slice(_headBytes, length);
            block = block[(_headBytes + length)..];
            if (type == Continuation)
            {
                Continue(body);
            }
            else
            {
                _messages.Add(new HeaderMessage(type, isShared, body.ToArray()));
            }
        }
    }

    private void Continue(ReadOnlySpan<byte> body)
    {
        var fields = new MetadataFields(body, _file);
        ulong address = fields.Address();
        ulong size = fields.Length();
        if (!HasChecksum)
        {
            Enqueue(address, 0, size, 0);
        }
        else if (Bytes(_file, address, 4).AsSpan().SequenceEqual("OCHK"u8) && size > 4 + ChecksumBytes)
        {
            Enqueue(address, 4, size - 4 - ChecksumBytes, ChecksumBytes);
        }
        else
        {
            IsWhole = false;
        }
    }
}
