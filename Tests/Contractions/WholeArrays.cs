extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Contractions;

/// <summary>Arrays of small whole numbers other than 0, of any element type: products and sums of them are exact in every order, and never -0.</summary>
internal static class WholeArrays
{
    /// <summary>An array of some lengths.</summary>
    public static ReferenceArray Draw(Random random, DType type, params long[] lengths)
    {
        long count = (type == DType.Complex ? 2 : 1) * lengths.Aggregate(1L, (product, length) => product * length);
        return new ReferenceArray(type, lengths, Enumerable.Range(0, (int)count).Select(_ => Word(random, type)).ToArray());
    }

    private static long Word(Random random, DType type)
    {
        int number = random.Next(1, 5) * (random.Next(2) == 0 ? 1 : -1);
        return type == DType.Boolean ? random.Next(3) / 2
            : type.IsFloating() || type == DType.Complex ? ReferenceArray.Round(DType.Double, number)
            : ReferenceArray.Wrap(type, type is DType.Byte or DType.UInt16 or DType.UInt32 or DType.UInt64 ? Math.Abs(number) : number);
    }
}
