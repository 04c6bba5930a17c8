using System.Numerics;
using StaticGraph.Storage;

namespace StaticGraph;

/// <summary>Arrays in NumPy's .npy files: versions 1 to 3, both orders, both byte orders; never pickled objects.</summary>
public static class Npy
{
    /// <summary>Opens a .npy file whose elements are <typeparamref name="T"/>. Reads the header only.</summary>
    /// <typeparam name="T">The element type of the file; nothing is converted.</typeparam>
    /// <param name="path">The file. Of several arrays that <c>np.save</c> wrote to it one behind the other, the first is opened, as by <c>np.load</c>.</param>
    /// <exception cref="ArrayStorageException">The file is missing, damaged, not supported, or holds another element type; or what follows the array is no array.</exception>
    public static ArraySource<T> Open<T>(string path)
        where T : unmanaged
        => Open<T>(path, 0);

    /// <summary>Opens one of several arrays that <c>np.save</c> wrote to one open file, one behind the other. Reads their headers up to it: those before it may be of any plain type,
    /// text and dates too, but not of pickled objects or of structured elements.</summary>
    /// <typeparam name="T">The element type of the array; nothing is converted.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="index">The number of the array, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    /// <exception cref="ArrayStorageException">The file is missing, damaged, not supported, has fewer arrays, or that one has another element type.</exception>
    public static ArraySource<T> Open<T>(string path, int index)
        where T : unmanaged
    {
        ArraySource source = Open(path, index);
        if (source is ArraySource<T> typed)
        {
            return typed;
        }

        source.Dispose();
        throw OtherElements.Error(source.Name, nameof(Npy), source.ElementType, typeof(T));
    }

    /// <summary>Opens a .npy file of any element type. Reads the header only.</summary>
    /// <param name="path">The file. Of several arrays in it the first is opened.</param>
    /// <returns>An <see cref="ArraySource{T}"/> of the file's element type.</returns>
    /// <exception cref="ArrayStorageException">The file is missing, damaged or not supported; or what follows the array is no array.</exception>
    public static ArraySource Open(string path) => Open(path, 0);

    /// <summary>Opens one of several arrays of any element type that <c>np.save</c> wrote to one open file, one behind the other. Reads their headers up to it: those before it may be of any plain type,
    /// text and dates too, but not of pickled objects or of structured elements.</summary>
    /// <param name="path">The file.</param>
    /// <param name="index">The number of the array, from 0.</param>
    /// <returns>An <see cref="ArraySource{T}"/> of the array's element type.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    /// <exception cref="ArrayStorageException">The file is missing, damaged or not supported, or has fewer arrays.</exception>
    public static ArraySource Open(string path, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        PositionalReader file = PositionalReader.Open(path);
        try
        {
            return MakeSource(file, NpyHeader.Read(file, index));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Names a new .npy file for a plan to write, in C order. Nothing is created before the run.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="options">Only <see cref="StorageOptions.Overwrite"/> and <see cref="StorageOptions.Durable"/> apply: the format has no chunks, compression or attributes.</param>
    /// <exception cref="ArgumentException">The options ask for what the format does not have.</exception>
    /// <exception cref="ArrayStorageException">The format has no such element type, or no file can have that name.</exception>
    public static ArraySink<T> Create<T>(string path, StorageOptions? options = null)
        where T : unmanaged
    {
        options ??= new StorageOptions();
        if (options.ChunkShape is not null || options.Compression.Level is not null || options.Attributes.Count > 0)
        {
            throw new ArgumentException("A .npy file has no chunks, compression or attributes; write HDF5 for those.", nameof(options));
        }

        if (NpyElementType.DescriptorOf(typeof(T)) is null)
        {
            throw new ArrayStorageException($"'{path}' cannot hold {ElementTypeName.Of<T>()}: the .npy files of this library hold bool, integers of 8 to 64 bits, Half, float, double and Complex.");
        }

        return new NpySink<T>(path, options);
    }

    private static ArraySource MakeSource(PositionalReader file, NpyHeader header) => Type.GetTypeCode(header.ElementType) switch
    {
        TypeCode.Boolean => new NpySource<bool>(file, header),
        TypeCode.SByte => new NpySource<sbyte>(file, header),
        TypeCode.Byte => new NpySource<byte>(file, header),
        TypeCode.Int16 => new NpySource<short>(file, header),
        TypeCode.UInt16 => new NpySource<ushort>(file, header),
        TypeCode.Int32 => new NpySource<int>(file, header),
        TypeCode.UInt32 => new NpySource<uint>(file, header),
        TypeCode.Int64 => new NpySource<long>(file, header),
        TypeCode.UInt64 => new NpySource<ulong>(file, header),
        TypeCode.Single => new NpySource<float>(file, header),
        TypeCode.Double => new NpySource<double>(file, header),
        _ when header.ElementType == typeof(Complex) => new NpySource<Complex>(file, header),
        _ => new NpySource<Half>(file, header),
    };
}
