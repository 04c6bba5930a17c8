using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Blocks;

/// <summary>
/// Folds elements by their labels: for each label and each kept element one chain, in the order of the line. Lines side by side that have the labels of one are folded a row at a time.
/// </summary>
internal sealed unsafe class GroupReducer<T, TFold>(BlockAxes axes, long[] lengths, long[] block, long[] arrayLengths, ReductionFormula formula, GroupLabels labels)
    : BlockFunctionReducer(axes, lengths, block, arrayLengths, formula)
    where T : unmanaged
    where TFold : struct, IGroupFold<T>
{
    // Whether nobody wants the rest is asked after so many elements.
    private const long MostAtOnce = 1 << 22;

    private readonly DType _type = axes.Definition.Type;

    protected override void Take(LineBlock block, long outer, long row, long end, byte* workspace)
    {
        if (block.ChainStart == 0)
        {
            ForEach(block, outer, row, end, begins: true);
        }

        bool areRows = end - row > 1 && block.HaveOneLabel && block.RowStride == _type.Size() && block.ResultRowStride == sizeof(T);
        long most = Math.Max(1, MostAtOnce / (end - row));
        for (long at = 0; at < block.LineCount && !block.HasStopped(); at += most)
        {
            long count = Math.Min(most, block.LineCount - at);
            if (areRows)
            {
                TakeRows(block, outer, row, end, at, count, (T*)workspace);
                continue;
            }

            for (long its = row; its < end; its++)
            {
                TakeLine(block, outer, its, at, count, (T*)workspace);
            }
        }

        if (block.ChainStart + block.LineCount == ChainLength)
        {
            ForEach(block, outer, row, end, begins: false);
        }
    }

    protected override void FillOfNothing(byte* results, long count)
    {
        byte* open = stackalloc byte[sizeof(double)];
        for (long i = 0; i < count; i++)
        {
            TFold.Begin((T*)results + i, open);
            TFold.End((T*)results + i, open);
        }
    }

    private void TakeRows(LineBlock block, long outer, long row, long end, long at, long lines, T* strip)
    {
        byte* elements = block.ElementsOf(outer, row), labelled = block.LabelsOf(outer, row), results = block.ResultsOf(outer, row), open = block.OpenOf(outer, row);
        for (long i = at; i < at + lines; i++)
        {
            long label = labels.At(labelled + block.Labels.Offset(i), block.ResultCount, block.ChainStart + i);
            if (label < 0)
            {
                continue;
            }

            byte* from = elements + block.Elements.Offset(i);
            T* total = (T*)(results + (label * Strides[Axes.Results]));
            byte* its = open + (label * block.OpenStride);
            for (long column = 0; column < end - row; column += BlockRule.Strip)
            {
                int count = (int)Math.Min(BlockRule.Strip, end - row - column);
                T* values = (T*)from + column;
                if (!IsPlain)
                {
                    Strips.Load(_type, from + (column * _type.Size()), _type.Size(), strip, count);
                    values = strip;
                }

                TFold.Row(total + column, its + (column * OpenBytes), values, count);
            }
        }
    }

    private void TakeLine(LineBlock block, long outer, long row, long at, long lines, T* strip)
    {
        byte* elements = block.ElementsOf(outer, row), labelled = block.LabelsOf(outer, row), results = block.ResultsOf(outer, row), open = block.OpenOf(outer, row);
        nint resultStride = (nint)Strides[Axes.Results], labelStride = (nint)block.Labels.Stride;
        for (long i = at; i < at + lines;)
        {
            int count = (int)Math.Min(Math.Min(BlockRule.Strip, at + lines - i), Math.Min(block.Elements.RunFrom(i), block.Labels.RunFrom(i)));
            Strips.Load(_type, elements + block.Elements.Offset(i), (nint)block.Elements.Stride, strip, count);
            byte* label = labelled + block.Labels.Offset(i);
            for (int j = 0; j < count; j++, label += labelStride)
            {
                long group = labels.At(label, block.ResultCount, block.ChainStart + i + j);
                if (group >= 0)
                {
                    TFold.One((T*)(results + ((nint)group * resultStride)), open + ((nint)group * block.OpenStride), strip[j]);
                }
            }

            i += count;
        }
    }

    private bool IsPlain => _type is DType.Double or DType.Int64 or DType.UInt64;

    // Of no element yet, or after the last one.
    private void ForEach(LineBlock block, long outer, long row, long end, bool begins)
    {
        for (long its = row; its < end; its++)
        {
            byte* results = block.ResultsOf(outer, its), open = block.OpenOf(outer, its);
            for (long i = 0; i < block.ResultCount; i++, results += Strides[Axes.Results], open += block.OpenStride)
            {
                if (begins)
                {
                    TFold.Begin((T*)results, open);
                }
                else
                {
                    TFold.End((T*)results, open);
                }
            }
        }
    }
}
