using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Files that h5py wrote, with every dataset's elements beside them as NumPy dumps them: native byte order, row-major.</summary>
public sealed class Hdf5Cases : IDisposable
{
    private const string Script = """
        import sys, ctypes, h5py, numpy as np
        folder = sys.argv[1]
        library = ctypes.CDLL('libhdf5_serial.so.103')
        rng = np.random.default_rng(1)

        def noise(shape, dtype):
            dtype = np.dtype(dtype)
            if dtype == np.bool_:
                return rng.integers(0, 2, shape).astype(bool)
            if dtype.kind == 'f':
                return (rng.standard_normal(shape) * 100).astype(dtype)
            info = np.iinfo(dtype)
            return rng.integers(info.min, info.max, shape, dtype=dtype.newbyteorder('='), endpoint=True).astype(dtype)

        def add(f, name, shape, dtype='f8', write=True, **options):
            d = f.create_dataset(name, shape, dtype=dtype, **options)
            if write:
                d[...] = noise(shape, dtype)
            return d

        def fill(f):
            for t in 'f8 f4 f2 i8 i4 i2 i1 u8 u4 u2 u1 >f8 >f4 >f2 >i8 >i4 >i2 >u8 >u2'.split():
                add(f, 'types/' + t.replace('>', 'big_'), (7, 5), t)
            add(f, 'types/bool', (7, 5), np.bool_)
            add(f, 'contiguous/rank1', (1001,))
            add(f, 'contiguous/rank2', (31, 17))
            add(f, 'contiguous/rank3', (7, 6, 5), 'i2')
            add(f, 'contiguous/rank4', (3, 4, 5, 6), 'f4')
            add(f, 'contiguous/wide', (20, 5000), 'f4')
            add(f, 'contiguous/big', (31, 17), '>f8')
            add(f, 'contiguous/never', (9, 4), write=False, fillvalue=2.5)
            add(f, 'contiguous/empty', (0, 4), write=False)
            add(f, 'scalar', ())
            add(f, 'a/b/x', (5,))
            for name, options in {
                'raw': {}, 'gzip': dict(compression='gzip'), 'gzip9shuffle': dict(compression='gzip', compression_opts=9, shuffle=True),
                'shuffle': dict(shuffle=True), 'fletcher': dict(fletcher32=True),
                'all': dict(compression='gzip', shuffle=True, fletcher32=True)}.items():
                add(f, 'chunked/%s/rank1' % name, (1001,), chunks=(100,), **options)
                add(f, 'chunked/%s/rank2' % name, (31, 17), '>f8', chunks=(8, 5), **options)
                add(f, 'chunked/%s/rank3' % name, (7, 6, 5), 'i2', chunks=(3, 6, 2), **options)
                add(f, 'chunked/%s/rank4' % name, (3, 4, 5, 6), 'f4', chunks=(2, 2, 3, 6), **options)
                add(f, 'chunked/%s/many' % name, (1500,), 'i4', chunks=(1,), **options)
                add(f, 'chunked/%s/bytes' % name, (40, 33), 'u1', chunks=(16, 16), **options)
                d = add(f, 'chunked/%s/sparse' % name, (40, 30), 'i4', False, chunks=(7, 10), fillvalue=-7, **options)
                d[10:13, 5:25] = 3
                add(f, 'chunked/%s/never' % name, (40, 30), '>i4', False, chunks=(7, 10), fillvalue=66051, **options)
                add(f, 'chunked/%s/growing' % name, (25, 30), chunks=(7, 10), maxshape=(None, 30), **options)
                add(f, 'chunked/%s/growing2' % name, (25, 30), chunks=(7, 10), maxshape=(None, None), **options)
                add(f, 'chunked/%s/single' % name, (6, 6), chunks=(6, 6), **options)
            d = add(f, 'chunked/masked', (64,), 'i4', False, chunks=(16,), compression='gzip', shuffle=True)
            d[...] = np.arange(64)
            d.id.write_direct_chunk((16,), np.arange(100, 116, dtype='i4').tobytes(), 3)
            for name, stages in {'shuffle': 'ssd', 'fletcher': 'fsfd', 'gzip': 'dd', 'all': 'fdsfddsf'}.items():
                plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
                plist.set_chunk((8, 17))
                for stage in stages:
                    plist.set_shuffle() if stage == 's' else plist.set_fletcher32() if stage == 'f' else plist.set_deflate(4)
                low = h5py.h5d.create(f.id, b'twice_' + name.encode(), h5py.h5t.NATIVE_DOUBLE, h5py.h5s.create_simple((31, 17)), plist)
                assert h5py.Dataset(low).id.get_create_plist().get_nfilters() == len(stages)
                h5py.Dataset(low)[...] = noise((31, 17), 'f8') if name != 'gzip' else 0
            space = h5py.h5s.create_simple((300,))
            plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
            plist.set_layout(h5py.h5d.COMPACT)
            low = h5py.h5d.create(f.id, b'compact', h5py.h5t.IEEE_F64BE, space, plist)
            h5py.Dataset(low)[...] = np.arange(300) / 7
            plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
            plist.set_chunk((4, 8))
            plist.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
            low = h5py.h5d.create(f.id, b'early', h5py.h5t.NATIVE_DOUBLE, h5py.h5s.create_simple((30, 17)), plist)
            h5py.Dataset(low)[...] = noise((30, 17), 'f8')

        names = []
        for file, options in {'old': {}, 'new': dict(libver='latest'), 'block': dict(userblock_size=512)}.items():
            with h5py.File('%s/%s.h5' % (folder, file), 'w', **options) as f:
                fill(f)
                if file == 'new':
                    # Edge chunks without filters: only the newer format has them, and h5py has no word for it.
                    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
                    plist.set_chunk((8, 5))
                    plist.set_shuffle()
                    plist.set_deflate(4)
                    assert library.H5Pset_chunk_opts(ctypes.c_int64(plist.id), ctypes.c_uint(2)) >= 0
                    low = h5py.h5d.create(f.id, b'edges', h5py.h5t.NATIVE_DOUBLE, h5py.h5s.create_simple((31, 17)), plist)
                    h5py.Dataset(low)[...] = noise((31, 17), 'f8')
                def dump(name, item):
                    if isinstance(item, h5py.Dataset):
                        key = file + '/' + name
                        value = item[...]
                        value.astype(value.dtype.newbyteorder('=')).tofile('%s/%s.raw' % (folder, key.replace('/', '-')))
                f.visititems(dump)
        """;

    private readonly TemporaryFolder _folder = new();

    /// <summary>Writes the files.</summary>
    public Hdf5Cases() => Python.Run(Script, _folder.Path);

    /// <summary>The path of <c>old</c> (the classic format), <c>new</c> (the checksummed one) or <c>block</c> (with a user block).</summary>
    public string PathOf(string file) => _folder.PathOf(file + ".h5");

    /// <summary>The elements of a dataset as NumPy sees them.</summary>
    public byte[] ExpectedBytes(string file, string dataset) => File.ReadAllBytes(_folder.PathOf($"{file}-{dataset.Replace('/', '-')}.raw"));

    /// <summary>All datasets of a file.</summary>
    public string[] DatasetsOf(string file) =>
        [.. Python.Run("import h5py, sys\nh5py.File(sys.argv[1]).visititems(lambda n, d: print(n) if isinstance(d, h5py.Dataset) else None)", PathOf(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
