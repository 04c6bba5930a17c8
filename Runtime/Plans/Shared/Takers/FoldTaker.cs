using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>Folds the elements of a slot, or products of two, onto the axes that are kept: by the fixed tree of floating-point rules, in chains, or freely where the order does not matter.</summary>
internal sealed class FoldTaker : Taker
{
    /// <summary>The number of the term for what one block contributes.</summary>
    public const int Partial = 0;

    /// <summary>The number of the term for what is open between blocks: nodes of a tree, the best elements so far.</summary>
    public const int Open = 1;

    private static readonly MemoryUse PartialResults = new((plan, sweep, number) => $"partial results of {NameOf(plan, (StoreKind.Held, sweep.Reductions[number].Held))}");
    private static readonly MemoryUse OpenNodes = new((plan, sweep, number) => $"open nodes of {NameOf(plan, (StoreKind.Held, sweep.Reductions[number].Held))}");

    private static readonly MemoryUse BestOfBlock = new((plan, sweep, number) => $"best elements of a block, for {NameOf(plan, (StoreKind.Held, sweep.Reductions[number].Held))}");
    private static readonly MemoryUse BestSoFar = new((plan, sweep, number) => $"best elements so far, for {NameOf(plan, (StoreKind.Held, sweep.Reductions[number].Held))}");

    private static readonly MemoryUse DigitCounts = new((plan, sweep, number) => $"counts of digits, for {NameOf(plan, (StoreKind.Held, sweep.Reductions[number].Held))}");

    private static readonly MemoryUse PackedFactors = new((plan, sweep, number) => $"packed factors of {NameOf(plan, (StoreKind.Held, sweep.Reductions[number].Held))} ({ProductBlocking.Described(sweep.Reductions[number].Type)})");
    private static readonly MemoryUse SegmentTotals = new((plan, sweep, number) => $"totals of segments of {NameOf(plan, (StoreKind.Held, sweep.Reductions[number].Held))}");

    private static readonly MemoryUse WorkOnLines = new((plan, sweep, number) => $"{(sweep.Reductions[number].Block!.IsOfLines ? "keys of lines" : "elements at hand")}, for {NameOf(plan, (StoreKind.Held, sweep.Reductions[number].Held))}");
    private static readonly MemoryUse OpenResults = new((plan, sweep, number) => $"what is open of {NameOf(plan, (StoreKind.Held, sweep.Reductions[number].Held))}");

    private ReductionFormula? _formula;
    private TakerTerm[]? _terms;

    /// <summary>The taker of a reduction of a sweep.</summary>
    public FoldTaker(PlanDefinition plan, SweepDefinition sweep, ReductionDefinition definition)
        : base(plan, sweep)
    {
        Definition = definition;
        Inputs = definition.Other < 0 ? new[] { new TakerInput(definition.Slot, definition.Type) } : new[] { new TakerInput(definition.Slot, definition.Type), new TakerInput(definition.Other, definition.Block is null ? definition.Type : sweep.Operands[definition.Other].Type) };
    }

    /// <summary>The reduction as the plan has it.</summary>
    public ReductionDefinition Definition { get; }

    /// <summary>The bytes that it needs, its axes counted after the prepended ones.</summary>
    public ReductionFormula Formula => _formula ??= new ReductionFormula(Definition, Sweep.Axes.Count);

    /// <inheritdoc/>
    public override IReadOnlyList<TakerInput> Inputs { get; }

    /// <inheritdoc/>
    public override (StoreKind Place, int Index)? Target => (StoreKind.Held, Definition.Held);

    /// <inheritdoc/>
    public override DType Type => ReductionMemory.TotalType(Definition.Kind, Definition.Type, Definition.Block);

    /// <inheritdoc/>
    public override Access Access => Access.Walk(Arrays.Indices(Sweep.Axes.Count, axis => !IsReduced(axis)));

    /// <inheritdoc/>
    public override bool HasPartials => true;

    /// <inheritdoc/>
    public override bool IsOrdered => ReductionMemory.IsOrdered(Definition.Kind, Definition.Type);

    /// <inheritdoc/>
    public override int Passes => ReductionMemory.Passes(Definition.Kind, Definition.Type);

    /// <inheritdoc/>
    public override EquatableArray<EquatableArray<int>> Runs => Definition.Levels;

    /// <inheritdoc/>
    public override string? NothingHasNo => Definition.Kind switch
    {
        ReductionKind.Min or ReductionKind.Max when Definition.Type == DType.Boolean => null,
        ReductionKind.Min or ReductionKind.ArgMin => "minimum",
        ReductionKind.Max or ReductionKind.ArgMax => "maximum",
        ReductionKind.Sum or ReductionKind.Prod or ReductionKind.SquaredDeviations or ReductionKind.CountNonZero or ReductionKind.Median or ReductionKind.Contract or ReductionKind.SumOfProducts or ReductionKind.Block => null,
    };

