using StaticGraph.Execution;
using StaticGraph.Storage;

namespace StaticGraph;

/// <summary>A place that a plan can write one array to. It learns its shape from the plan, and nothing exists under its final name before the run has succeeded.</summary>
public abstract class ArraySink
{
    // Not private protected: ahead of time only what others of the assembly can see is compiled, and each first run would pay for this.
    internal ArraySink()
    {
    }

    /// <summary>The type of the elements.</summary>
    public abstract Type ElementType { get; }

    /// <summary>How messages call this sink, e.g. <c>dataset '/y' in 'out.h5'</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Refuses what can be refused before any work: an existing output, a missing folder, a shape that a memory sink does not have. Creates nothing.</summary>
    /// <param name="shape">The shape the plan will write; -1 where only the run will tell.</param>
    /// <exception cref="ArrayStorageException">The output exists, or its folder does not, or cannot be written.</exception>
    /// <exception cref="ArrayShapeException">A sink in memory has another shape.</exception>
    public virtual void Validate(ReadOnlySpan<long> shape)
    {
    }

    /// <summary>The chunk grid this sink will have for an array of <paramref name="shape"/>; empty for none. Blocks are aligned to it, so that every chunk has one writer.</summary>
    /// <param name="shape">The shape of the whole array.</param>
    /// <param name="elementSize">Bytes of one element.</param>
    public virtual long[] GetChunkShape(ReadOnlySpan<long> shape, int elementSize) => [];

    /// <summary>The bytes of scratch one write of a block needs, for an array of <paramref name="shape"/>. Part of a plan's peak.</summary>
    public virtual long GetScratchBytes(ReadOnlySpan<long> shape) => 0;

    /// <summary>The identity of the file that would be replaced, or null.</summary>
    internal virtual FileIdentity? Identity => null;

    /// <summary>True where the user left the chunk grid to the plan.</summary>
    internal virtual bool TakesGrid => false;

    /// <summary>False where the array is compressed, which needs chunks.</summary>
    internal virtual bool MayBeOnePiece => true;

    /// <summary>The same place with another chunk grid, empty for none; this one where results are not stored in chunks.</summary>
    internal virtual ArraySink WithGrid(long[] chunkShape) => this;

    /// <summary>The sink's memory when results can be computed in place; else null. The caller disposes the result.</summary>
    internal virtual PinnedArray? TryPin() => null;

    /// <summary>The shape of that memory, where it is there before the run; else null.</summary>
    internal virtual long[]? MemoryShape => null;

    /// <summary><see cref="ArraySink{T}.Begin"/>, whatever the element type.</summary>
    internal abstract BlockWriter BeginBlocks(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames);

    /// <summary>Where in which file the array goes, or null for what is no file: results of one run may not meet there.</summary>
    internal virtual SinkPlace? Place => null;
}

/// <summary>A place that a plan can write an array of <typeparamref name="T"/> to.</summary>
public abstract partial class ArraySink<T> : ArraySink
    where T : unmanaged
{
    /// <inheritdoc/>
    public sealed override Type ElementType => typeof(T);

    /// <summary>Starts writing: creates the array under a temporary name, with its space reserved.</summary>
    /// <param name="transaction">The run's transaction; sinks that name one file share a container in it, committed once.</param>
    /// <param name="shape">The shape of the array.</param>
    /// <param name="dimensionNames">The plan's name for each axis, null where it has none.</param>
    public abstract ArrayWriter<T> Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames);

    internal sealed override BlockWriter BeginBlocks(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames)
        => new BlockWriter<T>(Begin(transaction, shape, dimensionNames));
}

/// <summary>Writes the blocks of one array. Blocks are disjoint, aligned to the chunk grid, and come from several threads at once.</summary>
public abstract class ArrayWriter<T>
    where T : unmanaged
{
    /// <summary>Writes the block at <paramref name="start"/>; <paramref name="source"/> is row-major without gaps.</summary>
    public abstract void WriteBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, ReadOnlySpan<T> source, Span<byte> scratch);
}

