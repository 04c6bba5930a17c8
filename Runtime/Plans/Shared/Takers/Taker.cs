using System;
using System.Collections.Generic;

namespace StaticGraph.CompilerServices;

/// <summary>A slot whose elements a taker takes, and their type.</summary>
internal readonly record struct TakerInput(int Slot, DType Type);

/// <summary>Memory that a taker needs beside buffers; <paramref name="IsPerSet"/>: each worker has its own, in its set of buffers.</summary>
internal readonly record struct TakerTerm(MemoryUse Use, bool IsPerSet);

/// <summary>
/// What takes the values that a sweep computes, tile by tile: a closed set of kinds behind one protocol. A taker says what it takes and which array it makes of
/// it, what it asks of blocks, what memory it needs and what it is called; whoever plans, checks, lays out or explains asks it and knows no kind.
/// </summary>
internal abstract class Taker
{
    private protected Taker(PlanDefinition plan, SweepDefinition sweep) => (Plan, Sweep) = (plan, sweep);

    /// <summary>The sweep it belongs to.</summary>
    public SweepDefinition Sweep { get; }

    /// <summary>The slots that it takes, whose elements are there when it does.</summary>
    public abstract IReadOnlyList<TakerInput> Inputs { get; }

    /// <summary>Where the array lies that it makes, and its number there; null for one that makes a slot of the sweep, and no array.</summary>
    public abstract (StoreKind Place, int Index)? Target { get; }

    /// <summary>The element type of what it makes.</summary>
    public abstract DType Type { get; }

    /// <summary>How the sweep walks that array.</summary>
    public abstract Access Access { get; }

    /// <summary>True where it takes each part of a nest by itself, into what the part has of the array.</summary>
    public bool IsLocal => Target is (StoreKind.Held, int held) && Plan.Held[held].IsPart;

    /// <summary>True where a block makes a partial result, which is committed to the array when the block is done; false where elements go to their places at once.</summary>
    public abstract bool HasPartials { get; }

    /// <summary>True where the bits depend on the order in which the axes of its <see cref="Runs"/> are met.</summary>
    public abstract bool IsOrdered { get; }

    /// <summary>
    /// The axis along which its blocks finish in turn, -1 where they need not: a block goes on where the one before it along this axis ended, and the others are done beside it.
    /// </summary>
    public virtual int Along => -1;

    /// <summary>
    /// How often it takes all elements, from the first to the last: the sweep is done as often. All takers of a sweep are alike in this.
    /// </summary>
    public virtual int Passes => 1;

    /// <summary>
    /// What it asks of blocks, outermost first: the axes of each of these lists count as one index, of which a block takes a run, so that an axis may be longer
    /// than one in a block only where those after it are whole; cuts of the index lie best on leaves.
    /// </summary>
    public abstract EquatableArray<EquatableArray<int>> Runs { get; }

    /// <summary>What nothing has none of, such as <c>minimum</c>, so that no axis of its <see cref="Runs"/> may be empty; null where there is an answer.</summary>
    public abstract string? NothingHasNo { get; }

    /// <summary>What is wrong with it, as a rule that it breaks; null where nothing is.</summary>
    public abstract string? BrokenRule { get; }

    /// <summary>Its memory beside buffers.</summary>
    public abstract IReadOnlyList<TakerTerm> Terms { get; }

    /// <summary>What messages call it, such as <c>the fold into 'sums'</c>.</summary>
    public abstract string Described { get; }

    /// <summary>What the sweep does for it, such as <c>folds sum over n -> sums</c>.</summary>
    public abstract string Action { get; }

    /// <summary>The name of what it makes.</summary>
    public virtual string Name => Target is { } target ? NameOf(Plan, target) : "";

    /// <summary>The plan it belongs to.</summary>
    protected PlanDefinition Plan { get; }

    /// <summary>The takers of a sweep: folds, then scans, then stores, each in their order. Those that have partials come first.</summary>
    public static Taker[] Of(PlanDefinition plan, SweepDefinition sweep)
    {
        int folds = sweep.Reductions.Count, scans = sweep.Scans.Count;
        var takers = new Taker[folds + scans + sweep.Stores.Count];
        for (int i = 0; i < takers.Length; i++)
        {
            takers[i] = i < folds ? new FoldTaker(plan, sweep, sweep.Reductions[i])
                : i < folds + scans ? new ScanTaker(plan, sweep, sweep.Scans[i - folds])
                : new StoreTaker(plan, sweep, i - folds - scans);
        }

        return takers;
    }

    /// <summary>The takers of a sweep by its number.</summary>
    public static Taker[] Of(PlanDefinition plan, int sweep) => Of(plan, plan.Sweeps[sweep]);

    /// <summary>The axis of a sweep along which blocks finish in turn (<see cref="Along"/>); -1 where there is none.</summary>
    public static int AlongOf(SweepDefinition sweep) => sweep.Scans.Count > 0 ? sweep.Scans[0].Axis : -1;

    /// <summary>How often a sweep is done (<see cref="Passes"/>).</summary>
    public static int PassesOf(SweepDefinition sweep)
    {
        int passes = 1;
        foreach (ReductionDefinition reduction in sweep.Reductions.AsSpan())
        {
            passes = Math.Max(passes, ReductionMemory.Passes(reduction.Kind, reduction.Type));
        }

        return passes;
    }

    /// <summary>Where the arrays lie that a sweep makes, as long as there is no plan yet.</summary>
    public static IEnumerable<(StoreKind Place, int Index)> Targets(SweepDefinition sweep)
    {
        foreach (ReductionDefinition reduction in sweep.Reductions)
        {
            yield return (StoreKind.Held, reduction.Held);
        }

        foreach (StoreDefinition store in sweep.Stores)
        {
            if (store.Kind != StoreKind.Mask)
            {
                yield return (store.Kind, store.Index);
            }
        }
    }

    /// <summary>The name of an array that a sweep makes.</summary>
    public static string NameOf(PlanDefinition plan, (StoreKind Place, int Index) target) => target.Place switch
    {
        StoreKind.Output => plan.Outputs[target.Index].Name,
        StoreKind.Spill => plan.Spills[target.Index].Name,
        StoreKind.Held => plan.Held[target.Index].Name,
        StoreKind.Mask => $"mask of {plan.Outputs[target.Index].Name}",
    };

    /// <summary>The bytes of one of its <see cref="Terms"/>, for lengths and blocks of the axes that are walked (<see cref="PrependedAxes"/>).</summary>
    public abstract Polynomial Bytes(int term, IReadOnlyList<Polynomial> lengths, IReadOnlyList<Polynomial> block);

    /// <summary>The same in numbers; the greatest number where it is beyond 64 bits.</summary>
    public abstract long Bytes(int term, ReadOnlySpan<long> lengths, ReadOnlySpan<long> block);
}
