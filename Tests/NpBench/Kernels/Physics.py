# Simulations and what is measured, one number after another.


def compute(x, y, a, b, c):
    return np.minimum(np.maximum(x, 2), 10) * int(a) + y * int(b) + int(c)


def go_fast(a):
    return a + sum(np.tanh(a[i, i]) for i in range(len(a)))


def arc_distance(theta1, phi1, theta2, phi2):
    """By the vectors from the centre."""
    def vector(theta, phi):
        return np.array([np.cos(theta) * np.cos(phi), np.cos(theta) * np.sin(phi), np.sin(theta)])
    a, b = vector(theta1, phi1), vector(theta2, phi2)
    return 2 * np.arcsin(np.sqrt(((a - b) ** 2).sum(0)) / 2)


def azimint_naive(data, radius, p):
    edges = [radius.max() * i / p for i in range(p + 1)]
    return np.array([data[(radius >= edges[i]) & (radius < edges[i + 1])].mean() for i in range(p)])


def azimint_hist(data, radius, p):
    return np.histogram(radius, p, weights=data)[0] / np.histogram(radius, p)[0]


def spmv(rows, columns, values, x):
    return np.array([sum(values[k] * x[columns[k]] for k in range(rows[i], rows[i + 1])) for i in range(len(rows) - 1)], float)


def grid(n, m):
    return [[complex(re, im) for re in np.linspace(-2.25, 0.75, n)] for im in np.linspace(-1.25, 1.25, m)]


def mandelbrot1(n, m):
    def last(c):
        z, count = 0j, 0
        for i in range(6):
            if abs(z) < 2:
                z, count = z * z + c, i
        return z, 0 if count == 5 else count
    points = [[last(c) for c in row] for row in grid(n, m)]
    return np.array([[z for z, _ in row] for row in points]), np.array([[count for _, count in row] for row in points])


def mandelbrot2(n, m):
    def gone(c):
        z = 0j
        for i in range(6):
            z = z * z + c
            if abs(z) > 2:
                return z, i + 1
        return 0j, 0
    points = [[gone(c) for c in row] for row in grid(n, m)]
    return np.array([[z for z, _ in row] for row in points]), np.array([[count for _, count in row] for row in points])


def nbody(mass, x, v, g, softening, dt):
    mass, n = mass.ravel(), len(x)

    def pull(x):
        return np.array([sum(g * mass[j] * (x[j] - x[i]) / (((x[j] - x[i]) ** 2).sum() + softening ** 2) ** 1.5 for j in range(n)) for i in range(n)])

    def energies():
        kinetic.append(sum(mass[i] * (v[i] ** 2).sum() / 2 for i in range(n)))
        potential.append(-g * sum(mass[i] * mass[j] / np.sqrt(((x[j] - x[i]) ** 2).sum()) for i in range(n) for j in range(i + 1, n)))
    kinetic, potential = [], []
    v = v - sum(mass[i] * v[i] for i in range(n)) / sum(mass)
    energies()
    for _ in range(1):
        v = v + pull(x) * dt / 2
        x = x + v * dt
        v = v + pull(x) * dt / 2
        energies()
    return np.array(kinetic), np.array(potential)


def scattering_self_energies(neighbours, dh, g, d):
    total = np.zeros_like(g)
    for k, e, q, w, i, j, a, b in np.ndindex(g.shape[0], g.shape[1], d.shape[0], d.shape[1], 3, 3, *neighbours.shape):
        if e >= w:
            total[k, e, a] += g[k, e - w, neighbours[a, b]] @ dh[a, b, i] @ dh[a, b, j] * d[q, w, a, b, i, j]
    return total


def stockham_fft(x):
    n = len(x)
    return np.array([sum(x[j] * np.exp(-2j * np.pi * ((i * j) % n) / n) for j in range(n)) for i in range(n)])
