"""The workloads in numba: loops over arrays that were there before, in parallel."""
import numpy as np
from numba import njit, prange
from serve import PLANE, read, serve, touched


def parallel(function):
    return njit(parallel=True, fastmath=True)(function)


@parallel
def cubes(x, result):
    for i in prange(x.size):
        result[i] = (2 * x[i] + 1) ** 3
    return result


@parallel
def formula(x, y, result):
    for i in prange(x.size):
        result[i] = np.exp(-x[i] * x[i]) * np.log(y[i]) + np.sin(x[i])
    return result


@parallel
def turned(x, result):
    """In tiles, as one writes it who knows why."""
    for tile in prange(x.shape[0] // 64):
        for column in range(0, x.shape[1], 64):
            for i in range(64 * tile, 64 * tile + 64):
                for j in range(column, column + 64):
                    result[j, i] = x[i, j]
    return result


@parallel
def tripled(a, b, result):
    for i in prange(a.size):
        result[i] = a[i] * np.int32(3) + b[i]
    return result


@parallel
def differences(a, b, result):
    for i in prange(a.size):
        result[i] = a[i] - b[i] if a[i] > b[i] else b[i] - a[i]
    return result


@parallel
def widened(x, result):
    for i in prange(x.size):
        result[i] = np.float64(x[i]) * 2 + 1
    return result


def cube(folder):
    x = read(folder, "plane.f8")
    y = touched(x)
    return lambda: cubes(x, y)


def math(folder):
    x, y = read(folder, "x.f8"), read(folder, "y.f8")
    z = touched(x)
    return lambda: formula(x, y, z)


def transpose(folder):
    x = read(folder, "plane.f8", PLANE)
    y = touched(x)
    return lambda: turned(x, y)


def integers(folder):
    a, b = read(folder, "a.i4"), read(folder, "b.i4")
    c = touched(a)
    return lambda: tripled(a, b, c)


def unsigned_bytes(folder):
    a, b = read(folder, "a.u1"), read(folder, "b.u1")
    c = touched(a)
    return lambda: differences(a, b, c)


def cast(folder):
    x = read(folder, "x.f4")
    y = touched(x, "f8")
    return lambda: widened(x, y)


serve(cube=cube, math=math, transpose=transpose, int=integers, byte=unsigned_bytes, cast=cast)
