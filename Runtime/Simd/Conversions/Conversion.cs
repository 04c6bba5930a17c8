using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd.Conversions;

/// <summary>A conversion of neighbouring elements to another type, a few whole vectors at a step.</summary>
internal interface IConversion<TFrom, TTo>
{
    /// <summary>Elements a step: a divisor of those of the narrower type in 64 bytes.</summary>
    static abstract int Count { get; }

    static abstract void Step(ref TFrom from, ref TTo to);
}

/// <summary>Runs conversions.</summary>
internal static class Conversion
{
    /// <summary>
    /// Converts <paramref name="count"/> elements, a multiple of those of a step.
    /// Compiled at its best from the first call: in the compiler's quick first version a conversion takes a hundred times as long.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TFrom, TTo, TConversion>(ref TFrom source, ref TTo destination, nuint count)
        where TConversion : IConversion<TFrom, TTo>
    {
        for (nuint i = 0; i < count; i += (nuint)TConversion.Count)
        {
            TConversion.Step(ref Unsafe.Add(ref source, i), ref Unsafe.Add(ref destination, i));
        }
    }
}
