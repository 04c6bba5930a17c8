"""The workloads in numba: loops over arrays that were there before, in parallel."""
from numba import njit, prange
from serve import read, serve, touched


@njit(parallel=True, fastmath=True)
def cubes(x, y):
    for i in prange(x.size):
        y[i] = (2 * x[i] + 1) ** 3
    return y


def cube(folder):
    x = read(folder, "plane.f8")
    y = touched(x)
    return lambda: cubes(x, y)


serve(globals())
