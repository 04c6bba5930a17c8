using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;

namespace StaticGraph.Inside;

/// <summary>The tree that reductions fold: time of one element of a block in the second-level cache.</summary>
public unsafe class Reductions
{
    private const int Rows = 64, Columns = 1024, Group = 8;

    private readonly List<nint> _allocated = [];
    private BlockReducer? _reducer;
    private BlockPartial? _partial;
    private byte* _shared, _result;
    private double* _data;

    /// <summary>The axes to reduce: the first, with a number for every column; the last, with a number for every row; both.</summary>
    [Params("0", "1", "0 1")]
    public string Axes { get; set; } = "";

    /// <summary>A block, and a worker for its sum.</summary>
    [GlobalSetup(Target = nameof(Sum))]
    public void PrepareSum() => Prepare(ReductionKind.Sum);

    /// <summary>A block, and a worker for its variance.</summary>
    [GlobalSetup(Target = nameof(SquaredDeviations))]
    public void PrepareSquaredDeviations() => Prepare(ReductionKind.SquaredDeviations);

    /// <summary>Gives the memory back.</summary>
    [GlobalCleanup]
    public void Free()
    {
        _allocated.ForEach(memory => NativeMemory.AlignedFree((void*)memory));
        _allocated.Clear();
    }

    /// <summary>Sums.</summary>
    [Benchmark(OperationsPerInvoke = Rows * Columns)]
    public void Sum() => Fold();

    /// <summary>What variances and standard deviations are made of.</summary>
    [Benchmark(OperationsPerInvoke = Rows * Columns)]
    public void SquaredDeviations() => Fold();

    private void Prepare(ReductionKind kind)
    {
        int[][] levels = [.. Axes.Split(' ').Select(axis => new[] { int.Parse(axis) })];
        _reducer = ReducerFactory.Create(kind, DType.Double, [Rows, Columns], [Rows, Columns], levels);
        _partial = _reducer.CreatePartial(Allocate(_reducer.PartialBytes));
        _shared = Allocate(_reducer.SharedBytes);
        _result = Allocate(Columns * sizeof(double));
        _data = (double*)Allocate(Rows * Columns * sizeof(double));
        new Span<double>(_data, Rows * Columns).Fill(1.5);
    }

    private byte* Allocate(long bytes)
    {
        void* memory = NativeMemory.AlignedAlloc((nuint)bytes, 64);
        _allocated.Add((nint)memory);
        return (byte*)memory;
    }

    private void Fold()
    {
        _reducer!.Start(_shared, _result);
        _partial!.Begin([0, 0], [Rows, Columns]);
        for (int row = 0; row < Rows; row += Group)
        {
            _partial.Add([], row, Group, 0, Columns, (byte*)(_data + (row * Columns)), Columns * sizeof(double), sizeof(double));
        }

        _partial.End();
        _reducer.Commit(_partial);
    }
}
