using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Contractions.Kernels.Four;

/// <summary>
/// Tiles of up to three vectors: eight rows where there are 32 registers (vectors of 512 bits), four where there are 16. All but four registers hold sums; each is a chain of its own,
/// and there are more chains than a multiplication takes steps.
/// </summary>
internal readonly unsafe struct MicroKernel<T> : IMicroKernel<T>
    where T : unmanaged
{
    public static int Rows => IsTall ? 8 : 4;

    public static int Lanes => Vector256<T>.Count;

    // Steps of the depth: rows of A come from the second-level cache, and without asking for them in time a product takes a quarter longer (72 of 98 GFLOP/s); 8 and 32 were no better.
    private const int StepsAhead = 16;

    // Steps between rows of the next tile that are asked for: where the depth is less, tiles are small, and near already.
    private const int FewestSteps = 32;

    private static bool IsTall => Vector256<byte>.Count == 64;

    public static void Add(int vectors, ref Tile tile)
    {
        switch (vectors)
        {
            case 1: Add<OneVector>(ref tile); break;
            case 2: Add<TwoVectors>(ref tile); break;
            default: Add<ThreeVectors>(ref tile); break;
        }
    }

    // Compiled at its best at once: the first call may be the only one, and it is where all the time goes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<TWidth>(ref Tile tile)
        where TWidth : struct, IVectorCount
    {
        byte* a = tile.A, b = tile.B, c = tile.From;
        nint cRow = tile.FromRow, aDepth = tile.ADepth, bDepth = tile.BDepth, row = tile.ARow, row2 = 2 * row, row3 = 3 * row, row4 = 4 * row;
        nint ahead = StepsAhead * aDepth;
        Load<TWidth>(c, out Vector256<T> sum00, out Vector256<T> sum01, out Vector256<T> sum02);
        Load<TWidth>(c + cRow, out Vector256<T> sum10, out Vector256<T> sum11, out Vector256<T> sum12);
        Load<TWidth>(c + (2 * cRow), out Vector256<T> sum20, out Vector256<T> sum21, out Vector256<T> sum22);
        Load<TWidth>(c + (3 * cRow), out Vector256<T> sum30, out Vector256<T> sum31, out Vector256<T> sum32);
        Vector256<T> sum40 = default, sum41 = default, sum42 = default, sum50 = default, sum51 = default, sum52 = default;
        Vector256<T> sum60 = default, sum61 = default, sum62 = default, sum70 = default, sum71 = default, sum72 = default;
        if (IsTall)
        {
            byte* lower = c + (4 * cRow);
            Load<TWidth>(lower, out sum40, out sum41, out sum42);
            Load<TWidth>(lower + cRow, out sum50, out sum51, out sum52);
            Load<TWidth>(lower + (2 * cRow), out sum60, out sum61, out sum62);
            Load<TWidth>(lower + (3 * cRow), out sum70, out sum71, out sum72);
        }

        // The next tile of C is asked for bit by bit: all at once would stand in the way of what is needed now.
        // What that needs is left in memory, for the addresses of the factors fill the registers.
        for (tile.Left = tile.Depth; tile.Left > 0;)
        {
            Fetch<TWidth>(tile.Next);
            tile.Next += tile.CRow;
            nint steps = Math.Min(Math.Max((tile.Depth + Rows - 1) / Rows, FewestSteps), tile.Left);
            tile.Left -= steps;
            for (; steps > 0; steps--)
            {
                Load<TWidth>(b, out Vector256<T> b0, out Vector256<T> b1, out Vector256<T> b2);
                Ahead.Fetch(a + ahead);
                Step<TWidth>(a, b0, b1, b2, ref sum00, ref sum01, ref sum02);
                Step<TWidth>(a + row, b0, b1, b2, ref sum10, ref sum11, ref sum12);
                Step<TWidth>(a + row2, b0, b1, b2, ref sum20, ref sum21, ref sum22);
                Step<TWidth>(a + row3, b0, b1, b2, ref sum30, ref sum31, ref sum32);
                if (IsTall)
                {
                    byte* lower = a + row4;
                    Step<TWidth>(lower, b0, b1, b2, ref sum40, ref sum41, ref sum42);
                    Step<TWidth>(lower + row, b0, b1, b2, ref sum50, ref sum51, ref sum52);
                    Step<TWidth>(lower + row2, b0, b1, b2, ref sum60, ref sum61, ref sum62);
                    Step<TWidth>(lower + row3, b0, b1, b2, ref sum70, ref sum71, ref sum72);
                }

                a += aDepth;
                b += bDepth;
            }
        }

        c = tile.C;
        cRow = tile.CRow;
        Store<TWidth>(c, sum00, sum01, sum02);
        Store<TWidth>(c + cRow, sum10, sum11, sum12);
        Store<TWidth>(c + (2 * cRow), sum20, sum21, sum22);
        Store<TWidth>(c + (3 * cRow), sum30, sum31, sum32);
        if (IsTall)
        {
            byte* lower = c + (4 * cRow);
            Store<TWidth>(lower, sum40, sum41, sum42);
            Store<TWidth>(lower + cRow, sum50, sum51, sum52);
            Store<TWidth>(lower + (2 * cRow), sum60, sum61, sum62);
            Store<TWidth>(lower + (3 * cRow), sum70, sum71, sum72);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch<TWidth>(byte* row)
        where TWidth : struct, IVectorCount
    {
        for (int at = 0; at < TWidth.Vectors * Vector256<byte>.Count; at += 64)
        {
            Ahead.Fetch(row + at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TWidth>(byte* a, Vector256<T> b0, Vector256<T> b1, Vector256<T> b2, ref Vector256<T> sum0, ref Vector256<T> sum1, ref Vector256<T> sum2)
        where TWidth : struct, IVectorCount
    {
        Vector256<T> factor = Vector256.Create(*(T*)a);
        sum0 = Fused(factor, b0, sum0);
        if (TWidth.Vectors > 1)
        {
            sum1 = Fused(factor, b1, sum1);
        }

        if (TWidth.Vectors > 2)
        {
            sum2 = Fused(factor, b2, sum2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Fused(Vector256<T> a, Vector256<T> b, Vector256<T> sum)
    {
        if (typeof(T) == typeof(double))
        {
            return Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), sum.AsDouble()).As<double, T>();
        }

        return typeof(T) == typeof(float) ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), sum.AsSingle()).As<float, T>() : sum + (a * b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<TWidth>(byte* from, out Vector256<T> v0, out Vector256<T> v1, out Vector256<T> v2)
        where TWidth : struct, IVectorCount
    {
        v0 = Vector256.Load((T*)from);
        v1 = TWidth.Vectors > 1 ? Vector256.Load((T*)from + Lanes) : default;
        v2 = TWidth.Vectors > 2 ? Vector256.Load((T*)from + (2 * Lanes)) : default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TWidth>(byte* to, Vector256<T> v0, Vector256<T> v1, Vector256<T> v2)
        where TWidth : struct, IVectorCount
    {
        v0.Store((T*)to);
        if (TWidth.Vectors > 1)
        {
            v1.Store((T*)to + Lanes);
        }

        if (TWidth.Vectors > 2)
        {
            v2.Store((T*)to + (2 * Lanes));
        }
    }
}
