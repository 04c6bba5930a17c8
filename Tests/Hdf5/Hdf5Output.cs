using System.Runtime.InteropServices;

namespace StaticGraph.Tests.Storage;

/// <summary>Writes arrays to sinks as a run does: validated, begun, block by block from several threads, committed.</summary>
internal static unsafe class Hdf5Output
{
    public static void Write<T>(ArraySink<T> sink, T[] elements, long[] shape, params string?[] names)
        where T : unmanaged
    {
        using var transaction = new SinkTransaction();
        sink.Validate(shape);
        ArrayWriter<T> writer = sink.Begin(transaction, shape, names);
        WriteBlocks(sink, writer, elements, shape);
        transaction.Commit();
    }

    /// <summary>Writes every block of a grid of chunks, or of rows where there is none, on two threads.</summary>
    public static void WriteBlocks<T>(ArraySink<T> sink, ArrayWriter<T> writer, T[] elements, long[] shape)
        where T : unmanaged
    {
        if (elements.Length == 0)
        {
            return;
        }

        long[] chunk = sink.GetChunkShape(shape, sizeof(T));
        long[] block = [.. shape.Select((length, axis) => chunk.Length == 0 ? Math.Min(length, 3) : Math.Min(length, 2 * chunk[axis]))];
        List<long[]> starts = [[]];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            starts = [.. starts.SelectMany(start => Enumerable.Range(0, (int)((shape[axis] + block[axis] - 1) / block[axis])).Select(i => (long[])[.. start, i * block[axis]]))];
        }

        byte[] whole = MemoryMarshal.AsBytes(elements.AsSpan()).ToArray();
        Parallel.ForEach(starts, new ParallelOptions { MaxDegreeOfParallelism = 2 }, start =>
        {
            long[] counts = [.. shape.Select((length, axis) => Math.Min(block[axis], length - start[axis]))];
            byte[] part = Blocks.Cut(whole, shape, start, counts, sizeof(T));
            nuint bytes = (nuint)sink.GetScratchBytes(shape);
            void* scratch = NativeMemory.AlignedAlloc(bytes + 64, 64);
            new Span<byte>(scratch, (int)bytes).Fill(0xCD);
            writer.WriteBlock(start, counts, MemoryMarshal.Cast<byte, T>(part), new Span<byte>(scratch, (int)bytes));
            NativeMemory.AlignedFree(scratch);
        });
    }
}
