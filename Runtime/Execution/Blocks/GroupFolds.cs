using System.Runtime.Intrinsics;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Blocks;

/// <summary>
/// A sum of doubles, of which what is rounded off is summed beside (A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, 1974, by Knuth's error-free sum): however long a group is, its sum is near the number
/// that is nearest to it.
/// </summary>
internal unsafe struct GroupSumOfDoubles : IGroupFold<double>
{
    public static void Begin(double* total, byte* open) => (*total, *(double*)open) = (0, 0);

    public static void One(double* total, byte* open, double value)
    {
        double before = *total, sum = before + value, part = sum - before;
        *total = sum;
        *(double*)open += (before - (sum - part)) + (value - part);
    }

    public static void Row(double* total, byte* open, double* values, int count)
    {
        double* errors = (double*)open;
        int i = 0;
        for (; i + Vector256<double>.Count <= count; i += Vector256<double>.Count)
        {
            Vector256<double> before = Vector256.Load(total + i), value = Vector256.Load(values + i), sum = before + value, part = sum - before;
            sum.Store(total + i);
            (Vector256.Load(errors + i) + ((before - (sum - part)) + (value - part))).Store(errors + i);
        }

        for (; i < count; i++)
        {
            One(total + i, (byte*)(errors + i), values[i]);
        }
    }

    // Of infinities, and of what is beyond all numbers, the rest is none.
    public static void End(double* total, byte* open) => *total = double.IsFinite(*total) ? *total + *(double*)open : *total;
}

/// <summary>A sum of whole numbers, which wraps.</summary>
internal unsafe struct GroupSumOfWhole<T> : IGroupFold<T>
    where T : unmanaged
{
    public static void Begin(T* total, byte* open) => *total = default(T);

    public static void One(T* total, byte* open, T value) => *total = SumOp<T>.Apply(*total, value);

    public static void Row(T* total, byte* open, T* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            One(total + i, open, values[i]);
        }
    }

    public static void End(T* total, byte* open)
    {
    }
}

/// <summary>How many there are.</summary>
internal unsafe struct GroupCount : IGroupFold<long>
{
    public static void Begin(long* total, byte* open) => *total = 0;

    public static void One(long* total, byte* open, long value) => (*total)++;

    public static void Row(long* total, byte* open, long* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            total[i]++;
        }
    }

    public static void End(long* total, byte* open)
    {
    }
}

/// <summary>The least or the greatest one, which NaN is of all numbers.</summary>
internal unsafe struct GroupExtreme<T, TOp> : IGroupFold<T>
    where T : unmanaged
    where TOp : struct, IBinaryOp<T>
{
    public static void Begin(T* total, byte* open) => *total = TOp.Identity;

    public static void One(T* total, byte* open, T value) => *total = TOp.Apply(*total, value);

    public static void Row(T* total, byte* open, T* values, int count)
    {
        int i = 0;
        for (; i + Vector256<T>.Count <= count; i += Vector256<T>.Count)
        {
            TOp.Apply(Vector256.Load(total + i), Vector256.Load(values + i)).Store(total + i);
        }

        for (; i < count; i++)
        {
            One(total + i, open, values[i]);
        }
    }

    public static void End(T* total, byte* open)
    {
    }
}

/// <summary>The first one.</summary>
internal unsafe struct GroupFirst<T> : IGroupFold<T>
    where T : unmanaged
{
    public static void Begin(T* total, byte* open) => (*total, *open) = (default(T), 0);

    public static void One(T* total, byte* open, T value) => (*total, *open) = (*open == 0 ? value : *total, 1);

    public static void Row(T* total, byte* open, T* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            One(total + i, open + i, values[i]);
        }
    }

    public static void End(T* total, byte* open)
    {
    }
}

/// <summary>The last one.</summary>
internal unsafe struct GroupLast<T> : IGroupFold<T>
    where T : unmanaged
{
    public static void Begin(T* total, byte* open) => *total = default(T);

    public static void One(T* total, byte* open, T value) => *total = value;

    public static void Row(T* total, byte* open, T* values, int count) => new ReadOnlySpan<T>(values, count).CopyTo(new Span<T>(total, count));

    public static void End(T* total, byte* open)
    {
    }
}
