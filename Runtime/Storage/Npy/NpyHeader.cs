using System.Buffers.Binary;
using System.Text;

namespace StaticGraph.Storage;

/// <summary>What the header of a .npy file says.</summary>
/// <param name="Descriptor">The element type in the format's words, e.g. <c>&lt;f8</c>.</param>
/// <param name="ElementType">The element type.</param>
/// <param name="IsFortranOrder">True when the first axis is the densest.</param>
/// <param name="Shape">The length of each axis.</param>
/// <param name="DataOffset">Where the elements begin.</param>
internal sealed record NpyHeader(string Descriptor, Type ElementType, bool IsFortranOrder, long[] Shape, long DataOffset)
{
    /// <summary>NumPy's own limit: a longer header is an attack or an accident.</summary>
    private const int LongestHeader = 10_000;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The number of the array in its file, from 0.</summary>
    public int Index { get; private init; }

    private Int128 End => DataOffset + ((Int128)Block.Count(Shape) * NpyElementType.SizeOf(ElementType));

    /// <summary>Reads and checks a header, and that its array is all there, with nothing behind it but further arrays: NumPy saves several to one open file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="index">The number of the array, from 0.</param>
    /// <exception cref="ArrayStorageException">The file is no .npy file, or one that is damaged or not supported, or has fewer arrays.</exception>
    public static NpyHeader Read(PositionalReader file, int index)
    {
        NpyHeader header = ReadAt(file, 0);
        for (int i = 1; i <= index; i++)
        {
            header = header.End < file.Length
                ? ReadAt(file, (long)header.End)
                : throw new ArrayStorageException($"'{file.Path}' has no array {index}: it holds {i}, counted from 0.");
        }

        return header with { Index = index };
    }

    private static NpyHeader ReadAt(PositionalReader file, long begin)
    {
        Span<byte> start = stackalloc byte[12];
        start = start[..(int)Math.Min(start.Length, file.Length - begin)];
        file.Read(start, begin);
        if (!start.StartsWith(Magic))
        {
            throw new ArrayStorageException(FileFormat.Describe(file) is string format
                ? $"'{file.Path}' is no .npy file: it {format}."
                : $"'{file.Path}' is no .npy file: it does not begin with the bytes 93 'NUMPY'.");
        }

        if (start.Length < 12)
        {
            throw new ArrayStorageException($"'{file.Path}' is cut inside its header: it has {file.Length} bytes.");
        }

        int version = start[6];
        if (version is < 1 or > 3 || start[7] != 0)
        {
            throw new ArrayStorageException($"'{file.Path}' has version {version}.{start[7]} of the .npy format; versions 1.0 to 3.0 are read.");
        }

        long length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(start[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        long offset = begin + (version == 1 ? 10 : 12);
        NpyHeader header = Parse(file.Path, ReadText(file, offset, length), offset + length);
        header.CheckLength(file);
        return header;
    }

    /// <summary>The bytes of a header, padded so that the elements begin at a multiple of 64.</summary>
    public static byte[] Write(string descriptor, ReadOnlySpan<long> shape)
    {
        string text = $"{{'descr': '{descriptor}', 'fortran_order': False, 'shape': {Block.Format(shape)}, }}";
        int length = (10 + text.Length + 1 + 63) / 64 * 64;
        byte[] header = new byte[length];
        Magic.CopyTo(header);
        header[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)(length - 10));
        header.AsSpan(10).Fill((byte)' ');
        _ = Encoding.ASCII.GetBytes(text, header.AsSpan(10));
        header[^1] = (byte)'\n';
        return header;
    }

    private static string ReadText(PositionalReader file, long offset, long length)
    {
        if (length > LongestHeader)
        {
            throw new ArrayStorageException($"The header of '{file.Path}' claims {length} bytes; at most {LongestHeader} are read.");
        }

        if (offset + length > file.Length)
        {
            throw new ArrayStorageException($"'{file.Path}' is cut inside its header: expected {offset + length} bytes, found {file.Length}.");
        }

        byte[] bytes = new byte[length];
        file.Read(bytes, offset);
        return bytes.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)127)
            ? throw new ArrayStorageException($"The header of '{file.Path}' is not ASCII.")
            : Encoding.ASCII.GetString(bytes);
    }

    private static NpyHeader Parse(string path, string text, long dataOffset)
    {
        NpyDictionary dictionary;
        try
        {
            dictionary = NpyDictionary.Parse(text);
        }
        catch (FormatException error)
        {
            throw new ArrayStorageException($"The header of '{path}' cannot be read: {error.Message}", error);
        }

        if (dictionary.Descriptor is not string descriptor)
        {
            throw new ArrayStorageException($"'{path}' holds structured elements (several fields each), which are not supported; save one field to a file of its own.");
        }

        Type type = NpyElementType.Find(descriptor)
            ?? throw new ArrayStorageException($"'{path}' has the element type '{descriptor}': {NpyElementType.Describe(descriptor)}. Convert it in NumPy with astype and save again.");
        try
        {
            Block.CheckShape($"'{path}'", dictionary.Shape);
        }
        catch (ArrayShapeException error)
        {
            throw new ArrayStorageException(error.Message, error);
        }

        return new NpyHeader(descriptor, type, dictionary.IsFortranOrder, dictionary.Shape, dataOffset);
    }

    private void CheckLength(PositionalReader file)
    {
        if (file.Length != End && !IsBeforeAnother(file))
        {
            string cause = file.Length < End ? "It is probably an incomplete copy."
                : "What was added after the array is no other array. NumPy would pass over it: np.save of what np.load gives leaves it out.";
            throw new ArrayStorageException(
                $"'{file.Path}' has {file.Length} bytes; its header, for shape {Block.Format(Shape)} of '{Descriptor}', needs {End}. {cause}");
        }
    }

    private bool IsBeforeAnother(PositionalReader file)
    {
        if (file.Length - End < Magic.Length)
        {
            return false;
        }

        Span<byte> next = stackalloc byte[Magic.Length];
        file.Read(next, (long)End);
        return next.SequenceEqual(Magic);
    }
}
