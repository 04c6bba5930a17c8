using System.Buffers.Binary;

namespace StaticGraph.Storage;

/// <summary>Numbers one behind the other in a part of a file's metadata, as wide as that file has them; behind the end of the part they are 0.</summary>
internal ref struct MetadataFields(ReadOnlySpan<byte> bytes, MetadataFile file)
{
    /// <summary>The address of what is not stored, whatever the width of addresses.</summary>
    internal const ulong Undefined = ulong.MaxValue;

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The bytes that are left.</summary>
    internal int Left => _rest.Length;

    /// <summary>Passes over some bytes.</summary>
    internal void Skip(int bytes) => _ = Take(bytes);

    /// <summary>A number of 1 to 8 bytes.</summary>
    internal ulong Number(int bytes)
    {
        Span<byte> wide = stackalloc byte[sizeof(ulong)];
        wide.Clear();
        Take(bytes).CopyTo(wide);
        return BinaryPrimitives.ReadUInt64LittleEndian(wide);
    }

    /// <summary>A length or a count.</summary>
    internal ulong Length() => Number(file.LengthBytes);

    /// <summary>An address, counted from the end of the user block.</summary>
    internal ulong Address()
    {
        ulong address = Number(file.AddressBytes);
        return address == ulong.MaxValue >> (64 - (8 * file.AddressBytes)) ? Undefined : address;
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        if (bytes > _rest.Length)
        {
            _rest = [];
            return [];
        }

        ReadOnlySpan<byte> taken = _rest[..bytes];
        _rest = _rest[bytes..];
        return taken;
    }
}
