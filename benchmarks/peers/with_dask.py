"""The workloads in dask.array, on arrays in memory in chunks of 8 MiB: smaller than dask's own choice, and faster here."""
import dask
import dask.array as da
from serve import THREADS, read, serve, touched

dask.config.set({"scheduler": "threads", "num_workers": THREADS, "array.chunk-size": "8MiB"})


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


serve(globals())
