using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>A dataset of a new HDF5 file.</summary>
internal sealed unsafe class Hdf5Sink<T>(string path, string dataset, StorageOptions options) : ArraySink<T>
    where T : unmanaged
{
    // Scratch is one span, whose length is an int, and holds two buffers.
    private const long LargestChunk = 1000L << 20;

    private readonly string _path = OutputPath.Resolve(path);
    private readonly string _dataset = DatasetPath.Normalize(dataset);

    /// <inheritdoc/>
    public override string Name => $"dataset '{dataset}' in '{path}'";

    /// <inheritdoc/>
    internal override FileIdentity? Identity => options.AddToFile ? null : FileStatus.Of(_path)?.Identity;

    /// <inheritdoc/>
    internal override SinkPlace Place => SinkPlace.Of(_path, "HDF5", _dataset, options.AddToFile);

    private bool AddsToExisting => options.AddToFile && FileStatus.Of(_path) is not null;

    private bool IsFiltered => options.Compression.Level is not null || options.Compression.Shuffle;

    /// <inheritdoc/>
    public override void Validate(ReadOnlySpan<long> shape)
    {
        ValidateFile();
        if (!StoredType.Has(typeof(T)))
        {
            throw new ArrayStorageException($"{Name} cannot hold {typeof(T).Name}: HDF5 files of StaticGraph hold integers of 8 to 64 bits, half, float, double and bool.");
        }

        CheckSize(shape);
        CheckChunks(shape);
        foreach ((string name, object value) in options.Attributes)
        {
            AttributeWriter.Check(name, value);
        }

        // A missing library is better found before the work than after.
        Hdf5Library.Enter().Dispose();
        if (AddsToExisting)
        {
            ExistingFile.Check(_path, _dataset, options.Overwrite);
        }
    }

    /// <inheritdoc/>
    public override long[] GetChunkShape(ReadOnlySpan<long> shape, int elementSize)
    {
        if (shape.Length == 0 || shape.Contains(0) || options.ChunkShape is [] || (options.ChunkShape is null && !IsFiltered))
        {
            return [];
        }

        if (options.ChunkShape is null)
        {
            return DefaultChunks.For(shape, elementSize);
        }

        // A chunk of a fixed array is no longer than the array.
        long[] chunk = [.. options.ChunkShape];
        for (int axis = 0; axis < Math.Min(chunk.Length, shape.Length); axis++)
        {
            chunk[axis] = shape[axis] < 0 ? chunk[axis] : Math.Min(chunk[axis], shape[axis]);
        }

        return chunk;
    }

    /// <inheritdoc/>
    public override long GetScratchBytes(ReadOnlySpan<long> shape) => Plan(shape).ScratchBytes;

    /// <inheritdoc/>
    public override ArrayWriter<T> Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames)
    {
        Hdf5Container container = transaction.GetOrAdd(_path, () => new Hdf5Container(_path, options));
        container.Join(options);
        DatasetPlan plan = Plan(shape);
        Dictionary<string, object> attributes = ResultAttributes.Of(options.Attributes, typeof(T));
        if (dimensionNames.Any(name => name is not null) && dimensionNames.Count == shape.Length)
        {
            attributes[DimensionScales.Labels] = dimensionNames.Select(name => name ?? "").ToArray();
        }

        var axes = new ScaledDataset(_dataset, plan.Shape, [.. dimensionNames], transaction.Coordinates);
        NewDataset created = container.Create(plan, options.Overwrite, attributes, axes);
        return new Hdf5Writer<T>(DatasetWriter.Create(container, created), created);
    }

    /// <inheritdoc/>
    internal override bool TakesGrid => options.ChunkShape is null && !(AddsToExisting && ExistingFile.HasUserBlock(_path));

    /// <inheritdoc/>
    internal override bool MayBeOnePiece => !IsFiltered;

    /// <inheritdoc/>
    internal override ArraySink WithGrid(long[] chunkShape) => new Hdf5Sink<T>(path, dataset, options with { ChunkShape = chunkShape });

    private DatasetPlan Plan(ReadOnlySpan<long> shape) =>
        new(_dataset, typeof(T), sizeof(T), shape.ToArray(), GetChunkShape(shape, sizeof(T)), options.Compression);

    private void ValidateFile()
    {
        if (!options.Overwrite && !options.AddToFile && FileStatus.Of(_path) is { Kind: FileKind.Regular })
        {
            throw new ArrayStorageException(
                $"'{_path}' exists. Set {nameof(StorageOptions)}.{nameof(StorageOptions.AddToFile)} to add {_dataset} to it, "
                + $"or {nameof(StorageOptions)}.{nameof(StorageOptions.Overwrite)} to replace the whole file and everything in it.");
        }

        OutputPath.Validate(_path, options.Overwrite || options.AddToFile);
    }

    private void CheckSize(ReadOnlySpan<long> shape)
    {
        UInt128 bytes = (UInt128)sizeof(T);
        foreach (long length in shape)
        {
            bytes *= (UInt128)Math.Max(length, 1);
            if (shape.Length > Block.MaxRank || bytes > long.MaxValue)
            {
                throw new ArrayShapeException($"{Name} would have shape ({string.Join(", ", shape.ToArray())}), more than {Block.MaxRank} axes or more bytes than a 64-bit number counts.");
            }
        }
    }

    private void CheckChunks(ReadOnlySpan<long> shape)
    {
        if (options.ChunkShape is not long[] chunk)
        {
            return;
        }

        if (chunk.Length == 0 && !IsFiltered)
        {
            return;
        }

        if (!IsFiltered && AddsToExisting && ExistingFile.HasUserBlock(_path))
        {
            throw new ArrayStorageException($"'{_path}' has a user block, as MATLAB's files have; a dataset is added to it in one piece (ChunkShape = []) or compressed, not in chunks as they are.");
        }

        if (chunk.Length == 0 && shape.Length > 0)
        {
            throw new ArrayShapeException($"{Name} is to be compressed, and what is compressed lies in chunks: leave ChunkShape out, or give it one length an axis.");
        }

        string text = $"({string.Join(", ", chunk)})";
        if (chunk.Length != shape.Length || chunk.Any(length => length <= 0))
        {
            throw new ArrayShapeException($"{Name} has rank {shape.Length}; the chunk shape {text} needs one positive length an axis.");
        }

        double bytes = sizeof(T);
        foreach (long length in GetChunkShape(shape, sizeof(T)))
        {
            bytes *= length;
        }

        if (bytes > LargestChunk)
        {
            throw new ArrayShapeException($"A chunk of shape {text} of {Name} would have {bytes:0} bytes; at most {LargestChunk} are written.");
        }
    }
}
