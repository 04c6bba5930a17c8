using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd;

/// <summary>Greatest common divisors of integers by Euclid's algorithm, on all lanes until the last is done.</summary>
internal readonly struct GreatestDivisor : IIntegerPairs
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<T> Apply<T>(Vector256<T> x, Vector256<T> y)
    {
        while (!Vector256.EqualsAll(y, Vector256<T>.Zero))
        {
            // A lane that is done divides by 1, and stays as it is.
            Vector256<T> isDone = Vector256.Equals(y, Vector256<T>.Zero), divisor = y | (isDone & Vector256<T>.One);
            Vector256<T> rest = x - (IntegerQuotient.Of(x, divisor) * divisor);
            x = Vector256.ConditionalSelect(isDone, x, y);
            y = Vector256.AndNot(rest, isDone);
        }

        return Vector256.Abs(x);
    }
}

/// <summary>Least common multiples: |x / gcd| |y|, whose factors are exact, and which is 0 where both are.</summary>
internal readonly struct LeastMultiple : IIntegerPairs
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply<T>(Vector256<T> x, Vector256<T> y)
    {
        Vector256<T> divisor = GreatestDivisor.Apply(x, y);
        divisor |= Vector256.Equals(divisor, Vector256<T>.Zero) & Vector256<T>.One;
        return Vector256.Abs(IntegerQuotient.Of(x, divisor)) * Vector256.Abs(y);
    }
}
