using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Contractions.Kernels;

namespace StaticGraph.Tests.Contractions;

/// <summary>A matrix whose rows and columns are groups of axes that lie in memory in any order, with gaps, backwards or on top of each other. Its memory ends where its elements do.</summary>
internal sealed unsafe class StridedMatrix : IDisposable
{
    private readonly (long[] Lengths, long[] Strides) _rows, _columns;
    private readonly long _origin, _bytes;
    private readonly byte* _memory;

    public StridedMatrix(Random random, DType type, long rows, long columns, bool mayRepeat)
        : this(type.Size(), Split(random, rows), Split(random, columns), lengths => Layout(random, type.Size(), lengths, mayRepeat)) => Fill(random, type);

    private StridedMatrix(int size, long[] rows, long[] columns, Func<long[], long[]> layout)
    {
        long[] lengths = [.. rows, .. columns];
        long[] strides = layout(lengths);
        (_rows, _columns) = ((rows, strides[..rows.Length]), (columns, strides[rows.Length..]));
        bool isEmpty = lengths.Contains(0);
        _origin = isEmpty ? 0 : -lengths.Zip(strides, (length, stride) => Math.Min(0, (length - 1) * stride)).Sum();
        _bytes = isEmpty ? 0 : _origin + size + lengths.Zip(strides, (length, stride) => Math.Max(0, (length - 1) * stride)).Sum();
        _memory = (byte*)NativeMemory.AlignedAlloc((nuint)Math.Max(_bytes, 1), 64);
    }

    /// <summary>Rows that are dense, or columns.</summary>
    public static StridedMatrix Dense(Random random, DType type, long rows, long columns, bool isTransposed)
    {
        int size = type.Size();
        var dense = new StridedMatrix(size, [rows], [columns], _ => isTransposed ? [size, size * rows] : [size * columns, size]);
        dense.Fill(random, type);
        return dense;
    }

    public byte* Data => _memory + _origin;

    public Span<byte> Memory => new(_memory, checked((int)_bytes));

    public GroupWalk Rows => new(_rows.Lengths, _rows.Strides);

    public GroupWalk Columns => new(_columns.Lengths, _columns.Strides);

    public Factor Factor => new(Data, Rows, Columns);

    /// <summary>Where an element begins within <see cref="Memory"/>.</summary>
    public int Place(long row, long column) => (int)(_origin + Offset(_rows.Lengths, _rows.Strides, row) + Offset(_columns.Lengths, _columns.Strides, column));

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    // Written with numbers whose products and sums round; whole numbers wrap.
    private void Fill(Random random, DType type)
    {
        random.NextBytes(Memory);
        if (type is DType.Double or DType.Complex)
        {
            foreach (ref double number in MemoryMarshal.Cast<byte, double>(Memory))
            {
                number = (random.NextDouble() - 0.5) * 8;
            }
        }
        else if (type == DType.Single)
        {
            foreach (ref float number in MemoryMarshal.Cast<byte, float>(Memory))
            {
                number = (random.NextSingle() - 0.5f) * 8;
            }
        }
    }

    private static long Offset(long[] lengths, long[] strides, long index)
    {
        long offset = 0;
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            long inner = lengths[(axis + 1)..].Aggregate(1L, (product, length) => product * length);
            offset += index / inner % lengths[axis] * strides[axis];
        }

        return offset;
    }

    private static long[] Split(Random random, long count)
    {
        var lengths = new List<long>();
        for (long factor = 2; factor < 6 && count > 0; factor++)
        {
            if (count % factor == 0 && random.Next(3) == 0)
            {
                lengths.Insert(random.Next(lengths.Count + 1), factor);
                count /= factor;
            }
        }

        lengths.Insert(random.Next(lengths.Count + 1), count);
        return [.. lengths];
    }

    private static long[] Layout(Random random, int size, long[] lengths, bool mayRepeat)
    {
        var strides = new long[lengths.Length];
        int[] order = [.. Enumerable.Range(0, lengths.Length)];
        random.Shuffle(order);
        long stride = size * (random.Next(4) == 0 ? 2 : 1);
        foreach (int axis in order)
        {
            bool isRepeated = mayRepeat && random.Next(6) == 0;
            strides[axis] = isRepeated ? 0 : random.Next(4) == 0 ? -stride : stride;
            stride = isRepeated ? stride : (stride * Math.Max(lengths[axis], 1)) + (size * (random.Next(3) == 0 ? random.Next(5) : 0));
        }

        return strides;
    }
}
