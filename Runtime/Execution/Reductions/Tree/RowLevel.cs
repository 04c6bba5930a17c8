using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions.Simd;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>
/// The innermost level where it holds the last axis: elements come as neighbours of one output. Whole leaves are folded straight
/// from the tile; the part of a leaf that a tile's edge cuts waits in memory; a leaf that the block cuts leaves single elements.
/// </summary>
internal abstract unsafe class RowLevel<T, TFold>(LevelShape shape) : ElementLevel<T, TFold>(shape)
    where TFold : struct, INodeFold
{
    /// <summary>So many rows of a tile are folded side by side: memory answers that many walks sooner than one. 512 MiB of products take 38 ms so, and 53 row by row, where adding up alone takes 54.</summary>
    public const int Together = 4;

    private static DType ElementType => typeof(T) == typeof(float) ? DType.Single : DType.Double;

    /// <summary>Folds the neighbours [index, index + length) of the strip's only output.</summary>
    public sealed override void Add(long index, long length, in Strip strip, in Elements<T> elements)
    {
        Elements<T> left = elements;
        while (length > 0)
        {
            long count = Math.Min(length, 64 - (index & 63));
            if (!Range.Contains(1, index >> 6))
            {
                EmitElements(index, count, strip, left);
            }
            else if (count < 64)
            {
                AddFragment(index, count, strip, left);
            }
            else
            {
                count = Math.Min(length, Range.Stop - index) & ~63L;
                AddLeaves(index >> 6, count >> 6, strip, left);
            }

            index += count;
            length -= count;
            left = left.After(count);
        }
    }

    /// <summary>Folds the neighbours [index, index + length) of <see cref="Together"/> rows, each those of its strip's only output.</summary>
    public void AddTogether(long index, long length, ReadOnlySpan<Strip> strips, in Elements<T> rows)
    {
        long before = Math.Min(length, -index & 63), leaf = (index + before) >> 6;
        long leaves = before < length && Range.Contains(1, leaf) ? Math.Min(length - before, Range.Stop - index - before) >> 6 : 0;
        AddEach(index, before, strips, rows);
        if (leaves > 0)
        {
            AddLeavesTogether(leaf, leaves, strips, rows.After(before));
        }

        long done = before + (64 * leaves);
        AddEach(index + done, length - done, strips, rows.After(done));
    }

    /// <summary>
    /// Folds the neighbours [index, index + length) of the strip's only output, which are indices themselves: the first of them is <paramref name="first"/>, and each next one has <paramref name="step"/> more.
    /// </summary>
    public virtual void AddIndices(long index, long length, in Strip strip, long first, long step)
    {
        const int Most = 1024;
        byte* room = stackalloc byte[Most * sizeof(T)];
        while (length > 0)
        {
            int count = (int)Math.Min(length, Most - (index & (Most - 1)));
            TilePosition.Fill(ElementType, first, step, room, count);
            Add(index, count, strip, new Elements<T>((T*)room, 0));
            index += count;
            length -= count;
            first += count * step;
        }
    }

    /// <summary>Folds all elements of the strip's only output, where the level is shorter than a leaf and lies in the block whole: its total is the root.</summary>
    public abstract void AddWhole(in Strip strip, in Elements<T> elements);

    /// <summary>Folds neighbours of one leaf, not all of it; completes the leaf when its last index comes.</summary>
    protected abstract void AddFragment(long index, long count, in Strip strip, in Elements<T> elements);

    /// <summary>Folds whole leaves.</summary>
    protected abstract void AddLeaves(long leaf, long leaves, in Strip strip, in Elements<T> elements);

    /// <summary>Folds whole leaves of <see cref="Together"/> rows.</summary>
    protected virtual void AddLeavesTogether(long leaf, long leaves, ReadOnlySpan<Strip> strips, in Elements<T> rows)
    {
        for (int row = 0; row < strips.Length; row++)
        {
            AddLeaves(leaf, leaves, strips[row], rows.Row(row));
        }
    }

    // Elements are tokens where a leaf is cut: at most the end of one leaf and the beginning of the next.
    protected sealed override void ReplayElements(long index, long count, in Strip strip, double* tokens, long slotStride, long partStride)
    {
        if (strip.Count != 1 || slotStride != 1)
        {
            base.ReplayElements(index, count, strip, tokens, slotStride, partStride);
            return;
        }

        byte* room = stackalloc byte[128 * sizeof(T)];
        var elements = (T*)room;
        Widened<T, double>.Narrow(tokens, elements, count);
        Add(index, count, strip, new Elements<T>(elements, 0));
    }

    /// <summary>Whether the type of elements holds all indices from the first on, those that a step too many would reach too.</summary>
    protected static bool AreExact(long first, long length, long step)
    {
        Int128 most = Int128.Abs(first) + ((length + (Int128)64) * Int128.Abs(step));
        return most <= (typeof(T) == typeof(float) ? 1L << 24 : 1L << 53);
    }

    private void AddEach(long index, long length, ReadOnlySpan<Strip> strips, in Elements<T> rows)
    {
        for (int row = 0; row < strips.Length && length > 0; row++)
        {
            Add(index, length, strips[row], rows.Row(row));
        }
    }

    private void EmitElements(long index, long count, in Strip strip, in Elements<T> elements)
    {
        for (long i = 0; i < count; i++)
        {
            EmitElement(index + i, strip, elements.After(i));
        }
    }
}
