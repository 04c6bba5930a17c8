using System.Runtime.InteropServices;

namespace StaticGraph.Tests.Storage;

public sealed class UnpackTests
{
    [Fact]
    public void ScalesMovesAndMarksMissingNumbers()
    {
        ArraySource<short> packed = new short[] { 0, 1, -100, 32767, -32768 };
        double[] unpacked = MemoryTests.Flatten(packed.Unpack<double>(0.01, 273.15, -32768).Read());
        AssertBits([(0 * 0.01) + 273.15, (1 * 0.01) + 273.15, (-100 * 0.01) + 273.15, (32767 * 0.01) + 273.15, double.NaN], unpacked);
    }

    [Fact]
    public void FloatResultsAreRoundedOnce()
    {
        ArraySource<short> packed = new short[] { 12345 };
        float[] unpacked = MemoryTests.Flatten(packed.Unpack<float>(0.1, 0.7).Read());
        Assert.Equal((float)((12345 * 0.1) + 0.7), unpacked[0]);
    }

    [Fact]
    public void LongNumbersWithoutPackingAreRoundedOnceAsByCast()
    {
        // Half way between two floats, and a little more: a double on the way loses the little.
        ArraySource<long> longs = new[] { (1L << 53) + (1L << 29) + 1, -((1L << 53) + (1L << 29) + 1), (1L << 62) + (1L << 38) + 1 };
        Assert.Equal([9007200328482816f, -9007200328482816f, 4611686568183201792f], MemoryTests.Flatten(longs.Unpack<float>().Read()));

        ArraySource<ulong> ulongs = new[] { (1UL << 63) + (1UL << 39) + 1 };
        Assert.Equal([9223373136366403584f], MemoryTests.Flatten(ulongs.Unpack<float>().Read()));
    }

    [Fact]
    public void ASourceSaysWhatItIs()
    {
        ArraySource<short> packed = new short[,] { { 1, 2, 3 } };
        Assert.Equal("short[1, 3] in memory unpacked to float: float of shape (1, 3)", packed.Unpack<float>().ToString());
    }

    [Fact]
    public void WithoutArgumentsOrAttributesNumbersStay()
    {
        ArraySource<double> source = new[] { -0.0, 1.5, double.NaN, double.Epsilon, double.NegativeInfinity };
        AssertBits([-0.0, 1.5, double.NaN, double.Epsilon, double.NegativeInfinity], MemoryTests.Flatten(source.Unpack<double>().Read()));
    }

    [Fact]
    public void ReadsTheSourcesOwnPacking()
    {
        AttributedSource<short> source = new([5, -1, -2, 7], new Dictionary<string, object>
        {
            ["scale_factor"] = 0.5f,
            ["add_offset"] = new[] { 10.0 },
            ["_FillValue"] = (short)-1,
            ["missing_value"] = new[] { -2L },
            ["units"] = "K",
        });
        ArraySource<double> view = source.Unpack<double>();
        AssertBits([12.5, double.NaN, double.NaN, 13.5], MemoryTests.Flatten(view.Read()));
        Assert.Equal(["units"], view.Attributes.Keys);

        // Arguments replace the attributes altogether.
        AssertBits([10, -2, -4, 14], MemoryTests.Flatten(source.Unpack<double>(scale: 2).Read()));
    }

