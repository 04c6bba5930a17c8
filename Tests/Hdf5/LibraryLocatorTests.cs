using StaticGraph.Storage.Native;

namespace StaticGraph.Tests.Storage;

public sealed class LibraryLocatorTests
{
    [Fact]
    public void A_missing_library_names_everything_tried_and_the_package()
    {
        List<string> candidates = LibraryLocator.Candidates(null, null, "/nowhere");
        var error = Assert.Throws<ArrayStorageException>(() => LibraryLocator.Load(["libnone-1.so", "libnone-2.so"], out _));
        Assert.Contains("tried 'libnone-1.so', 'libnone-2.so'", error.Message, StringComparison.Ordinal);
        Assert.Contains("libhdf5-103-1", error.Message, StringComparison.Ordinal);
        Assert.Contains("STATICGRAPH_HDF5", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(candidates);
    }

    [Fact]
    public void A_name_the_user_gave_is_the_only_one_tried()
    {
        Assert.Equal(["/mine.so"], LibraryLocator.Candidates("/mine.so", "/theirs.so", "/nowhere"));
        Assert.Equal(["/theirs.so"], LibraryLocator.Candidates(null, "/theirs.so", "/nowhere"));
    }

    [Fact]
    public unsafe void The_metadata_cache_is_capped()
    {
        // The documented defaults of the library, and where its header file puts them.
        const int InitialSize = 1040;
        const int MaxSize = 1056;
        byte[] config = new byte[4096];
        config[0] = 1;
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle access = Handle.Of(H5P.create(Hdf5Library.Global("H5P_CLS_FILE_ACCESS_ID_g")), "");
        fixed (byte* start = config)
        {
            Assert.True(H5P.get_mdc_config(access, start) >= 0);
            Assert.Equal(2 << 20, BitConverter.ToInt64(config, InitialSize));
            Assert.Equal(32 << 20, BitConverter.ToInt64(config, MaxSize));
            MetadataCache.Limit(access);
            Assert.True(H5P.get_mdc_config(access, start) >= 0);
            Assert.Equal(MetadataCache.Bytes, BitConverter.ToInt64(config, MaxSize));
        }
    }

    [Fact]
    public void The_loaded_library_is_told_and_stays()
    {
        Hdf5Library.Enter().Dispose();
        Assert.False(string.IsNullOrEmpty(Hdf5.LibraryPath));
        Assert.True(Hdf5Library.Version >= new Version(1, 10, 5));
        Assert.Throws<InvalidOperationException>(() => Hdf5.LibraryPath = "/another.so");
    }
}
