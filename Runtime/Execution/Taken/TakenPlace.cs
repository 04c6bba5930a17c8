using StaticGraph.CompilerServices;
using StaticGraph.Plans;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>Where a result goes that has only what a mask takes, one of whose lengths a run tells: in one piece, or in rows of chunks.</summary>
internal sealed class TakenPlace
{
    private TakenPlace(ArraySink sink, long[] shape, int axis, int elementSize, long[] chunk)
    {
        (Sink, Axis, Chunk) = (sink, axis, chunk);
        Carry = chunk.Length == 0 ? 0 : elementSize;
        for (int i = axis; i < chunk.Length; i++)
        {
            Carry = NumericMemory.SaturatingMultiply(Carry, i == axis ? chunk[i] : shape[i]);
        }

        // A buffer begins on a cache line.
        Carry = NumericMemory.SaturatingAdd(Carry, TileShape.Alignment - 1) & -TileShape.Alignment;
        Room = sink.GetScratchBytes(shape);
    }

    /// <summary>The sink, with the chunks that it will have.</summary>
    public ArraySink Sink { get; }

    /// <summary>The axis whose length a run tells.</summary>
    public int Axis { get; }

    /// <summary>The chunks; empty for none.</summary>
    public long[] Chunk { get; }

    /// <summary>The bytes of a row of chunks, which several blocks fill one after another; 0 without chunks.</summary>
    public long Carry { get; }

    /// <summary>The bytes that a write needs beside what is written.</summary>
    public long Room { get; }

    /// <summary>The place of a result in a sink, whose chunks and rooms are those of all elements: no mask takes more.</summary>
    /// <exception cref="ArrayStorageException">Chunks that the user named are longer than 1 along an axis before that of the mask: rows of them would be as long as what is taken.</exception>
    public static TakenPlace Of(ArraySink sink, BoundPlan plan, TakenResult result)
    {
        int elementSize = plan.Definition.Outputs[result.Output].Type.Size();
        long[] shape = AllOf(plan, result), chunk = RunArrays.ChunksOf(sink, shape, elementSize);
        if (chunk.Length == 0 || !sink.TakesGrid)
        {
            return Array.TrueForAll(chunk[..Math.Min(chunk.Length, result.Axis)], length => length == 1)
                ? new TakenPlace(sink, shape, result.Axis, elementSize, chunk)
                : throw new ArrayStorageException($"{sink.Name} gives a chunk shape {TupleText.Of(chunk)} for a result of shape {TupleText.Of(plan.OutputShapes[result.Output])}, whose length -1 only a run tells; before that axis its chunks must have length 1.");
        }

        chunk.AsSpan(0, result.Axis).Fill(1);
        return new TakenPlace(sink.WithGrid(chunk), shape, result.Axis, elementSize, chunk);
    }

    // The shape, were all elements taken.
    private static long[] AllOf(BoundPlan plan, TakenResult result)
    {
        long[] shape = [.. plan.OutputShapes[result.Output]], space = plan.SweepShapes[result.Sweep];
        shape[result.Axis] = 1;
        for (int axis = 0; axis <= space.Length - shape.Length; axis++)
        {
            shape[result.Axis] *= space[result.Axis + axis];
        }

        return shape;
    }
}
