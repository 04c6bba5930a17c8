using System;
using System.Collections.Concurrent;

namespace StaticGraph.CompilerServices;

/// <summary>The bytes of one reduction, prepared from the shared formula so that a block shape is costed without building polynomials.</summary>
internal sealed class ReductionFormula
{
    private static readonly ConcurrentDictionary<Key, ReductionFormula> Joined = new();
    private readonly LengthFormula _partial;
    private readonly LengthFormula _shared;
    private readonly int _rank;

    /// <summary>Prepares the formula of <paramref name="reduction"/> over <paramref name="axes"/> sweep axes; axes are prepended until there are two.</summary>
    public ReductionFormula(ReductionDefinition reduction, int axes)
    {
        _rank = axes + PrependedAxes.Before(axes);
        Levels = PrependedAxes.Counted(reduction.Levels, axes);
        Definition = reduction with { Levels = Arrays.Map<int[], EquatableArray<int>>(Levels, level => level) };
        string[] names = [.. Names("length"), .. Names("block"), .. Names("tokens"), .. Names("heights"), .. Names("carried")];
        Polynomial[] lengths = Array.ConvertAll(Names("length"), Polynomial.Symbol);
        Polynomial[] blocks = Array.ConvertAll(Names("block"), Polynomial.Symbol);
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
        return Joined.GetOrAdd(new Key(kind, type, axes, levels), static key => key.Make());
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
            block.CopyTo(values.Slice(_rank));
            int cut = ReductionMemory.CutLevel(Definition.Levels, lengths, block);
            for (int level = 0; level < Levels.Length; level++)
            {
                EquatableArray<int> axes = Definition.Levels[level];
                values[(2 * _rank) + level] = level == cut ? ReductionMemory.Tokens(axes, lengths, block) : 0;
                values[(3 * _rank) + level] = ReductionMemory.Heights(ReductionMemory.Product(axes, lengths));
                values[(4 * _rank) + level] = ReductionMemory.IsCarried(Definition.Kind, level, cut, ReductionMemory.Product(axes, lengths)) ? 1 : 0;
            }

            return formula.Evaluate(values);
        }
        catch (OverflowException)
        {
            // More than any limit admits.
            return long.MaxValue;
        }
    }

    private string[] Names(string kind) => Arrays.Make(_rank, i => $"{kind}{i}");

    private static Func<int, Polynomial> Symbols(string kind) => level => Polynomial.Symbol($"{kind}{level}");

    // A class: dictionaries of structs are compiled just in time (Arrays).
    private sealed class Key(ReductionKind kind, DType type, int axes, int[][] levels) : IEquatable<Key>
    {
        private readonly ReductionKind _kind = kind;
        private readonly DType _type = type;
        private readonly int _axes = axes;
        private readonly int[][] _levels = levels;

        public ReductionFormula Make()
            => new(new ReductionDefinition(_kind, _type, 0, Arrays.Map<int[], EquatableArray<int>>(_levels, level => level), 0), _axes);

        public bool Equals(Key? other)
        {
            if (other is null || _kind != other._kind || _type != other._type || _axes != other._axes || _levels.Length != other._levels.Length)
            {
                return false;
            }

            for (int level = 0; level < _levels.Length; level++)
            {
                if (!new EquatableArray<int>(_levels[level]).Equals(other._levels[level]))
                {
                    return false;
                }
            }

            return true;
        }

        public override bool Equals(object? obj) => Equals(obj as Key);

        public override int GetHashCode()
        {
            int hash = ((int)_kind * 31) + (int)_type;
            hash = (hash * 31) + _axes;
            foreach (int[] level in _levels)
            {
                hash = (hash * 31) + new EquatableArray<int>(level).GetHashCode();
            }

            return hash;
        }
    }
}
