using System.Text.Unicode;

namespace StaticGraph.Storage;

/// <summary>Recognises files of other formats by their first bytes, for messages: what a file is, and how its arrays can be read.</summary>
internal static class FileFormat
{
    private const string Npy = "is a .npy file; open it with Npy.Open";
    private const string Hdf5 = "is an HDF5 file (as those of netCDF-4 and MATLAB 7.3 are); open a dataset of it with Hdf5.Open";
    private const string OtherImage = "is an image; save its pixels as an array, e.g. numpy.save('out.npy', imageio.v3.imread('in'))";

    // The first bytes, and the end of a sentence that begins with the file's name.
    private static readonly (byte[] Start, string Text)[] Formats =
    [
        ([0x93, .. "NUMPY"u8], Npy),
        (Hdf5Signature.ToArray(), Hdf5),
        ([.. "CDF"u8, 1], NetCdf("classic")),
        ([.. "CDF"u8, 2], NetCdf("64-bit offset")),
        ([.. "CDF"u8, 5], NetCdf("64-bit data")),
        ([0x0E, 0x03, 0x13, 0x01], "is an HDF4 file, which has nothing but the name in common with HDF5; convert it: h4toh5convert in.hdf out.h5"),
        ([.. "MATLAB 5.0 MAT-file"u8], "is a MATLAB file of version 5; save it in MATLAB with -v7.3, which is HDF5, or read it with scipy.io.loadmat and write it with numpy.save"),
        ([.. "PK"u8, 3, 4], "is a zip archive; unpack it first"),
        ([0x1F, 0x8B], "is compressed with gzip; decompress it first: gunzip -k in.gz"),
        ([.. "BZh"u8], "is compressed with bzip2; decompress it first: bunzip2 -k in.bz2"),
        ([0xFD, .. "7zXZ"u8], "is compressed with xz; decompress it first: unxz -k in.xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "is compressed with zstd; decompress it first: unzstd in.zst"),
        ([.. "PAR1"u8], Table("a Parquet", "pandas.read_parquet")),
        ([.. "ARROW1"u8], Table("an Arrow (Feather)", "pandas.read_feather")),
        ([.. "FEA1"u8], Table("a Feather", "pandas.read_feather")),
        ([.. "GRIB"u8], "is a GRIB file; convert it to netCDF-4, which is HDF5: cdo -f nc4 copy in.grib out.nc"),
        ([.. "SIMPLE  ="u8], "is a FITS file; read it with astropy.io.fits and write its arrays with numpy.save"),
        ([.. "II*"u8, 0], Tiff),
        ([.. "MM"u8, 0, .. "*"u8], Tiff),
        ([.. "II+"u8, 0], Tiff),
        ([.. "MM"u8, 0, .. "+"u8], Tiff),
        ([0x89, .. "PNG"u8], OtherImage),
        ([0xFF, 0xD8, 0xFF], OtherImage),
        ([0x80, 2], Pickle),
        ([0x80, 3], Pickle),
        ([0x80, 4], Pickle),
        ([0x80, 5], Pickle),
    ];

    /// <summary>The first bytes of the HDF5 part of a file.</summary>
    public static ReadOnlySpan<byte> Hdf5Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    private static string Tiff => "is a TIFF image; convert it to netCDF-4, which is HDF5: gdal_translate -of netCDF -co FORMAT=NC4 in.tif out.nc";

    private static string Pickle => "is a pickle of Python, which can run any program when it is read; write its arrays with numpy.save";

    /// <summary>What the open file is and what to do, e.g. <c>is a zip archive; unpack it first</c>; null when it is not known.</summary>
    public static string? Describe(PositionalReader file)
    {
        if (file.Length == 0)
        {
            return "is empty";
        }

        byte[] start = new byte[Math.Min(file.Length, 4096)];
        file.Read(start, 0);
        return HasHdf5Part(file) ? Hdf5 : Describe(start);
    }

    /// <summary>What a folder is, where it is an array or a table of some format.</summary>
    public static string? DescribeFolder(string path)
        => Array.Exists([".zarray", ".zgroup", "zarr.json"], name => File.Exists(Path.Combine(path, name)))
            ? "is a Zarr store, which is not read; write it as HDF5, e.g. xarray.open_zarr('in').to_netcdf('out.nc'), or its arrays with numpy.save"
            : null;

    private static string? Describe(ReadOnlySpan<byte> start)
    {
        foreach ((byte[] first, string text) in Formats)
        {
            if (start.StartsWith(first))
            {
                return start.StartsWith("PK"u8) && start.IndexOf(".npy"u8) is > 0 and < 300
                    ? "is an .npz archive of NumPy; unpack it (unzip in.npz) and open the .npy files in it with Npy.Open"
                    : text;
            }
        }

        return IsText(start) ? "is a text file; write its numbers as an array, e.g. numpy.save('out.npy', numpy.loadtxt('in'))" : null;
    }

    private static bool HasHdf5Part(PositionalReader file)
    {
        // Behind a user block, whose length is 512 bytes or a power of two from there on.
        Span<byte> signature = stackalloc byte[Hdf5Signature.Length];
        for (long offset = 0; offset + signature.Length <= file.Length; offset = offset == 0 ? 512 : 2 * offset)
        {
            file.Read(signature, offset);
            if (signature.SequenceEqual(Hdf5Signature))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsText(ReadOnlySpan<byte> start)
    {
        // A character may be cut at the end of what was read.
        Span<char> text = stackalloc char[4096];
        _ = Utf8.ToUtf16(start, text, out int read, out int written, replaceInvalidSequences: false);
        return start.Length - read < 4 && text[..written].IndexOfAnyInRange('\0', '\b') < 0 && text[..written].IndexOfAnyInRange('\x0E', '\x1F') < 0;
    }

    private static string NetCdf(string kind) => $"is a netCDF file of the {kind} format; convert it to netCDF-4, which is HDF5: nccopy -k nc4 in.nc out.nc";

    private static string Table(string what, string reader) => $"is {what} file, a table; write its numbers as an array, e.g. numpy.save('out.npy', {reader}('in').to_numpy())";
}
