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

    /// <summary>Reads and checks a header, and that its array is all there, with nothing behind it but further arrays: NumPy saves several to one open file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="index">The number of the array, from 0.</param>
    /// <exception cref="ArrayStorageException">The file is no .npy file, or one that is damaged or not supported, or has fewer arrays.</exception>
    public static NpyHeader Read(PositionalReader file, int index)
    {
        Int128 begin = 0;
        for (int i = 0; i < index; i++)
        {
            begin = EndOf(file, (long)begin, i);
            if (begin >= file.Length)
            {
                throw new ArrayStorageException($"'{file.Path}' has no array {index}: it holds {i + 1}, counted from 0.");
            }
        }

        string name = index == 0 ? $"'{file.Path}'" : $"Array {index} of '{file.Path}'";
        (NpyDictionary dictionary, string descriptor, long offset) = ReadAt(file, (long)begin, name);
        return Create(file, dictionary, descriptor, offset, index, name);
    }

    // Of an array that is passed over.
    private static Int128 EndOf(PositionalReader file, long begin, int index)
    {
        string name = $"Array {index} of '{file.Path}', before the one that is wanted,";
        (NpyDictionary dictionary, string descriptor, long offset) = ReadAt(file, begin, name);
        long elementBytes = NpyElementType.BytesOf(descriptor)
            ?? throw new ArrayStorageException($"{name} has the element type '{descriptor}': {NpyElementType.Describe(descriptor)}. Where it ends is not known; save the arrays to files of their own.");
        return CheckEnd(file, dictionary, descriptor, offset, elementBytes, index);
    }

    private static (NpyDictionary Dictionary, string Descriptor, long Offset) ReadAt(PositionalReader file, long begin, string name)
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
        NpyDictionary dictionary = Parse(file.Path, ReadText(file, offset, length));
        return dictionary.Descriptor is string descriptor
            ? (dictionary, descriptor, offset + length)
            : throw new ArrayStorageException($"{name} holds structured elements (several fields each), which are not supported; save one field to a file of its own.");
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

    private static NpyDictionary Parse(string path, string text)
    {
        try
        {
            return NpyDictionary.Parse(text);
        }
        catch (FormatException error)
        {
            throw new ArrayStorageException($"The header of '{path}' cannot be read: {error.Message}", error);
        }
    }

    private static NpyHeader Create(PositionalReader file, NpyDictionary dictionary, string descriptor, long dataOffset, int index, string name)
    {
        Type type = NpyElementType.Find(descriptor)
            ?? throw new ArrayStorageException($"{name} has the element type '{descriptor}': {NpyElementType.Describe(descriptor)}. Convert it in NumPy with astype and save again.");
        _ = CheckEnd(file, dictionary, descriptor, dataOffset, NpyElementType.SizeOf(type), index);
        return new NpyHeader(descriptor, type, dictionary.IsFortranOrder, dictionary.Shape, dataOffset) { Index = index };
    }

    // Where an array ends, which is all there.
    private static Int128 CheckEnd(PositionalReader file, NpyDictionary dictionary, string descriptor, long dataOffset, long elementBytes, int index)
    {
        try
        {
            Block.CheckShape(index == 0 ? $"'{file.Path}'" : $"Array {index} of '{file.Path}'", dictionary.Shape);
        }
        catch (ArrayShapeException error)
        {
            throw new ArrayStorageException(error.Message, error);
        }

        Int128 end = dataOffset + ((Int128)Block.Count(dictionary.Shape) * elementBytes);
        if (file.Length != end && !IsBeforeAnother(file, end))
        {
            string cause = file.Length < end ? "It is probably an incomplete copy."
                : "What was added after the array is no other array. NumPy would pass over it: np.save of what np.load gives leaves it out.";
            throw new ArrayStorageException(
                $"'{file.Path}' has {file.Length} bytes; {(index == 0 ? "its header" : $"the header of array {index}")}, for shape {Block.Format(dictionary.Shape)} of '{descriptor}', needs {end}. {cause}");
        }

        return end;
    }

    private static bool IsBeforeAnother(PositionalReader file, Int128 end)
    {
        if (file.Length - end < Magic.Length)
        {
            return false;
        }

        Span<byte> next = stackalloc byte[Magic.Length];
        file.Read(next, (long)end);
        return next.SequenceEqual(Magic);
    }
}
