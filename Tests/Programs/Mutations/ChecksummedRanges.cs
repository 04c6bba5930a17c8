using System.Buffers.Binary;

namespace StaticGraph.Mutations;

/// <summary>The parts of an HDF5 file that are followed by their lookup3 checksum, found by trying: a part begins with a known signature and ends where the checksum fits.</summary>
internal sealed class ChecksummedRanges
{
    private const int ChecksumBytes = 4;
    private const int Shortest = 8;
    private const int Longest = 8192;

    private static readonly byte[][] Signatures =
    [
        [0x89, .. "HDF\r\n\x1a\n"u8],
        .. new[] { "OHDR", "OCHK", "FRHP", "FHDB", "FHIB", "BTHD", "BTLF", "BTIN", "FAHD", "FADB", "EAHD", "EAIB", "EASB", "EADB", "SMTB", "SMLI", "FSHD", "FSSE" }
            .Select(text => System.Text.Encoding.ASCII.GetBytes(text)),
    ];

    private readonly List<(int Start, int Length)> _ranges = [];

    internal ChecksummedRanges(byte[] file)
    {
        foreach (byte[] signature in Signatures)
        {
            for (int at = file.AsSpan().IndexOf(signature); at >= 0; at = Next(file, signature, at))
            {
                if (LengthAt(file, at) is int length)
                {
                    _ranges.Add((at, length));
                }
            }
        }
    }

    /// <summary>How many there are.</summary>
    internal int Count => _ranges.Count;

    /// <summary>Makes every checksum fit again.</summary>
    internal void Repair(byte[] file)
    {
        foreach ((int start, int length) in _ranges)
        {
            if (start + length + ChecksumBytes <= file.Length)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(start + length), Lookup3.Compute(file.AsSpan(start, length)));
            }
        }
    }

    private static int Next(byte[] file, byte[] signature, int at)
    {
        int next = file.AsSpan(at + 1).IndexOf(signature);
        return next < 0 ? -1 : at + 1 + next;
    }

    private static int? LengthAt(byte[] file, int at)
    {
        int last = Math.Min(Longest, file.Length - at - ChecksumBytes);
        for (int length = Shortest; length <= last; length++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + length)) == Lookup3.Compute(file.AsSpan(at, length)))
            {
                return length;
            }
        }

        return null;
    }
}
