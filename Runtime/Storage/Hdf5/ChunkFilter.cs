using System.Text;
using StaticGraph.Codecs;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>One filter as the file describes it.</summary>
/// <param name="Id">The number the HDF Group registered it under.</param>
/// <param name="ShuffleSize">The element size a shuffle works with.</param>
internal readonly record struct ChunkFilter(int Id, int ShuffleSize)
{
    internal const int Deflate = 1;
    internal const int Shuffle = 2;
    internal const int Fletcher32 = 3;

    private const int ScaleOffset = 6;
    private const int Lzf = 32000;

    /// <summary>Reads filter number <paramref name="index"/> of a dataset's pipeline.</summary>
    /// <exception cref="ArrayStorageException">StaticGraph does not decode it.</exception>
    internal static unsafe ChunkFilter Read(long creation, uint index, int elementSize, string name, Hdf5File file)
    {
        const int MaxValues = 32;
        const int MaxName = 64;
        uint flags, config;
        nint count = MaxValues;
        uint* values = stackalloc uint[MaxValues];
        byte* text = stackalloc byte[MaxName];
        text[0] = 0;
        int id = Hdf5Error.Check(H5P.get_filter(creation, index, &flags, &count, values, MaxName, text, &config), $"a filter of {name} cannot be read");
        if (id is not (Deflate or Shuffle or Fletcher32))
        {
            string called = NameOf(id) ?? Encoding.UTF8.GetString(new ReadOnlySpan<byte>(text, MaxName)).Split('\0')[0];
            throw new ArrayStorageException(
                $"{name} uses HDF5 filter {id} ({(called.Length == 0 ? "unknown" : called)}), which StaticGraph cannot read; it reads deflate (gzip), shuffle and fletcher32. " +
                WayOut(id, file));
        }

        uint shuffleSize = id == Shuffle && count > 0 ? values[0] : (uint)elementSize;
        return shuffleSize is > 0 and <= int.MaxValue
            ? new ChunkFilter(id, (int)shuffleSize)
            : throw new ArrayStorageException($"{name} shuffles elements of {shuffleSize} bytes; the file is damaged or hostile.");
    }

    /// <summary>Takes deflate or shuffle back; null when all is well, else what is wrong.</summary>
    internal string? Undo(ReadOnlySpan<byte> stored, Span<byte> decoded)
    {
        if (Id == Deflate)
        {
            return Codecs.Deflate.Decode(stored, decoded);
        }

        Codecs.Shuffle.Decode(stored, decoded, ShuffleSize);
        return null;
    }

    // Of the filters up to scale-offset the HDF5 library decodes every one; others h5repack leaves out, with their datasets and without an error, where it cannot find them.
    private static string WayOut(int id, Hdf5File file) => id <= ScaleOffset
        ? "Convert the file: " + RepackCommand.Of(file.Path, file.DatasetName, ("-f", "SHUF"), ("-f", "GZIP=4"))
        : $"Copy the dataset by {(id == Lzf ? "h5py, which has it" : "h5py with the Python package hdf5plugin, if that has it")}: python3 -c \"import sys, h5py{(id == Lzf ? "" : ", hdf5plugin")}; " +
            "path, name = sys.argv[1:]; x = h5py.File(path)[name]; y = h5py.File('out.h5', 'w').create_dataset(name, x.shape, x.dtype, chunks=x.chunks, compression='gzip', shuffle=True); " +
            "[y.__setitem__(c, x[c]) for c in x.iter_chunks()]; [y.attrs.__setitem__(k, v) for k, v in x.attrs.items() if k not in ('DIMENSION_LIST', 'REFERENCE_LIST')]\" " +
            $"{ShellArgument.Of(file.Path)} {ShellArgument.Of(file.DatasetName)}";

    private static string? NameOf(int id) => id switch
    {
        4 => "szip",
        5 => "n-bit",
        ScaleOffset => "scale-offset",
        307 => "bzip2",
        Lzf => "lzf",
        32001 => "blosc",
        32004 => "lz4",
        32008 => "bitshuffle",
        32013 => "zfp",
        32015 => "zstd",
        32026 => "blosc2",
        _ => null,
    };
}
