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

    public void Dispose() => _folder.Dispose();

    private double[] Compute(string dataset)
    {
        using ArraySource source = Hdf5.Open(_folder.PathOf("x.h5"), dataset);
        return [.. ((Plan<double>)Kernels.Bind("Same", source.Unpack<double>())).Compute()];
    }
}
