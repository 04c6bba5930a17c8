extern alias generator;

using System.Numerics.Tensors;
using generator::StaticGraph.CompilerServices;
using StaticGraph.Execution;
using StaticGraph.Storage;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Support;

/// <summary>Runs plans whose element types only the test's data knows: reference arrays in, reference arrays out.</summary>
internal abstract class PlanRunner
{
    private static readonly Dictionary<DType, PlanRunner> Runners = new()
    {
        [DType.Boolean] = new Of<bool>(),
        [DType.Byte] = new Of<byte>(),
        [DType.SByte] = new Of<sbyte>(),
        [DType.Int16] = new Of<short>(),
        [DType.UInt16] = new Of<ushort>(),
        [DType.UInt32] = new Of<uint>(),
        [DType.UInt64] = new Of<ulong>(),
        [DType.Int32] = new Of<int>(),
        [DType.Int64] = new Of<long>(),
        [DType.Half] = new Of<Half>(),
        [DType.Single] = new Of<float>(),
        [DType.Double] = new Of<double>(),
        [DType.Complex] = new Of<System.Numerics.Complex>(),
    };

    /// <summary>A source that is read block by block.</summary>
    public static ArraySource Blocks(ReferenceArray array, params long[] chunkShape) => Runners[array.Type].BlocksOf(array, chunkShape);

    /// <summary>A source that counts what is read of it, in one piece or in chunks.</summary>
    public static ArraySource Counted(ReferenceArray array, long[] chunkShape, bool wholeChunks) => Runners[array.Type].CountedOf(array, chunkShape, wholeChunks);

    /// <summary>A source that has a shape and nothing to read.</summary>
    public static ArraySource OfShape(DType type, long[] shape) => Runners[type].ShapeOnly(shape);

    /// <summary>A source that has a shape and chunks, and nothing to read.</summary>
    public static ArraySource OfChunks(DType type, long[] shape, long[] chunkShape, bool wholeChunks) => Runners[type].ChunksOnly(shape, chunkShape, wholeChunks);

    /// <summary>Writes an array to a file and opens it.</summary>
    public static ArraySource InFile(ReferenceArray array, FilePlace place) => Runners[array.Type].Saved(array, place);

    /// <summary>A sink in a file, and what reads it back after a run.</summary>
    public static (BoundSink Sink, Func<ReferenceArray> Result) FileSink(DType type, FilePlace place) => Runners[type].SinkIn(place);

    /// <summary>A sink in memory.</summary>
    public static (BoundSink Sink, Func<ReferenceArray> Result) MemorySink(DType type, long[] shape) => Runners[type].SinkOf(shape, inPlace: true);

    /// <summary>A source in memory, used in place; arrays of rank 0 are read.</summary>
    public static ArraySource Memory(ReferenceArray array) => array.Shape.Count == 0 ? Blocks(array) : Runners[array.Type].TensorOf(array);

    /// <summary>A source that is read block by block, in chunks that fit neither vectors nor leaves.</summary>
    public static ArraySource Ragged(ReferenceArray array) => Blocks(array, [.. array.Shape.Select(length => Math.Max(1, Math.Min(length, 10)))]);

    /// <summary>True where a run has moved the bytes that were said, in as many blocks; of what a mask takes no more than that were written.</summary>
    public static bool MovesAsPredicted(Plan plan, PlanSummary summary, RunReport report)
    {
        bool isUntold = plan.Bound.Definition.Outputs.Any(output => output.TakenAxis >= 0);
        return (summary.ReadBytes, summary.Blocks) == (report.ReadBytes, report.Blocks) && (isUntold ? report.WriteBytes <= summary.WriteBytes : report.WriteBytes == summary.WriteBytes);
    }

    /// <summary>Three workers under the least memory limit the plan accepts.</summary>
    public static RunOptions LeastMemory(Plan plan)
    {
        var options = new RunOptions { MemoryLimit = 1, MaxDegreeOfParallelism = 3 };
        try
        {
            Summarize(plan, options);
            return options;
        }
        catch (MemoryLimitException e)
        {
            return options with { MemoryLimit = e.SmallestLimit };
        }
    }

    /// <summary>Runs a plan into sinks that are written block by block.</summary>
    public static (ReferenceArray[] Results, RunReport Report) Run(Plan plan, RunOptions? options = null) => Run(plan, inPlace: false, options);

    /// <summary>Runs a plan into tensors that are written in place.</summary>
    public static (ReferenceArray[] Results, RunReport Report) Compute(Plan plan, RunOptions? options = null) => Run(plan, inPlace: true, options);

