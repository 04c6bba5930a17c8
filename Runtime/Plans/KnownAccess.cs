using StaticGraph.CompilerServices;
using StaticGraph.Execution;

namespace StaticGraph.Plans;

/// <summary>How a plan's sweeps and arrays are walked once all lengths are numbers. Immutable.</summary>
internal sealed class KnownAccess
{
    private readonly PlanProgram _program;
    private readonly long[] _dims;

    /// <summary>Takes the lengths of all dims.</summary>
    public KnownAccess(PlanProgram program, long[] dims)
    {
        (_program, _dims) = (program, dims);
        Slots = Array.ConvertAll(program.SlotAccess, Known);
        Maps = Known(program.Maps);
        Parts = Known(program.PartAccess);
    }

    /// <summary>How each operand and store of every sweep is walked, as <see cref="PlanProgram.SlotAccess"/> says.</summary>
    public Access[][] Slots { get; }

    /// <summary>How each sweep's step walks it, as <see cref="PlanProgram.Maps"/> says.</summary>
    public Access[] Maps { get; }

    /// <summary>How its step walks each held array that is in parts, as <see cref="PlanProgram.PartAccess"/> says.</summary>
    public Access[] Parts { get; }

    /// <summary>True for the same lengths.</summary>
    public bool IsFor(long[] dims) => _dims.AsSpan().SequenceEqual(dims);

    // Most begin at index 0, and are the program's own.
    private Access[] Known(Access[] accesses) => Array.TrueForAll(accesses, static access => access.IsKnown) ? accesses : Array.ConvertAll(accesses, access => access.At(ValueOf));

    private long ValueOf(Polynomial length) => ShapeMessages.Evaluate(_program, _program.Formula(length.ToString()), _dims);
}
