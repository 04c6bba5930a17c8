using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>Neighbours along the last axis, from the beginning of a leaf on.</summary>
internal unsafe interface ILeaves
{
    /// <summary>The totals of the next <paramref name="leaves"/> whole leaves, which it leaves behind.</summary>
    void Totals(int leaves, double* totals);
}

/// <summary>Leaves in memory.</summary>
internal unsafe struct StoredLeaves<T, TOp>(T* data) : ILeaves
    where TOp : struct, IBinaryOp<double>
{
    private T* _data = data;

    public void Totals(int leaves, double* totals)
    {
        RowLeaf<T, TOp>.Totals(_data, leaves, totals);
        _data += 64 * leaves;
    }
}

/// <summary>Leaves of products of two factors in memory.</summary>
internal unsafe struct ProductLeaves<T>(T* a, T* b) : ILeaves
{
    private T* _a = a, _b = b;

    public void Totals(int leaves, double* totals)
    {
        ProductLeaf<T>.Totals(_a, _b, leaves, totals);
        _a += 64 * leaves;
        _b += 64 * leaves;
    }
}

/// <summary>
/// Leaves of indices that their type holds exactly, made in registers: sums of whole numbers that are exact have the bits of numbers that were converted, and so has the fold, which adds them in the order of
/// <see cref="RowLeaf{T, TOp}"/>.
/// </summary>
internal unsafe struct IndexLeaves<T, TOp>(long first, long step) : ILeaves
    where TOp : struct, IBinaryOp<double>
{
    private double _first = first;

    public void Totals(int leaves, double* totals)
    {
        Fold(_first, step, leaves, totals);
        _first += 64.0 * step * leaves;
    }

    // The eight vectors of a leaf's lanes do not wait for each other: only leaves follow from the one before.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fold(double first, double step, int leaves, double* totals)
    {
        Vector256<double> low = Vector256.Create(first) + Vector256.CreateSequence(0, step), high = low + Vector256.Create(4 * step), next = Vector256.Create(64 * step);
        Vector256<double> one = Vector256.Create(8 * step), two = Vector256.Create(16 * step), three = Vector256.Create(24 * step), four = Vector256.Create(32 * step);
        Vector256<double> five = Vector256.Create(40 * step), six = Vector256.Create(48 * step), seven = Vector256.Create(56 * step);
        for (int leaf = 0; leaf < leaves; leaf++)
        {
            Vector256<double> lower = TOp.Apply(TOp.Apply(TOp.Apply(low, low + one), low + two), low + three);
            Vector256<double> upper = TOp.Apply(TOp.Apply(TOp.Apply(high, high + one), high + two), high + three);
            lower = TOp.Apply(TOp.Apply(TOp.Apply(TOp.Apply(lower, low + four), low + five), low + six), low + seven);
            upper = TOp.Apply(TOp.Apply(TOp.Apply(TOp.Apply(upper, high + four), high + five), high + six), high + seven);
            totals[leaf] = RowLeaf<T, TOp>.JoinHalves(TOp.Apply(lower, upper));
            low += next;
            high += next;
        }
    }
}