    /// <summary>The summary of <see cref="Run(Plan, RunOptions?)"/>.</summary>
    public static PlanSummary Summarize(Plan plan, RunOptions? options = null) => PlanSummaries.Of(plan.Bound, [.. Sinks(plan, inPlace: false).Select(sink => sink.Sink)], options);

    /// <summary>The explanation of <see cref="Run(Plan, RunOptions?)"/>.</summary>
    public static string Explain(Plan plan, RunOptions? options = null) => PlanExplanation.Of(plan.Bound, [.. Sinks(plan, inPlace: false).Select(sink => sink.Sink)], options);

    private static (ReferenceArray[] Results, RunReport Report) Run(Plan plan, bool inPlace, RunOptions? options)
    {
        (BoundSink Sink, Func<ReferenceArray> Result)[] sinks = Sinks(plan, inPlace);
        RunReport report = KernelRun.Execute(plan.Bound, [.. sinks.Select(sink => sink.Sink)], options, CancellationToken.None);
        return ([.. sinks.Select(sink => sink.Result())], report);
    }

    private static (BoundSink Sink, Func<ReferenceArray> Result)[] Sinks(Plan plan, bool inPlace)
        => [.. plan.Bound.Definition.Outputs.Select((output, i) => Runners[output.Type.Twin()].SinkOf(plan.Bound.OutputShapes[i], inPlace))];

    private protected abstract ArraySource BlocksOf(ReferenceArray array, long[] chunkShape);

    private protected abstract ArraySource CountedOf(ReferenceArray array, long[] chunkShape, bool wholeChunks);

    private protected abstract ArraySource ShapeOnly(long[] shape);

    private protected abstract ArraySource ChunksOnly(long[] shape, long[] chunkShape, bool wholeChunks);

    private protected abstract ArraySource Saved(ReferenceArray array, FilePlace place);

    private protected abstract (BoundSink Sink, Func<ReferenceArray> Result) SinkIn(FilePlace place);

    private protected abstract ArraySource TensorOf(ReferenceArray array);

    private protected abstract (BoundSink Sink, Func<ReferenceArray> Result) SinkOf(long[] shape, bool inPlace);

    private sealed class Of<T> : PlanRunner
        where T : unmanaged
    {
        private protected override ArraySource BlocksOf(ReferenceArray array, long[] chunkShape) =>
            new BlockSource<T>((T[])array.ToElements(), [.. array.Shape], chunkShape);

        private protected override ArraySource CountedOf(ReferenceArray array, long[] chunkShape, bool wholeChunks) =>
            new CountedSource<T>((T[])array.ToElements(), [.. array.Shape], chunkShape, wholeChunks);

        private protected override ArraySource ShapeOnly(long[] shape) => ArraySource.OfShape<T>(shape);

        private protected override ArraySource ChunksOnly(long[] shape, long[] chunkShape, bool wholeChunks) => new CountedSource<T>([], shape, chunkShape, wholeChunks);

        private protected override ArraySource Saved(ReferenceArray array, FilePlace place)
        {
            place.Write((T[])array.ToElements(), [.. array.Shape]);
            return place.Open<T>();
        }

        private protected override (BoundSink Sink, Func<ReferenceArray> Result) SinkIn(FilePlace place) => (new BoundSink(place.Create<T>()), () =>
        {
            using ArraySource<T> written = place.Open<T>();
            T[] elements = new T[Block.Count(written.Shape)];
            written.Read().FlattenTo(elements);
            return ReferenceArray.Of(elements, written.Shape.ToArray());
        });

        private protected override ArraySource TensorOf(ReferenceArray array)
        {
            ArraySource<T> source = Tensor.Create((T[])array.ToElements(), [.. array.Shape.Select(length => (nint)length)]);
            return source;
        }

        private protected override (BoundSink Sink, Func<ReferenceArray> Result) SinkOf(long[] shape, bool inPlace)
        {
            if (!inPlace)
            {
                var blocks = new BlockSink<T>();
                return (new BoundSink(blocks), () => ReferenceArray.Of(blocks.Elements, blocks.Shape));
            }

            var tensor = new TensorSink<T>();
            tensor.Allocate(shape);
            return (new BoundSink(tensor), () =>
            {
                // How much a mask takes only the run has told.
                long[] lengths = shape.Contains(-1) ? Array.ConvertAll(tensor.Result.Lengths.ToArray(), length => (long)length) : shape;
                T[] elements = new T[lengths.Aggregate(1L, (product, length) => product * length)];
                tensor.Result.FlattenTo(elements);
                return ReferenceArray.Of(elements, lengths);
            });
        }
    }
}
