using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Results name their axes as netCDF-4 and xarray read it, with the coordinates of the input. The oracle is the HDF Group's own library of scales, through h5py, and they themselves.</summary>
public sealed class DimensionScaleTests : IDisposable
{
    private const string Input = """
        import sys, h5py, numpy as np
        def scale(f, name, values, **attributes):
            f[name] = values
            f[name].make_scale(name)
            f[name].attrs.update(attributes)
            return f[name]
        def write(path, first):
            with h5py.File(path, 'w') as f:
                t = scale(f, 'time', first + np.arange(3, dtype='>i4'), units='hours since 2020-01-01', bounds='time_bnds', _Netcdf4Dimid=np.int32(0))
                y = scale(f, 'lat', np.linspace(-45, 45, 4, dtype='f4'), units='degrees_north')
                x = f.create_dataset('x', data=first + np.arange(12.0).reshape(3, 4))
                x.dims[0].attach_scale(t)
                x.dims[1].attach_scale(y)
        """;

    private const string Report = """
        import sys, h5py
        f = h5py.File(sys.argv[1])
        def axes(name):
            d = f[name]
            return [a.label for a in d.dims], [(a[0].name, h5py.h5ds.is_scale(a[0].id), h5py.h5ds.is_attached(d.id, a[0].id, i)) if len(a) else None for i, a in enumerate(d.dims)]
        def show(name):
            print(name, *axes(name))
        def coordinate(name):
            d = f[name]
            print(name, d.dtype, d[...].tolist(), d.attrs['NAME'].decode(), {k: v for k, v in d.attrs.items() if k not in ('NAME', 'CLASS', 'REFERENCE_LIST')})
        """;

    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods("""
        [ArrayKernel]
        public static NDArray<double> Anomaly([Shape("time", "lat")] NDArray<double> x) => x - x.Mean(0, keepDims: true);

        [ArrayKernel]
        public static (NDArray<double>, NDArray<double>) Both([Shape("t", "lat")] NDArray<double> x) => (x.Transpose(1, 0) * 2.0, x.Mean(0));

        [ArrayKernel]
        public static (NDArray<double>, NDArray<double>) Turned([Shape("t", "lat")] NDArray<double> x) => (x - NDArray.Flip(x, 0), NDArray.Flip(x.T, 0).Mean(0));

        [ArrayKernel]
        public static NDArray<double> Difference([Shape("t", "lat")] NDArray<double> x, [Shape("t", "lat")] NDArray<double> y) => x - y;
        """);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Axes_keep_the_coordinates_of_the_input()
    {
        using ArraySource<double> x = Open("a.h5", 0);
        ((Plan<double>)Kernels.Bind("Anomaly", x)).WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "/g/y"));
        Assert.Equal(
            """
            /g/y ['time', 'lat'] [('/g/time', True, True), ('/g/lat', True, True)]
            /g/time int32 [0, 1, 2] time {'units': 'hours since 2020-01-01'}
            /g/lat float32 [-45.0, -15.0, 15.0, 45.0] lat {'units': 'degrees_north'}

            """,
            Show("y.h5", "show('/g/y'); coordinate('/g/time'); coordinate('/g/lat')"));
        using ArraySource<double> back = Hdf5.Open<double>(_folder.PathOf("y.h5"), "/g/y");
        Assert.Equal(["time", "lat"], back.DimensionNames);
        Assert.Equal(
            """
            ('time', 'lat') [-45.0, -15.0, 15.0, 45.0] ['2020-01-01T00', '2020-01-01T01', '2020-01-01T02']
            ('time', 'lat') [-45.0, -15.0, 15.0, 45.0] hours since 2020-01-01

            """,
            Python.Run(
                """
                import sys, numpy as np, xarray as xr, netCDF4
                with xr.open_dataset(sys.argv[1], group='g') as d:
                    print(d['y'].dims, d['lat'].values.tolist(), np.datetime_as_string(d['time'].values, 'h').tolist())
                with netCDF4.Dataset(sys.argv[1]) as d:
                    print(d['g']['y'].dimensions, d['g']['lat'][:].tolist(), d['g']['time'].units)
                """,
                _folder.PathOf("y.h5")));
    }

    [Fact]
    public void Results_of_one_run_share_scales_whatever_is_written_how()
    {
        using ArraySource<double> x = Open("a.h5", 0);
        var plan = (Plan<double, double>)Kernels.Bind("Both", x);
        plan.WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "turned", new StorageOptions { Compression = Compression.Gzip() }), Hdf5.Create<double>(_folder.PathOf("y.h5"), "mean"));
        Assert.Equal(
            """
            turned ['lat', 't'] [('/lat', True, True), ('/t', True, True)]
            mean ['lat'] [('/lat', True, True)]
            t int32 [0, 1, 2] t {'units': 'hours since 2020-01-01'}
            2 1

            """,
            Show("y.h5", "show('turned'); show('mean'); coordinate('t'); print(len(f['lat'].attrs['REFERENCE_LIST']), len(f['t'].attrs['REFERENCE_LIST']))"));
    }

    [Fact]
    public void An_axis_along_which_elements_have_moved_has_no_coordinates()
    {
        using ArraySource<double> x = Open("a.h5", 0);
        var plan = (Plan<double, double>)Kernels.Bind("Turned", x);
        plan.WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "turned"), Hdf5.Create<double>(_folder.PathOf("y.h5"), "mean"));
        Assert.Equal(
            """
            turned ['', 'lat'] [None, ('/lat', True, True)]
            mean ['t'] [('/t', True, True)]

            """,
            Show("y.h5", "show('turned'); show('mean')"));
    }

    [Fact]
    public void Axes_without_coordinates_are_dimensions_of_netCDF_without_variables()
    {
        ((Plan<double>)Kernels.Bind("Anomaly", new double[3, 4])).WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "y"));
        Assert.Equal(
            "y ['time', 'lat'] [('/time', True, True), ('/lat', True, True)]\nb'This is a netCDF dimension but not a netCDF variable.         4' (4,) >f4 0\n",
            Show("y.h5", "show('y'); d = f['lat']; print(d.attrs['NAME'], d.shape, d.dtype.str, d.id.get_storage_size())"));

        // Such a scale holds no coordinates to pass on.
        using ArraySource<double> back = Hdf5.Open<double>(_folder.PathOf("y.h5"), "y");
        ((Plan<double>)Kernels.Bind("Anomaly", back)).WriteTo(Hdf5.Create<double>(_folder.PathOf("z.h5"), "z"));
        Assert.Equal("b'This is a netCDF dimension but not a netCDF variable.         3'\n", Show("z.h5", "print(f['time'].attrs['NAME'])"));
    }

    [Fact]
    public void Views_carry_the_coordinates_of_what_they_show()
    {
        using ArraySource<double> a = Open("a.h5", 0);
        using ArraySource<double> b = Open("b.h5", 100);
        ArraySource<double> view = ArraySource.Concatenate([a, b]).Slice([1, 1], [4, 2]).Reshape([1, 4, 2]).Reshape([4, 2]).Unpack<double>();
        ((Plan<double>)Kernels.Bind("Anomaly", view)).WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "y"));
        Assert.Equal(
            "time int32 [1, 2, 100, 101] time {'units': 'hours since 2020-01-01'}\nlat float32 [-15.0, 15.0] lat {'units': 'degrees_north'}\n",
            Show("y.h5", "coordinate('time'); coordinate('lat')"));
    }

    [Fact]
    public void Inputs_that_disagree_give_no_coordinates()
    {
        using ArraySource<double> a = Open("a.h5", 0);
        using ArraySource<double> b = Open("b.h5", 100);
        ((Plan<double>)Kernels.Bind("Difference", a, b)).WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "y"));
        Assert.Equal(
            "b'This is a netCDF dimension but not a netCDF variable.         3'\nlat float32 [-45.0, -15.0, 15.0, 45.0] lat {'units': 'degrees_north'}\n",
            Show("y.h5", "print(f['t'].attrs['NAME']); coordinate('lat')"));
    }

    [Fact]
    public void A_result_named_as_its_axis_is_the_scale_and_taken_names_stay()
    {
        using ArraySource<double> x = Open("a.h5", 0);
        var plan = (Plan<double, double>)Kernels.Bind("Both", x);
        plan.WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "t"), Hdf5.Create<double>(_folder.PathOf("y.h5"), "lat"));
        Assert.Equal("t ['lat', 't'] [('/lat', True, True), None]\n1 True\n", Show("y.h5", "show('t'); print(f['lat'].ndim, h5py.h5ds.is_scale(f['lat'].id))"));
    }

    /// <summary>The file that is replaced, or the dataset that is, had a scale of that name; what this run has made is none.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_result_is_not_its_own_scale_because_an_older_one_was(bool isAdded)
    {
        Python.Run(Input + "\nwith h5py.File(sys.argv[1], 'w') as f:\n    scale(f, 't', np.arange(3))\n    scale(f, 'lat', np.arange(4))", _folder.PathOf("y.h5"));
        StorageOptions options = new() { Overwrite = true, AddToFile = isAdded };
        var plan = (Plan<double, double>)Kernels.Bind("Both", new double[3, 4]);
        plan.WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "t", options), Hdf5.Create<double>(_folder.PathOf("y.h5"), "lat", options));
        Assert.Equal("t ['lat', 't'] [('/lat', True, True), None]\n[0.0, 0.0, 0.0, 0.0]\n", Show("y.h5", "show('t'); print(f['lat'][...].tolist())"));
    }

    /// <summary>Coordinates are a courtesy: where they cannot be read, the axis has its name, and the result is there.</summary>
    [Theory]
    [InlineData("chunk")]
    [InlineData("units")]
    [InlineData("CLASS")]
    [InlineData("NAME")]
    public void A_scale_that_cannot_be_read_costs_no_result(string damage)
    {
        string path = _folder.PathOf("a.h5");
        Python.Run(
            Input + """

            path, damage = sys.argv[1:]
            write(path, 0)
            with h5py.File(path, 'r+') as f:
                t = f['time']
                if damage == 'chunk':
                    values, attributes = t[...], dict(t.attrs)
                    f['x'].dims[0].detach_scale(t)
                    del f['time']
                    t = f.create_dataset('time', data=values, chunks=(3,), compression='gzip')
                    t.make_scale('time')
                    f['x'].dims[0].attach_scale(t)
                    t.id.write_direct_chunk((0,), b'no deflated data', 0)
                else:
                    t.attrs[damage] = 'y' * 8000
            data = open(path, 'rb').read()
            if damage != 'chunk':
                collection = data.rindex(b'GCOL', 0, data.index(b'yyyyyyyy'))
                data = data[:collection] + b'LOCG' + data[collection + 4:]
            open(path, 'wb').write(data)
            """,
            path,
            damage);
        using (ArraySource<double> x = Hdf5.Open<double>(path, "x"))
        {
            foreach (ArraySource<double> part in new[] { x, x.Slice([0, 0], [3, 4]), ArraySource.Concatenate([x, x.Slice([0, 0], [0, 4])]) })
            {
                ((Plan<double>)Kernels.Bind("Difference", part, part)).WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "y", new StorageOptions { Overwrite = true }));
                Assert.Equal(
                    "True ['t', 'lat'] [('/t', True, True), ('/lat', True, True)]\nThis is a netCDF dimension but not a netCDF variable.         3\nfloat32 [-45.0, -15.0, 15.0, 45.0]\n",
                    Show("y.h5", "print((f['y'][...] == 0).all(), end=' '); print(*axes('y')); print(f['t'].attrs['NAME'].decode()); d = f['lat']; print(d.dtype, d[...].tolist())"));
            }
        }

        // Nothing of it stays open.
        Assert.DoesNotContain(Directory.GetFiles("/proc/self/fd"), descriptor => new FileInfo(descriptor).LinkTarget == path);
    }

    [Fact]
    public void Added_datasets_use_the_scales_there_are_where_they_are_true()
    {
        StorageOptions add = new() { AddToFile = true };
        using ArraySource<double> a = Open("a.h5", 0);
        using ArraySource<double> b = Open("b.h5", 100);
        string path = _folder.PathOf("a.h5");
        ((Plan<double>)Kernels.Bind("Anomaly", a)).WriteTo(Hdf5.Create<double>(path, "same", add));
        ((Plan<double>)Kernels.Bind("Anomaly", b)).WriteTo(Hdf5.Create<double>(path, "late", add));
        ((Plan<double>)Kernels.Bind("Anomaly", b)).WriteTo(Hdf5.Create<double>(path, "late", add with { Overwrite = true }));
        Assert.Equal(
            """
            x ['', ''] [('/time', True, True), ('/lat', True, True)]
            same ['time', 'lat'] [('/time', True, True), ('/lat', True, True)]
            late ['time', 'lat'] [None, ('/lat', True, True)]
            2 3

            """,
            Show("a.h5", "show('x'); show('same'); show('late'); print(len(f['time'].attrs['REFERENCE_LIST']), len(f['lat'].attrs['REFERENCE_LIST']))"));
    }

    /// <summary>Copied from a file of netCDF, some attributes describe that file, and netCDF cannot open one that they are not true of.</summary>
    [Fact]
    public void Attributes_that_describe_another_file_are_left_out()
    {
        var attributes = new Dictionary<string, object>
        {
            ["units"] = "K",
            ["_Netcdf4Dimid"] = 3,
            ["_Netcdf4Coordinates"] = new[] { 0, 1 },
            ["_NCProperties"] = "version=2",
            ["CLASS"] = "DIMENSION_SCALE",
            ["NAME"] = "x",
            ["DIMENSION_LABELS"] = new[] { "a", "b" },
            ["scale_factor"] = 0.5,
            ["add_offset"] = 1f,
            ["_Unsigned"] = "true",
            ["_FillValue"] = (short)-1,
            ["missing_value"] = new[] { -1.0 },
            ["valid_range"] = new short[] { 0, 9 },
        };
        Hdf5Output.Write(Hdf5.Create<double>(_folder.PathOf("double.h5"), "y", new StorageOptions { Attributes = attributes }), [1, 2], [2]);
        Hdf5Output.Write<short>(Hdf5.Create<short>(_folder.PathOf("short.h5"), "y", new StorageOptions { Attributes = attributes }), [1, 2], [2]);
        Assert.Equal("['missing_value', 'units']\n", Show("double.h5", "print(sorted(f['y'].attrs))"));
        Assert.Equal("['_FillValue', '_Unsigned', 'add_offset', 'scale_factor', 'units', 'valid_range']\n", Show("short.h5", "print(sorted(f['y'].attrs))"));
        Assert.Equal("K [1.0, 2.0] K [1.0, 2.0]\n", Opened("double.h5"));
        Assert.Equal("K [1.5, 2.0] K [1.5, 2.0]\n", Opened("short.h5"));

        string Opened(string name) => Python.Run(
            """
            import sys, xarray as xr, netCDF4
            with xr.open_dataset(sys.argv[1], engine='netcdf4') as d, netCDF4.Dataset(sys.argv[1]) as n:
                print(d['y'].units, d['y'].values.tolist(), n['y'].units, n['y'][:].tolist())
            """,
            _folder.PathOf(name));
    }

    public void Dispose() => _folder.Dispose();

    private ArraySource<double> Open(string name, int first)
    {
        Python.Run(Input + "\nwrite(sys.argv[1], int(sys.argv[2]))", _folder.PathOf(name), first.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Hdf5.Open<double>(_folder.PathOf(name), "x");
    }

    private string Show(string name, string script) => Python.Run(Report + "\n" + script, _folder.PathOf(name));
}
