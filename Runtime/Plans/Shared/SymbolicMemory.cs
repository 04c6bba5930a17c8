using System.Collections.Generic;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>One term of a plan's memory as a polynomial; use and index name it together with the sweep.</summary>
internal sealed record MemoryTerm(int Sweep, MemoryUse Use, int Index, Polynomial Bytes)
{
    /// <summary>What messages call it.</summary>
    public string Name(PlanDefinition plan) => Use.Name(plan, Sweep, Index);
}

/// <summary>
/// The memory formula in symbols: dims by name, and <see cref="ModelSymbols"/> for block lengths, for the sets of buffers, and for what
/// <see cref="ReductionMemory"/> explains of the levels of reductions.
/// </summary>
internal sealed class SymbolicMemory : MemoryModel<Polynomial>
{
    private readonly List<MemoryTerm> _terms = new();

    private readonly StepDefinition _step;
    private readonly bool[] _isLine;

    private SymbolicMemory(PlanDefinition plan, StepDefinition step) => (_step, _isLine) = (step, BlockAxes.Lines(plan, step));

    /// <summary>The terms of one step when everything is streamed from and to storage, with the held arrays alive in it; c0, c1, ... count its axes.</summary>
    public static IReadOnlyList<MemoryTerm> Terms(PlanDefinition plan, StepDefinition step) => Terms(plan, step, SweepFacts.Streaming(plan, step));

    /// <summary>The same when the sweeps are streamed as <paramref name="facts"/> say.</summary>
    public static IReadOnlyList<MemoryTerm> Terms(PlanDefinition plan, StepDefinition step, SweepFacts[] facts)
    {
        var memory = new SymbolicMemory(plan, step);
        memory.CountStep(plan, step, facts);
        return memory._terms;
    }

    /// <inheritdoc/>
    protected override Polynomial Number(long value) => value;

    /// <inheritdoc/>
    protected override Polynomial Add(Polynomial left, Polynomial right) => left + right;

    /// <inheritdoc/>
    protected override Polynomial Multiply(Polynomial left, Polynomial right) => left * right;

    /// <inheritdoc/>
    protected override Polynomial Block(int axis) => axis < _isLine.Length && _isLine[axis] ? Polynomial.Parse(_step.Axes[axis]) : Polynomial.Symbol(ModelSymbols.Block(axis));

    /// <inheritdoc/>
    protected override Polynomial Sets() => Polynomial.Symbol(ModelSymbols.Sets);

    /// <inheritdoc/>
    protected override Polynomial Reached(Polynomial length) => length;

    /// <inheritdoc/>
    protected override Polynomial HeldLength(PlanDefinition plan, int held, int axis) => Polynomial.Parse(plan.Held[held].Shape[axis]);

    /// <inheritdoc/>
    protected override Polynomial TakerBytes(Taker taker, int number, int term) => taker.Bytes(term, Lengths(taker), Blocks(taker));

    /// <inheritdoc/>
    protected override void AddTerm(MemoryUse use, int index, Polynomial bytes) => _terms.Add(new MemoryTerm(Sweep, use, index, bytes));

    private Polynomial[] Lengths(Taker taker)
        => PrependedAxes.Prepend(Polynomial.One, taker.Sweep.Axes.Select((length, axis) => taker.IsLocal && IsSplit(axis) ? SweepBlock(axis) : Polynomial.Parse(length)).ToArray());

    private Polynomial[] Blocks(Taker taker)
        => PrependedAxes.Prepend(Polynomial.One, Enumerable.Range(0, taker.Sweep.Axes.Count).Select(SweepBlock).ToArray());
}
