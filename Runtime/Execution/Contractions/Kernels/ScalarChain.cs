using System.Numerics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>The chain of one element of a product, as it is written.</summary>
internal static unsafe class ScalarChain
{
    public static void Continue(DType type, in Factor a, long aRow, in Factor b, long bRow, byte* sum)
    {
        for (long d = 0; d < a.Depth.Count; d++)
        {
            Add(type, a.Data + aRow + a.Depth.Offset(d), b.Data + bRow + b.Depth.Offset(d), sum);
        }
    }

    private static void Add(DType type, byte* a, byte* b, byte* sum)
    {
        switch (type)
        {
            case DType.Double: *(double*)sum = double.FusedMultiplyAdd(*(double*)a, *(double*)b, *(double*)sum); break;
            case DType.Single: *(float*)sum = float.FusedMultiplyAdd(*(float*)a, *(float*)b, *(float*)sum); break;
            case DType.Complex: *(Complex*)sum = Add(*(Complex*)a, *(Complex*)b, *(Complex*)sum); break;
            case DType.Int64 or DType.UInt64: *(long*)sum += *(long*)a * *(long*)b; break;
            case DType.Int32 or DType.UInt32: *(int*)sum += *(int*)a * *(int*)b; break;
            case DType.Int16 or DType.UInt16: *(short*)sum += (short)(*(short*)a * *(short*)b); break;
            case DType.Byte or DType.SByte: *sum += (byte)(*a * *b); break;
            default: throw new ArgumentOutOfRangeException(nameof(type), type, "no products");
        }
    }

    private static Complex Add(Complex a, Complex b, Complex sum) => new(
        double.FusedMultiplyAdd(-a.Imaginary, b.Imaginary, double.FusedMultiplyAdd(a.Real, b.Real, sum.Real)),
        double.FusedMultiplyAdd(a.Imaginary, b.Real, double.FusedMultiplyAdd(a.Real, b.Imaginary, sum.Imaginary)));
}
