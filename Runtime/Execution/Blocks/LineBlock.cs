using StaticGraph.CompilerServices;
using StaticGraph.Execution.Contractions;
using StaticGraph.Execution.Contractions.Kernels;
using StaticGraph.Execution.Reductions;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.Execution.Blocks;

/// <summary>One worker's block of lines: for each kept element where its line, its labels, its results and what is open of them lie.</summary>
internal sealed unsafe class LineBlock(BlockFunctionReducer reducer, byte* workspace) : InPlacePartial(reducer, reducer.Axes.Line, workspace)
{
    private readonly AxisWalk _outer = new(reducer.Axes.Outer), _row = new(reducer.Axes.Row), _line = new(reducer.Axes.Line), _openOuter = new(reducer.Axes.Outer);
    private readonly long[] _openStrides = new long[reducer.Rank];
    private byte* _elements, _labels, _results, _open;

    /// <summary>Elements of a line in the block.</summary>
    public long LineCount => _line.Count;

    /// <summary>Lines that lie apart: one for each index of the kept axes but the last.</summary>
    public long OuterCount => _outer.Count;

    /// <summary>Lines side by side, along the last kept axis.</summary>
    public long RowCount => _row.Count;

    /// <summary>Results of a line.</summary>
    public long ResultCount => Shape[reducer.Axes.Results];

    /// <summary>How the elements of a line follow one another.</summary>
    public GroupWalk Elements => _line.InFirst;

    /// <summary>How its labels do.</summary>
    public GroupWalk Labels => _line.InSecond;

    /// <summary>Bytes from a line's first element to that of the next one along the last kept axis.</summary>
    public nint RowStride => (nint)_row.InFirst.Stride;

    /// <summary>Bytes likewise from results to results.</summary>
    public nint ResultRowStride => (nint)_row.InResult.Stride;

    /// <summary>True where lines side by side have the labels of one.</summary>
    public bool HaveOneLabel => _row.InSecond.Stride == 0;

    public override void Take(TileSpace space)
    {
        ReductionDefinition fold = reducer.Axes.Definition;
        int labels = fold.Other < 0 ? fold.Slot : fold.Other;
        _elements = (byte*)space.Origins[fold.Slot];
        _labels = (byte*)space.Origins[labels];
        _outer.Set(Shape, space.Strides(fold.Slot), space.Strides(labels), reducer.Strides);
        _row.Set(Shape, space.Strides(fold.Slot), space.Strides(labels), reducer.Strides);
        _line.Set(Shape, space.Strides(fold.Slot), space.Strides(labels), reducer.Strides);
        _results = reducer.Result(Start);
        _open = reducer.Open(Start, Shape, Workspace, _openStrides);
        _openOuter.Set(Shape, _openStrides, default, _openStrides);
    }

    /// <summary>The first element of a line in the block.</summary>
    public byte* ElementsOf(long outer, long row) => _elements + _outer.InFirst.Offset(outer) + _row.InFirst.Offset(row);

    /// <summary>The first of its labels.</summary>
    public byte* LabelsOf(long outer, long row) => _labels + _outer.InSecond.Offset(outer) + _row.InSecond.Offset(row);

    /// <summary>The first of its results.</summary>
    public byte* ResultsOf(long outer, long row) => _results + _outer.InResult.Offset(outer) + _row.InResult.Offset(row);

    /// <summary>What is open of that result.</summary>
    public byte* OpenOf(long outer, long row) => _open + _openOuter.InFirst.Offset(outer) + (row * reducer.OpenBytes);

    /// <summary>Bytes from what is open of a result to that of the next one of its line; of lines side by side it lies side by side.</summary>
    public nint OpenStride => (nint)_openStrides[reducer.Axes.Results];
}
