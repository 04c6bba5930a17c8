using System.Runtime.CompilerServices;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>
/// Squared deviations along the last axis. A leaf needs its mean before its squares, so an open leaf is its elements, up to 64
/// neighbours in memory; a leaf inside a tile is read twice where it lies.
/// </summary>
internal sealed unsafe class RowMoments<T>(LevelShape shape) : RowLevel<T, MomentFold>(shape)
{
    private T* _elements;

    public override double* Attach(double* memory)
    {
        _elements = (T*)base.Attach(memory);
        return (double*)(_elements + (64 * Shape.Keys));
    }

    public override void Element(long index, in Strip strip, double* values, long stride)
    {
        for (long i = 0; i < strip.Count; i++)
        {
            T element;
            Widened<T, double>.Narrow(values + i, &element, 1);
            AddFragment(index, 1, new Strip(strip.Key + i, 0, 1), new Elements<T>(&element, 0));
        }
    }

    public override void AddWhole(in Strip strip, in Elements<T> elements) => RowMomentLeaf<T>.Total(elements.Data, (int)Shape.Length, Root(strip.Key), Shape.Keys);

    protected override void CloseLeaf(in Strip strip)
    {
        int length = (int)(Shape.Length & 63);
        for (long key = strip.Key; length != 0 && key < strip.Key + strip.Count; key++)
        {
            RowMomentLeaf<T>.Total(_elements + (64 * key), length, Open(1, key), Shape.Keys);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void AddFragment(long index, long count, in Strip strip, in Elements<T> elements)
    {
        T* leaf = _elements + (64 * strip.Key);
        for (long i = 0; i < count; i++)
        {
            leaf[(index & 63) + i] = elements.Data[i];
        }

        if (((index + count) & 63) == 0)
        {
            AddLeaves(index >> 6, 1, strip, new Elements<T>(leaf, 0));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void AddLeaves(long leaf, long leaves, in Strip strip, in Elements<T> elements)
    {
        const int Together = 4;
        T* data = elements.Data;
        double* totals = stackalloc double[3 * Together];
        for (long stop = leaf + leaves; leaf < stop;)
        {
            int count = (int)Math.Min(Together, stop - leaf);
            RowMomentLeaf<T>.Totals(data, count, totals, Together);
            for (int i = 0; i < count; i++)
            {
                Push(1, leaf + i, strip, totals + i, Together);
            }

            leaf += count;
            data += 64 * count;
        }
    }
}
