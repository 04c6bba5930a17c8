# Steps in time, point by point.


def stepped(x, at, reach=1):
    """The array with at(index) at each index that has neighbours on all sides."""
    result = x.copy()
    for index in np.ndindex(*(length - 2 * reach for length in x.shape)):
        index = tuple(i + reach for i in index)
        result[index] = at(*index)
    return result


def jacobi_1d(a, b):
    for _ in range(3):
        b = stepped(b, lambda i: 0.33333 * (a[i - 1] + a[i] + a[i + 1]))
        a = stepped(a, lambda i: 0.33333 * (b[i - 1] + b[i] + b[i + 1]))
    return a, b


def jacobi_2d(a, b):
    def mean(x):
        return lambda i, j: 0.2 * (x[i, j] + x[i, j - 1] + x[i, j + 1] + x[i + 1, j] + x[i - 1, j])
    for _ in range(2):
        b = stepped(b, mean(a))
        a = stepped(a, mean(b))
    return a, b


def heat_3d(a, b):
    def heated(x):
        return lambda i, j, k: x[i, j, k] + 0.125 * (x[i - 1, j, k] + x[i + 1, j, k] + x[i, j - 1, k] + x[i, j + 1, k] + x[i, j, k - 1] + x[i, j, k + 1] - 6 * x[i, j, k])
    b = stepped(b, heated(a))
    return stepped(a, heated(b)), b


def fdtd_2d(ex, ey, hz, fict):
    n, m = hz.shape
    for t in range(2):
        ey = np.array([[fict[t] if i == 0 else ey[i, j] - 0.5 * (hz[i, j] - hz[i - 1, j]) for j in range(m)] for i in range(n)])
        ex = np.array([[ex[i, j] if j == 0 else ex[i, j] - 0.5 * (hz[i, j] - hz[i, j - 1]) for j in range(m)] for i in range(n)])
        hz = np.array([[hz[i, j] if i == n - 1 or j == m - 1 else hz[i, j] - 0.7 * (ex[i, j + 1] - ex[i, j] + ey[i + 1, j] - ey[i, j]) for j in range(m)] for i in range(n)])
    return ex, ey, hz


def hdiff(field, coefficients):
    def laplace(i, j):
        return 4 * field[i, j] - field[i + 1, j] - field[i - 1, j] - field[i, j + 1] - field[i, j - 1]

    def flux(i, j, di, dj):
        step = laplace(i + di, j + dj) - laplace(i, j)
        return np.where(step * (field[i + di, j + dj] - field[i, j]) > 0, 0, step)

    def at(i, j):
        return field[i, j] - coefficients[i - 2, j - 2] * (flux(i, j, 1, 0) - flux(i - 1, j, 1, 0) + flux(i, j, 0, 1) - flux(i, j - 1, 0, 1))
    n, m, _ = coefficients.shape
    return np.array([[at(i + 2, j + 2) for j in range(m)] for i in range(n)])


def cavity_flow(u, v, p, dt, dx, dy, rho, nu):
    def source(i, j):
        ux, vx = ((x[i, j + 1] - x[i, j - 1]) / (2 * dx) for x in (u, v))
        uy, vy = ((x[i + 1, j] - x[i - 1, j]) / (2 * dy) for x in (u, v))
        return rho * ((ux + vy) / dt - ux ** 2 - 2 * uy * vx - vy ** 2)

    def moved(x, along, size):
        def at(i, j):
            slope = p[i, j + 1] - p[i, j - 1] if along == 1 else p[i + 1, j] - p[i - 1, j]
            flow = u[i, j] * (x[i, j] - x[i, j - 1]) / dx + v[i, j] * (x[i, j] - x[i - 1, j]) / dy
            spread = (x[i, j + 1] - 2 * x[i, j] + x[i, j - 1]) / dx ** 2 + (x[i + 1, j] - 2 * x[i, j] + x[i - 1, j]) / dy ** 2
            return x[i, j] + dt * (nu * spread - flow - slope / (2 * rho * size))
        return at
    for _ in range(1):
        for _ in range(2):
            def relaxed(i, j, p=p):
                return ((p[i, j + 1] + p[i, j - 1]) * dy ** 2 + (p[i + 1, j] + p[i - 1, j]) * dx ** 2 - source(i, j) * dx ** 2 * dy ** 2) / (2 * (dx ** 2 + dy ** 2))
            p = stepped(p, relaxed)
            p[:, -1] = p[:, -2]
            p[0] = p[1]
            p[:, 0] = p[:, 1]
            p[-1] = 0
        u, v = stepped(u, moved(u, 1, dx)), stepped(v, moved(v, 0, dy))
        u[0] = u[:, 0] = u[:, -1] = v[0] = v[-1] = v[:, 0] = v[:, -1] = 0
        u[-1] = 1
    return u, v, p
