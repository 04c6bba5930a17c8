using System.Diagnostics;
using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions.Simd;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.Execution.Scans;

/// <summary>The scans of one worker's sweep: for each tile, where the sums (or products, ...) lie that it goes on from. They lie in memory as the other axes of the block do, row by row.</summary>
internal sealed unsafe class BlockScans
{
    private readonly SweepPlan _plan;
    private readonly TileCarry[] _carries;
    private readonly byte*[] _sums;
    private readonly int[] _places;
    private readonly int _along;
    private readonly long[] _strides;

    /// <summary>The scans of a sweep, whose tiles are walked on the axes that <paramref name="join"/> leaves.</summary>
    public BlockScans(SweepPlan plan, AxisJoin join)
    {
        _plan = plan;
        _places = plan.Along < 0 ? [] : [.. Enumerable.Range(0, plan.Takers.Length).Where(place => plan.Takers[place] is ScanTaker)];
        int count = _places.Length;
        _carries = count == 0 ? [] : GC.AllocateArray<TileCarry>(count, pinned: true);
        _sums = new byte*[count];
        _along = count == 0 ? -1 : join.Runs([[plan.Along]])[0][0];
        _strides = new long[join.Rank];
    }

    /// <summary>True where the sweep has no scans.</summary>
    public bool IsEmpty => _carries.Length == 0;

    /// <summary>What generated code goes by at the tile where <see cref="MoveTo"/> went; null where there are no scans.</summary>
    public TileCarry* Carries => _carries.Length == 0 ? null : (TileCarry*)Unsafe.AsPointer(ref _carries[0]);

    /// <summary>
    /// Takes the sums of a chain of blocks from a set of buffers, in which <paramref name="taken"/> says for each taker and term what lies where. They begin with nothing
    /// where the block <paramref name="isFirst"/> of the chain.
    /// </summary>
    public void Take(byte* set, long[][] taken, ReadOnlySpan<long> shape, bool isFirst)
    {
        for (int i = 0; i < _sums.Length; i++)
        {
            _sums[i] = set + taken[_places[i]][ScanTaker.Carry];
            if (isFirst)
            {
                Clear(((ScanTaker)_plan.Takers[_places[i]]).Definition, _sums[i], Count(shape));
            }
        }
    }

    /// <summary>Starts the block that was laid out in <paramref name="space"/>.</summary>
    public void Begin(TileSpace space)
    {
        if (IsEmpty)
        {
            return;
        }

        long stride = 1;
        for (int axis = space.Rank - 1; axis >= 0; axis--)
        {
            _strides[axis] = axis == _along ? 0 : stride;
            stride = axis == _along ? stride : stride * space.Lengths[axis];
        }
    }

    /// <summary>Goes to the tile that begins at <paramref name="row"/> and <paramref name="column"/> of the plane at <paramref name="outer"/>.</summary>
    public void MoveTo(TileSpace space, long[] outer, long row, long column)
    {
        long index = (_strides[space.Rank - 2] * row) + (_strides[space.Rank - 1] * column);
        for (int axis = 0; axis < space.Rank - 2; axis++)
        {
            index += _strides[axis] * outer[axis];
        }

        for (int i = 0; i < _carries.Length; i++)
        {
            int size = _plan.Takers[_places[i]].Type.Size();
            _carries[i].Sums = _sums[i] + (index * size);
            _carries[i].RowStride = (nint)(_strides[space.Rank - 2] * size);
            _carries[i].IsAlongRows = _along == space.Rank - 1;
        }
    }

    /// <summary>Goes <paramref name="columns"/> further along the rows, of which so many are real; then <paramref name="real"/> come.</summary>
    public void Advance(nint columns, nint real)
    {
        for (int i = 0; i < _carries.Length; i++)
        {
            _carries[i].Sums += _carries[i].IsAlongRows ? 0 : columns * _plan.Takers[_places[i]].Type.Size();
            _carries[i].Columns = real;
        }
    }

    private long Count(ReadOnlySpan<long> shape)
    {
        long count = 1;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            count *= axis == _plan.Along ? 1 : shape[axis];
        }

        return count;
    }

    private static void Clear(ScanDefinition scan, byte* sums, long count)
    {
        switch (scan.Type)
        {
            case DType.Double:
                Clear<double>(scan.Kind, sums, count);
                break;
            case DType.Single:
                Clear<float>(scan.Kind, sums, count);
                break;
            case DType.Int64:
                Clear<long>(scan.Kind, sums, count);
                break;
            case DType.UInt64:
                Clear<ulong>(scan.Kind, sums, count);
                break;
            case DType.Int32:
                Clear<int>(scan.Kind, sums, count);
                break;
            case DType.UInt32:
                Clear<uint>(scan.Kind, sums, count);
                break;
            case DType.Int16:
                Clear<short>(scan.Kind, sums, count);
                break;
            case DType.UInt16:
                Clear<ushort>(scan.Kind, sums, count);
                break;
            case DType.Byte:
                Clear<byte>(scan.Kind, sums, count);
                break;
            case DType.SByte:
                Clear<sbyte>(scan.Kind, sums, count);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Clear<T>(ScanKind kind, byte* sums, long count)
        where T : unmanaged
        => new Span<T>(sums, checked((int)count)).Fill(Before<T>(kind));

    private static T Before<T>(ScanKind kind)
        where T : unmanaged
        => kind switch
        {
            ScanKind.Sum => FoldStep<T, SumOp<T>>.Before,
            ScanKind.Prod => FoldStep<T, ProdOp<T>>.Before,
            ScanKind.Max => FoldStep<T, MaxOp<T>>.Before,
            ScanKind.Min => FoldStep<T, MinOp<T>>.Before,
            ScanKind.Fill => FillStep<T>.Before,
            ScanKind.Recurrence or ScanKind.RecurrenceBefore => RecurrenceStep<T>.Before,
            ScanKind.LevelBefore => LevelStep<T>.Before,
        };
}
