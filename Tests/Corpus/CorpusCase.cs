extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Corpus;

/// <summary>A kernel with arrays of one size, stored in one way.</summary>
internal sealed class CorpusCase
{
    /// <summary>How many sizes each kernel is run at.</summary>
    public const int Sizes = 5;

    // Least, odd and small, long first axis, long last axis, whole numbers of chunks.
    private static readonly long[][][] Lengths =
    [
        [[1], [7], [64], [1001], [4096]],
        [[1, 1], [5, 7], [301, 3], [2, 517], [48, 64]],
        [[1, 2, 1], [5, 3, 7], [129, 3, 2], [2, 3, 131], [16, 12, 10]],
        [[1, 1, 2, 1], [3, 5, 2, 7], [67, 2, 3, 2], [2, 2, 3, 67], [8, 6, 4, 16]],
    ];

    // The same where an array has a dim twice.
    private static readonly long[][][] SquareLengths =
    [
        [[1], [7], [33], [101], [64]],
        [[1, 1], [5, 3], [29, 2], [3, 121], [16, 8]],
    ];

    private readonly Domain _domain = new(-1, 3, Special: false);
    private readonly int _size;

    public CorpusCase(CorpusKernel kernel, int size)
    {
        Kernel = kernel;
        _size = size;
        bool isSquare = kernel.Arrays.Any(array => array.Dims.Distinct().Count() < array.Dims.Length);
        long[] lengths = (isSquare ? SquareLengths : Lengths)[kernel.Dims.Count - 1][size];
        Dims = kernel.Dims.Zip(lengths).ToDictionary(pair => pair.First, pair => Math.Max(kernel.Least, pair.Second));
        Arrays = [.. kernel.Arrays.Select((array, i) => Draw(array.Type, kernel.ShapeOf(i, Dims), i))];
    }

    public CorpusKernel Kernel { get; }

    public IReadOnlyDictionary<string, long> Dims { get; }

    public ReferenceArray[] Arrays { get; }

    /// <summary>New sources over the arrays, with counts of their own.</summary>
    public ArraySource[] Sources() => [.. Arrays.Select(Stored)];

    public override string ToString() => $"{Kernel.Name} ({string.Join(", ", Dims.Select(dim => $"{dim.Key} = {dim.Value}"))})";

    // In one piece, in chunks that are read whole, and in chunks that are read in part.
    private ArraySource Stored(ReferenceArray array) => _size switch
    {
        1 => PlanRunner.Counted(array, [.. array.Shape.Select(length => (length + 1) / 2)], wholeChunks: true),
        3 => PlanRunner.Counted(array, [.. array.Shape.Select(length => Math.Min(length, 32))], wholeChunks: false),
        4 => PlanRunner.Counted(array, [.. array.Shape.Select(length => Math.Min(length, 16))], wholeChunks: true),
        _ => PlanRunner.Counted(array, [], wholeChunks: false),
    };

    private ReferenceArray Draw(DType type, long[] shape, int seed)
    {
        int count = (int)shape.Aggregate(1L, (product, length) => product * length);
        Domain domain = type.IsFloating() || type == DType.Complex ? _domain : new Domain(0, 100, Special: false);
        return ReferenceArray.Of(Operands.Draw(type.Twin(), domain, count, (10 * _size) + seed), shape);
    }
}
