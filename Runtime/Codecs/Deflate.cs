using System.IO.Compression;

namespace StaticGraph.Codecs;

/// <summary>Deflate in zlib's wrapping, as HDF5's filter 1 has it, from span to span.</summary>
internal static unsafe class Deflate
{
    /// <summary>Decodes <paramref name="compressed"/> into <paramref name="destination"/>, which the data must fill exactly.</summary>
    /// <returns>Null when all is well, else what is wrong. Decoding stops one byte past the destination, so that a small chunk cannot become a large one.</returns>
    internal static string? Decode(ReadOnlySpan<byte> compressed, Span<byte> destination) =>
        LibDeflate.TryDecode(compressed, destination) ? null : DecodeByFramework(compressed, destination);

    /// <summary>Decodes data whose size is not known, because it was deflated before: that is rare, and .NET's zlib serves.</summary>
    /// <param name="compressed">The data.</param>
    /// <param name="destination">The most room that it may take.</param>
    /// <param name="count">The bytes of it that were filled.</param>
    /// <returns>Null when all is well, else what is wrong.</returns>
    internal static string? DecodeAtMost(ReadOnlySpan<byte> compressed, Span<byte> destination, out int count) => Inflate(compressed, destination, fills: false, out count);

    /// <summary><see cref="Decode"/> by .NET's zlib.</summary>
    internal static string? DecodeByFramework(ReadOnlySpan<byte> compressed, Span<byte> destination) => Inflate(compressed, destination, fills: true, out _);

    private static string? Inflate(ReadOnlySpan<byte> compressed, Span<byte> destination, bool fills, out int count)
    {
        count = 0;
        fixed (byte* start = compressed)
        {
            try
            {
                using var input = new MemoryStreamView(start, compressed.Length);
                using var inflater = new ZLibStream(input, CompressionMode.Decompress);
                count = inflater.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
                if (fills && count < destination.Length)
                {
                    return $"its deflated data ends after {count} of {destination.Length} bytes";
                }

                Span<byte> next = stackalloc byte[1];
                if (inflater.Read(next) != 0)
                {
                    return $"its deflated data does not end after {destination.Length} bytes, {(fills ? "the size of a chunk" : "more than a chunk can have")}; the file is damaged or hostile";
                }

                // The framework takes a stream cut inside its checksum for whole; it then asked for more than there was.
                return input.Starved ? "its deflated data ends inside its checksum" : null;
            }
            catch (InvalidDataException error)
            {
                return "its deflated data is damaged: " + error.Message.TrimEnd('.');
            }
            catch (IOException error)
            {
                // Damage as well, or no memory: the framework does not say which.
                return "its deflated data cannot be inflated: " + error.Message.TrimEnd('.');
            }
        }
    }

    /// <summary>Encodes <paramref name="data"/> into <paramref name="destination"/>.</summary>
    /// <param name="data">What to compress.</param>
    /// <param name="destination">Room for the result.</param>
    /// <param name="level">From 0 to 9.</param>
    /// <returns>The bytes written, or -1 when the result does not fit.</returns>
    /// <exception cref="OutOfMemoryException">There is no memory for the compressor.</exception>
    internal static int Encode(ReadOnlySpan<byte> data, Span<byte> destination, int level)
    {
        fixed (byte* start = destination)
        {
            using var output = new MemoryStreamView(start, destination.Length);
            try
            {
                using var deflater = new ZLibStream(output, new ZLibCompressionOptions { CompressionLevel = level }, leaveOpen: true);
                deflater.Write(data);
            }
            catch (IOException error)
            {
                // Nothing else can go wrong with it.
                throw new OutOfMemoryException($"A chunk of {data.Length} bytes cannot be compressed: {error.Message}", error);
            }

            return output.Overflowed ? -1 : (int)output.Position;
        }
    }
}
