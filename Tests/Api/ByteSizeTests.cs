using System.Globalization;

namespace StaticGraph.Tests.Api;

public class ByteSizeTests
{
    [Theory]
    [InlineData("256MiB", 256L << 20)]
    [InlineData("1.5GiB", 3L << 29)]
    [InlineData("2GB", 2_000_000_000)]
    [InlineData("4096", 4096)]
    [InlineData("4096 B", 4096)]
    [InlineData(" 1 kib ", 1024)]
    [InlineData("0.5KB", 500)]
    [InlineData("0MiB", 0)]
    [InlineData("1TiB", 1L << 40)]
    [InlineData("9223372036854775807B", long.MaxValue)]
    public void ReadsNumbersWithUnits(string text, long bytes) => Assert.Equal(bytes, ByteSize.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("MiB")]
    [InlineData("-1MiB")]
    [InlineData("1,5GiB")]
    [InlineData("1.5.5GiB")]
    [InlineData("12 apples")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999TiB")]
    [InlineData("99999999999999999999999999999999999999TiB")]
    [InlineData("1e3MB")]
    public void RefusesTheRestAndNamesTheAcceptedForms(string text)
    {
        FormatException error = Assert.Throws<FormatException>(() => ByteSize.Parse(text));
        Assert.Contains($"'{text}'", error.Message);
        Assert.Contains("256MiB", error.Message);
        Assert.Contains("GiB", error.Message);
        Assert.False(ByteSize.TryParse(text, out _));
    }

    [Fact]
    public void RefusesNull() => Assert.Throws<ArgumentNullException>(() => ByteSize.Parse(null!));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1 KiB")]
    [InlineData(3L << 29, "1.5 GiB")]
    [InlineData(256L << 20, "256 MiB")]
    [InlineData(long.MaxValue, "8388608 TiB")]
    public void WritesTheGreatestUnit(long bytes, string text) => Assert.Equal(text, ByteSize.Format(bytes));

    [Fact]
    public void CultureHasNoSay()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        CultureInfo.CurrentCulture = german;
        try
        {
            Assert.Equal(3L << 29, ByteSize.Parse("1.5GiB"));
            Assert.Equal("1.5 GiB", ByteSize.Format(3L << 29));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
