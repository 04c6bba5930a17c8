namespace StaticGraph;

/// <summary>An array that already lies in memory, held in place while a run uses it.</summary>
internal sealed unsafe class PinnedArray(void* pointer, long[] byteStrides, Action? release) : IDisposable
{
    /// <summary>The first element.</summary>
    public byte* Pointer { get; } = (byte*)pointer;

    /// <summary>The distance in bytes between neighbours on each axis.</summary>
    public long[] ByteStrides { get; } = byteStrides;

    public void Dispose() => release?.Invoke();
}

/// <summary>What a file is, whatever path, link or descriptor names it.</summary>
internal readonly record struct FileIdentity(long Device, long Inode);
