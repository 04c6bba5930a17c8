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
        if (block.LineStart == 0)
        {
            Begin(block, outer, row, end);
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

        if (block.LineStart + block.LineCount == LineLength)
        {
            End(block, outer, row, end);
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
            long label = labels.At(labelled + block.Labels.Offset(i), block.ResultCount, block.LineStart + i);
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
                long group = labels.At(label, block.ResultCount, block.LineStart + i + j);
                if (group >= 0)
                {
                    TFold.One((T*)(results + ((nint)group * resultStride)), open + ((nint)group * block.OpenStride), strip[j]);
                }
            }

            i += count;
        }
    }

    private bool IsPlain => _type is DType.Double or DType.Int64 or DType.UInt64;

    private void Begin(LineBlock block, long outer, long row, long end)
    {
        for (long its = row; its < end; its++)
        {
            byte* results = block.ResultsOf(outer, its), open = block.OpenOf(outer, its);
            for (long i = 0; i < block.ResultCount; i++)
            {
                TFold.Begin((T*)(results + (i * Strides[Axes.Results])), open + (i * block.OpenStride));
            }
        }
    }

    private void End(LineBlock block, long outer, long row, long end)
    {
        for (long its = row; its < end; its++)
        {
            byte* results = block.ResultsOf(outer, its), open = block.OpenOf(outer, its);
            for (long i = 0; i < block.ResultCount; i++)
            {
                TFold.End((T*)(results + (i * Strides[Axes.Results])), open + (i * block.OpenStride));
            }
        }
    }
}
