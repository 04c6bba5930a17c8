using StaticGraph.Storage;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Every element type through a kernel, from files of h5py and NumPy in either byte order into files that they read.</summary>
public sealed class ElementTypeFilesTests
{
    private const string Write = """
        import sys, h5py, numpy as np
        random = np.random.default_rng(7)
        with h5py.File(sys.argv[1] + '/in.h5', 'w') as file:
            for name in sys.argv[2:]:
                values = random.integers(0, 256, (37, 53 * np.dtype(name).itemsize), dtype='u1').view(name) if name[0] in 'iu' else (random.normal(size=(37, 53)) + 1j * random.normal(size=(37, 53)) if name[0] == 'c' else random.normal(size=(37, 53))).astype(name)
                np.save(f'{sys.argv[1]}/{name}.npy', values)
                np.save(f'{sys.argv[1]}/{name}.big.npy', values.astype('>' + name))
                file[name] = values
                file.create_dataset(name + '.big', data=values.astype('>' + name), chunks=(10, 12), compression='gzip', shuffle=True)
        """;

    private const string Check = """
        import sys, h5py, numpy as np
        for name in sys.argv[2:]:
            values = np.load(f'{sys.argv[1]}/{name}.npy')
            with h5py.File(f'{sys.argv[1]}/{name}.h5', 'r') as file:
                for made in file['x'][:], np.load(f'{sys.argv[1]}/{name}.out.npy'), file['big'][:], np.load(f'{sys.argv[1]}/{name}.big.out.npy'):
                    assert made.dtype == np.dtype(name) and made.dtype.isnative, made.dtype
                    assert (made == values + values).all(), name
        """;

    private static readonly string[] Names = ["i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8", "f2", "c16"];

    private static readonly string[] Keywords = ["sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "Half", "Complex"];

    [Fact]
    public void Kernels_read_and_write_them()
    {
        using var folder = new TemporaryFolder();
        _ = Python.Run(Write, [folder.Path, .. Names]);
        CompiledKernels kernels = CompiledKernels.FromMethods(string.Join("\n", Keywords.Select(keyword => $"[ArrayKernel] public static NDArray<{keyword}> Of_{keyword}([Shape(\"n\", \"m\")] NDArray<{keyword}> x) => x + x;".Replace("<Complex>", "<System.Numerics.Complex>", StringComparison.Ordinal))));

        Double<sbyte>(0);
        Double<byte>(1);
        Double<short>(2);
        Double<ushort>(3);
        Double<int>(4);
        Double<uint>(5);
        Double<long>(6);
        Double<ulong>(7);
        Double<float>(8);
        Double<double>(9);
        Double<Half>(10);
        Double<System.Numerics.Complex>(11);
        _ = Python.Run(Check, [folder.Path, .. Names]);

        void Double<T>(int type)
            where T : unmanaged
        {
            string name = Names[type], result = folder.PathOf(name + ".h5");
            Run(Hdf5.Open<T>(folder.PathOf("in.h5"), name), Hdf5.Create<T>(result, "x"));
            Run(Hdf5.Open<T>(folder.PathOf("in.h5"), name + ".big"), Hdf5.Create<T>(result, "big", new StorageOptions { AddToFile = true, ChunkShape = [9, 20], Compression = Compression.Gzip(1) }));
            Run(Npy.Open<T>(folder.PathOf(name + ".npy")), Npy.Create<T>(folder.PathOf(name + ".out.npy")));
            Run(Npy.Open<T>(folder.PathOf(name + ".big.npy")), Npy.Create<T>(folder.PathOf(name + ".big.out.npy")));

            void Run(ArraySource<T> source, ArraySink<T> sink)
            {
                using (source)
                {
                    ((Plan<T>)kernels.Bind("Of_" + Keywords[type], source)).WriteTo(sink);
                }
            }
        }
    }
}
