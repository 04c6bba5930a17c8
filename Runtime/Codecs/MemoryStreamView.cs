namespace StaticGraph.Codecs;

/// <summary>A stream over a span's memory, for the framework's codecs, which know only streams. Reads what is there; writing past the end only notes the overflow.</summary>
internal sealed unsafe class MemoryStreamView(byte* start, long length) : Stream
{
    private long _position;

    /// <summary>True when more was written than there is room for.</summary>
    internal bool Overflowed { get; private set; }

    /// <summary>True when more was asked for than there is.</summary>
    internal bool Starved { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => length;

    /// <summary>The bytes read or written so far.</summary>
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int count = (int)Math.Min(buffer.Length, length - _position);
        Starved |= count == 0 && buffer.Length > 0;
        new ReadOnlySpan<byte>(start + _position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Overflowed |= buffer.Length > length - _position;
        if (!Overflowed)
        {
            buffer.CopyTo(new Span<byte>(start + _position, buffer.Length));
            _position += buffer.Length;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
