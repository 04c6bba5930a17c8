using System.Runtime.InteropServices;
using System.Text;
using StaticGraph.Storage;
using StaticGraph.Tests.Storage;

namespace StaticGraph.Tests.Support;

/// <summary>A file for one array, in one of the ways that arrays are stored.</summary>
internal sealed record FilePlace(string Path, bool IsNpy = false, bool IsColumnMajor = false, long[]? Chunks = null, bool IsCompressed = false)
{
    private const string Dataset = "/x";

    private StorageOptions Options => new() { ChunkShape = Chunks, Compression = IsCompressed ? Compression.Gzip(1) : Compression.None };

    /// <summary>One of the ways, for an array of the given shape; the user may have left the chunks to the plan.</summary>
    public static FilePlace Of(string path, long[] shape, Random random, bool mayLeaveChunks)
    {
        // Not ever so small: the library reads the whole index again for each of tens of thousands of chunks.
        long[]? chunks = shape.Length == 0 || (mayLeaveChunks && random.Next(3) == 0) ? null : [.. shape.Select(length => random.NextInt64(1 + (length / 5), length + 3))];
        return random.Next(6) switch
        {
            0 => new FilePlace(path, IsNpy: true),
            1 => new FilePlace(path, IsNpy: true, IsColumnMajor: true),
            2 => new FilePlace(path, Chunks: []),
            3 or 4 => new FilePlace(path, Chunks: chunks),
            _ => new FilePlace(path, Chunks: chunks, IsCompressed: shape.Length > 0),
        };
    }

    public override string ToString()
        => IsNpy ? (IsColumnMajor ? "column-major .npy" : ".npy") : $"{(IsCompressed ? "gzip" : "HDF5")} in {(Chunks is null ? "any chunks" : $"chunks ({string.Join(", ", Chunks)})")}";

    public ArraySink<T> Create<T>()
        where T : unmanaged
        => IsNpy ? Npy.Create<T>(Path) : Hdf5.Create<T>(Path, Dataset, Options);

    public ArraySource<T> Open<T>()
        where T : unmanaged
        => IsNpy ? Npy.Open<T>(Path) : Hdf5.Open<T>(Path, Dataset);

    public void Write<T>(T[] elements, long[] shape)
        where T : unmanaged
    {
        if (!IsColumnMajor)
        {
            Hdf5Output.Write(Create<T>(), elements, shape);
            return;
        }

        string header = $"{{'descr': '{NpyElementType.DescriptorOf(typeof(T))}', 'fortran_order': True, 'shape': ({string.Concat(shape.Select(length => $"{length}, "))}), }}".PadRight(117) + "\n";
        T[] turned = [.. Reference.Indices.Of([.. shape.Reverse()]).Select(index => elements[Offset(shape, [.. index.Reverse()])])];
        File.WriteAllBytes(Path, [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. MemoryMarshal.AsBytes(turned.AsSpan())]);
    }

    private static long Offset(long[] shape, long[] index) => index.Select((at, axis) => (at, axis)).Aggregate(0L, (offset, next) => (offset * shape[next.axis]) + next.at);
}
