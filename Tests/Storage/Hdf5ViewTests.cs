using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Views over compressed chunks, which can only be fetched whole, against NumPy.</summary>
public sealed class Hdf5ViewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ViewsAndJoinsOfPackedChunksAgreeWithNumPy()
    {
        Python.Run(
            """
            import sys, h5py, numpy as np
            rng = np.random.default_rng(3)
            parts = []
            for i, n in enumerate((30, 45)):
                x = rng.integers(-3000, 3000, (20, n, 6)).astype('i2')
                x[rng.random(x.shape) < 0.1] = -999
                with h5py.File(f'{sys.argv[1]}/{i}.h5', 'w') as f:
                    d = f.create_dataset('t', data=x, chunks=(7, 16, 6), compression='gzip', shuffle=True)
                    d.attrs['scale_factor'] = np.float32(0.5)
                    d.attrs['add_offset'] = 20.0
                    d.attrs['_FillValue'] = np.int16(-999)
                parts.append(np.where(x == -999, np.nan, x * 0.5 + 20.0))
            x = np.concatenate(parts, axis=1)
            np.save(sys.argv[1] + '/all.npy', x)
            np.save(sys.argv[1] + '/part.npy', x[3:18, 5:70].reshape(15, 65 * 6))
            """,
            _folder.Path);
        using ArraySource first = Hdf5.Open(_folder.PathOf("0.h5"), "t");
        using ArraySource second = Hdf5.Open(_folder.PathOf("1.h5"), "t");
        ArraySource<double> all = ArraySource.Concatenate([first.Unpack<double>(), second.Unpack<double>()], axis: 1);
        Assert.True(all.ReadsWholeChunks);
        Assert.Equal([7, 16, 6], all.ChunkShape.ToArray());
        CheckEqual("all.npy", all);
        CheckEqual("part.npy", all.Slice([3, 5, 0], [15, 65, 6]).Reshape([15, 390]));

        using ArraySource<short> stored = Hdf5.Open<short>(_folder.PathOf("0.h5"), "t");
        float[] halves = MemoryTests.Flatten(stored.Unpack<float>(0.5).Slice([0, 0, 0], [20, 30, 6]).Read());
        short[] numbers = MemoryTests.Flatten(stored.Read());
        Assert.Equal(numbers.Select(number => number * 0.5f), halves);
    }

    private void CheckEqual(string name, ArraySource<double> actual)
    {
        using ArraySource<double> expected = Npy.Open<double>(_folder.PathOf(name));
        Assert.Equal(expected.Shape.ToArray(), actual.Shape.ToArray());
        Assert.Equal(MemoryTests.Flatten(expected.Read()), MemoryTests.Flatten(actual.Read()));
    }
}
