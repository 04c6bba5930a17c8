using System.Collections.Concurrent;
using StaticGraph.CompilerServices;

namespace StaticGraph.Plans;

/// <summary>The bytes of one reduction, prepared from the shared formula so that a block shape is costed without building polynomials.</summary>
internal sealed class ReductionFormula
{
    private static readonly ConcurrentDictionary<(ReductionKind Kind, DType Type, int Axes, EquatableArray<EquatableArray<int>> Levels), ReductionFormula> Joined = new();
    private readonly LengthFormula _partial;
    private readonly LengthFormula _shared;
    private readonly int _rank;

    /// <summary>Prepares the formula of <paramref name="reduction"/> over <paramref name="axes"/> sweep axes; axes are prepended until there are two.</summary>
    public ReductionFormula(ReductionDefinition reduction, int axes)
    {
        _rank = Math.Max(2, axes);
        int shift = _rank - axes;
        Levels = [.. reduction.Levels.Select(level => level.Select(axis => axis + shift).ToArray())];
        Definition = reduction with { Levels = Levels.Select(level => new EquatableArray<int>(level)).ToArray() };
        string[] names = [.. Names("length"), .. Names("block"), .. Names("tokens"), .. Names("heights"), .. Names("carried")];
        Polynomial[] lengths = [.. Names("length").Select(Polynomial.Symbol)];
        Polynomial[] blocks = [.. Names("block").Select(Polynomial.Symbol)];
        var symbols = new ReductionSymbols(Symbols("tokens"), Symbols("heights"), Symbols("carried"));
        _partial = new LengthFormula(ReductionMemory.PartialBytes(Definition, lengths, blocks, symbols), names);
        _shared = new LengthFormula(ReductionMemory.SharedBytes(Definition, lengths, blocks, symbols), names);
    }

    /// <summary>The reduction with its axes counted after the prepended ones.</summary>
    public ReductionDefinition Definition { get; }

    /// <summary>The nested reduced axes, counted after the prepended ones.</summary>
    public int[][] Levels { get; }

    /// <summary>The formula of a reduction over axes that are not those of its definition: some were joined. Kept, since there are few.</summary>
    public static ReductionFormula Of(ReductionKind kind, DType type, int axes, int[][] levels)
    {
        var key = (kind, type, axes, new EquatableArray<EquatableArray<int>>(Array.ConvertAll(levels, level => new EquatableArray<int>(level))));
        return Joined.GetOrAdd(key, static key => new ReductionFormula(new ReductionDefinition(key.Kind, key.Type, 0, key.Levels, 0), key.Axes));
    }

    /// <summary>Bytes of one block's contribution.</summary>
    public long Partial(ReadOnlySpan<long> lengths, ReadOnlySpan<long> block) => Evaluate(_partial, lengths, block);

    /// <summary>Bytes of the accumulators shared by all blocks.</summary>
    public long Shared(ReadOnlySpan<long> lengths, ReadOnlySpan<long> block) => Evaluate(_shared, lengths, block);

    private long Evaluate(LengthFormula formula, ReadOnlySpan<long> lengths, ReadOnlySpan<long> block)
    {
        Span<long> values = stackalloc long[5 * _rank];
        try
        {
            lengths.CopyTo(values);
            block.CopyTo(values[_rank..]);
            int cut = ReductionMemory.CutLevel(Definition.Levels, lengths, block);
            for (int level = 0; level < Levels.Length; level++)
            {
                EquatableArray<int> axes = Definition.Levels[level];
                values[(2 * _rank) + level] = level == cut ? ReductionMemory.Tokens(axes, lengths, block) : 0;
                values[(3 * _rank) + level] = ReductionMemory.Heights(ReductionMemory.Product(axes, lengths));
                values[(4 * _rank) + level] = level <= cut ? 1 : 0;
            }

            return formula.Evaluate(values);
        }
        catch (OverflowException)
        {
            // More than any limit admits.
            return long.MaxValue;
        }
    }

    private IEnumerable<string> Names(string kind) => Enumerable.Range(0, _rank).Select(i => $"{kind}{i}");

    private static Func<int, Polynomial> Symbols(string kind) => level => Polynomial.Symbol($"{kind}{level}");
}
