# What goes on step by step, number by number.


def cholesky(a):
    """The strict upper half stays."""
    return cholesky2(a)


def cholesky2(a):
    return np.linalg.cholesky(a) + np.triu(a, 1)


def lu(a):
    """Lower and upper factor in one, of each element what the sum of products leaves."""
    a, n = a.copy(), len(a)
    for i, j in np.ndindex(n, n):
        a[i, j] -= sum(a[i, k] * a[k, j] for k in range(min(i, j)))
        if i > j:
            a[i, j] /= a[j, j]
    return a


def ludcmp(a, b):
    factors = lu(a)
    return np.linalg.solve(a, b), np.linalg.solve(np.tril(factors, -1) + np.eye(len(a)), b)


def trisolv(l, b):
    return np.linalg.solve(np.tril(l), b)


def durbin(r):
    """The solution of Yule and Walker's equations."""
    n, row = len(r), [1, *r]
    return np.linalg.solve(np.array([[row[abs(i - j)] for j in range(n)] for i in range(n)]), -r)


def gramschmidt(a):
    q, r = np.linalg.qr(a)
    sign = np.sign(np.diagonal(r))
    return q * sign, r * sign[:, None]


def floyd_warshall(path):
    """Relaxed until nothing changes."""
    while True:
        shorter = np.array([[min(path[i, j], *(path[i, k] + path[k, j] for k in range(len(path)))) for j in range(len(path))] for i in range(len(path))])
        if (shorter == path).all():
            return path
        path = shorter


def nussinov(sequence):
    def most(i, j):
        if i >= j:
            return 0
        pair = most(i + 1, j - 1) + (i < j - 1 and sequence[i] + sequence[j] == 3)
        return max(pair, *(most(i, k) + most(k + 1, j) for k in range(i, j)))
    n = len(sequence)
    return np.array([[int(most(i, j)) for j in range(n)] for i in range(n)])
