"""The workloads: what is computed, from which files, and who takes part."""
from dataclasses import dataclass, replace

from .contestants import AOT, DASK, GCC_AVX2, LIMIT, NUMBA, NUMEXPR, NUMPY, OTHER, OURS, THREADS


@dataclass(frozen=True)
class Workload:
    name: str
    what: str
    data: tuple
    peers: tuple
    # The program in C that shows what the machine can do, and what it does.
    limit: str | None = None
    limit_does: str | None = None
    # Whether the limit computes the result, rather than only moving the bytes.
    limit_computes: bool = True
    # The element type of the result.
    result: str = "f8"
    # "memory": a process has its arrays and runs again and again. "file": each run is a process of its own and makes a file. "start": the process is what is timed.
    kind: str = "memory"
    # Before each run the files are dropped from the system's cache.
    cold: bool = False
    # Too slow for more than one run.
    once: tuple = ()
    # How far results may be from NumPy's: of their size, and beside it.
    tolerance: tuple = (1e-9, 1e-12)
    # Who of ours takes part.
    ours: tuple = OURS
    # Of everyone.
    threads: int = THREADS

    @property
    def contestants(self):
        return ((LIMIT,) if self.limit else ()) + self.ours + self.peers

    def beside_other(self):
        """The same with nobody but our native programs of two checkouts, and NumPy, whose result both must have."""
        return replace(self, ours=(AOT, OTHER), limit=None, peers=tuple(each for each in self.peers if each == NUMPY), once=(NUMPY,))


STREAMS = "every byte read once and written once, without passing through the cache"


def reduction(name, what):
    return Workload(name, f"{what} of 8192 x 8192 doubles", ("plane.f8",), (DASK, NUMPY), "read", "every byte read once", limit_computes=name == "sum")


def stored(name, where, cold):
    return Workload(name, f"`mean(axis=0)` of 8192 x 8192 doubles, contiguous HDF5, {where}", ("plane.h5",), (DASK, NUMPY),
                    "cat", "`cat` of the file to `/dev/null`", limit_computes=False, cold=cold)


