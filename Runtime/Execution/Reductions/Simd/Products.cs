using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>A product added to a sum and rounded once; factors that are floats are widened first. Absent products are those of <c>fma(a, b, -0.0)</c>: the product alone.</summary>
internal static unsafe class Products<T>
{
    /// <summary>What changes no sum.</summary>
    public const double None = -0.0;

    /// <summary>One more product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Add(T* a, T* b, double sum) => double.FusedMultiplyAdd(Widened<T, double>.Load(a), Widened<T, double>.Load(b), sum);

    /// <summary>As many more as a vector has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(T* a, T* b, Vector256<double> sums) => Add(a, Widened<T, double>.LoadVector(b), sums);

    /// <summary>The same with factors at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(T* a, Vector256<double> b, Vector256<double> sums) => Vector256.FusedMultiplyAdd(Widened<T, double>.LoadVector(a), b, sums);
}
