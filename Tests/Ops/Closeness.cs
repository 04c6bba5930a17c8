extern alias generator;

using System.Runtime.InteropServices;
using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Ops;

/// <summary>Compares results with NumPy's: integers and bools exactly, floats within a number of ulps of their own type.</summary>
internal static class Closeness
{
    /// <summary>Asserts that <paramref name="actual"/> is what NumPy gave.</summary>
    public static void Check(byte[] numPy, ReferenceArray actual, double ulps, string what)
    {
        if (!actual.Type.IsFloating() && actual.Type != DType.Complex)
        {
            Assert.True(MemoryMarshal.Cast<byte, long>(numPy).SequenceEqual(actual.Words.AsSpan()), $"{what}: {actual} differs from NumPy");
            return;
        }

        ReadOnlySpan<double> expected = MemoryMarshal.Cast<byte, double>(numPy);
        double[] numbers = actual.Numbers;
        Assert.Equal(expected.Length, numbers.Length);
        for (int i = 0; i < numbers.Length; i++)
        {
            Assert.True(IsClose(actual.Type, expected[i], numbers[i], ulps), $"{what}: element {i} is {numbers[i]:R}, NumPy has {expected[i]:R}");
        }
    }

    private static bool IsClose(DType type, double expected, double actual, double ulps)
    {
        double rounded = type == DType.Single ? (float)expected : expected;
        if (actual.Equals(rounded) || actual == rounded)
        {
            return true;
        }

        double size = Math.Abs(rounded);
        double ulp = type == DType.Single ? MathF.BitIncrement((float)size) - size : Math.BitIncrement(size) - size;
        return double.IsFinite(size) && Math.Abs(actual - expected) <= ulps * ulp;
    }
}
