extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Fuzz;

/// <summary>One attempt at an operation on a node of a kernel: what is drawn beside it, in C# and in NumPy.</summary>
internal sealed class FuzzDraw(FuzzKernel kernel, Random random, OpDef op, int first)
{
    private readonly List<int> _operands = [first];

    public FuzzKernel Kernel => kernel;

    public OpDef Op => op;

    /// <summary>The first operand, which templates call a.</summary>
    public FuzzNode A => kernel.Nodes[_operands[0]];

    /// <summary>Numbers of the operands' nodes.</summary>
    public IReadOnlyList<int> Operands => _operands;

    public DType Type => A.Type;

    public int Rank => A.Rank;

    /// <summary>A type that is asked for: <c>{to}</c> in templates.</summary>
    public DType To { get; set; } = DType.Double;

    public long Length(int axis) => A.Value.Shape[axis < 0 ? axis + Rank : axis];

    public bool Maybe(int one = 2) => random.Next(one) == 0;

    public int Number(int low, int high) => random.Next(low, high + 1);

    public T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    /// <summary>An axis, counted from the front or from the end.</summary>
    public int Axis(int? rank = null) => (rank ?? Rank) is var count && Maybe(3) ? -Number(1, count) : Number(0, count - 1);

    /// <summary>Different axes, so many.</summary>
    public long[] Axes(int count, int? rank = null)
    {
        long[] axes = [.. Enumerable.Range(0, rank ?? Rank).Select(axis => (long)axis)];
        random.Shuffle(axes);
        return [.. axes.Take(count).Select(axis => Maybe(4) ? axis - (rank ?? Rank) : axis)];
    }

    /// <summary>Axes in C# and, counted from the front, in Python: one, a list, or all.</summary>
    public (string Kernel, string Python) SomeAxes(bool mayBeAll = true)
    {
        if (Rank == 0 || (mayBeAll && Maybe(4)))
        {
            return ("default", "None");
        }

        long[] axes = Axes(Maybe(3) ? Number(1, Rank) : 1);
        return (axes.Length == 1 && Maybe() ? axes[0].ToString() : FuzzWords.List(axes), FuzzWords.Tuple(axes.Select(axis => axis < 0 ? axis + Rank : axis).Order()));
    }

    /// <summary>Indices of an axis of a length that has any, a few.</summary>
    public long[] Places(long length, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(-length, length))];

    /// <summary>Another operand, a node that there is; its name in templates.</summary>
    public string Take(int node)
    {
        _operands.Add(node);
        return FuzzNode.Letters[_operands.Count - 1].ToString();
    }

    /// <summary>Another operand that has the first one's shape along all axes that both have; null where there is none.</summary>
    public string? Like(DType type)
    {
        int[] like = [.. Enumerable.Range(0, kernel.Nodes.Count).Where(i => !_operands.Contains(i) && kernel.Nodes[i].Type == type && kernel.Nodes[i].IsStretchedWith(A))];
        int chosen = like.Length > 0 && !Maybe(8) ? like[Math.Max(random.Next(like.Length), random.Next(like.Length))] : kernel.Give(type, Stretched());
        chosen = chosen < 0 && type == Type ? _operands[0] : chosen;
        return chosen < 0 ? null : Take(chosen);
    }

    /// <summary>Another operand of a shape; null where no parameter has it.</summary>
    public string? Given(DType type, params Polynomial[] shape) => kernel.Give(type, shape) is >= 0 and var node ? Take(node) : null;

    /// <summary>Indices of an axis as an array; null where the axis has none.</summary>
    public string? Indices(int axis, params Polynomial[] shape)
    {
        long length = Length(axis);
        return length > 0 && kernel.Give(Pick(DType.Int64, DType.Int32), shape, array => Places(length, array)) is >= 0 and var node ? Take(node) : null;
    }

    // The same shape, without its first axes, or with a 1 somewhere.
    private Polynomial[] Stretched()
    {
        Polynomial[] own = [.. A.Shape];
        return random.Next(4) switch
        {
            0 when Rank > 0 => own[random.Next(Rank)..],
            1 => [.. own.Select(length => Maybe(3) ? Polynomial.One : length)],
            _ => own,
        };
    }
}
