using System.Runtime.CompilerServices;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>A function of one operand, on all lanes at once. A lane's result depends on that lane alone.</summary>
internal interface IVectorFunction
{
    static abstract Doubles Apply(Doubles x);
}

/// <summary>A function of two operands, on all lanes at once. A lane's result depends on that lane alone.</summary>
internal interface IVectorFunction2
{
    static abstract Doubles Apply(Doubles x, Doubles y);
}

/// <summary>A function of one operand as one of two.</summary>
internal readonly struct IgnoreSecond<TFunction> : IVectorFunction2
    where TFunction : IVectorFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Apply(Doubles x, Doubles y) => TFunction.Apply(x);
}
