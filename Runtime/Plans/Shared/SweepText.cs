using System.Collections.Generic;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>One sweep in words, as the header of generated code and <c>Explain</c> print it.</summary>
internal static class SweepText
{
    /// <summary>What a sweep is called before its number: one that reads nothing but held arrays is a finish.</summary>
    public static string Kind(SweepDefinition sweep) => sweep.IsFinish ? "finish" : "sweep";

    /// <summary>The sweep's space, e.g. <c>(n, m)</c>.</summary>
    public static string Space(SweepDefinition sweep) => TupleText.Of(sweep.Axes);

    /// <summary>What the sweep does, in the order of the data, e.g. <c>reads b; folds sum over n -> b_mean</c>.</summary>
    public static string Actions(PlanDefinition plan, SweepDefinition sweep) => string.Join("; ", Parts(plan, sweep, isPlanned: false, readsItself: true));

    /// <summary>The same as it was planned: with what reads in pairs and, for what is kept, the steps that need it, e.g. <c>folds sum over n -> b_mean for sweep 2</c>.</summary>
    public static string PlannedActions(PlanDefinition plan, SweepDefinition sweep) => string.Join("; ", Parts(plan, sweep, isPlanned: true, readsItself: true));

    /// <summary>The same for a sweep of a nest, whose reading is the nest's: without it.</summary>
    public static string InnerActions(PlanDefinition plan, SweepDefinition sweep) => string.Join("; ", Parts(plan, sweep, isPlanned: false, readsItself: false));

    /// <summary>The operand's name and how it is walked.</summary>
    public static string Described(OperandDefinition operand) => AccessText.Describe(operand.Name, operand.Access);

    /// <summary>What the index along an axis of a sweep is called.</summary>
    public static string PositionName(int axis) => axis < 0 ? "index" : "index" + axis.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The operand that reads the same array as operand <paramref name="index"/> with the axes of the sweep's pair exchanged, or null.</summary>
    public static int? PartnerOf(SweepDefinition sweep, int index)
    {
        OperandDefinition operand = sweep.Operands[index];
        if (sweep.Pair.Count != 2 || operand.Access.HasEdges || operand.Access.HasTables || operand.Access.HasLists || operand.Access.HasWindows)
        {
            return null;
        }

        Access[] streams = ReadStreams.Of(sweep.Operands).Streams;
        Access exchanged = streams[index].Exchanged(sweep.Pair[0], sweep.Pair[1]);
        int partner = Enumerable.Range(0, streams.Length).ToList().FindIndex(other => sweep.Operands[other].Kind == operand.Kind && sweep.Operands[other].Index == operand.Index && streams[other].Equals(exchanged));
        return partner < 0 || partner == index ? null : partner;
    }

    private static IEnumerable<string> Parts(PlanDefinition plan, SweepDefinition sweep, bool isPlanned, bool readsItself)
    {
        foreach ((string verb, OperandKind kind) in new[] { ("reads", OperandKind.Parameter), ("reads spilled", OperandKind.Spill), ("uses held", OperandKind.Held) })
        {
            string names = isPlanned && kind != OperandKind.Held ? PairedNames(sweep, kind) : Names(sweep, kind);
            if (names.Length > 0 && (readsItself || kind == OperandKind.Held))
            {
                yield return $"{verb} {names}";
            }
        }

        string counted = CountedAxes(sweep);
        if (counted.Length > 0)
        {
            yield return $"counts along {counted}";
        }

        foreach (Taker taker in Taker.Of(plan, sweep).Where(taker => taker.Action.Length > 0))
        {
            yield return taker.Action + (isPlanned && taker.Target is { } target ? For(plan, target) : "");
        }
    }

    // Those that read an array are why it is kept.
    private static string For(PlanDefinition plan, (StoreKind Place, int Index) kept)
    {
        bool Reads(OperandDefinition operand) => operand.Index == kept.Index && kept.Place switch
        {
            StoreKind.Held => operand.Kind == OperandKind.Held,
            StoreKind.Spill => operand.Kind == OperandKind.Spill,
            StoreKind.Output or StoreKind.Mask => false,
        };
        string[] users = Enumerable.Range(0, plan.Sweeps.Count)
            .Where(sweep => plan.Sweeps[sweep].Operands.Any(Reads))
            .Select(sweep => $"{Kind(plan.Sweeps[sweep])} {(sweep + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}")
            .ToArray();
        return users.Length == 0 ? "" : $" for {string.Join(", ", users)}";
    }

    private static string Names(SweepDefinition sweep, OperandKind kind) => string.Join(", ", Streams(sweep, kind).Select(stream => TogetherNames(sweep, stream)).Distinct());

    private static string CountedAxes(SweepDefinition sweep) => string.Join(", ", sweep.Operands
        .Where(operand => operand.Kind == OperandKind.Position && operand.Access[0].Axis >= 0)
        .Select(operand => sweep.Axes[operand.Access[0].Axis])
        .Distinct());

    private static string PairedNames(SweepDefinition sweep, OperandKind kind)
    {
        var names = new List<string>();
        List<int[]> streams = Streams(sweep, kind).ToList();
        foreach (int[] stream in streams.Where(stream => !(PartnerOf(sweep, stream[0]) < stream[0])))
        {
            string name = TogetherNames(sweep, stream);
            names.Add(PartnerOf(sweep, stream[0]) is int partner ? $"{name} and {TogetherNames(sweep, streams.First(other => other[0] == partner))} in pairs" : name);
        }

        return string.Join(", ", names.Distinct());
    }

    // The operands of one kind, those of a stream together; of what is not streamed each.
    private static IEnumerable<int[]> Streams(SweepDefinition sweep, OperandKind kind)
    {
        int[] first = ReadStreams.Of(sweep.Operands).First;
        return Enumerable.Range(0, first.Length)
            .Where(operand => sweep.Operands[operand].Kind == kind)
            .GroupBy(operand => first[operand] < 0 ? operand : first[operand])
            .Select(stream => stream.ToArray());
    }

    private static string TogetherNames(SweepDefinition sweep, int[] stream)
    {
        string[] names = stream.Select(operand => Described(sweep.Operands[operand])).Distinct().ToArray();
        return names.Length == 1 ? names[0] : string.Join(", ", names.Take(names.Length - 1)) + " and " + names[names.Length - 1] + " together";
    }
}
