using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>Copies a block between two layouts of memory: whole runs where both are dense, square tiles where one is transposed.</summary>
internal static class StridedCopy
{
    /// <summary>The side of a tile: sixteen rows and columns of any element stay in the first cache.</summary>
    private const long Tile = 16;

    /// <summary>Copies <paramref name="shape"/> elements. Strides are in bytes; source and destination do not overlap.</summary>
    public static void Copy<T>(ref T source, ReadOnlySpan<long> sourceStrides, ref T destination, ReadOnlySpan<long> destinationStrides, ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        if (shape.Contains(0))
        {
            return;
        }

        Span<Axis> axes = stackalloc Axis[shape.Length + 1];
        int count = Simplify(axes, shape, sourceStrides, destinationStrides);
        Axis columns = count > 0 ? axes[--count] : new Axis(1, Unsafe.SizeOf<T>(), Unsafe.SizeOf<T>());
        bool isDense = columns.Source == Unsafe.SizeOf<T>() && columns.Destination == Unsafe.SizeOf<T>();
        Axis rows = isDense ? Axis.Single : TakeRows(axes, ref count, columns);
        CopyPlanes(ref source, ref destination, axes[..count], rows, columns, isDense);
    }

    /// <summary>Drops axes of length 1, orders the rest as the destination lies, and joins neighbours that are one run in both layouts.</summary>
    private static int Simplify(Span<Axis> axes, ReadOnlySpan<long> shape, ReadOnlySpan<long> sourceStrides, ReadOnlySpan<long> destinationStrides)
    {
        int count = 0;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] == 1)
            {
                continue;
            }

            Axis axis = new(shape[i], sourceStrides[i], destinationStrides[i]);
            int place = count++;
            for (; place > 0 && axes[place - 1].Destination < axis.Destination; place--)
            {
                axes[place] = axes[place - 1];
            }

            axes[place] = axis;
        }

        int joined = 0;
        for (int i = 0; i < count; i++)
        {
            if (joined > 0 && axes[joined - 1].IsContinuedBy(axes[i]))
            {
                axes[joined - 1] = axes[i] with { Length = axes[joined - 1].Length * axes[i].Length };
            }
            else
            {
                axes[joined++] = axes[i];
            }
        }

        return joined;
    }

    /// <summary>Removes and returns the axis along which the source is densest, when that is not the columns' axis: tiles span both.</summary>
    private static Axis TakeRows(Span<Axis> axes, ref int count, Axis columns)
    {
        int best = -1;
        for (int i = 0; i < count; i++)
        {
            if (Math.Abs(axes[i].Source) < Math.Abs(best < 0 ? columns.Source : axes[best].Source))
            {
                best = i;
            }
        }

        if (best < 0)
        {
            return Axis.Single;
        }

        Axis rows = axes[best];
        axes[(best + 1)..count].CopyTo(axes[best..]);
        count--;
        return rows;
    }

    private static void CopyPlanes<T>(ref T source, ref T destination, ReadOnlySpan<Axis> outer, Axis rows, Axis columns, bool isDense)
        where T : unmanaged
    {
        Span<long> index = stackalloc long[outer.Length];
        index.Clear();
        nint from = 0;
        nint to = 0;
        while (true)
        {
            ref T planeSource = ref Unsafe.AddByteOffset(ref source, from);
            ref T planeDestination = ref Unsafe.AddByteOffset(ref destination, to);
            if (isDense)
            {
                CopyRun(ref planeSource, ref planeDestination, columns.Length);
            }
            else
            {
                CopyTiles(ref planeSource, ref planeDestination, rows, columns);
            }

            int axis = outer.Length - 1;
            for (; axis >= 0 && ++index[axis] == outer[axis].Length; axis--)
            {
                index[axis] = 0;
                from -= (nint)(outer[axis].Source * (outer[axis].Length - 1));
                to -= (nint)(outer[axis].Destination * (outer[axis].Length - 1));
            }

            if (axis < 0)
            {
                return;
            }

            from += (nint)outer[axis].Source;
            to += (nint)outer[axis].Destination;
        }
    }

    private static void CopyRun<T>(ref T source, ref T destination, long length)
        where T : unmanaged
    {
        // A span's length is an int, a run's is not.
        for (long done = 0; done < length; done += int.MaxValue)
        {
            int part = (int)Math.Min(int.MaxValue, length - done);
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref source, (nint)done), part)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, (nint)done), part));
        }
    }

    private static void CopyTiles<T>(ref T source, ref T destination, Axis rows, Axis columns)
        where T : unmanaged
    {
        for (long row = 0; row < rows.Length; row += Tile)
        {
            long rowEnd = Math.Min(row + Tile, rows.Length);
            for (long column = 0; column < columns.Length; column += Tile)
            {
                long columnEnd = Math.Min(column + Tile, columns.Length);
                for (long i = row; i < rowEnd; i++)
                {
                    for (long j = column; j < columnEnd; j++)
                    {
                        Unsafe.AddByteOffset(ref destination, (nint)((i * rows.Destination) + (j * columns.Destination)))
                            = Unsafe.AddByteOffset(ref source, (nint)((i * rows.Source) + (j * columns.Source)));
                    }
                }
            }
        }
    }

    /// <summary>One axis of the copy, with its strides in bytes.</summary>
    private readonly record struct Axis(long Length, long Source, long Destination)
    {
        public static Axis Single => new(1, 0, 0);

        public bool IsContinuedBy(Axis inner) => Source == inner.Source * inner.Length && Destination == inner.Destination * inner.Length;
    }
}
