using System.Numerics;
using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Contractions;

/// <summary>What an element of a product is, by docs/numbers.md: one chain in the order of the depth, from what is there.</summary>
internal static class ProductChain
{
    public static byte[] Of(DType type, StridedMatrix a, long i, StridedMatrix b, long j, long depth, ReadOnlySpan<byte> start) => type switch
    {
        DType.Double => Of<double>(a, i, b, j, depth, start, double.FusedMultiplyAdd),
        DType.Single => Of<float>(a, i, b, j, depth, start, float.FusedMultiplyAdd),
        DType.Complex => Of<Complex>(a, i, b, j, depth, start, Add),
        DType.Int64 => Of<long>(a, i, b, j, depth, start, Wrapped),
        DType.UInt64 => Of<ulong>(a, i, b, j, depth, start, Wrapped),
        DType.Int32 => Of<int>(a, i, b, j, depth, start, Wrapped),
        DType.UInt32 => Of<uint>(a, i, b, j, depth, start, Wrapped),
        DType.Int16 => Of<short>(a, i, b, j, depth, start, Wrapped),
        DType.UInt16 => Of<ushort>(a, i, b, j, depth, start, Wrapped),
        DType.SByte => Of<sbyte>(a, i, b, j, depth, start, Wrapped),
        DType.Byte => Of<byte>(a, i, b, j, depth, start, Wrapped),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static byte[] Of<T>(StridedMatrix a, long i, StridedMatrix b, long j, long depth, ReadOnlySpan<byte> start, Func<T, T, T, T> add)
        where T : unmanaged
    {
        T sum = MemoryMarshal.Read<T>(start);
        for (long d = 0; d < depth; d++)
        {
            sum = add(MemoryMarshal.Read<T>(a.Memory[a.Place(i, d)..]), MemoryMarshal.Read<T>(b.Memory[b.Place(j, d)..]), sum);
        }

        return MemoryMarshal.AsBytes(new ReadOnlySpan<T>(ref sum)).ToArray();
    }

    private static T Wrapped<T>(T x, T y, T sum)
        where T : IBinaryInteger<T> => T.CreateTruncating(BigInteger.CreateChecked(sum) + (BigInteger.CreateChecked(x) * BigInteger.CreateChecked(y)));

    private static Complex Add(Complex x, Complex y, Complex sum)
    {
        double re = Math.FusedMultiplyAdd(x.Real, y.Real, sum.Real), im = Math.FusedMultiplyAdd(x.Real, y.Imaginary, sum.Imaginary);
        return new(Math.FusedMultiplyAdd(-x.Imaginary, y.Imaginary, re), Math.FusedMultiplyAdd(x.Imaginary, y.Real, im));
    }
}
