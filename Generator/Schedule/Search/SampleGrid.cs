using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>A situation a plan may be bound in: the length of every long dim, the limit, and whether storage is cut the way the plan wants to read it.</summary>
internal sealed record SamplePoint(int Size, double Limit, bool HasIdealChunks);

/// <summary>
/// The situations that plans are compared in: long dims of 2^10, 2^20 and 2^30, limits of 16 MiB, 256 MiB and 4 GiB and the kernel's own,
/// arrays stored in one piece or in chunks of whatever shape suits. Dims with a bound are at their bound.
/// </summary>
internal sealed class SampleGrid
{
    /// <summary>The number of the point with the least lengths, the middle limit and arrays stored row by row.</summary>
    public const int Usual = 2;

    private static readonly double[] Samples = { 1 << 10, 1 << 20, 1 << 30 };
    private static readonly long[] Limits = { 16L << 20, 256L << 20, 4L << 30 };

    /// <summary>The number of sizes: of lengths that long dims may have.</summary>
    public static readonly int Sizes = Samples.Length;

    private readonly KernelGraph _graph;
    private readonly Dictionary<Polynomial, double[]> _values = new();
    private readonly Dictionary<EquatableArray<Polynomial>, double[]> _counts = new();
    private readonly double[]?[] _bytes;
    private readonly double[]?[] _foldBytes;
    private readonly double[][]?[] _lengths;

    public SampleGrid(KernelGraph graph)
    {
        _graph = graph;
        _bytes = new double[]?[graph.Nodes.Count];
        _foldBytes = new double[]?[graph.Nodes.Count];
        _lengths = new double[][]?[graph.Nodes.Count];
        IEnumerable<long> limits = graph.MemoryLimit > 0 ? Limits.Append(graph.MemoryLimit).Distinct() : Limits;
        Points = (from size in Enumerable.Range(0, Sizes) from limit in limits from ideal in new[] { false, true } select new SamplePoint(size, limit, ideal)).ToArray();
    }

    public IReadOnlyList<SamplePoint> Points { get; }

    /// <summary>A length at each of the sizes.</summary>
    public double[] Of(Polynomial length)
    {
        if (!_values.TryGetValue(length, out double[] values))
        {
            values = Samples.Select(sample => Evaluate(length, dim => LengthOf(_graph, dim, sample))).ToArray();
            _values.Add(length, values);
        }

        return values;
    }

    /// <summary>The number of elements of a shape at each of the sizes.</summary>
    public double[] Elements(EquatableArray<Polynomial> shape)
    {
        if (!_counts.TryGetValue(shape, out double[] counts))
        {
            counts = Enumerable.Range(0, Sizes).Select(size => shape.Aggregate(1.0, (product, length) => product * Of(length)[size])).ToArray();
            _counts.Add(shape, counts);
        }

        return counts;
    }

    /// <summary>The bytes of a node's elements at each of the sizes.</summary>
    public double[] Bytes(int node) => _bytes[node] ??= Elements(_graph.Nodes[node].Shape).Select(count => count * _graph.Nodes[node].Type.Size()).ToArray();

    /// <summary>The lengths of what the axes of a space walk of a node: of an array of which only a part is read that part.</summary>
    public static EquatableArray<Polynomial> Walked(Access access, EquatableArray<Polynomial> space) =>
        Arrays.Make(access.Rank, axis => access[axis].HasEdge || access[axis].IsTable ? access.Extent(axis, of => space[of])
            : Stretched(access.Along(axis, of => space[of], Polynomial.Constant), access.Stretch(axis), access.Excess(axis)));

    /// <summary>Its bytes at each of the sizes.</summary>
    public double[] Bytes(int node, EquatableArray<Polynomial> walked) => Elements(walked).Select(count => count * _graph.Nodes[node].Type.Size()).ToArray();

    /// <summary>What a fold holds at each of the sizes: its result and, for each of its elements, what is open between blocks.</summary>
    public double[] FoldBytes(int fold) => _foldBytes[fold] ??= FindFoldBytes(fold);

    /// <summary>For each axis of a node, its length at each of the sizes.</summary>
    public double[][] Lengths(int node) => _lengths[node] ??= _graph.Nodes[node].Shape.Select(Of).ToArray();

    /// <summary>The length of a dim where long dims have the length <paramref name="sample"/>.</summary>
    public static double LengthOf(KernelGraph graph, string dim, double sample) => graph.Dims.FirstOrDefault(declared => declared.Name == dim) switch
    {
        { IsCeiling: true } part => Math.Ceiling(Evaluate(Polynomial.Parse(part.Of), of => LengthOf(graph, of, sample)) / part.By),
        { Max: > 0 } bounded => bounded.Max,
        _ => sample,
    };

    /// <summary>A polynomial's value, at least 0; no whole number could hold it.</summary>
    public static double Evaluate(Polynomial polynomial, Func<string, double> valueOf)
    {
        double sum = 0;
        foreach (Monomial term in polynomial.Terms)
        {
            sum += term.Symbols.Split(new[] { '*' }, StringSplitOptions.RemoveEmptyEntries).Aggregate((double)term.Factor, (product, symbol) => product * valueOf(symbol));
        }

        return Math.Max(0, sum);
    }

    // Most are walked as they are, and asked for with every move.
    private static Polynomial Stretched(Polynomial length, long stretch, long excess) => stretch == 1 && excess == 0 ? length : (stretch * length) + excess;

    private double[] FindFoldBytes(int fold)
    {
        GraphNode node = _graph.Nodes[fold];
        ReductionKind kind = node.Fold;
        double[] lengths = Elements(node.Levels[0].Select(axis => _graph.Nodes[node.Inputs[0]].Shape[axis]).ToArray());
        DType element = _graph.Nodes[node.Inputs[0]].Type;
        double State(int size) => ReductionMemory.StateBytes(kind, element, lengths[size]) / node.Type.Size();
        return Bytes(fold).Select((result, size) => result * (1 + State(size))).ToArray();
    }
}
