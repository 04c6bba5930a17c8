using StaticGraph;
using static StaticGraph.NDArray;

/// <summary>Steps in time over a grid: each step an expression, and the loop over them unrolled.</summary>
public static partial class Stencils
{
    [ArrayKernel]
    static (NDArray<double> A, NDArray<double> B) Jacobi1d([Shape("n")] NDArray<double> a, [Shape("n")] NDArray<double> b)
    {
        for (int t = 1; t < 4; t++)
        {
            b = Within(b, 0.33333 * (a[..^2] + a[1..^1] + a[2..]));
            a = Within(a, 0.33333 * (b[..^2] + b[1..^1] + b[2..]));
        }

        return (a, b);
    }

    [ArrayKernel]
    static (NDArray<double> A, NDArray<double> B) Jacobi2d([Shape("n", "m")] NDArray<double> a, [Shape("n", "m")] NDArray<double> b)
    {
        NDArray<bool> inside = Inner(a, 0)[.., NewAxis] & Inner(a, 1);
        for (int t = 1; t < 3; t++)
        {
            b = Where(inside, 0.2 * Stencil(a, w => w[0, 0] + w[0, -1] + w[0, 1] + w[1, 0] + w[-1, 0], PadMode.Edge), b);
            a = Where(inside, 0.2 * Stencil(b, w => w[0, 0] + w[0, -1] + w[0, 1] + w[1, 0] + w[-1, 0], PadMode.Edge), a);
        }

        return (a, b);
    }

    [ArrayKernel]
    static (NDArray<double> A, NDArray<double> B) Heat3d([Shape("n", "m", "k")] NDArray<double> a, [Shape("n", "m", "k")] NDArray<double> b)
    {
        NDArray<bool> inside = Inner(a, 0)[.., NewAxis, NewAxis] & Inner(a, 1)[.., NewAxis] & Inner(a, 2);
        for (int t = 1; t < 2; t++)
        {
            b = Where(inside, Stencil(a, w => Heated(w), PadMode.Edge), b);
            a = Where(inside, Stencil(b, w => Heated(w), PadMode.Edge), a);
        }

        return (a, b);
    }

    [ArrayKernel]
    static (NDArray<double> Ex, NDArray<double> Ey, NDArray<double> Hz) Fdtd2d(
        [Shape("n", "m")] NDArray<double> ex, [Shape("n", "m")] NDArray<double> ey, [Shape("n", "m")] NDArray<double> hz, [Shape(2)] NDArray<double> fict)
    {
        for (int t = 0; t < 2; t++)
        {
            ey = Concatenate([BroadcastTo(fict[t], [1, ey.GetLength(1)]), ey[1..] - 0.5 * (hz[1..] - hz[..^1])], 0);
            ex = Concatenate([ex[.., ..1], ex[.., 1..] - 0.5 * (hz[.., 1..] - hz[.., ..^1])], 1);
            NDArray<double> curl = ex[..^1, 1..] - ex[..^1, ..^1] + ey[1.., ..^1] - ey[..^1, ..^1];
            hz -= 0.7 * Pad(curl, [(0, 1), (0, 1)]);
        }

        return (ex, ey, hz);
    }

    [ArrayKernel]
    static NDArray<double> Hdiff([Shape("n+4", "m+4", "k")] NDArray<double> field, [Shape("n", "m", "k")] NDArray<double> coefficients)
    {
        NDArray<double> laplace = 4 * field[1..^1, 1..^1] - (field[2.., 1..^1] + field[..^2, 1..^1] + field[1..^1, 2..] + field[1..^1, ..^2]);
        NDArray<double> x = Limited(laplace[1.., 1..^1] - laplace[..^1, 1..^1], field[2..^1, 2..^2] - field[1..^2, 2..^2]);
        NDArray<double> y = Limited(laplace[1..^1, 1..] - laplace[1..^1, ..^1], field[2..^2, 2..^1] - field[2..^2, 1..^2]);
        return field[2..^2, 2..^2] - coefficients * (x[1..] - x[..^1] + y[.., 1..] - y[.., ..^1]);
    }

