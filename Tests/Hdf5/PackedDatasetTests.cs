using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Packed datasets as GOES and climate models have them, of either byte order, through whole plans.</summary>
public sealed class PackedDatasetTests : IDisposable
{
    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods("""
        [ArrayKernel]
        static NDArray<double> Same([Shape("n")] NDArray<double> x) => x * 1.0;
        """);

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("<")]
    [InlineData(">")]
    public void Attributes_of_any_width_and_order_unpack(string order)
    {
        Python.Run(
            """
            import sys, h5py, numpy as np
            path, order = sys.argv[1:]
            with h5py.File(path, 'w') as f:
                def add(name, values, type, **attributes):
                    d = f.create_dataset(name, data=np.array(values).astype(order + type), chunks=(2,), compression='gzip')
                    for k, v in attributes.items():
                        d.attrs[k] = v if isinstance(v, str) else v.astype(v.dtype.newbyteorder(order))
                add('goes', [0, 1, 40000 - 65536, 65534 - 65536, -1], 'i2', _Unsigned='true', _FillValue=np.array([-1], 'i2'), scale_factor=np.float32(0.5))
                add('signed', [0, 1, 40000, 65534, 65535], 'u2', _Unsigned='false', _FillValue=np.array([65535], 'u2'), scale_factor=np.float64(0.5))
                add('float', [1.5, 1e20, 2.5, -9.0, -8.0], 'f4', missing_value=np.array([1e20, -9.0], 'f8'), _FillValue=np.array([-8.0], 'f4'))
            """,
            _folder.PathOf("x.h5"),
            order);
        Assert.Equal([0, 0.5, 20000, 32767, double.NaN], Compute("goes"));
        Assert.Equal([0, 0.5, (40000 - 65536) / 2, -1, double.NaN], Compute("signed"));
        Assert.Equal([1.5, double.NaN, 2.5, double.NaN, double.NaN], Compute("float"));
    }

    [Theory]
    [InlineData("np.int16(5)", "one number (5)")]
    [InlineData("np.array([1.5])", "one number (1.5)")]
    [InlineData("np.array([1, 2, 3])", "3 numbers")]
    public void A_valid_range_that_is_not_two_numbers_is_refused_by_name(string value, string found)
    {
        string path = _folder.PathOf("x.h5");
        Python.Run("import sys, h5py, numpy as np\nx = h5py.File(sys.argv[1], 'w').create_dataset('x', data=np.arange(3, dtype='i2'))\nx.attrs['valid_range'] = eval(sys.argv[2])", path, value);
        using ArraySource source = Hdf5.Open(path, "x");
        Assert.Equal(
            $"The attribute 'valid_range' of dataset 'x' in '{path}' is {found}; it must be two numbers, the least and the largest valid one. Give scale, offset and fill to Unpack, and it does not count.",
            Assert.Throws<ArrayStorageException>(() => source.Unpack<double>()).Message);
        Assert.Equal([0, 0.5, 1], [.. ((Plan<double>)Kernels.Bind("Same", source.Unpack<double>(scale: 0.5))).Compute()]);
    }

    public void Dispose() => _folder.Dispose();

    private double[] Compute(string dataset)
    {
        using ArraySource source = Hdf5.Open(_folder.PathOf("x.h5"), dataset);
        return [.. ((Plan<double>)Kernels.Bind("Same", source.Unpack<double>())).Compute()];
    }
}
