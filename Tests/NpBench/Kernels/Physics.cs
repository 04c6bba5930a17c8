using System;
using System.Numerics;
using StaticGraph;
using static StaticGraph.NDArray;

/// <summary>Simulations and what is measured.</summary>
public static partial class Physics
{
    [ArrayKernel]
    static NDArray<long> Compute([Shape("n", "m")] NDArray<long> x, [Shape("n", "m")] NDArray<long> y, long a = 4, long b = 3, long c = 9) => Clip(x, 2, 10) * a + y * b + c;

    [ArrayKernel]
    static NDArray<double> GoFast([Shape("n", "n")] NDArray<double> a) => a + Tanh(Diagonal(a)).Sum();

    [ArrayKernel]
    static NDArray<double> ArcDistance([Shape("n")] NDArray<double> theta1, [Shape("n")] NDArray<double> phi1, [Shape("n")] NDArray<double> theta2, [Shape("n")] NDArray<double> phi2)
    {
        NDArray<double> chord = Square(Sin((theta2 - theta1) / 2)) + Cos(theta1) * Cos(theta2) * Square(Sin((phi2 - phi1) / 2));
        return 2 * Atan2(Sqrt(chord), Sqrt(1 - chord));
    }

    /// <summary>The mean of what was measured at each distance, the largest of which is in no bin.</summary>
    [ArrayKernel]
    static NDArray<double> AzimintNaive([Shape("n")] NDArray<double> data, [Shape("n")] NDArray<double> radius, Length p)
    {
        NDArray<double> largest = radius.Max(), bin = Arange<double>(p)[.., NewAxis];
        NDArray<bool> inside = (largest * bin / (double)p <= radius) & (radius < largest * (bin + 1) / (double)p);
        return Where(inside, data, 0).Sum(1) / CountNonZero(inside, 1).Cast<double>();
    }

    /// <summary>The same by a histogram, from the least distance to the largest, which is in the last bin.</summary>
    [ArrayKernel]
    static NDArray<double> AzimintHist([Shape("n")] NDArray<double> data, [Shape("n")] NDArray<double> radius, Length p)
    {
        NDArray<long> bin = Minimum(((radius - radius.Min()) / radius.Ptp() * (double)p).Cast<long>(), (long)p - 1);
        NDArray<bool> inside = bin == Arange<long>(p)[.., NewAxis];
        return Where(inside, data, 0).Sum(1) / CountNonZero(inside, 1).Cast<double>();
    }

    /// <summary>Rows begin where <paramref name="rows"/> says: their sums are differences of a running one.</summary>
    [ArrayKernel]
    static NDArray<double> Spmv([Shape("m+1")] NDArray<int> rows, [Shape("n")] NDArray<int> columns, [Shape("n")] NDArray<double> values, [Shape("k")] NDArray<double> x)
    {
        NDArray<double> sums = Pad((values * x[columns]).CumSum(), [(1, 0)]);
        return sums[rows[1..]] - sums[rows[..^1]];
    }

    [ArrayKernel]
    static (NDArray<Complex> Z, NDArray<long> N) Mandelbrot1(Length n, Length m)
    {
        const int Steps = 6;
        NDArray<Complex> c = LinSpace<double>(-2.25, 0.75, n) + LinSpace<double>(-1.25, 1.25, m)[.., NewAxis] * Complex.ImaginaryOne;
        NDArray<Complex> z = c * 0;
        NDArray<long> count = Zeros<long>([m, n]);
        for (int i = 0; i < Steps; i++)
        {
            NDArray<bool> near = Abs(z) < 2;
            count = Where(near, i, count);
            z = Where(near, z * z + c, z);
        }

        return (z, Where(count == Steps - 1, 0, count));
    }

