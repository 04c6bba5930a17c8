using System.Diagnostics;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions.Digits;

namespace StaticGraph.Execution.Blocks;

/// <summary>Puts lines in order, each whole in its block: their keys lie line by line in the worker's room, and behind them what sorting needs.</summary>
internal sealed unsafe class LineReducer(BlockAxes axes, long[] lengths, long[] block, long[] arrayLengths, ReductionFormula formula, GroupLabels labels)
    : BlockFunctionReducer(axes, lengths, block, arrayLengths, formula)
{
    // Lines side by side whose elements are loaded together: so many cache lines are written at once.
    private const long Together = 32;

    private readonly DType _type = axes.Definition.Type;
    private readonly BlockRule _rule = axes.Definition.Block!;

    protected override void Take(LineBlock block, long outer, long row, long end, byte* workspace)
    {
        ulong* keys = (ulong*)workspace, room = keys + (block.OuterCount * block.RowCount * block.LineCount);
        LoadKeys(block, outer, row, end, keys);
        for (long its = row; its < end && !block.HasStopped(); its++)
        {
            byte* results = block.ResultsOf(outer, its);
            ulong* line = keys + ((its - row) * block.LineCount);
            switch (_rule.Function)
            {
                case BlockFunction.Sort:
                    RadixSort.Sort(line, room, block.LineCount);
                    Store(line, results, block.LineCount);
                    break;
                case BlockFunction.ArgSort:
                    StorePlaces(line, room, results, block.LineCount);
                    break;
                case BlockFunction.Order:
                    StoreOrders(line, block.LineCount, results);
                    break;
                case BlockFunction.GroupOrder:
                    StoreByLabel(block, outer, its, line, room, results);
                    break;
                case BlockFunction.Largest or BlockFunction.ArgLargest or BlockFunction.Smallest or BlockFunction.ArgSmallest or BlockFunction.GroupSum or BlockFunction.GroupCount or BlockFunction.GroupMin or BlockFunction.GroupMax
                    or BlockFunction.GroupFirst or BlockFunction.GroupLast:
                default:
                    throw new UnreachableException();
            }
        }
    }

    protected override void FillOfNothing(byte* results, long count)
    {
        for (long i = 0; i < count; i++)
        {
            StoreOrder(null, 0, _rule.Orders.Count == 0 ? QuantileRule.Middle : _rule.Orders[0], results + (i * _rule.ResultOf(_type).Size()));
        }
    }

    // Along whichever axis neighbours lie nearer.
    private void LoadKeys(LineBlock block, long outer, long row, long end, ulong* keys)
    {
        bool areZerosEqual = _rule.Function == BlockFunction.ArgSort;
        if (Math.Abs(block.RowStride) < Math.Abs(block.Elements.Stride) && end - row > 1)
        {
            byte* elements = block.ElementsOf(outer, row);
            for (long from = 0; from < end - row; from += Together)
            {
                long count = Math.Min(Together, end - row - from);
                for (long i = 0; i < block.LineCount; i++)
                {
                    SortKeys.Load(_type, elements + block.Elements.Offset(i) + ((nint)from * block.RowStride), block.RowStride, keys + (from * block.LineCount) + i, (nint)block.LineCount, count, areZerosEqual);
                }
            }

            return;
        }

        for (long its = row; its < end; its++)
        {
            byte* elements = block.ElementsOf(outer, its);
            for (long i = 0; i < block.LineCount;)
            {
                long count = block.Elements.RunFrom(i);
                SortKeys.Load(_type, elements + block.Elements.Offset(i), (nint)block.Elements.Stride, keys + ((its - row) * block.LineCount) + i, 1, count, areZerosEqual);
                i += count;
            }
        }
    }

    private void Store(ulong* keys, byte* results, long count)
    {
        nint stride = (nint)Strides[Axes.Results];
        for (long i = 0; i < count; i++, results += stride)
        {
            SortKeys.Store(_type, keys[i], results);
        }
    }

    private void StorePlaces(ulong* keys, ulong* room, byte* results, long count)
    {
        ulong* places = room + count;
        for (long i = 0; i < count; i++)
        {
            places[i] = (ulong)i;
        }

        RadixSort.Sort(keys, places, room, places + count, count);
        nint stride = (nint)Strides[Axes.Results];
        for (long i = 0; i < count; i++, results += stride)
        {
            *(ulong*)results = places[i];
        }
    }

    private void StoreOrders(ulong* keys, long count, byte* results)
    {
        foreach (QuantileRule rule in _rule.Orders.AsSpan())
        {
            StoreOrder(keys, count, rule, results);
            results += Strides[Axes.Results];
        }
    }

    private void StoreOrder(ulong* keys, long count, QuantileRule rule, byte* result)
    {
        long numbers = count;
        for (long i = 0; i < count; i++)
        {
            numbers -= keys[i] == SortKeys.NaN ? 1 : 0;
        }

        bool isNone = numbers == 0 || (numbers < count && !rule.SkipsNaN);
        (long rank, double weight) = isNone ? (0, 0) : rule.Of(numbers);
        double lower = isNone ? double.NaN : SortKeys.Number(KeySelect.Find(keys, count, rank));
        double upper = isNone || weight == 0 ? lower : SortKeys.Number(KeySelect.Find(keys, count, rank + 1));
        if (_type == DType.Single)
        {
            *(float*)result = isNone ? float.NaN : QuantileValue.Of(rule, (float)lower, (float)upper, weight);
        }
        else
        {
            *(double*)result = isNone ? double.NaN : QuantileValue.Of(rule, lower, upper, weight);
        }
    }

    // Keys by label, whose order within a label is no matter.
    private void StoreByLabel(LineBlock block, long outer, long row, ulong* keys, ulong* room, byte* results)
    {
        ulong* labelled = room + block.LineCount;
        byte* from = block.LabelsOf(outer, row);
        for (long i = 0; i < block.LineCount; i++)
        {
            labelled[i] = (ulong)(labels.At(from + block.Labels.Offset(i), block.ResultCount, i) + 1);
        }

        RadixSort.Sort(labelled, keys, labelled + block.LineCount, room, block.LineCount);
        long at = 0;
        while (at < block.LineCount && labelled[at] == 0)
        {
            at++;
        }

        for (long label = 0; label < block.ResultCount; label++, results += Strides[Axes.Results])
        {
            long first = at;
            while (at < block.LineCount && labelled[at] == (ulong)label + 1)
            {
                at++;
            }

            StoreOrder(keys + first, at - first, _rule.Orders[0], results);
        }
    }
}
