using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>A file of another format is called by its name, with the way to an array that can be opened.</summary>
public sealed class FileFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void What_NumPy_and_others_write_is_recognised()
    {
        Python.Run(
            """
            import sys, gzip, bz2, lzma, zipfile, pickle, os, json, numpy as np, h5py
            p = sys.argv[1] + '/'
            x = np.arange(6.0)
            np.save(p + 'npy', x); os.rename(p + 'npy.npy', p + 'npy')
            np.savez(p + 'npz', x=x); os.rename(p + 'npz.npz', p + 'npz')
            np.savetxt(p + 'text', x)
            h5py.File(p + 'hdf5', 'w')['x'] = x
            h5py.File(p + 'matlab73', 'w', userblock_size=512)['x'] = x
            with open(p + 'matlab73', 'r+b') as f: f.write(b'MATLAB 7.3 MAT-file, Platform: GLNXA64')
            gzip.open(p + 'gzip', 'w').write(b'x'); bz2.open(p + 'bzip2', 'w').write(b'x'); lzma.open(p + 'xz', 'w').write(b'x')
            zipfile.ZipFile(p + 'zip', 'w').writestr('a.txt', 'x')
            pickle.dump(x, open(p + 'pickle', 'wb'))
            os.mkdir(p + 'zarr'); json.dump({'zarr_format': 3}, open(p + 'zarr/zarr.json', 'w'))
            for name, start in {'netcdf3': b'CDF\1', 'netcdf64': b'CDF\2', 'netcdf5': b'CDF\5', 'matlab5': b'MATLAB 5.0 MAT-file, Platform: GLNXA64', 'hdf4': b'\x0e\3\x13\1', 'parquet': b'PAR1', 'arrow': b'ARROW1\0\0',
                                'tiff': b'II*\0', 'bigtiff': b'MM\0+', 'grib': b'GRIB\0\0\0\2', 'fits': b'SIMPLE  =                    T', 'zstd': b'\x28\xb5\x2f\xfd', 'png': b'\x89PNG\r\n\x1a\n'}.items():
                open(p + name, 'wb').write(start + bytes(100))
            open(p + 'empty', 'wb'); open(p + 'noise', 'wb').write(bytes(range(200, 256)) * 3)
            """,
            _folder.Path);
        foreach ((string file, string words) in new (string, string)[]
        {
            ("npz", "is an .npz archive"), ("zip", "is a zip archive"), ("text", "numpy.loadtxt"), ("gzip", "gunzip"), ("bzip2", "bunzip2"), ("xz", "unxz"), ("zstd", "unzstd"), ("pickle", "is a pickle"), ("zarr", "is a Zarr store"),
            ("netcdf3", "classic format; convert it to netCDF-4, which is HDF5: nccopy -k nc4"), ("netcdf64", "64-bit offset format"), ("netcdf5", "64-bit data format"), ("matlab5", "-v7.3"), ("hdf4", "h4toh5convert"),
            ("parquet", "is a Parquet file"), ("arrow", "is an Arrow"), ("tiff", "gdal_translate"), ("bigtiff", "is a TIFF image"), ("grib", "cdo -f nc4"), ("fits", "astropy.io.fits"), ("png", "is an image"), ("empty", "is empty"),
        })
        {
            AssertSays(words, file, () => Hdf5.Open(_folder.PathOf(file), "x"));
            AssertSays(words, file, () => Npy.Open(_folder.PathOf(file)));
        }

        AssertSays("Npy.Open", "npy", () => Hdf5.Open(_folder.PathOf("npy"), "x"));
        AssertSays("Hdf5.Open", "hdf5", () => Npy.Open(_folder.PathOf("hdf5")));
        AssertSays("Hdf5.Open", "matlab73", () => Npy.Open(_folder.PathOf("matlab73")));
        AssertSays("is no HDF5 file", "noise", () => Hdf5.Open(_folder.PathOf("noise"), "x"));
        AssertSays("is no .npy file", "noise", () => Npy.Open(_folder.PathOf("noise")));
        using ArraySource<double> matlab = Hdf5.Open<double>(_folder.PathOf("matlab73"), "x");
        Assert.Equal([0, 1, 2, 3, 4, 5], Blocks.ReadAll(matlab));
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertSays(string words, string file, Action open)
    {
        string message = Assert.Throws<ArrayStorageException>(open).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.Contains($"/{file}'", message, StringComparison.Ordinal);
    }
}