ALL = [
    Workload("cube", "`(2 * x + 1) ** 3`, 64 Mi doubles", ("plane.f8",), (NUMBA, NUMEXPR, DASK, NUMPY), "cube", STREAMS),
    Workload("math", "`exp(-x * x) * log(y) + sin(x)`, 16 Mi doubles", ("x.f8", "y.f8"), (GCC_AVX2, NUMBA, NUMEXPR, DASK, NUMPY),
             "math", "gcc with the vector functions of the C library"),
    reduction("std0", "`std(axis=0)`"),
    reduction("std1", "`std(axis=1)`"),
    reduction("std", "`std()`"),
    reduction("mean0", "`mean(axis=0)`"),
    reduction("sum", "`sum()`"),
    reduction("positive", "`x[x > 0.5].mean()`"),
    reduction("max", "`max()`"),
    Workload("transpose", "`x.T`, 8192 x 8192 doubles", ("plane.f8",), (NUMBA, DASK, NUMPY), "transpose", STREAMS),
    Workload("cumsum0", "`cumsum(axis=0)` of 8192 x 8192 doubles", ("plane.f8",), (DASK, NUMPY), "cube", STREAMS, limit_computes=False),
    Workload("cumsum1", "`cumsum(axis=1)` of 8192 x 8192 doubles", ("plane.f8",), (DASK, NUMPY), "cube", STREAMS, limit_computes=False),
    Workload("int", "`a * 3 + b`, 64 Mi int32", ("a.i4", "b.i4"), (NUMBA, NUMEXPR, NUMPY), "int", STREAMS, result="i4"),
    Workload("byte", "`where(a > b, a - b, b - a)`, 256 Mi uint8", ("a.u1", "b.u1"), (NUMBA, NUMPY), "byte", STREAMS, result="u1"),
    Workload("cast", "`x.astype(float64) * 2 + 1`, 64 Mi float32", ("x.f4",), (NUMBA, NUMEXPR, NUMPY), "cast", STREAMS),
    Workload("stencil", "a quarter of the sum of four neighbours, `PadMode.Edge`, 8192 x 8192 doubles", ("plane.f8",), (NUMPY,), "stencil", STREAMS),
    Workload("gauss", "a Gaussian blur, sigma 2, 8192 x 8192 doubles (NumPy: `scipy.ndimage`)", ("plane.f8",), (NUMPY,), "gauss", "gcc, line by line", once=(NUMPY,)),
    Workload("steps", "`x[::2, ::-1]` of 8192 x 8192 doubles", ("plane.f8",), (NUMPY,), "steps", "the same bytes copied", limit_computes=False),
    Workload("columns", "`x[:, i]`, 1000 of 8192 columns that an array names, 8192 rows of doubles", ("plane.f8", "taken.i4"), (NUMPY,), "columns", "gcc, row by row"),
    Workload("rows", "`x[i]`, 1000 of 8192 rows that an array names, 8192 doubles each", ("plane.f8", "taken.i4"), (NUMPY,), "rows", STREAMS),
    Workload("arange", "`arange(1e9).sum()`", (), (NUMPY,), "arange", "gcc, in any order"),
    Workload("philox", "the sum of 10^8 uniform numbers of Philox 4x32-10", (), (GCC_AVX2,), "philox", "gcc, in any order"),
    Workload("jacobi", "20 steps of a quarter of the sum of four neighbours, 4096 x 4096 doubles, HDF5 to HDF5 within 64 MiB, warm", ("grid.h5",), (NUMPY,),
             "copy", "every byte read once and written once", limit_computes=False, kind="file"),
    Workload("flat", "`(x / flat).max(axis=0)` in float of 256 planes of 2048 x 2048 ushort, contiguous HDF5, warm", ("stack.h5",), (NUMPY,),
             "cat", "`cat` of the file to `/dev/null`", limit_computes=False, result="f4", once=(NUMPY,)),
    Workload("dgemm", "the product of two matrices of 4000 x 4000 doubles", ("plane.f8",), (DASK, NUMPY), "dgemm", "OpenBLAS", limit_computes=False),
    Workload("dgemm1", "the same with one thread", ("plane.f8",), (NUMPY,), "dgemm", "OpenBLAS", limit_computes=False, threads=1),
    Workload("sgemm", "the product of two matrices of 4000 x 4000 floats", ("x.f4",), (DASK, NUMPY), "sgemm", "OpenBLAS", limit_computes=False, result="f4", tolerance=(1e-3, 1e-2)),
    Workload("gemv", "8192 x 8192 doubles and a vector", ("plane.f8", "x.f8"), (DASK, NUMPY), "read", "every byte read once", limit_computes=False),
    Workload("gevm", "a vector and 8192 x 8192 doubles", ("plane.f8", "x.f8"), (DASK, NUMPY), "read", "every byte read once", limit_computes=False),
    Workload("batch", "10,000 products of 32 x 32 doubles", ("plane.f8",), (NUMPY,)),
    Workload("gram", "`a.T.dot(a)`, 128,000 x 1000 doubles, contiguous HDF5, warm, within 64 MiB", ("tall.h5",), (DASK, NUMPY), "dsyrk", "half of the operations at the rate of OpenBLAS's dgemm, in memory", limit_computes=False),
    Workload("products", "`a.T.dot(b) - b.mean(0)`, 128,000 x 1000 doubles each, contiguous HDF5, warm, within 64 MiB", ("tall.h5",), (DASK, NUMPY), "tall", "OpenBLAS's dgemm of these lengths, in memory", limit_computes=False),
    Workload("normalize", "`(b - b.mean(0)) + (b.T / b.std())`, 8000 x 8000 doubles, HDF5 to HDF5, chunks 1000 x 1000, warm", ("normalize.h5",), (DASK, NUMPY),
             "copy", "every byte read twice and written once", limit_computes=False, kind="file"),
    stored("warm", "in the system's cache", cold=False),
    stored("cold", "dropped from the system's cache before every run", cold=True),
    Workload("gzip", "`mean(axis=0)` of 8192 x 8192 doubles, HDF5 with gzip and shuffle, chunks 256 x 512, warm", ("gzip.h5", "gzip.chunks"), (DASK, NUMPY),
             "gzip", "every chunk decoded with zlib and unshuffled", limit_computes=False),
    Workload("blocks", "the sum of 100,000 blocks of 10 elements", (), (DASK,), once=(DASK,)),
    Workload("start", "from the start of the process until a tiny kernel has run and the process has ended; for dask, `import dask.array`", (), (DASK,), kind="start"),
]
