using StaticGraph.Storage;
using StaticGraph.Storage.Native;

namespace StaticGraph;

/// <summary>Reads and writes datasets of HDF5 files.</summary>
/// <remarks>
/// The HDF5 library is found on the machine, by name, when it is first needed (Debian and Ubuntu: the package <c>libhdf5-103-1</c>).
/// It is asked for headers and compressed chunks only; decoding, and all data that is not compressed, goes past it, on every thread at once.
/// </remarks>
public static class Hdf5
{
    /// <summary>
    /// The file of the HDF5 library: set it, before the first use, to name one; afterwards it tells which was found.
    /// Without it the environment variable <c>STATICGRAPH_HDF5</c> counts, then the folder of the program, then the system's library path.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is set after the library was loaded.</exception>
    public static string? LibraryPath
    {
        get => Hdf5Library.Path;
        set => Hdf5Library.Path = value;
    }

    /// <summary>Opens a dataset whose elements are <typeparamref name="T"/>.</summary>
    /// <typeparam name="T">Exactly the stored type: an integer of 8 to 64 bits, <see cref="Half"/>, <see cref="float"/>, <see cref="double"/>, <see cref="System.Numerics.Complex"/>, or <see cref="bool"/> as h5py or PyTables stores it.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="dataset">The dataset's name, with its groups: <c>/a/b/x</c>.</param>
    /// <returns>The source: shape, chunk grid, axis names (labels or scales), fill value and attributes are the file's. Dispose it to close the file.</returns>
    /// <remarks>
    /// Contiguous, compact and chunked datasets are read, of either byte order, with the filters deflate (gzip), shuffle and fletcher32, whose checksums are verified.
    /// Virtual datasets, external storage, external links and other filters are refused here, by name, and no element is read.
    /// </remarks>
    /// <exception cref="ArrayStorageException">There is no library, no such file or dataset, or it holds something else; the message says what.</exception>
    public static ArraySource<T> Open<T>(string path, string dataset)
        where T : unmanaged
    {
        ArraySource source = Open(path, dataset);
        if (source is ArraySource<T> typed)
        {
            return typed;
        }

        source.Dispose();
        throw OtherElements.Error(source.Name, nameof(Hdf5), source.ElementType, typeof(T));
    }

    /// <summary>Opens a dataset of any element type; the result is an <see cref="ArraySource{T}"/> of the stored one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dataset">The dataset's name, with its groups: <c>/a/b/x</c>.</param>
    /// <inheritdoc cref="Open{T}(string, string)" path="/exception"/>
    public static ArraySource Open(string path, string dataset)
    {
        DatasetLocation.CheckName(dataset);
        return SourceOf(Hdf5File.Open(path, dataset), dataset);
    }

    /// <summary>The source of an open dataset, which it takes over.</summary>
    /// <exception cref="ArrayStorageException">It holds what is not read.</exception>
    internal static ArraySource SourceOf(Hdf5File file, string dataset)
    {
        try
        {
            return CreateSource(file, DatasetHeader.Read(file, dataset));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Names a dataset of a new file, or with <see cref="StorageOptions.AddToFile"/> a new one of an existing file, for a plan to write.</summary>
    /// <typeparam name="T">An integer of 8 to 64 bits, <see cref="Half"/>, <see cref="float"/>, <see cref="double"/>, <see cref="System.Numerics.Complex"/>, or <see cref="bool"/>, stored as h5py does.</typeparam>
    /// <param name="path">The file. Several sinks of one run may name it with different datasets; it is then written once, with all of them.</param>
    /// <param name="dataset">The dataset's name; groups in it (<c>/a/b/x</c>) are made.</param>
    /// <param name="options">
    /// Adding to a file or overwriting it, chunk grid, compression and attributes. By default the dataset lies in one piece, which is the fastest to write and to read;
    /// with compression and no grid the chunks have about 1 MiB.
    /// </param>
    /// <returns>The sink. Nothing is made before the run, and nothing lies under the final name before it has succeeded.</returns>
    /// <remarks>
    /// The file has the format of HDF5 1.10, whose headers carry checksums. The plan's names of the axes become dimension labels and dimension scales beside the dataset, with the
    /// coordinates of the inputs where they have some for that axis. Of the attributes given, those that describe another file or element type are left out.
    /// </remarks>
    /// <exception cref="ArrayStorageException"><paramref name="path"/> or <paramref name="dataset"/> can be no name.</exception>
    public static ArraySink<T> Create<T>(string path, string dataset, StorageOptions? options = null)
        where T : unmanaged
    {
        DatasetLocation.CheckName(dataset);
        return new Hdf5Sink<T>(path, dataset, options ?? new StorageOptions());
    }

    private static ArraySource CreateSource(Hdf5File file, DatasetHeader header)
    {
        Type type = header.Element.Type;
        return type == typeof(double) ? new Hdf5Source<double>(file, header)
            : type == typeof(float) ? new Hdf5Source<float>(file, header)
            : type == typeof(Half) ? new Hdf5Source<Half>(file, header)
            : type == typeof(long) ? new Hdf5Source<long>(file, header)
            : type == typeof(int) ? new Hdf5Source<int>(file, header)
            : type == typeof(short) ? new Hdf5Source<short>(file, header)
            : type == typeof(sbyte) ? new Hdf5Source<sbyte>(file, header)
            : type == typeof(ulong) ? new Hdf5Source<ulong>(file, header)
            : type == typeof(uint) ? new Hdf5Source<uint>(file, header)
            : type == typeof(ushort) ? new Hdf5Source<ushort>(file, header)
            : type == typeof(bool) ? new Hdf5Source<bool>(file, header)
            : type == typeof(System.Numerics.Complex) ? new Hdf5Source<System.Numerics.Complex>(file, header)
            : new Hdf5Source<byte>(file, header);
    }
}
