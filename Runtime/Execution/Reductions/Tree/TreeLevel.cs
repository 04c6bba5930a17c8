using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>Neighbouring outputs of a level: where their state lies and, in a cut level, where their tokens lie.</summary>
internal readonly record struct Strip(long Key, long TokenKey, long Count);

/// <summary>What a level is, in numbers.</summary>
/// <param name="Length">Logical indices of the level.</param>
/// <param name="Weight">Elements below one index: the product of the lengths of the levels inside.</param>
/// <param name="Keys">Outputs whose state is held at once.</param>
/// <param name="TokenKeys">Outputs of the block that have tokens; 0 where the level is not cut.</param>
/// <param name="TokenParts">Values of a token: those of a total, or the factors of a product where these are more.</param>
internal readonly record struct LevelShape(long Length, long Weight, long Keys, long TokenKeys, int TokenParts);

/// <summary>
/// The trees of one level, one an output. Here the leaf is a chain of 64 elements that are totals themselves (those of the level inside);
/// derived types fold array elements. Children reach a node in ascending order, the first one overwrites what is there,
/// so memory needs no clearing. Of each node only the running total is kept: one value a height and part.
/// A node whose parent is not inside the block's range goes to the tokens instead.
/// </summary>
internal unsafe class TreeLevel<TFold>(LevelShape shape)
    where TFold : struct, INodeFold
{
    private double* _values;
    private double* _tokens;

    public LevelShape Shape { get; } = shape;

    /// <summary>The height of the root.</summary>
    public int Height { get; } = ReductionMemory.Heights(shape.Length);

    /// <summary>The range of indices folded here. Where the level is whole it has no end, so that the last node counts as inside.</summary>
    public TokenLayout Range { get; } = new(ReductionMemory.Heights(shape.Length));

    /// <summary>True where blocks cut the level and totals leave as tokens.</summary>
    public bool IsCut => Shape.TokenKeys > 0;

    /// <summary>Elements from one token slot, and one part of a token, to the next.</summary>
    public long SlotStride => Shape.TokenParts * Shape.TokenKeys;

    /// <summary>Takes its memory; returns what follows it.</summary>
    public virtual double* Attach(double* memory)
    {
        _values = memory;
        Range.Set(0, IsCut ? 0 : long.MaxValue);
        return memory + (Shape.Keys * Height * TFold.Parts);
    }

    /// <summary>Takes the memory of the tokens.</summary>
    public void AttachTokens(double* memory) => _tokens = memory;

    /// <summary>The running total of the open node of a height.</summary>
    public double* Open(int height, long key) => _values + ((height - 1) * TFold.Parts * Shape.Keys) + key;

    /// <summary>The finished totals; their parts are <see cref="LevelShape.Keys"/> elements apart.</summary>
    public double* Root(long key) => Open(Height, key);

    /// <summary>Folds one element of every output of the strip; parts are <paramref name="stride"/> elements apart.</summary>
    public virtual void Element(long index, in Strip strip, double* values, long stride) => Push(0, index, strip, values, stride);

    /// <summary>Folds the tokens that another block's range of this level left at <paramref name="tokens"/>, in index order.</summary>
    public void Replay(TokenLayout layout, in Strip strip, double* tokens, long tokenKeys)
    {
        long slotStride = Shape.TokenParts * tokenKeys;
        for (int run = 0; run < layout.Runs; run++)
        {
            layout.Run(run, out int height, out long first, out long count, out long slot);
            if (height == 0)
            {
                ReplayElements(first, count, strip, tokens + (slot * slotStride), slotStride, tokenKeys);
                continue;
            }

            for (long i = 0; i < count; i++)
            {
                Push(height, first + i, strip, tokens + ((slot + i) * slotStride), tokenKeys);
            }
        }
    }

    /// <summary>After the last index: folds every node the end of the level left open, up to the root.</summary>
    public void Finish(in Strip strip)
    {
        CloseLeaf(strip);
        for (int height = 1; height < Height; height++)
        {
            int shift = TokenLayout.Shift(height);
            if ((Shape.Length & ((1L << shift) - 1)) != 0)
            {
                Fold(height, Shape.Length >> shift, strip, Open(height, strip.Key), Shape.Keys);
            }
        }
    }

    /// <summary>Folds the elements of an open last leaf into its total; a chain is its own total.</summary>
    protected virtual void CloseLeaf(in Strip strip)
    {
    }

    /// <summary>Folds a run of element tokens.</summary>
    protected virtual void ReplayElements(long index, long count, in Strip strip, double* tokens, long slotStride, long partStride)
    {
        for (long i = 0; i < count; i++)
        {
            Element(index + i, strip, tokens + (i * slotStride), partStride);
        }
    }

    /// <summary>A node is complete: folds it into its parent, and so on while that completes the parent; or leaves it as a token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected void Push(int height, long node, in Strip strip, double* values, long stride)
    {
        while (height < Height)
        {
            int bits = height == 0 ? 6 : 4;
            long parent = node >> bits;
            if (!Range.Contains(height + 1, parent))
            {
                Copy(values, stride, Token(height, node, strip), Shape.TokenKeys, strip.Count, TFold.Parts);
                return;
            }

            Fold(height, node, strip, values, stride);
            if (node + 1 != (parent + 1) << bits)
            {
                return;
            }

            (height, node, stride) = (height + 1, parent, Shape.Keys);
            values = Open(height, strip.Key);
        }

        if (values != Root(strip.Key))
        {
            Copy(values, stride, Root(strip.Key), Shape.Keys, strip.Count, TFold.Parts);
        }
    }

    /// <summary>Where totals, or single elements of the array (one part, or two factors), are left as tokens.</summary>
    protected double* Token(int height, long node, in Strip strip) => _tokens + (Range.SlotOf(height, node) * SlotStride) + strip.TokenKey;

    private static void Copy(double* from, long fromStride, double* to, long toStride, long count, int parts)
    {
        for (int part = 0; part < parts; part++)
        {
            RowCopy.Copy(from + (part * fromStride), to + (part * toStride), count);
        }
    }

    private void Fold(int height, long node, in Strip strip, double* values, long stride)
    {
        int bits = height == 0 ? 6 : 4;
        long child = node & ((1L << bits) - 1);
        double* open = Open(height + 1, strip.Key);
        if (child == 0)
        {
            Copy(values, stride, open, Shape.Keys, strip.Count, TFold.Parts);
            return;
        }

        int shift = TokenLayout.Shift(height);
        long count = Math.Min(1L << shift, Shape.Length - (node << shift));
        TFold.Merge(open, Shape.Keys, values, stride, strip.Count, (child << shift) * Shape.Weight, count * Shape.Weight);
    }
}
