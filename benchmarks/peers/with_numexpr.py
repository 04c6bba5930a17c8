"""The workloads in numexpr, which writes to an array that was there before."""
import numexpr
import numpy as np
from serve import THREADS, read, serve, touched

numexpr.set_num_threads(THREADS)


def evaluate(expression, out, **arrays):
    return lambda: numexpr.evaluate(expression, arrays, out=out)


def cube(folder):
    x = read(folder, "plane.f8")
    return evaluate("(2 * x + 1) ** 3", touched(x), x=x)


def math(folder):
    x, y = read(folder, "x.f8"), read(folder, "y.f8")
    return evaluate("exp(-x * x) * log(y) + sin(x)", touched(x), x=x, y=y)


def integers(folder):
    a, b = read(folder, "a.i4"), read(folder, "b.i4")
    return evaluate("a * 3 + b", touched(a), a=a, b=b)


def cast(folder):
    """There is no cast, but a number of type double makes the others doubles."""
    x = read(folder, "x.f4")
    return evaluate("x * two + 1", touched(x, "f8"), x=x, two=np.float64(2))


serve(cube=cube, math=math, int=integers, cast=cast)
