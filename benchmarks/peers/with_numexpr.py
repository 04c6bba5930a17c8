"""The workloads in numexpr, which writes to an array that was there before."""
import numexpr
from serve import THREADS, read, serve, touched

numexpr.set_num_threads(THREADS)


def cube(folder):
    x = read(folder, "plane.f8")
    y = touched(x)
    return lambda: numexpr.evaluate("(2 * x + 1) ** 3", {"x": x}, out=y)


serve(globals())