    /// <inheritdoc/>
    public override string? BrokenRule
    {
        get
        {
            int[] reduced = Definition.Levels.SelectMany(level => level).ToArray();
            return reduced.Length == 0 || Definition.Levels.Any(level => level.Count == 0) ? "A fold has axes"
                : reduced.Distinct().Count() < reduced.Length || reduced.Any(axis => axis < 0 || axis >= Sweep.Axes.Count) ? "A fold's axes are different axes of the sweep"
                : (Definition.Kind is ReductionKind.Contract or ReductionKind.SumOfProducts) != (Definition.Other >= 0) && Definition.Block is null ? "A contraction and a sum of products have two factors, and nothing else has"
                : ReductionMemory.TakesBlocks(Definition.Kind) && (Definition.Levels.Count != 1 || Sweep.Reductions.Count + Sweep.Stores.Count + Sweep.Temporaries.Count != 1) ? "A fold of whole blocks folds one level, and its sweep does nothing else"
                : (Definition.Kind == ReductionKind.Block) != (Definition.Block is not null) || Definition.Block is { } block && !HasResults(block) ? "A function of lines has an axis for its results"
                : CountsDigits && reduced.Length < Sweep.Axes.Count ? "A median is of all elements"
                : null;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TakerTerm> Terms => _terms ??= ReductionMemory.IsPlace(Definition.Kind)
        ? new TakerTerm[] { new(BestOfBlock, IsPerSet: true), new(BestSoFar, IsPerSet: IsLocal) }
        : Definition.Kind == ReductionKind.Contract ? new TakerTerm[] { new(PackedFactors, IsPerSet: true), new(SegmentTotals, IsPerSet: IsLocal) }
        : CountsDigits ? new TakerTerm[] { new(DigitCounts, IsPerSet: true) }
        : Definition.Block is { } block ? block.OpenBytes(Definition.Type) > 0 ? new TakerTerm[] { new(WorkOnLines, IsPerSet: true), new(OpenResults, IsPerSet: IsLocal) } : new TakerTerm[] { new(WorkOnLines, IsPerSet: true) }
        : new TakerTerm[] { new(PartialResults, IsPerSet: true), new(OpenNodes, IsPerSet: IsLocal) };

    /// <inheritdoc/>
    public override string Described => $"the fold into '{Name}'";

    /// <inheritdoc/>
    public override string Action => $"{(Definition.Kind == ReductionKind.Contract ? "" : Definition.Block is { HasLabels: false } ? "finds " : "folds ")}{Verb} over {string.Join(", ", Definition.Levels.SelectMany(level => level).Select(axis => Sweep.Axes[axis]))}{(Passes == 1 ? "" : $" in {Passes} passes")} -> {Name}";

    private bool HasResults(BlockRule block)
    {
        int results = block.ResultsIn(Sweep.Axes.Count);
        return results >= 0 && !IsReduced(results) && !Sweep.Operands.Any(operand => operand.Access.Walks(results));
    }

    private bool CountsDigits => ReductionMemory.Digits(Definition.Kind, Definition.Type) > 0;

    private string Verb => Definition.Kind switch
    {
        ReductionKind.Sum => "sum",
        ReductionKind.Prod => "product",
        ReductionKind.Min => "minimum",
        ReductionKind.Max => "maximum",
        ReductionKind.SquaredDeviations => "squared deviations",
        ReductionKind.CountNonZero => "count of nonzero elements",
        ReductionKind.ArgMin => "place of minimum",
        ReductionKind.ArgMax => "place of maximum",
        ReductionKind.Median => Definition.Order?.Words ?? "median",
        ReductionKind.SumOfProducts => "sum of products",
        ReductionKind.Block => Definition.Block!.Words,
        ReductionKind.Contract => Definition.Other == Definition.Slot ? $"contracts {FactorName(Definition.Slot)} with itself" : $"contracts {FactorName(Definition.Slot)} and {FactorName(Definition.Other)}",
    };

    /// <inheritdoc/>
    public override Polynomial Bytes(int term, IReadOnlyList<Polynomial> lengths, IReadOnlyList<Polynomial> block)
    {
        ReductionDefinition walked = Definition with
        {
            Levels = Arrays.Map<int[], EquatableArray<int>>(PrependedAxes.Counted(Definition.Levels, Sweep.Axes.Count), level => level),
        };
        return term == Partial
            ? ReductionMemory.PartialBytes(walked, lengths, block, ReductionSymbols.Printed)
            : ReductionMemory.SharedBytes(walked, lengths, block, ReductionSymbols.Printed);
    }

    /// <inheritdoc/>
    public override long Bytes(int term, ReadOnlySpan<long> lengths, ReadOnlySpan<long> block)
        => term == Partial ? Formula.Partial(lengths, block) : Formula.Shared(lengths, block);

    private string FactorName(int slot) => SweepText.Described(Sweep.Operands[slot]);

    private bool IsReduced(int axis)
    {
        foreach (EquatableArray<int> level in Definition.Levels.AsSpan())
        {
            if (level.AsSpan().IndexOf(axis) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