    [Fact]
    public void AFillValueTheStoredTypeCannotHoldIsNeverMet()
    {
        AttributedSource<short> source = new([5], new Dictionary<string, object> { ["_FillValue"] = 1e20f });
        AssertBits([5], MemoryTests.Flatten(source.Unpack<double>().Read()));
        Assert.Contains("which has no value 40000", Assert.Throws<ArgumentException>(() => source.Unpack<double>(fill: 40000)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => source.Unpack<double>(fill: 0.5));
    }

    [Fact]
    public void AFillValueIsANumber()
    {
        AttributedSource<short> source = new([5], []);
        foreach (object fill in new object[] { "-999", DateTime.UnixEpoch, 'x', true })
        {
            var error = Assert.Throws<ArgumentException>(() => source.Unpack<double>(fill: fill));
            Assert.StartsWith($"A fill value is one of the stored numbers, and not '{fill}'", error.Message, StringComparison.Ordinal);
            Assert.Equal("fill", error.ParamName);
        }
    }

    /// <summary>GOES: what are stored as signed integers are unsigned ones, and so are the fill value and the range.</summary>
    [Fact]
    public void IntegersCanBeOfTheOtherSignThanTheirType()
    {
        var attributes = new Dictionary<string, object> { ["_Unsigned"] = "true", ["_FillValue"] = (short)-1, ["scale_factor"] = 0.5 };
        AttributedSource<short> source = new([0, 1, unchecked((short)40000), unchecked((short)65534), -1], attributes);
        AssertBits([0, 0.5, 20000, 32767, double.NaN], Unpacked(source));
        Assert.Empty(source.Unpack<double>().Attributes);

        // Arguments do not change what is stored.
        AssertBits([0, 2, 80000, 131068, double.NaN], MemoryTests.Flatten(source.Unpack<double>(scale: 2, fill: (ushort)65535).Read()));
        AssertBits([0, 2, 80000, 131068, double.NaN], MemoryTests.Flatten(source.Unpack<double>(scale: 2, fill: -1).Read()));

        AssertBits([double.NaN, 1, 40000, double.NaN, double.NaN], Unpacked(new AttributedSource<short>(
            [0, 1, unchecked((short)40000), unchecked((short)65534), -1], new() { ["_Unsigned"] = "true", ["valid_range"] = new short[] { 1, -6 } })));
        AssertBits([0, 127, -128, double.NaN, -1], Unpacked(new AttributedSource<byte>([0, 127, 128, 200, 255], new() { ["_Unsigned"] = "false", ["_FillValue"] = (byte)200 })));
        AssertBits([0, -1], Unpacked(new AttributedSource<short>([0, -1], new() { ["_Unsigned"] = "false" })));
        AssertBits([4294967295, 0], Unpacked(new AttributedSource<int>([-1, 0], new() { ["_Unsigned"] = "True" })));
        Assert.Contains("neither \"true\" nor \"false\"", Assert.Throws<ArrayStorageException>(() =>
            new AttributedSource<short>([0], new() { ["_Unsigned"] = "maybe" }).Unpack<double>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAttributeOfAnotherWidthIsRoundedToTheStoredType()
    {
        AssertBits([1.5, double.NaN, 2.5], Unpacked(new AttributedSource<float>([1.5f, 1e20f, 2.5f], new() { ["missing_value"] = 1e20 })));
        AssertBits([1.5, double.NaN], MemoryTests.Flatten(((ArraySource<float>)new[] { 1.5f, 1e20f }).Unpack<double>(fill: 1e20).Read()));
        AssertBits([(double)(Half)0.1, double.NaN], Unpacked(new AttributedSource<Half>([(Half)0.1, (Half)9999.9], new() { ["_FillValue"] = 9999.9f })));
        AssertBits([1, double.NaN], Unpacked(new AttributedSource<short>([1, -999], new() { ["missing_value"] = -999.0 })));
        AssertBits([double.NaN, 7], Unpacked(new AttributedSource<long>([long.MinValue, 7], new() { ["_FillValue"] = -9223372036854775808.0 })));

        // What is not there marks nothing: neither the largest number nor infinity nor the nearest integer.
        AssertBits([9223372036854775807.0], Unpacked(new AttributedSource<long>([long.MaxValue], new() { ["_FillValue"] = 9223372036854775808.0 })));
        AssertBits([double.PositiveInfinity], Unpacked(new AttributedSource<float>([float.PositiveInfinity], new() { ["_FillValue"] = 1e300 })));
        AssertBits([0, 1], Unpacked(new AttributedSource<short>([0, 1], new() { ["_FillValue"] = 0.5 })));
        AssertBits([-1, 1], Unpacked(new AttributedSource<short>([-1, 1], new() { ["_FillValue"] = (ushort)65535 })));
        AssertBits([double.NaN, 1], Unpacked(new AttributedSource<float>([float.NaN, 1], new() { ["_FillValue"] = float.NaN })));
    }

    [Fact]
    public void EveryMissingValueMasks()
        => AssertBits([double.NaN, 0, double.NaN, double.NaN, 4], Unpacked(new AttributedSource<short>(
            [-1, 0, -2, -3, 4], new() { ["_FillValue"] = (short)-1, ["missing_value"] = new[] { -2L, -3L } })));

    /// <summary>As netCDF4-python does, and as the netCDF User's Guide tells stored from unpacked numbers.</summary>
    [Fact]
    public void WhatLiesOutsideTheValidRangeIsMissing()
    {
        AssertBits([double.NaN, 1, 10, double.NaN], Unpacked(new AttributedSource<short>([0, 2, 20, 21], new() { ["scale_factor"] = 0.5, ["valid_range"] = new short[] { 1, 20 } })));
        AssertBits([double.NaN, 1, 10, 10.5], Unpacked(new AttributedSource<short>([0, 2, 20, 21], new() { ["scale_factor"] = 0.5, ["valid_min"] = 1 })));
        AssertBits([0, 1, double.NaN, double.NaN], Unpacked(new AttributedSource<short>([0, 2, 20, 21], new() { ["scale_factor"] = 0.5, ["valid_max"] = (short)19 })));
        AssertBits([0, 1, 10, double.NaN], Unpacked(new AttributedSource<short>([0, 2, 20, 21], new() { ["scale_factor"] = 0.5, ["valid_range"] = new[] { 0.0, 10 } })));
        AssertBits([(double)0.1f, double.NaN], Unpacked(new AttributedSource<float>([0.1f, 0.2f], new() { ["valid_max"] = 0.1 })));
        Assert.Contains("is 3 numbers; it must be two numbers", Assert.Throws<ArrayStorageException>(() =>
            new AttributedSource<short>([0], new() { ["valid_range"] = new[] { 1, 2, 3 } }).Unpack<double>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesWhatIsNoNumber()
    {
        AttributedSource<short> source = new([5], new Dictionary<string, object> { ["scale_factor"] = "two" });
        Assert.Contains("'scale_factor'", Assert.Throws<ArrayStorageException>(() => source.Unpack<double>()).Message, StringComparison.Ordinal);
        ArraySource<bool> flags = new[] { true };
        Assert.Contains("holds bool", Assert.Throws<ArgumentException>(() => flags.Unpack<double>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WidensEveryType()
    {
        CheckAll<sbyte>(i => (sbyte)i);
        CheckAll<byte>(i => (byte)i);
        CheckAll<short>(i => (short)i);
        CheckAll<ushort>(i => (ushort)i);
        CheckAll<int>(i => i);
        CheckAll<uint>(i => (uint)i);
        CheckAll<long>(i => i);
        CheckAll<ulong>(i => (ulong)i);
        CheckAll<Half>(i => (Half)i);
        CheckAll<float>(i => i);
        CheckAll<double>(i => i);
    }

    /// <summary>Numbers wider than the result go through a buffer, in pieces.</summary>
    [Fact]
    public void NarrowsInPieces()
    {
        ArraySource<double> source = ArraySource.Create<double>([3, 50_000], (start, shape, destination) =>
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = ((start[0] + (i / shape[1])) * 50_000) + start[1] + (i % shape[1]);
            }
        });
        float[] read = MemoryTests.ReadBlock(source.Unpack<float>(scale: 0.5), [0, 1], [3, 49_999]);
        for (int i = 0; i < read.Length; i++)
        {
            double stored = (i / 49_999 * 50_000) + 1 + (i % 49_999);
            Assert.True(read[i] == (float)(stored * 0.5));
        }
    }

    private static double[] Unpacked(ArraySource source) => MemoryTests.Flatten(source.Unpack<double>().Read());

    private static void CheckAll<T>(Func<int, T> convert)
        where T : unmanaged
    {
        T[] stored = [.. Enumerable.Range(0, 1000).Select(i => convert(i % 100))];
        ArraySource<T> source = stored;
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (i % 100 * 3.0) - 1), MemoryTests.Flatten(source.Unpack<double>(3, -1).Read()));
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (i % 100 * 3f) - 1), MemoryTests.Flatten(source.Unpack<float>(3, -1).Read()));
    }

    private static void AssertBits(double[] expected, double[] actual)
        => Assert.Equal(MemoryMarshal.Cast<double, long>(expected).ToArray(), MemoryMarshal.Cast<double, long>(actual).ToArray());
}
