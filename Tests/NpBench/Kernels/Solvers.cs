using System;
using StaticGraph;
using static StaticGraph.NDArray;

/// <summary>What goes on step by step along an axis: its length is known at build time, and the loop over it is unrolled.</summary>
public static partial class Solvers
{
    [ArrayKernel]
    static NDArray<double> Cholesky([Shape(4, 4)] NDArray<double> a)
    {
        for (int k = 0; k < 4; k++)
        {
            NDArray<double> column = a[.., k] / Sqrt(a[k, k]), index = Arange<double>(4);
            NDArray<bool> below = index >= k, right = index > k;
            a = Where(below[.., NewAxis] & (index == k), column[.., NewAxis], a - Where(below[.., NewAxis] & right & (index[.., NewAxis] >= index), Outer(column, column), 0));
        }

        return a;
    }

    [ArrayKernel]
    static NDArray<double> Cholesky2([Shape(4, 4)] NDArray<double> a) => TriL(Cholesky(a)) + TriU(a, 1);

    [ArrayKernel]
    static NDArray<double> Lu([Shape(4, 4)] NDArray<double> a)
    {
        for (int k = 0; k < 3; k++)
        {
            NDArray<double> column = a[(k + 1).., k] / a[k, k];
            NDArray<double> rest = a[(k + 1).., (k + 1)..] - Outer(column, a[k, (k + 1)..]);
            a = Concatenate([a[..(k + 1)], Concatenate([a[(k + 1).., ..k], column[.., NewAxis], rest], 1)], 0);
        }

        return a;
    }

    [ArrayKernel]
    static (NDArray<double> X, NDArray<double> Y) Ludcmp([Shape(4, 4)] NDArray<double> a, [Shape(4)] NDArray<double> b)
    {
        NDArray<double> factors = Lu(a);
        NDArray<double> y = b[..1];
        for (int i = 1; i < 4; i++)
        {
            y = Concatenate([y, (b[i] - factors[i, ..i].Dot(y))[NewAxis]], 0);
        }

        NDArray<double> x = y[3..] / factors[3, 3..];
        for (int i = 2; i >= 0; i--)
        {
            x = Concatenate([((y[i] - factors[i, (i + 1)..].Dot(x)) / factors[i, i])[NewAxis], x], 0);
        }

        return (x, y);
    }

    [ArrayKernel]
    static NDArray<double> Trisolv([Shape(6, 6)] NDArray<double> l, [Shape(6)] NDArray<double> b)
    {
        NDArray<double> x = b[..1] / l[0, ..1];
        for (int i = 1; i < 6; i++)
        {
            x = Concatenate([x, ((b[i] - l[i, ..i].Dot(x)) / l[i, i])[NewAxis]], 0);
        }

        return x;
    }

    [ArrayKernel]
    static NDArray<double> Durbin([Shape(5)] NDArray<double> r)
    {
        NDArray<double> alpha = -r[0], y = alpha[NewAxis], beta = alpha * 0 + 1;
        for (int k = 1; k < 5; k++)
        {
            beta *= 1 - alpha * alpha;
            alpha = -(r[k] + Flip(r[..k]).Dot(y)) / beta;
            y = Concatenate([y + alpha * Flip(y), alpha[NewAxis]], 0);
        }

        return y;
    }

    /// <summary>Columns that stand at right angles, and what the others are made of.</summary>
    [ArrayKernel]
    static (NDArray<double> Q, NDArray<double> R) Gramschmidt([Shape("n", 3)] NDArray<double> a)
    {
        NDArray<double> q = a * 0, r = Zeros<double>([3, 3]), index = Arange<double>(3);
        for (int k = 0; k < 3; k++)
        {
            NDArray<double> column = a[.., k] / Norm(a[.., k]), row = Where(index >= k, column.Dot(a), 0);
            q = Where(index == k, column[.., NewAxis], q);
            r = Where((index == k)[.., NewAxis], row, r);
            a -= Where(index > k, Outer(column, row), 0);
        }

        return (q, r);
    }

    [ArrayKernel]
    static NDArray<long> FloydWarshall([Shape(6, 6)] NDArray<long> path)
    {
        for (int k = 0; k < 6; k++)
        {
            path = Minimum(path, path[.., k][.., NewAxis] + path[k]);
        }

        return path;
    }

    /// <summary>How many bases of a strand can be paired, of each part of it: of parts of one length after another.</summary>
    [ArrayKernel]
    static NDArray<int> Nussinov([Shape(6)] NDArray<int> sequence)
    {
        NDArray<long> place = Arange<long>(6);
        NDArray<long> length = place - place[.., NewAxis];
        NDArray<int> pairs = (sequence + sequence[.., NewAxis] == 3).Cast<int>(), table = Zeros<int>([6, 6]);
        for (int d = 1; d < 6; d++)
        {
            NDArray<int> below = Pad(table[1..], [(0, 1), (0, 0)]), left = Pad(table[.., ..^1], [(0, 0), (1, 0)]), inner = Pad(table[1.., ..^1], [(0, 1), (1, 0)]);
            NDArray<int> best = Maximum(Maximum(left, below), inner + Where(length > 1, pairs, 0));
            NDArray<bool> between = (place[.., NewAxis] > place[.., NewAxis, NewAxis]) & (place[.., NewAxis] < place);
            NDArray<int> parted = Where(between, table[.., .., NewAxis] + below[NewAxis], 0).Max(1);
            table = Where(length == d, Maximum(best, parted), table);
        }

        return table;
    }
}
