using System.Collections.Generic;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>One term of a plan's memory as a polynomial; kind and index name it together with the sweep.</summary>
internal sealed record MemoryTerm(int Sweep, MemoryTermKind Kind, int Index, Polynomial Bytes);

/// <summary>
/// The memory formula in symbols: dims by name, and <see cref="ModelSymbols"/> for block lengths, for the sets of buffers, and for what
/// <see cref="ReductionMemory"/> explains of the levels of reductions.
/// </summary>
internal sealed class SymbolicMemory : MemoryModel<Polynomial>
{
    private readonly List<MemoryTerm> _terms = new();

    private SymbolicMemory()
    {
    }

    /// <summary>The terms of one step when everything is streamed from and to storage, with the held arrays alive in it; c0, c1, ... count its axes.</summary>
    public static IReadOnlyList<MemoryTerm> Terms(PlanDefinition plan, NestDefinition step)
    {
        var memory = new SymbolicMemory();
        memory.CountStep(plan, step, SweepFacts.Streaming(plan, step));
        return memory._terms;
    }

    /// <inheritdoc/>
    protected override Polynomial Number(long value) => value;

    /// <inheritdoc/>
    protected override Polynomial Add(Polynomial left, Polynomial right) => left + right;

    /// <inheritdoc/>
    protected override Polynomial Multiply(Polynomial left, Polynomial right) => left * right;

    /// <inheritdoc/>
    protected override Polynomial Block(int axis) => Polynomial.Symbol(ModelSymbols.Block(axis));

    /// <inheritdoc/>
    protected override Polynomial Sets() => Polynomial.Symbol(ModelSymbols.Sets);

    /// <inheritdoc/>
    protected override Polynomial HeldLength(PlanDefinition plan, int held, int axis) => Polynomial.Parse(plan.Held[held].Shape[axis]);

    /// <inheritdoc/>
    protected override Polynomial Partial(SweepDefinition sweep, int reduction, bool isLocal)
        => ReductionMemory.PartialBytes(Prepended(sweep, reduction), Lengths(sweep, isLocal), Blocks(sweep), Symbols);

    /// <inheritdoc/>
    protected override Polynomial Accumulator(SweepDefinition sweep, int reduction, bool isLocal)
        => ReductionMemory.SharedBytes(Prepended(sweep, reduction), Lengths(sweep, isLocal), Blocks(sweep), Symbols);

    /// <inheritdoc/>
    protected override void AddTerm(MemoryTermKind kind, int index, Polynomial bytes) => _terms.Add(new MemoryTerm(Sweep, kind, index, bytes));

    private static ReductionSymbols Symbols => new(
        level => Polynomial.Symbol(ModelSymbols.Tokens(level)), level => Polynomial.Symbol(ModelSymbols.Height(level)), level => Polynomial.Symbol(ModelSymbols.Carried(level)));

    private static ReductionDefinition Prepended(SweepDefinition sweep, int reduction)
    {
        ReductionDefinition definition = sweep.Reductions[reduction];
        int[][] levels = PrependedAxes.Counted(definition.Levels, sweep.Axes.Count);
        return definition with { Levels = Arrays.Map<int[], EquatableArray<int>>(levels, level => level) };
    }

    private Polynomial[] Lengths(SweepDefinition sweep, bool isLocal)
        => PrependedAxes.Prepend(Polynomial.One, sweep.Axes.Select((length, axis) => isLocal && IsSplit(axis) ? Block(StepAxis(axis)) : Polynomial.Parse(length)).ToArray());

    private Polynomial[] Blocks(SweepDefinition sweep)
        => PrependedAxes.Prepend(Polynomial.One, Enumerable.Range(0, sweep.Axes.Count).Select(axis => Block(StepAxis(axis))).ToArray());
}
