using StaticGraph.CompilerServices;
using StaticGraph.Execution.Contractions.Kernels;
using StaticGraph.Execution.Reductions;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.Execution.Contractions;

/// <summary>One worker's block of a contraction: where its factors lie, and room for what is packed of them. Nothing is computed before its turn.</summary>
internal sealed unsafe class ContractPartial(ContractReducer reducer, byte* workspace) : InPlacePartial(reducer, reducer.Axes.Depth, workspace)
{
    private readonly AxisWalk _batch = new(reducer.Axes.Batch), _rows = new(reducer.Axes.Rows), _columns = new(reducer.Axes.Columns), _depth = new(reducer.Axes.Depth);
    private nint _first;
    private nint _second;

    /// <summary>Products side by side.</summary>
    public long BatchCount => _batch.Count;

    /// <summary>Products of elements that one index of the depth takes.</summary>
    public double Outputs => (double)_batch.Count * _rows.Count * _columns.Count;

    /// <summary>Rows of each product, which are those of the first factor.</summary>
    public long RowCount => _rows.Count;

    /// <summary>How long it is on the axes that are summed over.</summary>
    public long DepthCount => _depth.Count;

    public override void Take(TileSpace space)
    {
        (int first, int second) = (reducer.Axes.Definition.Slot, reducer.Axes.Definition.Other);
        (_first, _second) = (space.Origins[first], space.Origins[second]);
        _batch.Set(Shape, space.Strides(first), space.Strides(second), reducer.Strides);
        _depth.Set(Shape, space.Strides(first), space.Strides(second), reducer.Strides);
        _rows.Set(Shape, space.Strides(first), default, reducer.Strides);
        _columns.Set(Shape, default, reducer.Axes.IsSquare ? _rows.FirstStrides : space.Strides(second), reducer.Strides, areSecondOwn: reducer.Axes.IsSquare);
    }

    /// <summary>The product numbered <paramref name="batch"/>, a part of its depth, and all its rows and columns.</summary>
    public Product Product(long batch, long depth, long count)
    {
        GroupWalk firstDepth = _depth.InFirst.Slice(depth, count), secondDepth = _depth.InSecond.Slice(depth, count);
        byte* first = (byte*)_first + _batch.InFirst.Offset(batch), second = (byte*)_second + _batch.InSecond.Offset(batch);
        return new Product(
            new Factor(first, _rows.InFirst, firstDepth),
            new Factor(second, _columns.InSecond, secondDepth),
            reducer.Result(Start) + _batch.InResult.Offset(batch),
            _rows.InResult,
            _columns.InResult);
    }
}
