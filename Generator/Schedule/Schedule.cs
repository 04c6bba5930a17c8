using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Schedule;

/// <summary>Everything decided: one to four ways to run the kernel, of which binding picks one. The hand-over to Emit, which only prints it.</summary>
internal sealed record KernelSchedule(EquatableArray<VariantSchedule> Variants, EquatableArray<GraphScalar> Scalars)
{
    /// <summary>The first variant's plan: all variants share its parameters, dims, scalars and results.</summary>
    public PlanDefinition Plan => Variants[0].Plan;
}

/// <summary>One way to run the kernel: the plan as data, and for each sweep what is computed on a tile.</summary>
internal sealed record VariantSchedule(PlanDefinition Plan, EquatableArray<TileProgram> Programs)
{
    /// <summary>For each held array the number of the kernel's expression that it is the value of, or -1; for messages only.</summary>
    public EquatableArray<int> HeldExpressions { get; init; }

    /// <summary>For each sweep the number of the kernel's expression that it reads and computes, or -1; for messages only.</summary>
    public EquatableArray<int> SweepExpressions { get; init; }
}

/// <summary>What one sweep computes on a tile, one operation after another; those between scans row by row.</summary>
internal sealed record TileProgram(EquatableArray<TileOperation> Operations);

/// <summary>An operation of a tile program on whole rows.</summary>
internal abstract record TileOperation;

/// <summary>
/// A fused loop over lanes of one width: <paramref name="Size"/> bytes an element. Values are numbers; each is loaded or computed once.
/// A bool value is a mask: an integer vector of that width, all zeros or all ones.
/// </summary>
internal sealed record LaneLoop(int Size, EquatableArray<LaneLoad> Loads, EquatableArray<LaneInstruction> Body, EquatableArray<LaneStore> Stores) : TileOperation
{
    /// <summary>How often each value is an argument or is stored; values that are neither are not there.</summary>
    public Dictionary<int, int> CountUses()
    {
        var uses = new Dictionary<int, int>();
        foreach (int value in Body.SelectMany(instruction => instruction.Arguments).Concat(Stores.Select(store => store.Value)))
        {
            uses[value] = uses.TryGetValue(value, out int count) ? count + 1 : 1;
        }

        return uses;
    }
}

/// <summary>A change of element type of a whole row, from slot to slot; the widths differ, so it is an operation of its own.</summary>
internal sealed record TileConversion(int FromSlot, DType From, int ToSlot, DType To) : TileOperation;

/// <summary>
/// A scan of whole rows, from slot to slot: an operation of its own, which takes all rows of the tile at once. They go on where the last tile ended.
/// <paramref name="MayBypass"/>: no operation on the tile reads what it makes, so that it may be stored past the caches.
/// </summary>
internal sealed record TileScan(ScanDefinition Definition, bool MayBypass = false) : TileOperation;

/// <summary>Loads a slot as a value; <paramref name="IsConstant"/>: its row is one repeated element.</summary>
internal sealed record LaneLoad(int Value, int Slot, DType Type, bool IsConstant, string Name);

/// <summary>Computes a value from others by a row of the op table. <paramref name="IsConstant"/>: the same in every lane, so computed once a row.</summary>
internal sealed record LaneInstruction(int Value, string Op, DType Type, EquatableArray<int> Arguments, bool IsConstant, string Label);

/// <summary>Stores a value to a slot. <paramref name="MayBypass"/>: no operation on the tile reads the slot again, so that it may be stored past the caches.</summary>
internal sealed record LaneStore(int Value, int Slot, DType Type, bool MayBypass = false);
