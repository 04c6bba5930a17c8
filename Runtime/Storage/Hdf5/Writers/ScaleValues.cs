using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>The values of dimension scales.</summary>
internal static unsafe class ScaleValues
{
    /// <summary>
    /// Writes coordinates to a dataset of their length, piece by piece through the library: they are few beside the data. False where they cannot be read.
    /// To be called inside the library's scope.
    /// </summary>
    /// <exception cref="ArrayStorageException">They cannot be written.</exception>
    internal static bool TryWrite(long dataset, AxisCoordinate coordinate, string what)
    {
        using Handle type = StoredType.Of(coordinate.ElementType);
        byte[] buffer = new byte[coordinate.PieceLength * coordinate.ElementSize];
        for (long done = 0; done < coordinate.Length; done += coordinate.PieceLength)
        {
            ulong start = (ulong)done;
            ulong count = (ulong)Math.Min(coordinate.PieceLength, coordinate.Length - done);
            if (!coordinate.TryRead(done, buffer.AsSpan(0, (int)count * coordinate.ElementSize)))
            {
                return false;
            }

            using Handle file = Handle.Of(H5D.get_space(dataset), what);
            using Handle memory = Handle.Of(H5S.create_simple(1, &count, null), what);
            _ = Hdf5Error.Check(H5S.select_hyperslab(file, H5S.SELECT_SET, &start, null, &count, null), what);
            fixed (byte* values = buffer)
            {
                _ = Hdf5Error.Check(H5D.write(dataset, type, memory, file, H5P.DEFAULT, values), what);
            }
        }

        return true;
    }

    /// <summary>
    /// True when what a file has under a name is a scale that is true of an axis: of its length, and with its coordinates or none.
    /// Where coordinates are not known, a scale that has some may be another axis' that only shares its name.
    /// </summary>
    internal static bool Fit(string path, string scale, long length, AxisCoordinate? coordinate)
    {
        if (ScaleCoordinate.TryOpen(() => Hdf5.Open(path, scale), length, out bool hasValues) is not ArraySource source)
        {
            return false;
        }

        using AxisCoordinate existing = AxisCoordinate.Of(source);
        return !hasValues || (coordinate is not null && existing.Equals(coordinate));
    }
}
