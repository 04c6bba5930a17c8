"""Measures functions against values of 200 bits, by mpmath.

error_bounds.py FOLDER NAME... reads, for each function by its name in NumPy, FOLDER/NAME.double and FOLDER/NAME.float: the first operands, then the
second ones, then the results, all as doubles. For each function it prints lines of four words, the largest error of a kind and where it is:

    NAME KIND ULPS INDEX

KIND is double; subnormal, for doubles whose exact value is so small; float; and extended, for NumPy's longdouble at the same operands.
"""
import sys

import numpy as np
from mpmath import mp, mpf

mp.prec = 200

FUNCTIONS = {
    "cbrt": lambda x: mp.sign(x) * mp.cbrt(abs(x)),
    "exp": mp.exp,
    "exp2": lambda x: mp.power(2, x),
    "expm1": mp.expm1,
    "log": mp.log,
    "log2": lambda x: mp.log(x, 2),
    "log10": mp.log10,
    "log1p": mp.log1p,
    "sin": mp.sin,
    "cos": mp.cos,
    "tan": mp.tan,
    "arcsin": mp.asin,
    "arccos": mp.acos,
    "arctan": mp.atan,
    "sinh": mp.sinh,
    "cosh": mp.cosh,
    "tanh": mp.tanh,
    "arcsinh": mp.asinh,
    "arccosh": mp.acosh,
    "arctanh": mp.atanh,
    "sinc": lambda x: np.sinc.exact(x),
    "erf": lambda x: np.erf.exact(x),
    "erfc": lambda x: np.erfc.exact(x),
    "gamma": lambda x: np.gamma.exact(x),
    "gammaln": lambda x: np.gammaln.exact(x),
    "logaddexp": lambda x, y: max(x, y) + mp.log1p(mp.exp(-abs(x - y))),
    "power": mp.power,
    "arctan2": mp.atan2,
    "hypot": mp.hypot,
    "fmod": lambda x, y: mp.sign(x) * (abs(x) % abs(y)),
}

# Where functions do not resolve their zeros: the magnitude in whose last place an error is measured where the exact value is less.
FLOORS = {
    "gammaln": lambda x: 1 if x < 0 else 0,
    "logaddexp": lambda x, y: max(abs(max(x, y)) / 8, mpf(1e-290)),
}


class Format:
    """A format of floating-point numbers: bits of a normal number, exponent of the least number, exponent beyond the largest."""

    def __init__(self, bits, least, beyond):
        self.bits, self.least, self.infinity = bits, least, mpf(2) ** beyond

    def clamp(self, value):
        """Infinity counts as the power of two that comes after the largest number."""
        return max(-self.infinity, min(value, self.infinity))

    def is_subnormal(self, exact):
        return mp.mag(exact) - self.bits < self.least if exact else False

    def ulps(self, actual, exact, floor=0):
        """The distance in units of the spacing of numbers around the exact value. A value that is not real should be NaN."""
        if not isinstance(exact, mpf) or mp.isnan(actual):
            return 0.0 if not isinstance(exact, mpf) and mp.isnan(actual) else float("inf")
        exact = self.clamp(exact)
        size = max(abs(exact), floor)
        exponent = min(mp.mag(size), mp.mag(self.infinity) - 1) - self.bits if size else self.least
        return float(mp.ldexp(abs(self.clamp(actual) - exact), -max(exponent, self.least)))


DOUBLE = Format(53, -1074, 1024)
FLOAT = Format(24, -149, 128)


def read(path):
    """Operands as the function takes them, and results."""
    x, y, results = np.fromfile(path).reshape(3, -1)
    return x, y, results


def exact_values(name, x, y):
    operands = (x, y)[:getattr(np, name).nin]
    return [FUNCTIONS[name](*map(mpf, values)) for values in zip(*operands)]


def floors(name, x, y):
    operands = (x, y)[:getattr(np, name).nin]
    return [FLOORS[name](*map(mpf, values)) if name in FLOORS else 0 for values in zip(*operands)]


def extended_values(name, x, y):
    """Values of 64 bits, as sums of two doubles; not where the second would be too small for a double."""
    operands = (x, y)[:getattr(np, name).nin]
    with np.errstate(all="ignore"):
        values = getattr(np, name)(*(operand.astype(np.longdouble) for operand in operands))
        high = values.astype(np.float64)
        low = (values - high).astype(np.float64)
    return [mpf(h) + mpf(l) if np.isfinite(h) and abs(h) > 1e-290 else None for h, l in zip(high, low)]


def measure(name, folder):
    x, y, results = read(f"{folder}/{name}.double")
    exact = exact_values(name, x, y)
    errors = [DOUBLE.ulps(mpf(result), value, floor) for result, value, floor in zip(results, exact, floors(name, x, y))]
    tiny = [isinstance(value, mpf) and DOUBLE.is_subnormal(value) for value in exact]
    yield "double", [0 if t else error for error, t in zip(errors, tiny)]
    yield "subnormal", [error if t else 0 for error, t in zip(errors, tiny)]
    extended = extended_values(name, x, y)
    yield "extended", [0 if value is None else DOUBLE.ulps(value, e, floor) for value, e, floor in zip(extended, exact, floors(name, x, y))]
    x, y, results = read(f"{folder}/{name}.float")
    yield "float", [FLOAT.ulps(mpf(result), value, floor) for result, value, floor in zip(results, exact_values(name, x, y), floors(name, x, y))]


for function in sys.argv[2:]:
    for kind, errors in measure(function, sys.argv[1]):
        worst = int(np.argmax(errors))
        print(function, kind, repr(errors[worst]), worst)
