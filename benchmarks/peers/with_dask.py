"""The workloads in dask.array, in chunks as dask chooses them; the normalisation in chunks as the file is stored."""
import os

import dask
import dask.array as da
from serve import PLANE, SQUARE, THREADS, read, serve, touched

dask.config.set({"scheduler": "threads", "num_workers": THREADS})


def h5(folder, name, mode="r"):
    """Imported here, for what `start` times is the import of dask alone."""
    import h5py
    return h5py.File(os.path.join(folder, name), mode)


def chunked(array):
    """Without a name dask would hash the whole array first."""
    return da.from_array(array, name=False)


def into(out, result):
    """The result in an array that was there before."""
    da.store(result, out, lock=False)
    return out


def cube(folder):
    x = read(folder, "plane.f8")
    y = touched(x)
    return lambda: into(y, (2 * chunked(x) + 1) ** 3)


def math(folder):
    x, y = read(folder, "x.f8"), read(folder, "y.f8")
    z = touched(x)
    return lambda: into(z, formula(chunked(x), chunked(y)))


def formula(x, y):
    return da.exp(-x * x) * da.log(y) + da.sin(x)


def std0(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: chunked(x).std(axis=0).compute()


def std1(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: chunked(x).std(axis=1).compute()


def std(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: chunked(x).std().compute()


def mean0(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: chunked(x).mean(axis=0).compute()


def total(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: chunked(x).sum().compute()


def positive(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: (lambda c: c[c > 0.5].mean().compute())(chunked(x))


def greatest(folder):
    x = read(folder, "plane.f8", PLANE)
    return lambda: chunked(x).max().compute()


def cumsum(axis):
    def workload(folder):
        x = read(folder, "plane.f8", PLANE)
        y = touched(x)
        return lambda: into(y, da.cumsum(chunked(x), axis=axis))

    return workload


def transpose(folder):
    x = read(folder, "plane.f8", PLANE)
    y = touched(x)
    return lambda: into(y, chunked(x).T)


def normalize(folder):
    def work():
        with h5(folder, "normalize.h5") as before, h5(folder, "written.h5", "w") as after:
            b = da.from_array(before["b"], chunks=before["b"].chunks)
            y = (b - b.mean(axis=0)) + (b.T / b.std())
            da.store(y, after.create_dataset("y", y.shape, y.dtype, chunks=before["b"].chunks))

    return work


def dgemm(folder):
    x = read(folder, "plane.f8")[:SQUARE[0] * SQUARE[1]].reshape(SQUARE)
    y = touched(x)
    return lambda: into(y, chunked(x).dot(chunked(x)))


def sgemm(folder):
    x = read(folder, "x.f4")[:SQUARE[0] * SQUARE[1]].reshape(SQUARE)
    y = touched(x)
    return lambda: into(y, chunked(x).dot(chunked(x)))


def gemv(folder):
    a, x = read(folder, "plane.f8", PLANE), read(folder, "x.f8")[:PLANE[1]]
    return lambda: chunked(a).dot(chunked(x)).compute()


def gevm(folder):
    a, x = read(folder, "plane.f8", PLANE), read(folder, "x.f8")[:PLANE[0]]
    return lambda: chunked(x).dot(chunked(a)).compute()


def gram(folder):
    def work():
        with h5(folder, "tall.h5") as file:
            a = da.from_array(file["a"])
            return a.T.dot(a).compute()

    return work


def products(folder):
    def work():
        with h5(folder, "tall.h5") as file:
            a, b = da.from_array(file["a"]), da.from_array(file["b"])
            return (a.T.dot(b) - b.mean(axis=0)).compute()

    return work


def gzip(folder):
    return mean_of(folder, "gzip.h5")


def stored(folder):
    return mean_of(folder, "plane.h5")


def mean_of(folder, name):
    def work():
        with h5(folder, name) as file:
            return da.from_array(file["x"]).mean(axis=0).compute()

    return work


def blocks(folder):
    return lambda: da.ones(10 ** 6, chunks=10).sum().compute()


def start(folder):
    """What is timed is the import above."""
    return lambda: None


serve(cube=cube, math=math, std0=std0, std1=std1, std=std, mean0=mean0, sum=total, positive=positive, max=greatest, transpose=transpose, cumsum0=cumsum(0), cumsum1=cumsum(1), normalize=normalize, dgemm=dgemm, sgemm=sgemm, gemv=gemv, gevm=gevm, gram=gram, products=products, gzip=gzip,
      warm=stored, cold=stored, blocks=blocks, start=start)
