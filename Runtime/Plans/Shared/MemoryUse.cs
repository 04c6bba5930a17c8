using System;

namespace StaticGraph.CompilerServices;

/// <summary>What a term of the peak is for. It names itself, and stands where the term is counted: there is no list of all of them.</summary>
internal sealed class MemoryUse
{
    /// <summary>A block being read, computed on or waiting, of one operand.</summary>
    public static readonly MemoryUse ReadBuffer = new((_, sweep, operand) => $"read buffers of {SweepText.Described(sweep.Operands[operand])}");

    /// <summary>A block waiting to be written, of one store.</summary>
    public static readonly MemoryUse WriteBuffer = new((plan, sweep, store) => $"write buffers of {StoreName(plan, sweep, store)}");

    /// <summary>What reading or writing one block needs beside it, of the array that needs most: raw and decoded chunks, short rows fetched together.</summary>
    public static readonly MemoryUse DecodeRoom = new((plan, sweep, slot) => $"work space for {(slot < sweep.Operands.Count ? $"reading {sweep.Operands[slot].Name}" : $"writing {StoreName(plan, sweep, slot - sweep.Operands.Count)}")}");

    /// <summary>Temporaries and gathered operands of one tile.</summary>
    public static readonly MemoryUse Tiles = new((_, _, _) => "tiles of temporaries");

    /// <summary>Padded copies of the ends of rows.</summary>
    public static readonly MemoryUse Edges = new((_, _, _) => "padded ends of rows");

    /// <summary>An array kept from one sweep to later ones.</summary>
    public static readonly MemoryUse Held = new((plan, _, held) => $"held {plan.Held[held].Name}{(plan.Held[held].IsPart ? " of a part" : "")}");

    private readonly Func<PlanDefinition, SweepDefinition, int, string> _name;

    /// <summary>A use whose terms are named by <paramref name="name"/>: of a plan, a sweep, and which of several the term is.</summary>
    public MemoryUse(Func<PlanDefinition, SweepDefinition, int, string> name) => _name = name;

    /// <summary>What messages and explanations call a term of a sweep.</summary>
    public string Name(PlanDefinition plan, int sweep, int index) => _name(plan, plan.Sweeps[sweep], index);

    private static string StoreName(PlanDefinition plan, SweepDefinition sweep, int store) => Taker.NameOf(plan, (sweep.Stores[store].Kind, sweep.Stores[store].Index));
}
