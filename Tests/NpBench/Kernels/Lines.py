# Lines of a grid, element by element or as equations that are solved.


def adi(u):
    u, n = u.copy(), len(u)
    a, d = -n * n, -n * n / 2

    def solved(a, right):
        """a x[j-1] + (1 - 2 a) x[j] + a x[j+1] = right[j], where 1 stands before and behind x."""
        matrix = sum(np.diag(np.full(n - 2 - abs(k), a if k else 1 - 2 * a), k) for k in (-1, 0, 1))
        return np.linalg.solve(matrix, right - a * (np.arange(n - 2) == 0) - a * (np.arange(n - 2) == n - 3))
    for _ in range(1):
        v = np.ones((n, n))
        for i in range(1, n - 1):
            v[1:-1, i] = solved(a, np.array([-d * u[j, i - 1] + (1 + 2 * d) * u[j, i] - d * u[j, i + 1] for j in range(1, n - 1)]))
        u[1:-1, 0] = u[1:-1, -1] = 1
        for i in range(1, n - 1):
            u[i, 1:-1] = solved(d, np.array([-a * v[i - 1, j] + (1 + 2 * a) * v[i, j] - a * v[i + 1, j] for j in range(1, n - 1)]))
    return u


def deriche(image, alpha):
    e = np.exp(-alpha)
    k = (1 - e) ** 2 / (1 + alpha * e - np.exp(2 * alpha))

    def filtered(x, here, before, second):
        y = []
        for i in range(len(x)):
            at = lambda row, j: row[j] if j >= 0 else 0
            y.append(here * x[i] + before * at(x, i - 1) + second * at(x, i - 2) + 2 ** -alpha * at(y, i - 1) - np.exp(-2 * alpha) * at(y, i - 2))
        return np.array(y)

    def both(line):
        return filtered(line, k, k * e * (alpha - 1), 0) + filtered(line[::-1], 0, k * e * (alpha + 1), -k * e * e)[::-1]
    rows = np.array([both(row) for row in image])
    return np.array([both(column) for column in rows.T]).T


def seidel_2d(a):
    a, (n, m) = a.copy(), a.shape
    for _, i, j in np.ndindex(1, n - 2, m - 2):
        a[i + 1, j + 1] = a[i:i + 3, j:j + 3].sum() / 9
    return a


def vadv(tendencies, u, wind, position, others, rate):
    """The equations of each column, solved."""
    result, levels = tendencies.copy(), u.shape[2]
    for i, j in np.ndindex(u.shape[:2]):
        matrix, right = np.zeros((levels, levels)), rate * position[i, j] + others[i, j] + tendencies[i, j]
        for k in range(levels):
            matrix[k, k] = rate
            for other, level, sign in ((k - 1, k, -1), (k + 1, k + 1, 1)):
                if 0 <= other < levels:
                    share = sign * (wind[i, j, level] + wind[i + 1, j, level]) / 8
                    matrix[k, other] += share
                    matrix[k, k] -= share
                    right[k] -= share * (u[i, j, other] - u[i, j, k])
        result[i, j] = rate * (np.linalg.solve(matrix, right) - position[i, j])
    return result


def crc16(data):
    """The rest of a division of bits, the lowest of each byte first, by x^16 + x^12 + x^5 + 1."""
    bits = [int(byte) >> i & 1 for byte in data for i in range(8)] + [0] * 16
    bits = [bit ^ (i < 16) for i, bit in enumerate(bits)]
    for i in range(len(bits) - 16):
        if bits[i]:
            for power in (16, 12, 5, 0):
                bits[i + 16 - power] ^= 1
    rest = 0xFFFF ^ sum(bit << i for i, bit in enumerate(bits[-16:]))
    return (rest << 8 | rest >> 8) & 0xFFFF
