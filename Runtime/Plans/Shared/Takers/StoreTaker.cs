using System;
using System.Collections.Generic;

namespace StaticGraph.CompilerServices;

/// <summary>Puts each element in its place: into a result, a held array, or one that is spilled. The buffer that it may have is its slot's.</summary>
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
    public override (StoreKind Place, int Index)? Target => (Store.Kind, Store.Index);

    /// <inheritdoc/>
    public override DType Type => Store.Type;

    /// <inheritdoc/>
    public override Access Access => Access.Identity(Sweep.Axes.Count);

    /// <inheritdoc/>
    public override bool HasPartials => false;

    /// <inheritdoc/>
    public override bool IsOrdered => false;

    /// <inheritdoc/>
    public override EquatableArray<EquatableArray<int>> Runs => default;

    /// <inheritdoc/>
    public override string? NothingHasNo => null;

    /// <inheritdoc/>
    public override string? BrokenRule => null;

    /// <inheritdoc/>
    public override IReadOnlyList<TakerTerm> Terms => Array.Empty<TakerTerm>();

    /// <inheritdoc/>
    public override string Described => $"the store into '{Name}'";

    /// <inheritdoc/>
    public override string Action => Store.Kind switch
    {
        StoreKind.Output => $"writes {Name}",
        StoreKind.Spill => $"spills {Name} to a file",
        StoreKind.Held => $"holds {Name}",
    };

    private StoreDefinition Store => Sweep.Stores[_number];

    /// <inheritdoc/>
    public override Polynomial Bytes(int term, IReadOnlyList<Polynomial> lengths, IReadOnlyList<Polynomial> block) => Polynomial.Zero;

    /// <inheritdoc/>
    public override long Bytes(int term, ReadOnlySpan<long> lengths, ReadOnlySpan<long> block) => 0;
}
