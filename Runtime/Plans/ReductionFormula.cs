using StaticGraph.CompilerServices;

namespace StaticGraph.Plans;

/// <summary>The bytes of one reduction, prepared from the shared formula so that a block shape is costed without building polynomials.</summary>
internal sealed class ReductionFormula
{
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

    /// <summary>Bytes of one block's contribution.</summary>
    public long Partial(long[] lengths, long[] block) => Evaluate(_partial, lengths, block);

    /// <summary>Bytes of the accumulators shared by all blocks.</summary>
    public long Shared(long[] lengths, long[] block) => Evaluate(_shared, lengths, block);

    private long Evaluate(LengthFormula formula, long[] lengths, long[] block)
    {
        Span<long> values = stackalloc long[5 * _rank];
        try
        {
            ReductionSymbols symbols = ReductionMemory.Bind(Definition.Levels, lengths, block);
            lengths.CopyTo(values);
            block.CopyTo(values[_rank..]);
            for (int level = 0; level < Levels.Length; level++)
            {
                values[(2 * _rank) + level] = symbols.Tokens(level).ConstantTerm;
                values[(3 * _rank) + level] = symbols.Heights(level).ConstantTerm;
                values[(4 * _rank) + level] = symbols.Carried(level).ConstantTerm;
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
