"""Writes the files that are mutated: small, so that most of their bytes are headers and indices."""
import sys
import h5py
import numpy as np

folder = sys.argv[1]


def values(shape, dtype='f8'):
    # No 16-bit word is 0 or 65535: fletcher32 takes those two for one.
    words = np.random.default_rng(5).integers(1, 65535, int(np.prod(shape)) * np.dtype(dtype).itemsize // 2, dtype='u2')
    return words.view(dtype).reshape(shape)


def low(f, name, shape, layout=None, chunks=None, early=False):
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    if layout is not None:
        plist.set_layout(layout)
    if chunks:
        plist.set_chunk(chunks)
    if early:
        plist.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
    dataset = h5py.Dataset(h5py.h5d.create(f.id, name.encode(), h5py.h5t.NATIVE_INT64, h5py.h5s.create_simple(shape), plist))
    dataset[...] = values(shape, 'i8')


def plain(f):
    f['contiguous'] = values((5, 4))
    low(f, 'compact', (6,), layout=h5py.h5d.COMPACT)
    low(f, 'implicit', (10,), chunks=(4,), early=True)
    f.create_dataset('single', data=values((6, 3), 'i4'), chunks=(6, 3))
    f.create_dataset('fixed', data=values((9, 4)), chunks=(2, 3))
    f.create_dataset('growing', data=values((20,), 'i2'), chunks=(2,), maxshape=(None,))
    f.create_dataset('growing2', data=values((6, 4)), chunks=(2, 2), maxshape=(None, None))
    f.create_dataset('sparse', (100,), '>i4', chunks=(10,), fillvalue=7)[35:38] = 5


def packed(f):
    options = dict(compression='gzip', shuffle=True, fletcher32=True)
    f.create_dataset('single', data=values((6, 3), 'i4'), chunks=(6, 3), **options)
    f.create_dataset('fixed', data=values((9, 4)), chunks=(4, 3), **options)
    f.create_dataset('growing', data=values((20,), 'i2'), chunks=(5,), maxshape=(None,), **options)
    f.create_dataset('growing2', data=values((6, 4)), chunks=(3, 2), maxshape=(None, None), **options)


def described(f, attributes):
    for name, length in ('lat', 5), ('lon', 4):
        f['grid/' + name] = values((length,))
        f['grid/' + name].make_scale(name)
    wind = f.create_dataset('grid/wind', data=values((5, 4), 'f4'))
    wind.dims[0].attach_scale(f['grid/lat'])
    wind.dims[1].attach_scale(f['grid/lon'])
    wind.attrs['units'] = 'metres per second'
    wind.attrs['fixed'] = np.bytes_('fixed text')
    wind.attrs['names'] = ['one', 'two', 'three']
    wind.attrs['scale_factor'] = 0.5
    for i in range(attributes):
        wind.attrs['a%d' % i] = np.arange(3) + i
    labelled = f.create_dataset('labelled', data=values((2, 3, 2)))
    labelled.dims[0].label = 'time'
    labelled.dims[2].label = 'x'
    f.create_dataset('truth', data=np.arange(6) % 2 == 0)
    f.create_dataset('half', data=np.arange(4, dtype='f2'))


for version, options in ('old', {}), ('new', dict(libver='latest')), ('block', dict(userblock_size=512)):
    for name, fill in ('plain', plain), ('packed', packed), ('described', lambda f: described(f, 12 if version == 'new' else 2)):
        with h5py.File(f'{folder}/{version}-{name}.h5', 'w', **options) as f:
            fill(f)

with open(folder + '/first.npy', 'wb') as f:
    np.lib.format.write_array(f, values((4, 3)), version=(1, 0))
with open(folder + '/fortran.npy', 'wb') as f:
    np.lib.format.write_array(f, np.asfortranarray(values((3, 4), '>i4')), version=(2, 0))
np.save(folder + '/truth.npy', np.arange(5) % 2 == 0)