/// <summary>The containers (files, stores) one run writes. Either all are committed or none is left.</summary>
public sealed class SinkTransaction : IDisposable
{
    private readonly Dictionary<string, SinkContainer> _containers = new(StringComparer.Ordinal);
    private bool _committed;

    /// <summary>The coordinates along an axis of a result, by its name.</summary>
    internal Func<string, AxisCoordinate?> Coordinates { get; init; } = _ => null;

    /// <summary>The container under <paramref name="path"/>, made by <paramref name="create"/> on first use.</summary>
    /// <exception cref="ArrayStorageException">The run already writes another format under that path.</exception>
    public TContainer GetOrAdd<TContainer>(string path, Func<TContainer> create)
        where TContainer : SinkContainer
    {
        if (!_containers.TryGetValue(path, out SinkContainer? container))
        {
            container = create();
            _containers.Add(path, container);
        }

        return container as TContainer ?? throw new ArrayStorageException($"'{path}' is named by two sinks of different formats; a run writes each file in one format.");
    }

    /// <summary>All results of the run are begun: what depends on several of them is written before its work, so that it fails before, if at all.</summary>
    internal void Prepare()
    {
        foreach (SinkContainer container in _containers.Values)
        {
            container.Prepare();
        }
    }

    /// <summary>Closes every container, then gives each its final name. Where one cannot have it, the others lose theirs again.</summary>
    /// <exception cref="ArrayStorageException">A container cannot be completed or published; none is.</exception>
    public void Commit()
    {
        foreach (SinkContainer container in _containers.Values)
        {
            container.Close();
        }

        if (_containers.Count == 0)
        {
            return;
        }

        // Nothing else ends the process between two names.
        using Lock.Scope scope = EnterWithNames();
        try
        {
            foreach (SinkContainer container in _containers.Values)
            {
                container.Publish();
            }
        }
        catch
        {
            foreach (SinkContainer container in _containers.Values.Reverse())
            {
                container.Withdraw();
            }

            throw;
        }

        _committed = true;
        foreach (SinkContainer container in _containers.Values)
        {
            container.Confirm();
        }
    }

    // A signal may have taken temporary names away while a file was being closed, and the process goes on: those are completed once more.
    private Lock.Scope EnterWithNames()
    {
        while (true)
        {
            Lock.Scope scope = OpenOutputs.Enter();
            if (!_containers.Values.Any(container => container.IsNameless))
            {
                return scope;
            }

            scope.Dispose();
            foreach (SinkContainer container in _containers.Values.Where(container => container.IsNameless))
            {
                container.Close();
            }
        }
    }

    /// <summary>Removes whatever was not committed.</summary>
    public void Dispose()
    {
        if (!_committed)
        {
            foreach (SinkContainer container in _containers.Values)
            {
                container.Abandon();
            }
        }
    }
}

/// <summary>One file or store being written under a temporary name.</summary>
public abstract class SinkContainer
{
    /// <summary>All results of the run are begun, none is written.</summary>
    internal virtual void Prepare()
    {
    }

    /// <summary>Completes the contents and closes the file, still under its temporary name. Refuses here what would stop <see cref="Publish"/>.</summary>
    public abstract void Close();

    /// <summary>True when a signal took the temporary name away: <see cref="Close"/> makes another, whatever was closed before.</summary>
    internal virtual bool IsNameless => false;

    /// <summary>Renames the closed file to its final name.</summary>
    public abstract void Publish();

    /// <summary>Takes back what <see cref="Publish"/> did, if it did anything, for another container of the run could not be published: what lay under the name before lies there again. Never throws.</summary>
    public virtual void Withdraw()
    {
    }

    /// <summary>Every container of the run is published: drops what <see cref="Withdraw"/> would have needed. Never throws.</summary>
    public virtual void Confirm()
    {
    }

    /// <summary>Closes and deletes the temporary file. Never throws.</summary>
    public abstract void Abandon();
}
