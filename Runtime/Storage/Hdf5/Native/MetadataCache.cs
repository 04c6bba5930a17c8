using System.Runtime.InteropServices;

namespace StaticGraph.Storage.Native;

/// <summary>Keeps the library's metadata cache small: its default grows to 32 MiB a file, which no memory limit would know of.</summary>
internal static unsafe class MetadataCache
{
    /// <summary>What a file's cache may grow to.</summary>
    internal const long Bytes = 2L << 20;

    /// <summary>The part of <c>H5AC_cache_config_t</c> up to the sizes, unchanged from 1.8 to 1.14. The rest is passed through as it came.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Head
    {
        internal int Version;
        internal fixed byte Flags[3];
        internal fixed byte TraceFileName[1025];
        internal byte EvictionsEnabled;
        internal byte SetInitialSize;
        internal nint InitialSize;
        internal double MinCleanFraction;
        internal nint MaxSize;
        internal nint MinSize;
    }

    /// <summary>Caps the cache of files opened with the access list <paramref name="fapl"/>. Where the configuration is not as expected the default stays.</summary>
    internal static void Limit(long fapl)
    {
        byte* config = stackalloc byte[4096];
        new Span<byte>(config, 4096).Clear();
        var head = (Head*)config;
        head->Version = 1;
        if (H5P.get_mdc_config(fapl, config) < 0 || head->InitialSize < 1024 || head->MaxSize < head->InitialSize || head->MaxSize > 1L << 30 || head->MinSize > head->InitialSize)
        {
            return;
        }

        head->SetInitialSize = 1;
        head->InitialSize = (nint)Bytes / 2;
        head->MaxSize = (nint)Bytes;
        head->MinSize = (nint)Bytes / 4;
        _ = H5P.set_mdc_config(fapl, config);
    }
}
