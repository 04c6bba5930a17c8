"""Functions that NumPy has not, or not to its last digits, by mpmath in 200 bits, as np.erf, np.erfc, np.gamma, np.gammaln and np.sinc: rounded once, to the type of their operand."""
import math

import numpy as np


def filtered(x, weights, axis=-1, mode='symmetric', divisor=None, **how):
    """scipy.ndimage.correlate1d, or with a divisor uniform_filter1d: even weights as pairs, in the order of scipy's loops."""
    x, n, before = np.asarray(x), len(weights), len(weights) // 2
    padded = np.pad(x, [(before, n - 1 - before) if i == axis % x.ndim else (0, 0) for i in range(x.ndim)], mode, **how)
    at = lambda k: np.take(padded, np.arange(k, k + x.shape[axis]), axis)
    if divisor is not None:
        return sum((at(k) for k in range(1, n)), at(0)) / divisor
    if list(weights) == list(weights)[::-1]:
        return sum(((at(k) + at(n - 1 - k)) * weights[k] for k in range(before)), x * weights[before])
    return sum((at(k) * weights[k] for k in range(1, n)), at(0) * weights[0])


def normal(sigma):
    radius = int(4 * sigma + 0.5)
    weights = np.exp(-0.5 / (sigma * sigma) * np.arange(-radius, radius + 1) ** 2)
    return weights / weights.sum()


def smoothed(x, axis, mode):
    padded = np.pad(x, [(1, 1) if i == axis else (0, 0) for i in range(x.ndim)], mode)
    before, behind = (np.take(padded, np.arange(k, k + x.shape[axis]), axis) for k in (0, 2))
    return x * x.dtype.type(2) + (before + behind)


def moment(x, axis, order):
    """scipy.stats.moment about the mean, of the elements as they are, in NumPy's widest type."""
    wide = np.asarray(x).astype(np.longdouble)
    return ((wide - wide.mean(axis=axis, keepdims=True)) ** order).mean(axis=axis)


def count(x, axis):
    return np.ones(np.shape(x)).sum(axis=axis)


def skew(x, axis, bias=True):
    n, g = count(x, axis), moment(x, axis, 3) / moment(x, axis, 2) ** 1.5
    return (g if bias else np.where(n > 2, np.sqrt(n * (n - 1)) / (n - 2) * g, g)).astype(float)


def kurtosis(x, axis, fisher=True, bias=True):
    n, g = count(x, axis), moment(x, axis, 4) / moment(x, axis, 2) ** 2
    return ((g if bias else np.where(n > 3, ((n * n - 1) * g - 3 * (n - 1) ** 2) / ((n - 2) * (n - 3)) + 3, g)) - 3 * fisher).astype(float)


def logsumexp(x, axis):
    wide = np.asarray(x).astype(np.longdouble)
    most = wide.max(axis=axis, keepdims=True)
    return (np.log(np.exp(wide - most).sum(axis=axis)) + most.reshape(np.shape(wide.max(axis=axis)))).astype(float)


def grouped(name, x, labels, groups, axis, ddof=0):
    """What a fold makes of the elements of each label along an axis, in NumPy's widest type: of none NaN, and 0 of sums, counts and whole numbers."""
    wide = np.asarray(x).astype(np.longdouble if x.dtype.kind == "f" else x.dtype)
    none = np.nan if x.dtype.kind == "f" else 0

    def one(line):
        its = line[~np.isnan(line)] if name.startswith("Nan") and x.dtype.kind == "f" else line
        match name.replace("Nan", ""):
            case "Sum": return its.sum()
            case "Count": return len(its)
            case "Var": return its.var(ddof=ddof) if len(its) > ddof else np.nan
            case "Std": return its.std(ddof=ddof) if len(its) > ddof else np.nan
            case kind: return none if len(its) == 0 else {"Mean": np.mean, "Min": np.min, "Max": np.max, "First": lambda v: v[0], "Last": lambda v: v[-1], "Median": np.median}[kind](its)

    lines = np.moveaxis(wide, axis, -1)
    result = np.empty(lines.shape[:-1] + (groups,), dtype=wide.dtype)
    for index in np.ndindex(lines.shape[:-1]):
        for group in range(groups):
            result[index + (group,)] = one(lines[index][labels == group])
    return np.moveaxis(result, -1, axis).astype(np.int64 if "Count" in name else float if x.dtype.kind == "f" else x.dtype)


np.grouped = grouped
np.moment = lambda x, axis, order: moment(x, axis, order).astype(float)
np.skew, np.kurtosis, np.logsumexp = skew, kurtosis, logsumexp
np.filtered, np.normal, np.smoothed, np.windows = filtered, normal, smoothed, np.lib.stride_tricks.sliding_window_view


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


