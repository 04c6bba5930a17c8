"""Functions that NumPy has not, or not to its last digits, by mpmath in 200 bits, as np.erf, np.erfc, np.gamma, np.gammaln and np.sinc: rounded once, to the type of their operand."""
import math

import numpy as np


class Special:
    """A function of one operand: what mpmath gives, and values where it is not finite; exact is None where the value is no number."""

    nin = 1

    def __init__(self, exact):
        self.exact = exact

    def __call__(self, x):
        x = np.asarray(x)
        return np.array([self.rounded(value) for value in x.ravel()], np.longdouble).reshape(x.shape).astype(x.dtype)

    def rounded(self, x):
        from mpmath import mp, mpf
        mp.prec = 200
        if math.isnan(x):
            return np.longdouble(math.nan)
        if x == 0 and self is np.gamma:
            return np.longdouble(math.copysign(math.inf, x))
        exact = self.exact(mpf(float(x)))
        if exact is None:
            return np.longdouble(math.nan)
        if exact == 0:
            return np.longdouble(math.copysign(0.0, ZEROS[self](float(x))))
        high = float(exact)
        return np.longdouble(high) + np.longdouble(float(exact - mpf(high)) if math.isfinite(high) else 0.0)


def gamma(x):
    from mpmath import mp
    if x == 0 or (x < 0 and (mp.isinf(x) or x == mp.floor(x))):
        return None
    if x > 180:
        return mp.inf
    return mp.zero if x < -200 else mp.gamma(x)


def log_gamma(x):
    from mpmath import mp
    if mp.isinf(x) or (x <= 0 and x == mp.floor(x)):
        return mp.inf
    if x > 0:
        return mp.loggamma(x)
    return mp.log(mp.pi) - mp.log(abs(x * mp.sinpi(x))) - mp.loggamma(-x)


def sinc(x):
    from mpmath import mp
    return None if mp.isinf(x) else mp.one if x == 0 else mp.zero if x == mp.floor(x) else mp.sinpi(x) / (mp.pi * x)


def erf(x):
    from mpmath import mp
    return mp.erf(x)


def erfc(x):
    from mpmath import mp
    return mp.erfc(x) if x < 40 else mp.zero


np.erf, np.erfc, np.gamma, np.gammaln, np.sinc = map(Special, (erf, erfc, gamma, log_gamma, sinc))

# The sign of a result of 0.
ZEROS = {
    np.erf: lambda x: x,
    np.erfc: lambda x: 1.0,
    np.gamma: lambda x: 1.0 if math.floor(x) % 2 == 0 else -1.0,
    np.gammaln: lambda x: 1.0,
    np.sinc: lambda x: 1.0,
}
