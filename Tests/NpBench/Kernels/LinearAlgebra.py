# Sums of products, element by element.


def product(a, b):
    return np.array([[sum(a[i, k] * b[k, j] for k in range(b.shape[0])) for j in range(b.shape[1])] for i in range(a.shape[0])])


def times(a, x):
    return np.array([sum(a[i, j] * x[j] for j in range(len(x))) for i in range(a.shape[0])])


def atax(a, x):
    return times(a.T, times(a, x))


def bicg(a, p, r):
    return times(a.T, r), times(a, p)


def gemm(c, a, b, alpha, beta):
    return alpha * product(a, b) + beta * c


def gemver(a, u1, v1, u2, v2, w, x, y, z, alpha, beta):
    n = len(x)
    a = np.array([[a[i, j] + u1[i] * v1[j] + u2[i] * v2[j] for j in range(n)] for i in range(n)])
    x = x + beta * times(a.T, y) + z
    return a, x, w + alpha * times(a, x)


def gesummv(a, b, x, alpha, beta):
    return alpha * times(a, x) + beta * times(b, x)


def k2mm(a, b, c, d, alpha, beta):
    return alpha * product(product(a, b), c) + beta * d


def k3mm(a, b, c, d):
    return product(product(product(a, b), c), d)


def mvt(a, x1, x2, y1, y2):
    return x1 + times(a, y1), x2 + times(a.T, y2)


def doitgen(a, c4):
    return np.array([product(plane, c4) for plane in a])


def symm(c, a, b, alpha, beta):
    whole = [[a[max(i, j), min(i, j)] for j in range(len(a))] for i in range(len(a))]
    return alpha * product(np.array(whole), b) + beta * c


def syrk(c, a, alpha, beta):
    whole = alpha * product(a, a.T) + beta * c
    return np.where(np.tri(len(c), dtype=bool), whole, c)


def syr2k(c, a, b, alpha, beta):
    whole = alpha * (product(a, b.T) + product(b, a.T)) + beta * c
    return np.where(np.tri(len(c), dtype=bool), whole, c)


def trmm(a, b, alpha):
    n = len(a)
    return alpha * np.array([b[i] + sum((a[k, i] * b[k] for k in range(i + 1, n)), 0 * b[i]) for i in range(n)])


def correlation(data):
    n, m = data.shape
    centred = data - data.sum(0) / n
    size = np.sqrt((centred * centred).sum(0) / n)
    scaled = centred / (np.sqrt(n) * np.where(size <= 0.1, 1, size))
    return np.array([[1 if i == j else (scaled[:, i] * scaled[:, j]).sum() for j in range(m)] for i in range(m)])


def covariance(data):
    n, m = data.shape
    centred = data - data.sum(0) / n
    return np.array([[(centred[:, i] * centred[:, j]).sum() / (n - 1) for j in range(m)] for i in range(m)])


covariance2 = covariance
