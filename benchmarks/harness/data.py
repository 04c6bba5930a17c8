"""The inputs, made once: files of nothing but elements, whose names end in their type, and HDF5 files."""
import os

import h5py
import numpy as np

SIDE = 8192
NORMALIZE_SIDE, NORMALIZE_CHUNK = 8000, 1000
GZIP_CHUNK = (256, 512)
GRID_SIDE = 4096
STACK = (256, 2048, 2048)
TALL = (128_000, 1000)


def make(folder, names):
    """Makes what is missing of the named files."""
    for name in names:
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            print(f"Making {name} ...", flush=True)
            MAKERS[name](path + ".part", np.random.default_rng(sum(name.encode())))
            os.rename(path + ".part", path)


def plane(path, random):
    random.standard_normal((SIDE, SIDE)).tofile(path)


def x(path, random):
    random.uniform(-3, 3, 1 << 24).tofile(path)


def y(path, random):
    random.uniform(0.1, 10, 1 << 24).tofile(path)


def integers(path, random):
    random.integers(-1000, 1000, 1 << 26, np.int32).tofile(path)


def unsigned_bytes(path, random):
    random.integers(0, 256, 1 << 28, np.uint8).tofile(path)


def floats(path, random):
    random.standard_normal(1 << 26, np.float32).tofile(path)


def taken(path, random):
    random.integers(0, SIDE, 1000, np.int32).tofile(path)


def normalize(path, random):
    with h5py.File(path, "w") as file:
        b = file.create_dataset("b", (NORMALIZE_SIDE, NORMALIZE_SIDE), "f8", chunks=(NORMALIZE_CHUNK, NORMALIZE_CHUNK))
        for row in range(0, NORMALIZE_SIDE, NORMALIZE_CHUNK):
            b[row:row + NORMALIZE_CHUNK] = random.standard_normal((NORMALIZE_CHUNK, NORMALIZE_SIDE))


def contiguous(path, random):
    with h5py.File(path, "w") as file:
        file.create_dataset("x", data=random.standard_normal((SIDE, SIDE)))


def grid(path, random):
    with h5py.File(path, "w") as file:
        file.create_dataset("x", data=random.standard_normal((GRID_SIDE, GRID_SIDE)))


def stack(path, random):
    """Planes of a microscope, and how bright each pixel is seen."""
    with h5py.File(path, "w") as file:
        planes = file.create_dataset("x", STACK, "u2")
        for plane in range(STACK[0]):
            planes[plane] = random.integers(0, 1 << 16, STACK[1:], np.uint16)
        file.create_dataset("flat", data=random.uniform(0.5, 1.5, STACK[1:]).astype("f4"))


def tall(path, random):
    """Two matrices of many rows."""
    with h5py.File(path, "w") as file:
        for name in ("a", "b"):
            matrix = file.create_dataset(name, TALL, "f8")
            for row in range(0, TALL[0], 8000):
                matrix[row:row + 8000] = random.random((8000, TALL[1]))


def gzip(path, random):
    """A temperature by latitude and longitude to three decimals: like measured data, neither noise nor constant."""
    latitude, longitude = np.linspace(-np.pi / 2, np.pi / 2, SIDE)[:, None], np.linspace(0, 2 * np.pi, SIDE)
    with h5py.File(path, "w") as file:
        dataset = file.create_dataset("x", (SIDE, SIDE), "f8", chunks=GZIP_CHUNK, compression="gzip", compression_opts=4, shuffle=True)
        for row in range(0, SIDE, GZIP_CHUNK[0]):
            rows = slice(row, row + GZIP_CHUNK[0])
            field = 30 * np.cos(latitude[rows]) + 5 * np.sin(3 * longitude + 7 * latitude[rows]) + 0.05 * random.standard_normal((GZIP_CHUNK[0], SIDE))
            dataset[rows] = field.round(3)


def gzip_chunks(path, random):
    """Where the chunks of gzip.h5 are, for the limit, which knows nothing of HDF5."""
    with h5py.File(os.path.join(os.path.dirname(path), "gzip.h5"), "r") as file, open(path, "w") as chunks:
        dataset = file["x"].id
        for index in range(dataset.get_num_chunks()):
            chunk = dataset.get_chunk_info(index)
            print(chunk.byte_offset, chunk.size, file=chunks)


MAKERS = {
    "plane.f8": plane, "x.f8": x, "y.f8": y, "a.i4": integers, "b.i4": integers, "a.u1": unsigned_bytes, "b.u1": unsigned_bytes, "x.f4": floats, "taken.i4": taken,
    "normalize.h5": normalize, "plane.h5": contiguous, "grid.h5": grid, "stack.h5": stack, "tall.h5": tall, "gzip.h5": gzip, "gzip.chunks": gzip_chunks,
}
