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
    public void WithoutArgumentsOrAttributesNumbersStay()
    {
        ArraySource<double> source = new[] { -0.0, 1.5, double.NaN, double.Epsilon, double.NegativeInfinity };
        AssertBits([-0.0, 1.5, double.NaN, double.Epsilon, double.NegativeInfinity], MemoryTests.Flatten(source.Unpack<double>().Read()));
    }

    [Fact]
    public void ReadsTheSourcesOwnPacking()
    {
        AttributedSource source = new([5, -1, -2, 7], new Dictionary<string, object>
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
        AttributedSource source = new([5], new Dictionary<string, object> { ["_FillValue"] = 1e20f });
        AssertBits([5], MemoryTests.Flatten(source.Unpack<double>().Read()));
        Assert.Contains("which has no value 40000", Assert.Throws<ArgumentException>(() => source.Unpack<double>(fill: 40000)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => source.Unpack<double>(fill: 0.5));
    }

    [Fact]
    public void RefusesWhatIsNoNumber()
    {
        AttributedSource source = new([5], new Dictionary<string, object> { ["scale_factor"] = "two" });
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

    private sealed class AttributedSource(short[] elements, Dictionary<string, object> attributes) : ArraySource<short>([elements.Length], [])
    {
        public override string Name => "packed numbers";

        public override IReadOnlyDictionary<string, object> Attributes => attributes;

        public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<short> destination, Span<byte> scratch)
        {
            elements.AsSpan((int)start[0], (int)shape[0]).CopyTo(destination);
            return 2 * shape[0];
        }
    }
}
