using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Contractions.Kernels.Packing;

namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>
/// Products of matrices, added to what is there: <c>C[i, j] += sum over d of A[i, d] * B[j, d]</c>. Each element is one chain of fused multiply-adds, ascending in d, which goes on
/// from what C has: cutting the depth anywhere gives the same bits. It is computed in the element type; of complex numbers the parts are
/// <c>re = fma(ar, br, re); re = fma(-ai, bi, re); im = fma(ar, bi, im); im = fma(ai, br, im)</c>; whole numbers wrap. Not for <see cref="DType.Boolean"/> and <see cref="DType.Half"/>.
/// </summary>
internal static unsafe class ProductKernel
{
    /// <summary>Bytes of vectors used: the widest that the processor, and the program where it was compiled ahead of time, has.</summary>
    public static int VectorBytes => Vector512.IsHardwareAccelerated ? 64 : Vector256.IsHardwareAccelerated ? 32 : 16;

    /// <summary>Bytes of work space, aligned to 64, that one call needs at most: the same for all shapes.</summary>
    public static long WorkspaceBytes(DType type) => ContractionMemory.PanelBytes(type);

    /// <summary>Adds a product to C, whose element (i, j) lies at <c>c + cRows.Offset(i) + cColumns.Offset(j)</c>: rows are A's, columns B's.</summary>
    public static void Accumulate(DType type, in Factor a, in Factor b, byte* c, in GroupWalk cRows, in GroupWalk cColumns, byte* workspace, ProductMode mode)
        => Run(VectorBytes, type, a, b, c, cRows, cColumns, workspace, mode);

    /// <summary>The same with vectors of as many bytes: 64, 32 or 16. The bits do not depend on it.</summary>
    internal static void Run(int vectorBytes, DType type, in Factor a, in Factor b, byte* c, in GroupWalk cRows, in GroupWalk cColumns, byte* workspace, ProductMode mode)
    {
        switch (type)
        {
            case DType.Double: Run<double, PlainPacking<double>>(vectorBytes, a, b, c, cRows, cColumns, workspace, mode); break;
            case DType.Single: Run<float, PlainPacking<float>>(vectorBytes, a, b, c, cRows, cColumns, workspace, mode); break;
            case DType.Complex: Run<double, ComplexPacking>(vectorBytes, a, b, c, cRows, cColumns, workspace, mode); break;
            case DType.Int64 or DType.UInt64: Run<long, PlainPacking<long>>(vectorBytes, a, b, c, cRows, cColumns, workspace, mode); break;
            case DType.Int32 or DType.UInt32: Run<int, PlainPacking<int>>(vectorBytes, a, b, c, cRows, cColumns, workspace, mode); break;
            case DType.Int16 or DType.UInt16: Run<int, WidenedPacking<short, int>>(vectorBytes, a, b, c, cRows, cColumns, workspace, mode); break;
            case DType.Byte or DType.SByte: Run<int, WidenedPacking<sbyte, int>>(vectorBytes, a, b, c, cRows, cColumns, workspace, mode); break;
            default: throw new ArgumentOutOfRangeException(nameof(type), type, "no products");
        }
    }

    private static void Run<T, TPacking>(int vectorBytes, in Factor a, in Factor b, byte* c, in GroupWalk cRows, in GroupWalk cColumns, byte* workspace, ProductMode mode)
        where T : unmanaged
        where TPacking : struct, IPacking<T>
    {
        switch (vectorBytes)
        {
            case 64: ProductLoops<T, TPacking, Eight.MicroKernel<T>>.Run(a, b, c, cRows, cColumns, workspace, mode); break;
            case 32: ProductLoops<T, TPacking, Four.MicroKernel<T>>.Run(a, b, c, cRows, cColumns, workspace, mode); break;
            default: ProductLoops<T, TPacking, Two.MicroKernel<T>>.Run(a, b, c, cRows, cColumns, workspace, mode); break;
        }
    }
}
