using StaticGraph;
using static StaticGraph.NDArray;

/// <summary>Lines of a grid that are gone along one element after another: a running sum where the step is linear and of the element before, else a loop unrolled over a length known at build time.</summary>
public static partial class Lines
{
    /// <summary>Diffusion, implicit along one axis and then along the other: tridiagonal equations, whose factors no data change.</summary>
    [ArrayKernel]
    static NDArray<double> Adi([Shape(8, 8)] NDArray<double> u)
    {
        const int Steps = 1;
        const double A = -8.0 * 8 / Steps, D = -8.0 * 8 / (2 * Steps);
        for (int t = 0; t < Steps; t++)
        {
            NDArray<double> across = u[1..^1];
            NDArray<double> v = Solved(A, -D * across[.., ..^2] + (1 + 2 * D) * across[.., 1..^1] - D * across[.., 2..]);
            NDArray<double> along = Pad(v, [(1, 1), (0, 0)], PadMode.Constant, 1);
            NDArray<double> inner = Solved(D, (-A * along[..^2] + (1 + 2 * A) * along[1..^1] - A * along[2..]).T).T;
            u = Concatenate([u[..1], Pad(inner, [(0, 0), (1, 1)], PadMode.Constant, 1), u[^1..]], 0);
        }

        return u;
    }

    /// <summary>An edge detector: along each row from both ends, then along each column.</summary>
    [ArrayKernel]
    static NDArray<double> Deriche([Shape(4, 5)] NDArray<double> image, double alpha = 0.25)
    {
        NDArray<double> rows = Forward(image.T, 5, alpha) + Flip(Backward(Flip(image.T, 0), 5, alpha), 0);
        return Forward(rows.T, 4, alpha) + Flip(Backward(Flip(rows.T, 0), 4, alpha), 0);
    }

    /// <summary>Gauss and Seidel's means of nine, each with what is new by then.</summary>
    [ArrayKernel]
    static NDArray<double> Seidel2d([Shape(5, "m")] NDArray<double> a)
    {
        for (int t = 0; t < 1; t++)
        {
            for (int i = 1; i < 4; i++)
            {
                NDArray<double> around = a[i - 1, ..^2] + a[i - 1, 1..^1] + a[i - 1, 2..] + a[i, 1..^1] + a[i, 2..] + a[i + 1, ..^2] + a[i + 1, 1..^1] + a[i + 1, 2..];
                NDArray<double> row = Recurrence(1.0 / 9, Concatenate([a[i, ..1], around / 9], 0), 0);
                a = Concatenate([a[..i], Concatenate([row, a[i, ^1..]], 0)[NewAxis], a[(i + 1)..]], 0);
            }
        }

        return a;
    }

    /// <summary>Advection up and down a column of air.</summary>
    [ArrayKernel]
    static NDArray<double> Vadv(
        [Shape("n", "m", 4)] NDArray<double> tendencies, [Shape("n", "m", 4)] NDArray<double> u, [Shape("n+1", "m", 4)] NDArray<double> wind,
        [Shape("n", "m", 4)] NDArray<double> position, [Shape("n", "m", 4)] NDArray<double> others, double rate = 3)
    {
        NDArray<double> lift = Pad(0.125 * (wind[1.., .., 1..] + wind[..^1, .., 1..]), [(0, 0), (0, 0), (1, 1)]), flow = lift * Pad(Diff(u), [(0, 0), (0, 0), (1, 1)]);
        NDArray<double> down = lift[.., .., ..^1], up = lift[.., .., 1..], centre = rate + down - up, pivots = centre[.., .., ..1];
        for (int k = 1; k < 4; k++)
        {
            pivots = Concatenate([pivots, centre[.., .., k..(k + 1)] + down[.., .., k..(k + 1)] * up[.., .., (k - 1)..k] / pivots[.., .., ^1..]], 2);
        }

        NDArray<double> right = Recurrence(down / pivots, (rate * position + others + tendencies - flow[.., .., ..^1] - flow[.., .., 1..]) / pivots, 2);
        NDArray<double> moved = Flip(Recurrence(Flip(-up / pivots, 2), Flip(right, 2), 2), 2);
        return rate * (moved - position);
    }

    /// <summary>The remainder of a polynomial whose coefficients are bits.</summary>
    [ArrayKernel]
    static NDArray<int> Crc16([Shape(3)] NDArray<byte> data)
    {
        NDArray<int> crc = data[0].Cast<int>() * 0 + 0xFFFF;
        for (int i = 0; i < 3; i++)
        {
            crc ^= data[i].Cast<int>();
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0x8408);
            }
        }

        crc ^= 0xFFFF;
        return (crc << 8 | crc >> 8) & 0xFFFF;
    }

    /// <summary>x with 1 before and behind it along axis 0, of which a x[j-1] + (1 - 2 a) x[j] + a x[j+1] is given.</summary>
    static NDArray<double> Solved(double a, NDArray<double> given)
    {
        NDArray<double> factors = Zeros<double>(1);
        for (int j = 0; j < 6; j++)
        {
            factors = Concatenate([factors, -a / (a * factors[^1..] + 1 - 2 * a)], 0);
        }

        NDArray<double> divisor = (a * factors[..^1] + 1 - 2 * a)[.., NewAxis];
        NDArray<double> right = Recurrence(Pad(-a / divisor, [(1, 0), (0, 0)]), Pad(given / divisor, [(1, 0), (0, 0)], PadMode.Constant, 1), 0)[1..];
        NDArray<double> back = Recurrence(Pad(Flip(factors[1..], 0), [(1, 0)])[.., NewAxis], Pad(Flip(right, 0), [(1, 0), (0, 0)], PadMode.Constant, 1), 0)[1..];
        return Flip(back, 0);
    }

    static NDArray<double> Forward(NDArray<double> x, int count, double alpha)
    {
        double e = System.Math.Exp(-alpha), gain = (1 - e) * (1 - e) / (1 + alpha * e - System.Math.Exp(2 * alpha));
        NDArray<double> weighed = gain * (x + e * (alpha - 1) * Pad(x[..^1], [(1, 0), (0, 0)]));
        return Damped(weighed, count, alpha);
    }

    static NDArray<double> Backward(NDArray<double> x, int count, double alpha)
    {
        double e = System.Math.Exp(-alpha), gain = (1 - e) * (1 - e) / (1 + alpha * e - System.Math.Exp(2 * alpha));
        NDArray<double> weighed = gain * (e * (alpha + 1) * Pad(x[..^1], [(1, 0), (0, 0)]) - e * e * Pad(x[..^2], [(2, 0), (0, 0)]));
        return Damped(weighed, count, alpha);
    }

    /// <summary>y[i] = x[i] + 2^-alpha y[i-1] - e^(-2 alpha) y[i-2].</summary>
    static NDArray<double> Damped(NDArray<double> x, int count, double alpha)
    {
        double once = System.Math.Pow(2, -alpha), twice = -System.Math.Exp(-2 * alpha);
        NDArray<double> y = Concatenate([x[..1], x[1..2] + once * x[..1]], 0);
        for (int i = 2; i < count; i++)
        {
            y = Concatenate([y, x[i..(i + 1)] + once * y[^1..] + twice * y[^2..^1]], 0);
        }

        return y;
    }
}
