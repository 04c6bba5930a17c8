using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Attributes in long headers: all are listed, or the error says that they are not.</summary>
public sealed class AttributeNamesTests : IDisposable
{
    private const string Script = """
        import sys, h5py, numpy as np
        path, libver, count, length = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
        with h5py.File(path, 'w', libver=libver) as f:
            plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
            if libver == 'latest':
                plist.set_attr_phase_change(5000, 0)
            x = h5py.h5d.create(f.id, b'x', h5py.h5t.NATIVE_DOUBLE, h5py.h5s.create_simple((2,)), plist)
            for i in range(count):
                h5py.h5a.create(x, b'a%04d' % i, h5py.h5t.NATIVE_DOUBLE, h5py.h5s.create_simple((length,))).write(np.full(length, float(i)))
        """;

    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.PathOf("file.h5");

    /// <summary>A block for each, or more bytes than are read past the library.</summary>
    [Theory]
    [InlineData("earliest", 1500, 1)]
    [InlineData("latest", 1500, 1)]
    [InlineData("latest", 300, 7500)]
    public void All_are_listed_however_long_the_header_is(string format, int count, int length)
    {
        Make(format, count, length);
        AssertAll(count, length);
    }

    /// <summary>The library brings the process down where one is damaged, and the classic format has no checksums.</summary>
    [Fact]
    public void A_classic_header_that_is_not_read_to_its_end_says_so()
    {
        Make("earliest", 300, 7500);
        using ArraySource<double> source = Hdf5.Open<double>(FilePath, "x");
        Assert.Equal(7.0, Assert.IsType<double[]>(source.Attributes["a0007"])[7499]);
        Assert.Contains("cannot be listed: the header that holds them is damaged, or has more than the 16777216 bytes", Assert.Throws<ArrayStorageException>(() => source.Attributes.Count).Message, StringComparison.Ordinal);
    }

    /// <summary>A result has no more attributes in its header than are read there.</summary>
    [Fact]
    public void All_attributes_of_a_result_are_listed()
    {
        Make("earliest", 1, 1);
        var options = new StorageOptions { AddToFile = true, Overwrite = true, Attributes = Enumerable.Range(0, 300).ToDictionary(i => $"a{i:0000}", object (i) => Enumerable.Repeat((double)i, 7500).ToArray()) };
        Hdf5Output.Write(Hdf5.Create<double>(FilePath, "x", options), [1, 2], [2]);
        AssertAll(300, 7500);
    }

    public void Dispose() => _folder.Dispose();

    private void AssertAll(int count, int length)
    {
        using ArraySource<double> source = Hdf5.Open<double>(FilePath, "x");
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"a{i:0000}"), source.Attributes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(count - 1.0, source.Attributes[$"a{count - 1:0000}"] is double[] values ? values[length - 1] : source.Attributes[$"a{count - 1:0000}"]);
    }

    private void Make(string format, int count, int length)
        => Python.Run(Script, FilePath, format, count.ToString(System.Globalization.CultureInfo.InvariantCulture), length.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
