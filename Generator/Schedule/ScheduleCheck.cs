using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule;

/// <summary>What must be true of every schedule: nothing is read before it is written, and everything is written once. A failure is a fault of the compiler.</summary>
internal sealed class ScheduleCheck
{
    private readonly PlanDefinition _plan;
    private readonly int[] _writerOfHeld;
    private readonly int[] _writerOfSpill;
    private readonly bool[] _isWritten;

    private ScheduleCheck(PlanDefinition plan)
    {
        _plan = plan;
        _writerOfHeld = plan.Held.Select(_ => -1).ToArray();
        _writerOfSpill = plan.Spills.Select(_ => -1).ToArray();
        _isWritten = new bool[plan.Outputs.Count];
    }

    public static KernelSchedule Run(KernelSchedule schedule)
    {
        Require(schedule.Variants.Count is > 0 and <= 4, "A schedule has one to four variants");
        foreach (VariantSchedule variant in schedule.Variants)
        {
            Run(variant);
        }

        return schedule;
    }

    private static void Run(VariantSchedule variant)
    {
        var check = new ScheduleCheck(variant.Plan);
        Require(variant.Plan.Sweeps.Count == variant.Programs.Count, "The schedule has a program for each sweep");
        for (int i = 0; i < variant.Programs.Count; i++)
        {
            SweepDefinition sweep = variant.Plan.Sweeps[i];
            check.CheckOperands(sweep, i);
            TileCheck.Run(variant.Plan, variant.Programs[i], i);
            check.CheckTakers(sweep, i);
            Require(sweep.Pair.Count is 0 or 2, "A pair is two axes", i);
        }

        RequireNames(variant.Plan.Parameters.Select(array => array.Name), "Parameters");
        RequireNames(variant.Plan.Outputs.Select(array => array.Name), "Outputs");
        RequireNames(variant.Plan.Held.Select(array => array.Name), "Held arrays");
        RequireNames(variant.Plan.Spills.Select(array => array.Name), "Spills");
        Require(check._isWritten.All(written => written), "Every output is written");
        Require(check._writerOfHeld.All(writer => writer >= 0), "Every held array is written");
        Require(check._writerOfSpill.All(writer => writer >= 0), "Every spilled array is written");
        Require(variant.Plan.Nests.All(nest => nest.IsNest), "A nest has inner axes, or several sweeps");
        string? broken = StepRules.Broken(variant.Plan);
        Require(broken is null, broken ?? "");
    }

    public static void Require(bool condition, string rule, int? sweep = null)
    {
        if (!condition)
        {
            string where = sweep is null ? "" : $" (sweep {sweep})";
            throw new InvalidOperationException($"A rule of schedules is broken{where}: {rule}.");
        }
    }

    // Generated code finds them by their names.
    private static void RequireNames(IEnumerable<string> names, string what) => Require(names.GroupBy(name => name).All(same => same.Count() == 1), $"{what} have different names");

    private void CheckOperands(SweepDefinition sweep, int number)
    {
        foreach (OperandDefinition operand in sweep.Operands)
        {
            (DType type, int rank) = operand.Kind switch
            {
                OperandKind.Parameter => (_plan.Parameters[operand.Index].Type, _plan.Parameters[operand.Index].Shape.Count),
                OperandKind.Held => (_plan.Held[operand.Index].Type, _plan.Held[operand.Index].Shape.Count),
                OperandKind.Spill => (_plan.Spills[operand.Index].Type, _plan.Spills[operand.Index].Shape.Count),
                OperandKind.Scalar => (_plan.Scalars[operand.Index], 0),
                OperandKind.Position => (operand.Type, 1),
            };
            Require(operand.Type == type, "An operand has the type of its array", number);
            Require(operand.Access.Rank == rank, "An operand maps every axis of its array", number);
            Require(operand.Access.IsWithin(sweep.Axes.Count), "An operand's axes are walked by axes of the sweep", number);
            if (operand.Kind == OperandKind.Held)
            {
                CheckRead(_writerOfHeld[operand.Index], _plan.Held[operand.Index].LastSweep, "held", number);
            }
            else if (operand.Kind == OperandKind.Spill)
            {
                CheckRead(_writerOfSpill[operand.Index], _plan.Spills[operand.Index].LastSweep, "spilled", number);
            }
        }
    }

    private static void CheckRead(int writer, int lastSweep, string kind, int number)
    {
        Require(writer >= 0 && writer < number, $"A {kind} array is written before it is read", number);
        Require(lastSweep >= number, $"A {kind} array lives as long as it is read", number);
    }

    private void CheckTakers(SweepDefinition sweep, int number)
    {
        foreach (Taker taker in Taker.Of(_plan, sweep))
        {
            Require(taker.BrokenRule is null, taker.BrokenRule ?? "", number);
            EquatableArray<string> shape = Enumerable.Range(0, taker.Access.Rank).Select(axis => sweep.Axes[taker.Access.AxisOf(axis)]).ToArray();
            if (taker.Target is not { } target)
            {
                continue;
            }

            switch (target.Place)
            {
                case StoreKind.Output:
                    OutputDefinition output = _plan.Outputs[target.Index];
                    Require(!_isWritten[target.Index], "An output is written once", number);
                    Require(taker.Type == output.Type && (output.TakenAxis >= 0 ? taker.IsOrdered : shape.Equals(output.Shape)), "An output has the type and shape of what is written", number);
                    _isWritten[target.Index] = true;
                    break;
                case StoreKind.Held:
                    HeldDefinition held = _plan.Held[target.Index];
                    CheckKept("held", taker, target.Index, shape, (held.Type, held.Shape, held.FirstSweep), _writerOfHeld, number);
                    break;
                case StoreKind.Spill:
                    SpillDefinition spill = _plan.Spills[target.Index];
                    CheckKept("spilled", taker, target.Index, shape, (spill.Type, spill.Shape, spill.FirstSweep), _writerOfSpill, number);
                    break;
                default:
                    throw new InvalidOperationException();
            }
        }
    }

    private static void CheckKept(string kind, Taker taker, int index, EquatableArray<string> shape, (DType Type, EquatableArray<string> Shape, int FirstSweep) array, int[] writers, int number)
    {
        Require(writers[index] < 0, $"A {kind} array is written once", number);
        Require(array.FirstSweep == number, $"A {kind} array lives from the sweep that writes it", number);
        Require(taker.Type == array.Type, $"A {kind} array has the type of what is written", number);
        Require(taker is StoreTaker { IsLocal: false } || shape.Equals(array.Shape), $"A {kind} array has the shape of what is written", number);
        writers[index] = number;
    }
}
