using System;
using System.Collections.Generic;

namespace StaticGraph.CompilerServices;

/// <summary>
/// Puts each element in its place: into a result, a held array, or one that is spilled. The buffer that it may have is its slot's. Of a result that has only what a mask takes
/// places are counted: blocks are runs of the whole space, row by row, and each says in turn how many of its elements are taken.
/// </summary>
internal sealed class StoreTaker : Taker
{
    private readonly int _number;

    /// <summary>The taker of store <paramref name="number"/> of a sweep.</summary>
    public StoreTaker(PlanDefinition plan, SweepDefinition sweep, int number)
        : base(plan, sweep)
        => _number = number;

    /// <inheritdoc/>
    public override IReadOnlyList<TakerInput> Inputs => new[] { new TakerInput(Sweep.Operands.Count + _number, Type) };

    /// <inheritdoc/>
    public override (StoreKind Place, int Index)? Target => Store.Kind == StoreKind.Mask ? null : (Store.Kind, Store.Index);

    /// <inheritdoc/>
    public override DType Type => Store.Type;

    /// <inheritdoc/>
    public override Access Access => Access.Identity(Sweep.Axes.Count);

    /// <inheritdoc/>
    public override bool HasPartials => false;

    /// <inheritdoc/>
    public override bool IsOrdered => Store.IsTaken;

    /// <inheritdoc/>
    public override EquatableArray<EquatableArray<int>> Runs => Store.IsTaken ? new EquatableArray<EquatableArray<int>>(AllAxes()) : default;

    /// <inheritdoc/>
    public override string? NothingHasNo => null;

    /// <inheritdoc/>
    public override string? BrokenRule => !Store.IsTaken ? null
        : Store.Kind != StoreKind.Output || Sweep.Axes.Count == 0 ? "A mask takes elements of results"
        : Store.Mask >= Sweep.Stores.Count || Sweep.Stores[Store.Mask].Kind != StoreKind.Mask ? "What is taken is said by a mask of the same sweep"
        : Store.Count < 0 || Store.Count >= Plan.Held.Count || Plan.Held[Store.Count].Shape.Count > 0 || Plan.Held[Store.Count].Type != DType.Int64 || Plan.Held[Store.Count].IsPart ? "How many are taken is one number, which is held"
        : null;

    /// <inheritdoc/>
    public override IReadOnlyList<TakerTerm> Terms => Array.Empty<TakerTerm>();

    /// <inheritdoc/>
    public override string Described => $"the store into '{Name}'";

    /// <inheritdoc/>
    public override string Action => Store.Kind switch
    {
        StoreKind.Output when Store.IsTaken => $"counts what is taken from block to block; writes it -> {Name}",
        StoreKind.Output => $"writes {Name}",
        StoreKind.Spill => $"spills {Name} to a file",
        StoreKind.Held => $"holds {Name}",
        StoreKind.Mask => "",
    };

    private EquatableArray<int>[] AllAxes() => new EquatableArray<int>[] { Arrays.Indices(Sweep.Axes.Count, _ => true) };

    private StoreDefinition Store => Sweep.Stores[_number];

    /// <inheritdoc/>
    public override Polynomial Bytes(int term, IReadOnlyList<Polynomial> lengths, IReadOnlyList<Polynomial> block) => Polynomial.Zero;

    /// <inheritdoc/>
    public override long Bytes(int term, ReadOnlySpan<long> lengths, ReadOnlySpan<long> block) => 0;
}
