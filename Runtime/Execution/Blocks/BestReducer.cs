using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Blocks;

/// <summary>
/// Keeps the greatest elements of each line, or the least, with their places: a heap whose first element is the worst that is kept, so that most elements are compared with it alone. Of equal elements the first ones are kept, and stand before.
/// </summary>
internal sealed unsafe class BestReducer(BlockAxes axes, long[] lengths, long[] block, long[] arrayLengths, ReductionFormula formula)
    : BlockFunctionReducer(axes, lengths, block, arrayLengths, formula)
{
    private readonly DType _type = axes.Definition.Type;
    private readonly BlockFunction _function = axes.Definition.Block!.Function;

    private bool IsLeast => _function is BlockFunction.Smallest or BlockFunction.ArgSmallest;

    private bool GivesPlaces => _function is BlockFunction.ArgLargest or BlockFunction.ArgSmallest;

    protected override void Take(LineBlock block, long outer, long row, long end, byte* workspace)
    {
        for (long its = row; its < end && !block.HasStopped(); its++)
        {
            var heap = new BestHeap(block.OpenOf(outer, its), block.OpenStride, block.ResultCount);
            TakeLine(block, block.ElementsOf(outer, its), heap, (ulong*)workspace);
            if (block.ChainStart + block.LineCount == ChainLength)
            {
                Finish(heap, block.ResultsOf(outer, its));
            }
        }
    }

    // A line has as many elements as results are asked for, or more.
    protected override void FillOfNothing(byte* results, long count)
    {
    }

    private void TakeLine(LineBlock block, byte* elements, BestHeap heap, ulong* strip)
    {
        for (long i = 0; i < block.LineCount && heap.Capacity > 0;)
        {
            int count = (int)Math.Min(BlockRule.Strip, block.Elements.RunFrom(i));
            SortKeys.Load(_type, elements + block.Elements.Offset(i), (nint)block.Elements.Stride, strip, 1, count, areZerosEqual: GivesPlaces);
            for (int j = 0; j < count; j++)
            {
                ulong key = IsLeast ? ~strip[j] : strip[j];
                long place = block.ChainStart + i + j;
                if (place < heap.Capacity)
                {
                    heap.Add(key, place);
                }
                else if (key > heap.WorstKey)
                {
                    heap.Replace(key, place);
                }
            }

            i += count;
        }
    }

    private void Finish(BestHeap heap, byte* results)
    {
        nint stride = (nint)Strides[Axes.Results];
        for (long left = heap.Capacity; left > 0; left--)
        {
            (ulong key, long place) = heap.Take(left);
            byte* to = results + ((nint)(left - 1) * stride);
            if (GivesPlaces)
            {
                *(long*)to = place;
            }
            else
            {
                SortKeys.Store(_type, IsLeast ? ~key : key, to);
            }
        }
    }
}
