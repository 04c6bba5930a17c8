using System.Collections.Generic;
using System.Linq;

#if STATICGRAPH_GENERATOR
namespace StaticGraph.Generator.Plans;
#else
namespace StaticGraph.CompilerServices;
#endif

/// <summary>How often a plan reads the whole of an array, in numbers of blocks such as <c>n/c0</c> where blocks decide it.</summary>
/// <param name="Kind">A parameter or an array in a scratch file.</param>
/// <param name="Index">Its number.</param>
/// <param name="Least">The times if tiles are single blocks and paired blocks are square.</param>
/// <param name="Most">The times if they are not.</param>
/// <param name="Otherwise">When it is <paramref name="Most"/>, in words; empty where the two are the same.</param>
internal sealed record ReadCount(OperandKind Kind, int Index, Polynomial Least, Polynomial Most, string Otherwise)
{
    /// <summary>The counts of everything <paramref name="plan"/> reads, in order of first reading.</summary>
    public static IReadOnlyList<ReadCount> Of(PlanDefinition plan)
    {
        var counts = new List<ReadCount>();
        for (int sweep = 0; sweep < plan.Sweeps.Count; sweep++)
        {
            SweepDefinition definition = plan.Sweeps[sweep];
            for (int i = 0; i < definition.Operands.Count; i++)
            {
                if (definition.Operands[i].Kind is OperandKind.Parameter or OperandKind.Scratch && SweepFacts.FirstReader(definition, i) == i)
                {
                    Add(counts, Of(plan, sweep, i));
                }
            }
        }

        return counts;
    }

    /// <summary>For example <c>2.00 times (3.00 where blocks are not square)</c>.</summary>
    public override string ToString() => Least.Equals(Most) ? $"{Times(Most)} times" : $"{Times(Least)} times ({Times(Most)} where {Otherwise})";

    private static ReadCount Of(PlanDefinition plan, int sweep, int index)
    {
        SweepDefinition definition = plan.Sweeps[sweep];
        OperandDefinition operand = definition.Operands[index];
        NestDefinition step = PlanSteps.At(plan, sweep);
        EquatableArray<int> map = step.Maps[sweep - step.First];
        Polynomial most = Rounds(definition, operand, map, step.Axes.Count);
        if (step.Tiled < step.Axes.Count)
        {
            bool isThere = Enumerable.Range(step.First, sweep - step.First).Any(earlier => ReadsSame(plan, step, earlier, Walked(step, sweep, operand), operand));
            Polynomial least = isThere ? Polynomial.Zero : Rounds(definition, operand, map, step.Tiled);
            return new ReadCount(operand.Kind, operand.Index, least, most, least.Equals(most) ? "" : "a tile is more than one block");
        }

        return SweepText.PartnerOf(definition, index) is int partner && partner < index
            ? new ReadCount(operand.Kind, operand.Index, Polynomial.Zero, most, "blocks are not square")
            : new ReadCount(operand.Kind, operand.Index, most, most, "");
    }

    // An array is read again for every block along an axis it does not have.
    private static Polynomial Rounds(SweepDefinition sweep, OperandDefinition operand, EquatableArray<int> map, int cut) => Polynomial.Product(
        Enumerable.Range(0, sweep.Axes.Count)
            .Where(axis => !operand.AxisMap.Contains(axis) && sweep.Axes[axis] != "1" && map[axis] < cut)
            .Select(axis => Blocks(Polynomial.Parse(sweep.Axes[axis]), map[axis])));

    private static Polynomial Blocks(Polynomial length, int axis)
    {
        string text = length.ToString();
        string number = axis.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Polynomial.Symbol(text.Contains(' ') || text.Contains('*') ? $"({text.Replace('*', ' ')})/c{number}" : $"{text}/c{number}");
    }

    private static bool ReadsSame(PlanDefinition plan, NestDefinition step, int sweep, int[] walked, OperandDefinition operand) => plan.Sweeps[sweep].Operands
        .Any(other => other.Kind == operand.Kind && other.Index == operand.Index && Walked(step, sweep, other).SequenceEqual(walked));

    private static int[] Walked(NestDefinition step, int sweep, OperandDefinition operand)
        => operand.AxisMap.Select(axis => axis < 0 ? -1 : step.Maps[sweep - step.First][axis]).ToArray();

    private static void Add(List<ReadCount> counts, ReadCount count)
    {
        int known = counts.FindIndex(other => other.Kind == count.Kind && other.Index == count.Index);
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