    /// <summary>What flows in a box under a lid that moves: velocities and pressure, which is relaxed in each step.</summary>
    [ArrayKernel]
    static (NDArray<double> U, NDArray<double> V, NDArray<double> P) CavityFlow(
        [Shape("n", "m")] NDArray<double> u, [Shape("n", "m")] NDArray<double> v, [Shape("n", "m")] NDArray<double> p, double dt = 0.001, double dx = 0.1, double dy = 0.2, double rho = 1.1, double nu = 0.1)
    {
        for (int t = 0; t < 1; t++)
        {
            NDArray<double> source = Source(u, v, dt, dx, dy, rho);
            for (int i = 0; i < 2; i++)
            {
                NDArray<double> mean = ((Right(p) + Left(p)) * (dy * dy) + (Lower(p) + Upper(p)) * (dx * dx) - dx * dx * dy * dy * source) / (2 * (dx * dx + dy * dy));
                p = Pad(Pad(mean, [(1, 0), (1, 1)], PadMode.Edge), [(0, 1), (0, 0)]);
            }

            NDArray<double> across = Moved(u, u, v, dt, dx, dy, nu) - dt / (2 * rho * dx) * (Right(p) - Left(p)), down = Moved(v, u, v, dt, dx, dy, nu) - dt / (2 * rho * dy) * (Lower(p) - Upper(p));
            u = Pad(Pad(across, [(1, 0), (1, 1)]), [(0, 1), (0, 0)], PadMode.Constant, 1);
            v = Pad(down, 1);
        }

        return (u, v, p);
    }

    static NDArray<double> Source(NDArray<double> u, NDArray<double> v, double dt, double dx, double dy, double rho)
    {
        NDArray<double> ux = (Right(u) - Left(u)) / (2 * dx), uy = (Lower(u) - Upper(u)) / (2 * dy), vx = (Right(v) - Left(v)) / (2 * dx), vy = (Lower(v) - Upper(v)) / (2 * dy);
        return rho * ((ux + vy) / dt - ux * ux - 2 * uy * vx - vy * vy);
    }

    static NDArray<double> Moved(NDArray<double> x, NDArray<double> u, NDArray<double> v, double dt, double dx, double dy, double nu) =>
        Middle(x) - Middle(u) * (dt / dx) * (Middle(x) - Left(x)) - Middle(v) * (dt / dy) * (Middle(x) - Upper(x))
        + nu * (dt / (dx * dx) * (Right(x) - 2 * Middle(x) + Left(x)) + dt / (dy * dy) * (Lower(x) - 2 * Middle(x) + Upper(x)));

    static NDArray<double> Middle(NDArray<double> x) => x[1..^1, 1..^1];

    static NDArray<double> Left(NDArray<double> x) => x[1..^1, ..^2];

    static NDArray<double> Right(NDArray<double> x) => x[1..^1, 2..];

    static NDArray<double> Upper(NDArray<double> x) => x[..^2, 1..^1];

    static NDArray<double> Lower(NDArray<double> x) => x[2.., 1..^1];

    static NDArray<double> Limited(NDArray<double> flux, NDArray<double> slope) => Where(flux * slope > 0, 0, flux);

    static NDArray<double> Heated(StencilWindow<double> w) =>
        0.125 * (w[1, 0, 0] - 2 * w[0, 0, 0] + w[-1, 0, 0]) + 0.125 * (w[0, 1, 0] - 2 * w[0, 0, 0] + w[0, -1, 0]) + 0.125 * (w[0, 0, 1] - 2 * w[0, 0, 0] + w[0, 0, -1]) + w[0, 0, 0];

    /// <summary>Where an axis has neighbours on both sides.</summary>
    static NDArray<bool> Inner(NDArray<double> x, int axis)
    {
        NDArray<long> index = Arange<long>(x.GetLength(axis));
        return (index > 0) & (index < (long)x.GetLength(axis) - 1);
    }

    /// <summary>The array with another inside.</summary>
    static NDArray<double> Within(NDArray<double> x, NDArray<double> inside) => Concatenate([x[..1], inside, x[^1..]], 0);
}
