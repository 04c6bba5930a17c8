using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>A source that stays open is the file that was opened, whatever lies under its name by now: data, attributes, names of axes and coordinates. The oracle is h5py.</summary>
public sealed class HeldSourceTests : IDisposable
{
    private const string Input = """
        import sys, h5py, numpy as np
        with h5py.File(sys.argv[1], 'w') as f:
            first = int(sys.argv[2])
            f['coordinates/time'] = first + np.arange(3, dtype='i4')
            f['coordinates/time'].make_scale('time')
            f['coordinates/time'].attrs['units'] = 'days since %d' % first
            f['lat'] = first + np.linspace(-45, 45, 4, dtype='f4')
            f['lat'].make_scale('lat')
            x = f.create_dataset('x', data=first + np.arange(12.0).reshape(3, 4), fillvalue=first)
            x.attrs['long_name'] = 'held'
            x.dims[0].attach_scale(f['coordinates/time'])
            x.dims[1].attach_scale(f['lat'])
        """;

    private const string Report = """
        import sys, h5py
        d = h5py.File(sys.argv[1])[sys.argv[2]]
        for i, axis in enumerate(d.dims):
            print(axis.label, axis[0].name if len(axis) else None, axis[0][...].tolist() if len(axis) else None, axis[0].attrs.get('units') if len(axis) else None)
        """;

    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods(
        """[ArrayKernel] public static NDArray<double> Next([Shape("time", "lat")] NDArray<double> x) => x + 1.0;""");

    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.PathOf("a.h5");

    [Fact]
    public void Results_that_are_added_to_its_file_take_coordinates_from_it_again_and_again()
    {
        using ArraySource<double> x = Open();
        foreach (string name in new[] { "y", "z", "group/y", "y" })
        {
            WriteTo(x, FilePath, name);
        }

        Assert.Equal(CoordinatesIn("/"), Show(FilePath, "y"));
        Assert.Equal(Show(FilePath, "y"), Show(FilePath, "z"));
        Assert.Equal(CoordinatesIn("/group/"), Show(FilePath, "group/y"));
    }

    /// <summary>Views and joins ask their parents; a source that is one of a result's several is one of those.</summary>
    [Fact]
    public void Views_of_it_do_as_well()
    {
        using ArraySource<double> x = Open();
        WriteTo(x, FilePath, "y");
        WriteTo(ArraySource.Concatenate([x.Slice([0, 0], [1, 4]), x.Slice([1, 0], [2, 4])]), _folder.PathOf("b.h5"), "y");
        Assert.Equal(CoordinatesIn("/"), Show(_folder.PathOf("b.h5"), "y"));
    }

    [Theory]
    [InlineData("added to")]
    [InlineData("replaced")]
    [InlineData("deleted")]
    [InlineData("renamed")]
    public void It_stays_what_was_opened(string change)
    {
        using ArraySource<double> x = Open();
        if (change == "added to")
        {
            WriteTo(x, FilePath, "x");
        }
        else if (change == "replaced")
        {
            Python.Run(Input, _folder.PathOf("other.h5"), "100");
            File.Move(_folder.PathOf("other.h5"), FilePath, overwrite: true);
        }
        else if (change == "deleted")
        {
            File.Delete(FilePath);
        }
        else
        {
            File.Move(FilePath, _folder.PathOf("b.h5"));
        }

        x.Validate();
        Assert.Equal(["time", "lat"], x.DimensionNames);
        Assert.Equal("held", x.Attributes["long_name"]);
        Assert.Equal(0.0, x.FillValue);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (double)i), Blocks.ReadAll(x));
        WriteTo(x, _folder.PathOf("y.h5"), "y");
        Assert.Equal(CoordinatesIn("/"), Show(_folder.PathOf("y.h5"), "y"));
    }

    /// <summary>One sentence, with the file and without the name of anything else.</summary>
    [Theory]
    [InlineData("contiguous.h5")]
    [InlineData("compact.h5")]
    [InlineData("never.h5")]
    [InlineData("packed.h5")]
    [InlineData("x.npy")]
    public void A_disposed_one_says_so_in_one_sentence(string name)
    {
        string path = _folder.PathOf(name);
        Python.Run(
            """
            import sys, h5py, numpy as np
            path, x = sys.argv[1], np.arange(12.0).reshape(3, 4)
            if path.endswith('.npy'):
                np.save(path, x)
            else:
                with h5py.File(path, 'w') as f:
                    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
                    if path.endswith('compact.h5'):
                        plist.set_layout(h5py.h5d.COMPACT)
                    if path.endswith('packed.h5'):
                        plist.set_chunk((2, 4))
                        plist.set_deflate(4)
                    d = h5py.Dataset(h5py.h5d.create(f.id, b'x', h5py.h5t.NATIVE_DOUBLE, h5py.h5s.create_simple((3, 4)), plist))
                    if not path.endswith('never.h5'):
                        d[...] = x
            """,
            path);
        ArraySource<double> source = name == "x.npy" ? Npy.Open<double>(path) : Hdf5.Open<double>(path, "x");
        var plan = (Plan<double>)Kernels.Bind("Next", source);
        source.Dispose();
        foreach (Action action in (Action[])[source.Validate, () => Blocks.ReadAll(source), () => plan.Compute(), () => source.Slice([0, 0], [2, 2]).Read()])
        {
            Assert.Equal($"'{path}' was closed: its source was disposed.", Assert.Throws<ObjectDisposedException>(action).Message);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static void WriteTo(ArraySource<double> x, string path, string dataset)
        => ((Plan<double>)Kernels.Bind("Next", x)).WriteTo(Hdf5.Create<double>(path, dataset, new StorageOptions { AddToFile = true, Overwrite = true }));

    private static string CoordinatesIn(string group) => $"""
        time {group}time [0, 1, 2] days since 0
        lat {group}lat [-45.0, -15.0, 15.0, 45.0] None

        """;

    private static string Show(string path, string dataset) => Python.Run(Report, path, dataset);

    private ArraySource<double> Open()
    {
        Python.Run(Input, FilePath, "0");
        return Hdf5.Open<double>(FilePath, "x");
    }
}
