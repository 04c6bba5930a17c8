"""The workloads in NumPy, as one writes them; files are read and written whole with h5py."""
import os

import h5py
import numpy as np
from serve import PLANE, SQUARE, read, serve, touched


def cube(folder):
    x = read(folder, "plane.f8")
    return lambda: (2 * x + 1) ** 3


def math(folder):
    x, y = read(folder, "x.f8"), read(folder, "y.f8")
    return lambda: np.exp(-x * x) * np.log(y) + np.sin(x)


def std0(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: x.std(axis=0)


def std1(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: x.std(axis=1)


def std(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: x.std()


def mean0(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: x.mean(axis=0)


def total(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: x.sum()


def transpose(folder):
    x = read(folder, "plane.f8", PLANE)
    y = touched(x)

    def work():
        np.copyto(y, x.T)
        return y

    return work


def positive(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: x[x > 0.5].mean()


def greatest(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: x.max()


def cumsum(axis):
    def workload(folder):
        x = read(folder, "plane.f8", PLANE)
        y = touched(x)
        return lambda: np.cumsum(x, axis=axis, out=y)

    return workload


def stencil(folder):
    x = read(folder, "plane.f8", PLANE)

    def work():
        p = np.pad(x, 1, "edge")
        return 0.25 * (p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:])

    return work


def gauss(folder):
    from scipy.ndimage import gaussian_filter
    x = read(folder, "plane.f8", PLANE)
    return lambda: gaussian_filter(x, 2)


def steps(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: np.ascontiguousarray(x[::2, ::-1])


def columns(folder):
    x, taken = read(folder, "plane.f8", PLANE), read(folder, "taken.i4")
    return lambda: x[:, taken].copy()


def rows(folder):
    x, taken = read(folder, "plane.f8", PLANE), read(folder, "taken.i4")
    return lambda: x[taken]


def arange(folder):
    # As a whole they would be 8 GB.
    return lambda: sum(np.arange(first, first + 10**7, dtype="f8").sum() for first in range(0, 10**9, 10**7))


def integers(folder):
    a, b = read(folder, "a.i4"), read(folder, "b.i4")
    return lambda: a * 3 + b


def unsigned_bytes(folder):
    a, b = read(folder, "a.u1"), read(folder, "b.u1")
    return lambda: np.where(a > b, a - b, b - a)


def cast(folder):
    x = read(folder, "x.f4")
    return lambda: x.astype("f8") * 2 + 1


def normalize(folder):
    def work():
        with h5py.File(os.path.join(folder, "normalize.h5"), "r") as before, h5py.File(os.path.join(folder, "written.h5"), "w") as after:
            b = before["b"][:]
            y = (b - b.mean(axis=0)) + (b.T / b.std())
            after.create_dataset("y", data=y, chunks=before["b"].chunks)

    return work


def jacobi(folder):
    def work():
        with h5py.File(os.path.join(folder, "grid.h5"), "r") as before, h5py.File(os.path.join(folder, "written.h5"), "w") as after:
            x = before["x"][:]
            for _ in range(20):
                p = np.pad(x, 1, "edge")
                x = 0.25 * (p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:])
            after.create_dataset("y", data=x)

    return work


def flat(folder):
    def work():
        with h5py.File(os.path.join(folder, "stack.h5"), "r") as file:
            # As a whole the quotients would be 4 GiB.
            x, flat = file["x"], file["flat"][:]
            return np.maximum.reduce([(x[first:first + 16].astype("f4") / flat).max(axis=0) for first in range(0, len(x), 16)])

    return work


def dgemm(folder):
    x = read(folder, "plane.f8")[:SQUARE[0] * SQUARE[1]].reshape(SQUARE)
    y = touched(x)
    return lambda: np.dot(x, x, out=y)


def sgemm(folder):
    x = read(folder, "x.f4")[:SQUARE[0] * SQUARE[1]].reshape(SQUARE)
    y = touched(x)
    return lambda: np.dot(x, x, out=y)


def gemv(folder):
    a, x = read(folder, "plane.f8", PLANE), read(folder, "x.f8")[:PLANE[1]]
    return lambda: a.dot(x)


def gevm(folder):
    a, x = read(folder, "plane.f8", PLANE), read(folder, "x.f8")[:PLANE[0]]
    return lambda: x.dot(a)


def batch(folder):
    x = read(folder, "plane.f8")[:10_000 * 32 * 32].reshape(10_000, 32, 32)
    y = touched(x)
    return lambda: np.matmul(x, x, out=y)


def gram(folder):
    def work():
        with h5py.File(os.path.join(folder, "tall.h5"), "r") as file:
            a = file["a"][:]
            return a.T.dot(a)

    return work


def products(folder):
    def work():
        with h5py.File(os.path.join(folder, "tall.h5"), "r") as file:
            a, b = file["a"][:], file["b"][:]
            return a.T.dot(b) - b.mean(axis=0)

    return work


def gzip(folder):
    return mean_of(folder, "gzip.h5")


def stored(folder):
    return mean_of(folder, "plane.h5")


def mean_of(folder, name):
    def work():
        with h5py.File(os.path.join(folder, name), "r") as file:
            return file["x"][:].mean(axis=0)

    return work


serve(cube=cube, math=math, std0=std0, std1=std1, std=std, mean0=mean0, sum=total, positive=positive, max=greatest, transpose=transpose, cumsum0=cumsum(0), cumsum1=cumsum(1), int=integers, byte=unsigned_bytes, cast=cast, stencil=stencil, gauss=gauss, steps=steps,
      columns=columns, rows=rows, arange=arange, jacobi=jacobi, flat=flat, dgemm=dgemm, dgemm1=dgemm, sgemm=sgemm, gemv=gemv, gevm=gevm, batch=batch, gram=gram, products=products, normalize=normalize, gzip=gzip, warm=stored, cold=stored)
