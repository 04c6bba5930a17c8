using StaticGraph.CompilerServices;
using StaticGraph.Generator.Schedule;

namespace StaticGraph.Analyzers.Rules;

/// <summary>What of one variant grows too fast: terms of its memory that are no faces, and sweeps that move more than the kernel's arrays.</summary>
internal sealed class VariantGrowth
{
    private readonly PlanDefinition _plan;
    private readonly ISet<string> _longDims;

    private VariantGrowth(VariantSchedule schedule, ISet<string> longDims)
    {
        Schedule = schedule;
        _plan = schedule.Plan;
        _longDims = longDims;
        Held = StepDefinition.Of(_plan).SelectMany(NonFaces).ToArray();
        Growth arrays = _plan.Parameters.Select(parameter => Of(parameter.Shape))
            .Concat(_plan.Sweeps.SelectMany(sweep => sweep.Stores.Where(store => store.Kind == StoreKind.Output).Select(store => Of(Written(sweep, store)))))
            .Aggregate(Growth.None, (sum, growth) => sum.Plus(growth));
        Excess = Enumerable.Range(0, _plan.Sweeps.Count).Where(sweep => Moves(_plan.Sweeps[sweep]) && !Of(Read(_plan.Sweeps[sweep])).IsWithin(arrays)).ToArray();
    }

    /// <summary>The variant.</summary>
    public VariantSchedule Schedule { get; }

    /// <summary>The terms of its memory that grow and are no faces of what is streamed past them.</summary>
    public IReadOnlyList<MemoryTerm> Held { get; }

    /// <summary>The sweeps that move bytes that grow faster than inputs and outputs together.</summary>
    public IReadOnlyList<int> Excess { get; }

    /// <summary>True when it runs at every size under one limit and moves what grows like its inputs and outputs.</summary>
    public bool IsFlat => Held.Count == 0 && Excess.Count == 0;

    /// <summary>The long dims that decide how often sweeps in <see cref="Excess"/> read: those of the axes that some array they read does not have.</summary>
    public IEnumerable<string> Repeating => Excess
        .Select(sweep => _plan.Sweeps[sweep])
        .SelectMany(sweep => sweep.Operands.Where(IsStored).SelectMany(operand => sweep.Axes.Where((_, axis) => !operand.Access.Walks(axis))))
        .SelectMany(length => Growth.Of(Lengths(length), _longDims).Dims)
        .Distinct()
        .OrderBy(dim => dim, StringComparer.Ordinal);

    /// <summary>Judges a variant, with <paramref name="longDims"/> unbounded.</summary>
    public static VariantGrowth Of(VariantSchedule schedule, ISet<string> longDims) => new(schedule, longDims);

    // No block cuts the results of a line, so that nothing is read again for them.
    private static EquatableArray<string> Read(SweepDefinition sweep) =>
        sweep.TakesBlocks && sweep.Reductions[0].Block is { } block ? sweep.Axes.Where((_, axis) => axis != block.ResultsIn(sweep.Axes.Count)).ToArray() : sweep.Axes;

    // For each element of a face a whole long axis goes by in every step that it lives through.
    private IEnumerable<MemoryTerm> NonFaces(StepDefinition step)
    {
        Growth[] streams = Enumerable.Range(step.First, step.Count).SelectMany(sweep => Streams(_plan.Sweeps[sweep])).Select(Of).ToArray();
        return SymbolicMemory.Terms(_plan, step)
            .Where(term => Growth.Of(LengthCeiling.Growing(_plan.Dims, term.Bytes), _longDims) is { IsBounded: false } growth && !streams.Any(growth.IsFaceOf));
    }

    private IEnumerable<EquatableArray<string>> Streams(SweepDefinition sweep)
    {
        IEnumerable<EquatableArray<string>> read = sweep.Operands.Where(IsStored)
            .Select(operand => (EquatableArray<string>)operand.Access.Axes.Where(axis => axis >= 0).Select(axis => sweep.Axes[axis]).ToArray());
        IEnumerable<EquatableArray<string>> written = sweep.Stores.Where(store => store.Kind is StoreKind.Output or StoreKind.Spill).Select(store => Written(sweep, store));
        return read.Concat(written);
    }

    // A mask may take everything.
    private EquatableArray<string> Written(SweepDefinition sweep, StoreDefinition store) =>
        store.IsTaken ? sweep.Axes : store.Kind == StoreKind.Output ? _plan.Outputs[store.Index].Shape : _plan.Spills[store.Index].Shape;

    // An array is read again for each block along the axes that it does not have, and blocks do not grow: all in all that grows like the sweep's space.
    private static bool Moves(SweepDefinition sweep) => sweep.Operands.Any(IsStored) || sweep.Stores.Any(store => store.Kind == StoreKind.Spill);

    private static bool IsStored(OperandDefinition operand) => operand.Kind is OperandKind.Parameter or OperandKind.Spill;

    private Growth Of(EquatableArray<string> shape) => Growth.Of(shape.Select(Lengths), _longDims);

    private Polynomial Lengths(string length) => LengthCeiling.Growing(_plan.Dims, Polynomial.Parse(length));
}
