namespace StaticGraph.Tests.Storage;

/// <summary>Files of one series are packed each in its own way: a join never reads one by the attributes of another.</summary>
public sealed class JoinedMetadataTests
{
    private static ArraySource<short> First => Part([0, 1, 2], 1.0, 100.0);

    private static ArraySource<short> Second => Part([0, 5, 10], 0.2, 100.0);

    [Fact]
    public void EachPartIsUnpackedByItsOwnAttributes()
    {
        ArraySource<double> joined = ArraySource.Concatenate([First, Second]).Unpack<double>();
        Assert.Equal([100, 101, 102, 100, 101, 102], MemoryTests.Flatten(joined.Read()));
        Assert.Equal([101, 102, 100], MemoryTests.ReadBlock(joined, [1], [3]));
        Assert.Equal(["units"], joined.Attributes.Keys);
    }

    [Fact]
    public void WhateverViewsThePartsAreSeenThrough()
    {
        Assert.Equal([100, 101, 102, 100, 101, 102], Unpacked(ArraySource.Stack([First, Second])));
        Assert.Equal([100, 100, 101, 101, 102, 102], Unpacked(ArraySource.Stack([First, Second], axis: 1)));
        Assert.Equal([102, 100, 101], Unpacked(ArraySource.Concatenate([First, Second]).Slice([2], [3])));
        Assert.Equal([100, 101, 102, 100, 101, 102], Unpacked(ArraySource.Concatenate([First, Second]).Reshape([3, 2])));
        Assert.Equal([101, 102, 100, 101], Unpacked(ArraySource.Concatenate([ArraySource.Concatenate([First, Second]).Slice([1], [3]), Second.Slice([1], [1])])));
        Assert.Equal([101f], MemoryTests.Flatten(ArraySource.Concatenate([First, Second]).Reshape([2, 3]).Slice([0, 1], [1, 1]).Unpack<float>().Read()));
    }

    [Fact]
    public void StoredNumbersOfPartsThatArePackedDifferentlyAreRefused()
    {
        string message = Assert.Throws<ArrayStorageException>(() => ArraySource.Concatenate([First, Second]).Read()).Message;
        Assert.Contains("'scale_factor' is 1 and 0.2", message, StringComparison.Ordinal);
        Assert.Contains("Unpack<double>()", message, StringComparison.Ordinal);
        Assert.Equal([0, 1, 2, 0, 1, 2], MemoryTests.Flatten(ArraySource.Concatenate([First, First]).Read()));
        Assert.Throws<ArrayStorageException>(() => ArraySource.Concatenate([First, Second]).Unpack<double>(scale: 2).Read());
        Assert.Throws<ArrayStorageException>(() => ArraySource.Concatenate([Missing(-1), Missing(-2)]).Read());
        Assert.Equal([double.NaN, -2, -1, double.NaN], Unpacked(ArraySource.Concatenate([Missing(-1), Missing(-2)])));
    }

    [Fact]
    public void PartsOfDifferentUnitsAreRefused()
    {
        ArraySource<double> kelvin = new AttributedSource<double>([1], new() { ["units"] = "K" });
        ArraySource<double> celsius = new AttributedSource<double>([2], new() { ["units"] = "degC" });
        string message = Assert.Throws<ArgumentException>(() => ArraySource.Concatenate([kelvin, celsius])).Message;
        Assert.Contains("its units are 'degC' and not 'K'", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ArraySource.Stack([kelvin, celsius]));
    }

    [Fact]
    public void AttributesAndNamesAreThoseOfAllParts()
    {
        ArraySource<double> a = new AttributedSource<double>([1], new() { ["units"] = new[] { "K" }, ["history"] = "a" }, "time");
        ArraySource<double> b = new AttributedSource<double>([2], new() { ["units"] = "K", ["history"] = "b" }, "time");
        Assert.Equal(["units"], ArraySource.Concatenate([a, b]).Attributes.Keys);
        Assert.Equal(["time"], ArraySource.Concatenate([a, b]).DimensionNames);
        Assert.Equal(["time"], ArraySource.Concatenate([a, (ArraySource<double>)new[] { 3.0 }]).DimensionNames);
        Assert.Empty(ArraySource.Concatenate([a, new AttributedSource<double>([2], [], "t")]).DimensionNames);
        Assert.Equal([null, "time"], ArraySource.Stack([a, b]).DimensionNames);
    }

    private static AttributedSource<short> Part(short[] elements, double scale, double offset)
        => new(elements, new() { ["scale_factor"] = scale, ["add_offset"] = offset, ["units"] = "K" });

    private static AttributedSource<short> Missing(short fill) => new([-1, -2], new() { ["_FillValue"] = fill });

    private static double[] Unpacked(ArraySource source) => MemoryTests.Flatten(source.Unpack<double>().Read());
}
