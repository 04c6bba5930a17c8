using System.Collections.Generic;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>How often a plan reads the whole of an array, or parts of it one with another, in numbers of blocks such as <c>n/c0</c> where blocks decide it.</summary>
/// <param name="Kind">A parameter or a spilled array.</param>
/// <param name="Index">Its number.</param>
/// <param name="IsPart">True for parts of it.</param>
/// <param name="Least">The times if parts are single blocks and paired blocks are square.</param>
/// <param name="Most">The times if they are not.</param>
/// <param name="Otherwise">When it is <paramref name="Most"/>, in words; empty where the two are the same.</param>
internal sealed record ReadCount(OperandKind Kind, int Index, bool IsPart, Polynomial Least, Polynomial Most, string Otherwise)
{
    /// <summary>The counts of everything <paramref name="plan"/> reads, in order of first reading.</summary>
    public static IReadOnlyList<ReadCount> Of(PlanDefinition plan)
    {
        var counts = new List<ReadCount>();
        foreach (StepDefinition step in StepDefinition.Of(plan))
        {
            SweepFacts[] facts = SweepFacts.Streaming(plan, step);
            for (int sweep = step.First; sweep < step.End; sweep++)
            {
                Add(counts, plan, step, sweep, facts[sweep - step.First]);
            }
        }

        return counts;
    }

    /// <summary>What is read: <c>x</c>, or <c>parts of x</c>.</summary>
    public string NameIn(PlanDefinition plan) => (IsPart ? "parts of " : "") + (Kind == OperandKind.Spill ? plan.Spills[Index].Name : plan.Parameters[Index].Name);

    /// <summary>For example <c>2.00 times (3.00 where blocks are not square)</c>.</summary>
    public override string ToString() => Least.Equals(Most) ? $"{Times(Most)} times" : $"{Times(Least)} times ({Times(Most)} where {Otherwise})";

    private static void Add(List<ReadCount> counts, PlanDefinition plan, StepDefinition step, int sweep, SweepFacts facts)
    {
        for (int i = 0; i < facts.Buffers.Length; i++)
        {
            if (facts.Buffers[i] == i)
            {
                Add(counts, Of(plan, step, sweep, facts, i));
            }
        }
    }

    private static ReadCount Of(PlanDefinition plan, StepDefinition step, int sweep, SweepFacts facts, int index)
    {
        OperandDefinition operand = plan.Sweeps[sweep].Operands[index];
        BlockArray array = SymbolicTraffic.Array(plan, step, sweep, index, facts.Streams[index]);
        bool isThere = step.IsNest && facts.Earlier[index], isAlways = isThere && step.Split == step.Axes.Count;
        Polynomial most = isAlways ? Polynomial.Zero : ModelSymbols.Printed(plan, new SymbolicTraffic(plan, step, isInBlock: false, isSquare: false).Times(array));
        Polynomial least = isThere ? Polynomial.Zero : ModelSymbols.Printed(plan, new SymbolicTraffic(plan, step, isInBlock: true, isSquare: true).Times(array));
        string otherwise = array.IsPartner ? "blocks are not square" : "a part is more than one block";
        return new ReadCount(operand.Kind, operand.Index, IsPartial(plan, plan.Sweeps[sweep], operand, facts.Streams[index]), least, most, least.Equals(most) ? "" : otherwise);
    }

    private static bool IsPartial(PlanDefinition plan, SweepDefinition sweep, OperandDefinition operand, Access stream)
    {
        EquatableArray<string> shape = operand.Kind == OperandKind.Spill ? plan.Spills[operand.Index].Shape : plan.Parameters[operand.Index].Shape;
        Polynomial Walked(int axis) => stream.Extent(axis, of => Polynomial.Parse(sweep.Axes[of]));
        return Enumerable.Range(0, shape.Count).Any(axis => !IsWhole(plan, Polynomial.Parse(shape[axis]), Walked(axis)));
    }

    // Two lengths may be one by an equation.
    private static bool IsWhole(PlanDefinition plan, Polynomial length, Polynomial walked)
    {
        bool Meet(EquationDefinition equation, Polynomial left, Polynomial right) => Polynomial.Parse(equation.Left).Equals(left) && Polynomial.Parse(equation.Right).Equals(right);
        return walked.Equals(length) || plan.Equations.Any(equation => !equation.IsLeast && (Meet(equation, length, walked) || Meet(equation, walked, length)));
    }

    private static void Add(List<ReadCount> counts, ReadCount count)
    {
        int known = counts.FindIndex(other => other.Kind == count.Kind && other.Index == count.Index && other.IsPart == count.IsPart);
        if (known < 0)
        {
            counts.Add(count);
            return;
        }

        ReadCount sum = counts[known];
        string[] conditions = new[] { sum.Otherwise, count.Otherwise }.Where(text => text.Length > 0).Distinct().ToArray();
        counts[known] = sum with { Least = sum.Least + count.Least, Most = sum.Most + count.Most, Otherwise = string.Join(", or ", conditions) };
    }

    private static string Times(Polynomial count) => count.IsConstant ? count + ".00" : count.ToString();
}
