using StaticGraph;
using static StaticGraph.NDArray;

/// <summary>Sums of products, and what is made of them.</summary>
public static partial class LinearAlgebra
{
    [ArrayKernel]
    static NDArray<double> Atax([Shape("n", "m")] NDArray<double> a, [Shape("m")] NDArray<double> x) => a.T.Dot(a.Dot(x));

    [ArrayKernel]
    static (NDArray<double> S, NDArray<double> Q) Bicg([Shape("n", "m")] NDArray<double> a, [Shape("m")] NDArray<double> p, [Shape("n")] NDArray<double> r) => (r.Dot(a), a.Dot(p));

    [ArrayKernel]
    static NDArray<double> Gemm([Shape("n", "m")] NDArray<double> c, [Shape("n", "k")] NDArray<double> a, [Shape("k", "m")] NDArray<double> b, double alpha = 1.5, double beta = 1.2)
        => alpha * a.Dot(b) + beta * c;

    [ArrayKernel]
    static (NDArray<double> A, NDArray<double> X, NDArray<double> W) Gemver(
        [Shape("n", "n")] NDArray<double> a, [Shape("n")] NDArray<double> u1, [Shape("n")] NDArray<double> v1, [Shape("n")] NDArray<double> u2, [Shape("n")] NDArray<double> v2,
        [Shape("n")] NDArray<double> w, [Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> y, [Shape("n")] NDArray<double> z, double alpha = 1.5, double beta = 1.2)
    {
        NDArray<double> sum = a + Outer(u1, v1) + Outer(u2, v2);
        NDArray<double> moved = x + beta * y.Dot(sum) + z;
        return (sum, moved, w + alpha * sum.Dot(moved));
    }

    [ArrayKernel]
    static NDArray<double> Gesummv([Shape("n", "n")] NDArray<double> a, [Shape("n", "n")] NDArray<double> b, [Shape("n")] NDArray<double> x, double alpha = 1.5, double beta = 1.2)
        => alpha * a.Dot(x) + beta * b.Dot(x);

    [ArrayKernel]
    static NDArray<double> K2mm(
        [Shape("n", "m")] NDArray<double> a, [Shape("m", "k")] NDArray<double> b, [Shape("k", "p")] NDArray<double> c, [Shape("n", "p")] NDArray<double> d, double alpha = 1.5, double beta = 1.2)
        => alpha * a.Dot(b).Dot(c) + beta * d;

    [ArrayKernel]
    static NDArray<double> K3mm([Shape("n", "m")] NDArray<double> a, [Shape("m", "k")] NDArray<double> b, [Shape("k", "p")] NDArray<double> c, [Shape("p", "q")] NDArray<double> d)
        => a.Dot(b).Dot(c.Dot(d));

    [ArrayKernel]
    static (NDArray<double> X1, NDArray<double> X2) Mvt(
        [Shape("n", "n")] NDArray<double> a, [Shape("n")] NDArray<double> x1, [Shape("n")] NDArray<double> x2, [Shape("n")] NDArray<double> y1, [Shape("n")] NDArray<double> y2)
        => (x1 + a.Dot(y1), x2 + y2.Dot(a));

    [ArrayKernel]
    static NDArray<double> Doitgen([Shape("n", "m", "k")] NDArray<double> a, [Shape("k", "k")] NDArray<double> c4) => Einsum("rqp,ps->rqs", a, c4);

    /// <summary>A symmetric matrix of which the lower half is given.</summary>
    [ArrayKernel]
    static NDArray<double> Symm([Shape("n", "m")] NDArray<double> c, [Shape("n", "n")] NDArray<double> a, [Shape("n", "m")] NDArray<double> b, double alpha = 1.5, double beta = 1.2)
        => alpha * (TriL(a) + TriL(a, -1).T).Dot(b) + beta * c;

    [ArrayKernel]
    static NDArray<double> Syrk([Shape("n", "n")] NDArray<double> c, [Shape("n", "m")] NDArray<double> a, double alpha = 1.5, double beta = 1.2)
        => TriU(c, 1) + TriL(alpha * a.Dot(a.T) + beta * c);

    [ArrayKernel]
    static NDArray<double> Syr2k([Shape("n", "n")] NDArray<double> c, [Shape("n", "m")] NDArray<double> a, [Shape("n", "m")] NDArray<double> b, double alpha = 1.5, double beta = 1.2)
        => TriU(c, 1) + TriL(alpha * (a.Dot(b.T) + b.Dot(a.T)) + beta * c);

    /// <summary>A triangular matrix with ones on its diagonal, transposed.</summary>
    [ArrayKernel]
    static NDArray<double> Trmm([Shape("n", "n")] NDArray<double> a, [Shape("n", "m")] NDArray<double> b, double alpha = 1.5) => alpha * (b + TriL(a, -1).T.Dot(b));

    [ArrayKernel]
    static NDArray<double> Correlation([Shape("n", "m")] NDArray<double> data)
    {
        NDArray<double> deviation = data.Std(0);
        NDArray<double> scaled = (data - data.Mean(0)) / Where(deviation <= 0.1, 1, deviation);
        return Where(Eye<bool>(data.GetLength(1)), 1, scaled.T.Dot(scaled) / (double)data.GetLength(0));
    }

    [ArrayKernel]
    static NDArray<double> Covariance([Shape("n", "m")] NDArray<double> data)
    {
        NDArray<double> centred = data - data.Mean(0);
        return centred.T.Dot(centred) / ((double)data.GetLength(0) - 1);
    }

    [ArrayKernel]
    static NDArray<double> Covariance2([Shape("n", "m")] NDArray<double> data) => Cov(data.T);
}
