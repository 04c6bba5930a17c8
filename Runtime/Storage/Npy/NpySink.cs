namespace StaticGraph.Storage;

/// <summary>A new .npy file.</summary>
internal sealed unsafe class NpySink<T>(string path, StorageOptions options) : ArraySink<T>
    where T : unmanaged
{
    private readonly string _path = OutputPath.Resolve(path);

    public override string Name => $"'{path}'";

    internal override FileIdentity? Identity => FileStatus.Of(_path)?.Identity;

    internal override SinkPlace Place => SinkPlace.Of(_path, ".npy");

    public override void Validate(ReadOnlySpan<long> shape)
    {
        if (options.AddToFile)
        {
            throw new ArrayStorageException($"{Name} cannot be added to: a .npy file holds one array. Leave {nameof(StorageOptions)}.{nameof(StorageOptions.AddToFile)} out.");
        }

        OutputPath.Validate(_path, options.Overwrite);

        // A length that only the run will tell is -1; the others must be possible.
        long[] known = Array.ConvertAll(shape.ToArray(), length => Math.Max(length, 0));
        Block.CheckShape(Name, known);
    }

    public override ArrayWriter<T> Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames)
    {
        Block.CheckShape(Name, shape);
        NpyContainer? created = null;
        NpyContainer container = transaction.GetOrAdd(_path, () => created = new NpyContainer(_path, options));
        if (created is null)
        {
            throw new ArrayStorageException($"{Name} is named by two results; a .npy file holds one array.");
        }

        byte[] header = NpyHeader.Write(NpyElementType.DescriptorOf(typeof(T))!, shape);
        Int128 length = header.Length + ((Int128)Block.Count(shape) * sizeof(T));
        container.File.Reserve((long)Int128.Min(length, long.MaxValue));
        container.File.Write(header, 0);
        return new NpyWriter<T>(container.File, header.Length, shape);
    }
}

/// <summary>A .npy file being written.</summary>
internal sealed class NpyContainer(string path, StorageOptions options) : SinkContainer
{
    public AtomicFile File { get; } = AtomicFile.Create(path, options.Overwrite, options.Durable);

    internal override bool IsNameless => File.IsNameless;

    public override void Close() => File.Close();

    public override void Publish() => File.Publish();

    public override void Withdraw() => File.Withdraw();

    public override void Confirm() => File.Confirm();

    public override void Abandon() => File.Abandon();
}

/// <summary>Writes blocks in place, in C order.</summary>
internal sealed unsafe class NpyWriter<T>(AtomicFile file, long dataOffset, ReadOnlySpan<long> shape) : ArrayWriter<T>
    where T : unmanaged
{
    private readonly long[] _shape = shape.ToArray();
    private readonly string _name = $"'{file.Path}'";

    public override void WriteBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, ReadOnlySpan<T> source, Span<byte> scratch)
    {
        Block.Check(_name, _shape, start, shape, source.Length);
        if (source.IsEmpty)
        {
            return;
        }

        Axes to = Strides.RowMajor(_shape, sizeof(T));
        Axes from = Strides.RowMajor(shape, sizeof(T));
        fixed (T* first = source)
        {
            FileBoxWriter.Write(file, dataOffset + Block.Offset(start, to), to, (byte*)first, from, shape, sizeof(T));
        }
    }
}
