using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.Simd;
using Eight = StaticGraph.Simd.Eight;
using Four = StaticGraph.Simd.Four;
using Two = StaticGraph.Simd.Two;

namespace StaticGraph.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The quotient of integer lanes, toward zero; the least integer divided by -1 wraps.</summary>
    /// <exception cref="DivideByZeroException">A lane of <paramref name="y"/> is zero.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Divide<TVector>(TVector x, TVector y)
        where TVector : struct
        => IntegerMap.Apply<TVector, Quotient>(x, y);

    /// <summary>The remainder of each pair of lanes as C# has it, with the sign of <paramref name="x"/>.</summary>
    /// <exception cref="DivideByZeroException">A lane of <paramref name="y"/> is zero, and the lanes are integers.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Remainder<TVector>(TVector x, TVector y)
        where TVector : struct
        => IntegerMap.Takes<TVector>() ? IntegerMap.Apply<TVector, Rest>(x, y) : FloatingMap.Apply2<TVector, Two.FloatingRemainder, Four.FloatingRemainder, Eight.FloatingRemainder>(x, y);
}
