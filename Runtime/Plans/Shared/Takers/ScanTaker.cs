using System;
using System.Collections.Generic;

namespace StaticGraph.CompilerServices;

/// <summary>
/// Goes along one axis of a slot, element by element, each into another slot of the same sweep: sums so far, or products. It finishes in turn: a block waits for what the one
/// before it along the axis ends with, and hands on its own. What else is computed and stored of them is as always.
/// </summary>
internal sealed class ScanTaker : Taker
{
    /// <summary>The number of the term for what is handed on from block to block.</summary>
    public const int Carry = 0;

    private static readonly MemoryUse Carried = new((plan, sweep, number) => Of(plan, sweep)[number] is ScanTaker scan ? $"carried {Words(scan.Definition.Kind).Many} of {scan.Name}" : "");
    private static readonly TakerTerm[] OneTerm = { new(Carried, IsPerSet: true) };

    /// <summary>The taker of a scan of a sweep.</summary>
    public ScanTaker(PlanDefinition plan, SweepDefinition sweep, ScanDefinition definition)
        : base(plan, sweep)
    {
        Definition = definition;
        var slot = new TakerInput(definition.Slot, definition.Type);
        var into = new TakerInput(definition.Into, definition.Type);
        Inputs = definition.Factor < 0 ? new[] { slot, into } : new[] { new TakerInput(definition.Factor, definition.Type), slot, into };
    }

    /// <summary>The scan as the plan has it.</summary>
    public ScanDefinition Definition { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TakerInput> Inputs { get; }

    /// <inheritdoc/>
    public override (StoreKind Place, int Index)? Target => null;

    /// <inheritdoc/>
    public override DType Type => Definition.Type;

    /// <inheritdoc/>
    public override Access Access => Access.Identity(Sweep.Axes.Count);

    /// <inheritdoc/>
    public override bool HasPartials => false;

    /// <inheritdoc/>
    public override bool IsOrdered => true;

    /// <inheritdoc/>
    public override int Along => Definition.Axis;

    /// <inheritdoc/>
    public override EquatableArray<EquatableArray<int>> Runs => default;

    /// <inheritdoc/>
    public override string? NothingHasNo => null;

    /// <inheritdoc/>
    public override string? BrokenRule
    {
        get
        {
            bool isOther = false;
            foreach (ScanDefinition scan in Sweep.Scans.AsSpan())
            {
                isOther |= scan.Axis != Along;
            }

            return isOther ? "The scans of a sweep are along one axis"
                : Along < 0 || Along >= Sweep.Axes.Count ? "A scan's axis is one of the sweep"
                : Definition.Into < Sweep.Operands.Count ? "A scan is into a store or a temporary"
                : null;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TakerTerm> Terms => OneTerm;

    /// <inheritdoc/>
    public override string Name => NameOf(Plan, Sweep, Definition);

    /// <inheritdoc/>
    public override string Described => $"the scan '{Name}'";

    /// <inheritdoc/>
    public override string Action => $"scans {Words(Definition.Kind).One} along {Sweep.Axes[Along]} -> {Name}";

    /// <inheritdoc/>
    public override Polynomial Bytes(int term, IReadOnlyList<Polynomial> lengths, IReadOnlyList<Polynomial> block)
    {
        Polynomial bytes = Type.Size();
        for (int axis = 0; axis < block.Count; axis++)
        {
            bytes = axis == Along + PrependedAxes.Before(Sweep.Axes.Count) ? bytes : bytes * block[axis];
        }

        return bytes;
    }

    /// <inheritdoc/>
    public override long Bytes(int term, ReadOnlySpan<long> lengths, ReadOnlySpan<long> block)
    {
        long bytes = Type.Size();
        for (int axis = 0; axis < block.Length; axis++)
        {
            bytes = axis == Along + PrependedAxes.Before(Sweep.Axes.Count) ? bytes : NumericMemory.SaturatingMultiply(bytes, block[axis]);
        }

        return bytes;
    }

    /// <summary>What people call one of the things that it makes, and several.</summary>
    public static (string One, string Many) Words(ScanKind kind) => kind switch
    {
        ScanKind.Sum => ("sum", "sums"),
        ScanKind.Prod => ("product", "products"),
        ScanKind.Max => ("maximum", "maxima"),
        ScanKind.Min => ("minimum", "minima"),
        ScanKind.Fill => ("last number", "last numbers"),
        ScanKind.Recurrence => ("recurrence", "values"),
        ScanKind.RecurrenceBefore => ("recurrence, one late,", "values"),
        ScanKind.LevelBefore => ("level, one late,", "levels"),
    };

    private static string NameOf(PlanDefinition plan, SweepDefinition sweep, ScanDefinition scan)
    {
        int store = scan.Into - sweep.Operands.Count;
        return store >= 0 && store < sweep.Stores.Count ? NameOf(plan, (sweep.Stores[store].Kind, sweep.Stores[store].Index)) : scan.Name;
    }
}
