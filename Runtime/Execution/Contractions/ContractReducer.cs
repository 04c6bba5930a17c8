using System.Diagnostics;
using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Contractions.Kernels;
using StaticGraph.Execution.Reductions;

namespace StaticGraph.Execution.Contractions;

/// <summary>
/// The contraction of a sweep. A block goes on with the chain of each of its outputs where the block before it ended, so blocks that cut what is summed over come in order; they do so slice by slice of their
/// outputs (<see cref="SliceBoard"/>), so that all workers work, and nobody splits a chain.
/// </summary>
internal sealed unsafe class ContractReducer : InPlaceReducer
{
    private const long Segment = ContractionMemory.SegmentLength;

    // Whoever stops a run waits for so many products of doubles, of which a complex one is four: a fifth of a second on one processor of ours. Where a slice has above 2^25 outputs the least piece has more.
    private const double MostAtOnce = 8L << 30;

    // Rows that slices are cut at, so that few registers of the kernel go empty.
    private const long RowUnit = 8;

    private readonly DType _type;

    // Of what is symmetric only what is on and above the diagonal is computed, and copied: one chain is another one's there. The chain of the imaginary part has its products in another order with the factors exchanged.
    private readonly bool _isHalf;
    private byte* _totals;
    private byte* _result;

    /// <summary>A contraction over axes of these lengths, in blocks, whose result lies in an array of other lengths where it is part of it.</summary>
    public ContractReducer(ContractionAxes axes, long[] lengths, long[] block, long[] arrayLengths, ReductionFormula formula)
        : base(lengths, block, arrayLengths, formula, axes.Definition.Type.Size())
    {
        Axes = axes;
        _type = axes.Definition.Type;
        _isHalf = axes.IsSquare && _type != DType.Complex;
    }

    /// <summary>What the axes of the sweep are.</summary>
    public ContractionAxes Axes { get; }

    public override void Start(byte* shared, byte* result)
    {
        base.Start(shared, result);
        _totals = shared;
        _result = result;
        if (ChainLength == 0)
        {
            NativeMemory.Clear(result, (nuint)(Geometry.KeptCount * _type.Size()));
        }
    }

    public override BlockPartial CreatePartial(byte* memory) => new ContractPartial(this, memory);

    /// <summary>Adds a slice of a block's products to what blocks before it have added there, with room for packed factors; less than all of it once the run has stopped.</summary>
    public override void Commit(InPlacePartial partial, int slice, int slices, byte* workspace)
    {
        var block = (ContractPartial)partial;
        long most = PieceOf(block, slices);
        for (long done = 0; done < block.DepthCount;)
        {
            if (block.HasStopped())
            {
                return;
            }

            long at = block.ChainStart + done, count = Math.Min(Math.Min(block.DepthCount - done, most), Segment - (at % Segment));
            if (at > 0 && at % Segment == 0)
            {
                Do(at == Segment ? Work.EndFirstSegment : Work.EndSegment, block, done, count, slice, slices, workspace);
            }

            Do(at == 0 ? Work.Begin : Work.Accumulate, block, done, count, slice, slices, workspace);
            done += count;
        }

        if (block.ChainStart + block.DepthCount == ChainLength)
        {
            Do(Work.Finish, block, 0, 0, slice, slices, workspace);
        }
    }

    // Whole blocks of what is packed, so that a piece costs nothing but the question.
    private long PieceOf(ContractPartial block, int slices)
        => Math.Max(1, (long)(MostAtOnce * slices / Math.Max(1, block.Outputs * ProductsOfOne)) / ProductBlocking.Depth) * ProductBlocking.Depth;

    private int ProductsOfOne => _type == DType.Complex ? 4 : 1;

    // Products side by side are shared out as they are; of a single one the rows are.
    private void Do(Work work, ContractPartial block, long depth, long count, int slice, int slices, byte* workspace)
    {
        if (block.BatchCount > 1)
        {
            for (long batch = block.BatchCount * slice / slices; batch < block.BatchCount * (slice + 1) / slices; batch++)
            {
                Do(work, block.Product(batch, depth, count), workspace, 0, block.RowCount);
            }

            return;
        }

        long from = Cut(block.RowCount, slice, slices), end = Cut(block.RowCount, slice + 1, slices);
        if (from < end && block.BatchCount == 1)
        {
            Do(work, block.Product(0, depth, count), workspace, from, end - from);
        }
    }

    // On and above the diagonal the first rows are the longest.
    private long Cut(long rows, int slice, int slices)
    {
        double share = (double)slice / slices;
        return slice == slices ? rows : (long)(rows * (_isHalf ? 1 - Math.Sqrt(1 - share) : share)) / RowUnit * RowUnit;
    }

    private void Do(Work work, in Product product, byte* workspace, long from, long count)
    {
        Product its = count == product.Rows.Count ? product : product.OfRows(from, count);
        its = _isHalf ? its.FromColumn(from) : its;
        switch (work)
        {
            case Work.EndFirstSegment:
                ResultRows.Move(_type, its, _totals - _result);
                break;
            case Work.EndSegment:
                ResultRows.Add(_type, its, _totals - _result);
                break;
            case Work.Begin or Work.Accumulate:
                ProductMode mode = (_isHalf ? ProductMode.Upper : 0) | (work == Work.Begin ? ProductMode.FromZero : 0);
                ProductKernel.Accumulate(_type, its.First, its.Second, its.Result, its.Rows, its.Columns, workspace, mode);
                break;
            case Work.Finish:
                Finish(product, its, from);
                break;
            default:
                throw new UnreachableException();
        }
    }

    // The total of the last segment is added to those of all others; what is below the diagonal is what is above it.
    private void Finish(in Product product, in Product its, long from)
    {
        if (ChainLength > Segment)
        {
            ResultRows.AddTotals(_type, its, _totals - _result);
        }

        if (_isHalf)
        {
            ResultRows.Mirror(_type.Size(), product, from, its.Rows.Count);
        }
    }

    private enum Work : byte
    {
        Begin,
        Accumulate,
        EndFirstSegment,
        EndSegment,
        Finish,
    }
}