def fractions(seed, stream, shape, dtype=np.float64):
    """What Philox 4x32-10 gives for the indices of an array: its first 53 bits as fractions, of floats 24 of them, and the next."""
    count = int(np.prod(shape))
    index, word = np.arange(count, dtype=np.uint64), np.uint64(0xFFFFFFFF)
    half, constant = np.uint64(32), lambda value: np.full(count, value % (1 << 64), np.uint64)
    a, b, c, d = index & word, index >> half, constant(stream) & word, constant(stream) >> half
    k, l = constant(seed) & word, constant(seed) >> half
    for _ in range(10):
        even, odd = a * np.uint64(0xD2511F53), c * np.uint64(0xCD9E8D57)
        a, b, c, d = (odd >> half) ^ b ^ k, odd & word, (even >> half) ^ d ^ l, even & word
        k, l = (k + np.uint64(0x9E3779B9)) & word, (l + np.uint64(0xBB67AE85)) & word
    both = [((high << half | low) >> np.uint64(11)).astype(np.float64) * 2.0 ** -53 for low, high in ((a, b), (c, d))]
    return [(np.floor(u * 2.0 ** 24) / 2.0 ** 24 if dtype in (np.float32, "f4") else u).reshape(shape) for u in both]


def counts(seed, shape, mean):
    """Counts of Poisson's distribution, by adding up its probabilities."""
    def count(u):
        k, probability = 0, math.exp(-mean)
        total = probability
        while total <= u:
            k += 1
            probability = probability * mean / k
            total += probability
        return k
    return np.array([count(u) for u in fractions(seed, 0, shape)[0].ravel()], np.float64).reshape(shape)


def order(seed, count):
    """A random order of the numbers below a count, from stream 0: a network of Feistel's over the next power of 4, walked on until a number is below the count."""
    half, word = 1, 0xFFFFFFFF
    while 4 ** half < count:
        half += 1
    a, b, c, d, k, l = 0, 0, 0, word, seed & word, (seed >> 32) & word
    for _ in range(10):
        even, odd = a * 0xD2511F53, c * 0xCD9E8D57
        a, b, c, d = (odd >> 32) ^ b ^ k, odd & word, (even >> 32) ^ d ^ l, even & word
        k, l = (k + 0x9E3779B9) & word, (l + 0xBB67AE85) & word

    def scrambled(value, key):
        product = 0xD2511F53 * (value ^ key)
        product = 0xCD9E8D57 * ((product >> 32) ^ (product & word) ^ key)
        return ((product >> 32) ^ product) & word & (2 ** half - 1)

    def place(number):
        while True:
            left, right = number >> half, number & (2 ** half - 1)
            for r in (0, 4, 8):
                more = r * 0x9E3779B9
                left ^= scrambled(right, (a + more) & word)
                right ^= scrambled(left, (b + more) & word)
                left ^= scrambled(right, (c + more) & word)
                right ^= scrambled(left, (d + more) & word)
            number = left << half | right
            if number < count:
                return number
    return np.array([place(i) for i in range(count)], np.int64)


np.fractions, np.counts, np.order = fractions, counts, order


def recurrence(a, b, axis):
    """y[i] = a[i] * y[i - 1] + b[i], with 0 before the first, each operation rounded."""
    a, b = (np.moveaxis(part, axis, 0) for part in np.broadcast_arrays(a, b))
    y, last = np.zeros_like(b), np.zeros_like(b[:1].sum(0, dtype=b.dtype))
    for i in range(len(b)):
        y[i] = last = a[i] * last + b[i]
    return np.moveaxis(y, 0, axis)


def ffill(x, axis):
    """pandas.DataFrame.ffill: the last element that is no NaN."""
    y = np.moveaxis(x, axis, 0).copy()
    for i in range(1, len(y)):
        y[i] = np.where(np.isnan(y[i]), y[i - 1], y[i])
    return np.moveaxis(y, 0, axis)


def ewm(x, alpha, axis, adjust=True, bias=None):
    """pandas' ewm(alpha=alpha, adjust=adjust): its mean, or its var(bias=bias), element by element in longdouble."""
    return np.apply_along_axis(ewm_line, axis, x.astype(np.longdouble), np.longdouble(alpha), adjust, bias)


def ewm_line(x, alpha, adjust, bias):
    y, newest = np.full_like(x, np.nan), np.longdouble(1) if adjust else alpha
    mean, variance, weight, weights, squares = np.nan, np.longdouble(0), np.longdouble(1), np.longdouble(1), np.longdouble(1)
    for i in range(len(x)):
        is_number, is_first = np.isfinite(x[i]), np.isnan(mean)
        if not is_first:
            weight, weights, squares = weight * (1 - alpha), weights * (1 - alpha), squares * (1 - alpha) ** 2
        if is_number and is_first:
            mean = x[i]
        elif is_number:
            before, total = mean, weight + newest
            mean = (weight * before + newest * x[i]) / total
            variance = (weight * (variance + (before - mean) ** 2) + newest * (x[i] - mean) ** 2) / total
            weight, weights, squares = total, weights + newest, squares + newest ** 2
            if not adjust:
                weight, weights, squares = np.longdouble(1), weights / total, squares / total ** 2
        if bias is None:
            y[i] = mean
        elif not np.isnan(mean):
            y[i] = variance if bias else variance * weights ** 2 / (weights ** 2 - squares) if weights ** 2 > squares else np.nan
    return y


np.recurrence, np.ffill, np.ewm = recurrence, ffill, ewm
