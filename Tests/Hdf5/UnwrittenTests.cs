using System.Runtime.InteropServices;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>What was never written where the file says that fill values are never written either (netCDF's NOFILL): HDF5 leaves it undefined, and h5py's memory as it was.</summary>
public sealed class UnwrittenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("plain")]
    [InlineData("many")]
    [InlineData("packed")]
    [InlineData("contiguous")]
    [InlineData("default")]
    public void It_reads_as_the_fill_value_whatever_the_fill_time(string name)
    {
        string path = _folder.PathOf("x.h5");
        string[] said = Python.Run(
            """
            import sys, h5py, numpy as np
            path, name = sys.argv[1:]
            with h5py.File(path, 'w') as f:
                plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
                plist.set_fill_time(h5py.h5d.FILL_TIME_NEVER)
                if name != 'default':
                    plist.set_fill_value(np.array(2.5))
                if name != 'contiguous':
                    plist.set_chunk((1 if name == 'many' else 4,))
                if name == 'packed':
                    plist.set_deflate(4)
                x = h5py.Dataset(h5py.h5d.create(f.id, b'x', h5py.h5t.NATIVE_DOUBLE, h5py.h5s.create_simple((5000,)), plist))
                if name != 'contiguous':
                    x[4:8] = [1, 2, 3, 4]
            x = h5py.File(path)['x']
            read = np.full(5000, 7.0)
            x.read_direct(read)
            print(x.fillvalue, (read == 7.0).sum(), *np.flatnonzero(read != 7.0), sep=',', end='')
            """,
            path,
            name).Split(',');
        double fill = double.Parse(said[0], System.Globalization.CultureInfo.InvariantCulture);
        double[] expected = [.. Enumerable.Repeat(fill, 5000)];
        Assert.Equal(name == "contiguous" ? ["5000"] : ["4996", "4", "5", "6", "7"], said[1..]);
        if (name != "contiguous")
        {
            new double[] { 1, 2, 3, 4 }.CopyTo(expected, 4);
        }

        using ArraySource<double> source = Hdf5.Open<double>(path, "x");
        Assert.Equal(fill, source.FillValue);
        Assert.Equal(expected, Blocks.ReadAll(source));
        Assert.Equal(expected[3..9], MemoryMarshal.Cast<byte, double>(Blocks.Read(source, [3], [6])).ToArray());
    }

    public void Dispose() => _folder.Dispose();
}