    /// <summary>Where and when a point has gone, 0 where it has not.</summary>
    [ArrayKernel]
    static (NDArray<Complex> Z, NDArray<long> N) Mandelbrot2(Length n, Length m)
    {
        NDArray<Complex> c = LinSpace<double>(-2.25, 0.75, n) + LinSpace<double>(-1.25, 1.25, m)[.., NewAxis] * Complex.ImaginaryOne;
        NDArray<Complex> z = c * 0;
        NDArray<long> count = Zeros<long>([m, n]);
        for (int i = 0; i < 6; i++)
        {
            NDArray<bool> stays = count == 0;
            z = Where(stays, z * z + c, z);
            count = Where(stays & (Abs(z) > 2), i + 1, count);
        }

        return (Where(count == 0, 0, z), count);
    }

    [ArrayKernel]
    static (NDArray<double> Kinetic, NDArray<double> Potential) Nbody([Shape("n", 1)] NDArray<double> mass, [Shape("n", 3)] NDArray<double> x, [Shape("n", 3)] NDArray<double> v, double g = 1, double softening = 0.1, double dt = 0.01)
    {
        v -= (mass * v).Mean(0) / mass.Mean();
        NDArray<double> kinetic = Kinetic(mass, v)[NewAxis], potential = Potential(mass, x, g)[NewAxis], pull = Pull(mass, x, g, softening);
        for (int i = 0; i < 1; i++)
        {
            v += pull * (dt / 2);
            x += v * dt;
            pull = Pull(mass, x, g, softening);
            v += pull * (dt / 2);
            kinetic = Concatenate([kinetic, Kinetic(mass, v)[NewAxis]], 0);
            potential = Concatenate([potential, Potential(mass, x, g)[NewAxis]], 0);
        }

        return (kinetic, potential);
    }

    /// <summary>A gas of electrons in a lattice: what each atom's neighbours scatter to it, from all momenta and from lower energies.</summary>
    [ArrayKernel]
    static NDArray<Complex> ScatteringSelfEnergies(
        [Shape("k", 2)] NDArray<int> neighbours, [Shape("k", 2, 3, "q", "q")] NDArray<Complex> dh, [Shape(2, 5, "k", "q", "q")] NDArray<Complex> g, [Shape(2, 3, "k", 2, 3, 3)] NDArray<Complex> d)
    {
        NDArray<Complex> sum = g * 0;
        for (int w = 0; w < 3; w++)
        {
            NDArray<Complex> from = g[.., ..(5 - w)][.., .., neighbours];
            NDArray<Complex> scattered = Einsum("keabxy,abiyz,abjzu,qabij->keaxu", from, dh, dh, d[.., w]);
            sum += Pad(scattered, [(0, 0), (w, 0), (0, 0), (0, 0), (0, 0)]);
        }

        return sum;
    }

    /// <summary>A Fourier transform of 2^4 numbers: four times the two halves are added and subtracted.</summary>
    [ArrayKernel]
    static NDArray<Complex> StockhamFft([Shape(16)] NDArray<Complex> x)
    {
        for (int i = 0; i < 4; i++)
        {
            int done = 1 << i, left = 8 >> i;
            NDArray<Complex> halves = x.Reshape([done, 2, left]);
            NDArray<Complex> turned = halves[.., 1] * Exp(Arange<double>(done) * (-Math.PI / done) * Complex.ImaginaryOne)[.., NewAxis];
            x = Concatenate([halves[.., 0] + turned, halves[.., 0] - turned], 0).Ravel();
        }

        return x;
    }

    static NDArray<double> Kinetic(NDArray<double> mass, NDArray<double> v) => 0.5 * (mass * v * v).Sum();

    static NDArray<double> Potential(NDArray<double> mass, NDArray<double> x, double g)
    {
        NDArray<double> distance = Sqrt(Square(x[NewAxis] - x[.., NewAxis]).Sum(-1));
        return -g * TriU(mass * mass.T * Where(distance > 0, 1 / distance, 0), 1).Sum();
    }

    static NDArray<double> Pull(NDArray<double> mass, NDArray<double> x, double g, double softening)
    {
        NDArray<double> way = x[NewAxis] - x[.., NewAxis], squared = Square(way).Sum(-1) + softening * softening;
        return g * (way * (Pow(squared, -1.5) * mass.T)[.., .., NewAxis]).Sum(1);
    }
}
