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
            TileCheck.Run(sweep, variant.Programs[i], i);
            check.CheckStores(sweep, i);
            check.CheckFolds(sweep, i);
            Require(sweep.Pair.Count is 0 or 2, "A pair is two axes", i);
        }

        Require(check._isWritten.All(written => written), "Every output is written");
        Require(check._writerOfHeld.All(writer => writer >= 0), "Every held array is written");
        Require(check._writerOfSpill.All(writer => writer >= 0), "Every spilled array is written");
        Require(variant.Plan.Nests.All(nest => nest.Split < nest.Axes.Count), "A nest has inner axes");
        string? broken = NestRules.Broken(variant.Plan);
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
            };
            int[] walked = operand.AxisMap.Where(axis => axis >= 0).ToArray();
            Require(operand.Type == type, "An operand has the type of its array", number);
            Require(operand.AxisMap.Count == rank, "An operand maps every axis of its array", number);
            Require(walked.Length == walked.Distinct().Count() && walked.All(axis => axis < sweep.Axes.Count), "An operand's axes are walked by different axes of the sweep", number);
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

    private void CheckStores(SweepDefinition sweep, int number)
    {
        foreach (StoreDefinition store in sweep.Stores)
        {
            if (store.Kind == StoreKind.Held)
            {
                CheckHeld(store.Index, store.Type, sweep.Axes, number);
                continue;
            }

            if (store.Kind == StoreKind.Spill)
            {
                SpillDefinition spill = _plan.Spills[store.Index];
                Require(_writerOfSpill[store.Index] < 0 && spill.FirstSweep == number, "A spilled array is written once, by its first sweep", number);
                Require(store.Type == spill.Type && spill.Shape.Equals(sweep.Axes), "A spilled array has the type and the axes of the sweep that writes it", number);
                _writerOfSpill[store.Index] = number;
                continue;
            }

            OutputDefinition output = _plan.Outputs[store.Index];
            Require(!_isWritten[store.Index], "An output is written once", number);
            Require(store.Type == output.Type && output.Shape.Equals(sweep.Axes), "An output has the type and the axes of the sweep that writes it", number);
            _isWritten[store.Index] = true;
        }
    }

    private void CheckFolds(SweepDefinition sweep, int number)
    {
        foreach (ReductionDefinition fold in sweep.Reductions)
        {
            int[] reduced = fold.Levels.SelectMany(level => level).ToArray();
            Require(fold.Levels.All(level => level.Count > 0) && reduced.Length > 0, "A fold has axes", number);
            Require(reduced.Distinct().Count() == reduced.Length && reduced.All(axis => axis >= 0 && axis < sweep.Axes.Count), "A fold's axes are different axes of the sweep", number);
            string[] kept = sweep.Axes.Where((_, axis) => !reduced.Contains(axis)).ToArray();
            CheckHeld(fold.Held, ReductionMemory.TotalType(fold.Kind, fold.Type), kept, number);
        }
    }

    private void CheckHeld(int index, DType type, EquatableArray<string> shape, int number)
    {
        HeldDefinition held = _plan.Held[index];
        Require(_writerOfHeld[index] < 0, "A held array is written once", number);
        Require(held.FirstSweep == number, "A held array lives from the sweep that writes it", number);
        Require(held.Type == type && held.Shape.Equals(shape), "A held array has the type and shape of what is written", number);
        _writerOfHeld[index] = number;
    }
}
