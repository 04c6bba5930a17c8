using System.Text;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>Prints a plan's data as the calls of the runtime's factory that make it again, one line a thing, in the words of the header.</summary>
internal sealed class DefinitionPrinter
{
    private const int MaxLine = 140;

    // C# compiles no expression of some thousands of calls one after another.
    private const int MostLines = 32;

    private readonly CodeWriter _writer;

    public DefinitionPrinter(CodeWriter writer) => _writer = writer;

    /// <summary>Prints the whole plan.</summary>
    public void Print(PlanDefinition plan, string name) =>
        Print(name, $"PlanFactory.Of({CSharpText.Number(plan.Contract)}, {CSharpText.String(plan.Name)}, {CSharpText.String(plan.Expression)})", Shared(plan).Concat(Variant(plan)));

    /// <summary>Prints a variant as what it does differently than the plan called <paramref name="first"/>.</summary>
    public void PrintVariant(PlanDefinition variant, string name, string first) => Print(name, first, Variant(variant));

    // What is long goes on from field to field: those above are initialised first.
    private void Print(string name, string start, IEnumerable<string> calls)
    {
        string[] lines = calls.ToArray();
        int first = 0;
        for (int part = 1; lines.Length - first > MostLines; part++, first += MostLines)
        {
            Print($"{name}Part{CSharpText.Number(part)}", start, lines.AsSpan(first, MostLines));
            start = $"{name}Part{CSharpText.Number(part)}";
        }

        Print(name, start, lines.AsSpan(first));
    }

    private void Print(string name, string start, ReadOnlySpan<string> lines)
    {
        _writer.Line($"internal static readonly PlanDefinition {name} = {start}");
        for (int i = 0; i < lines.Length; i++)
        {
            _writer.Lines(("    ." + lines[i] + (i == lines.Length - 1 ? ";" : "")).Replace("\n", "\n    "));
        }
    }

    private static IEnumerable<string> Shared(PlanDefinition plan) => plan.Dims.Select(Dim)
        .Concat(plan.Parameters.Select(Parameter))
        .Concat(plan.Equations.Select(Equation))
        .Concat(If(plan.Scalars.Count > 0, $"OfScalars({string.Join(", ", plan.Scalars.Select(Type))})"))
        .Concat(plan.Outputs.Select(Output))
        .Concat(If(plan.MemoryLimit > 0, $"Limit({CSharpText.Number(plan.MemoryLimit)}L)"))
        .Concat(If(plan.Gap > 0, $"Within({CSharpText.Literal(plan.Gap)})"));

    private static IEnumerable<string> Variant(PlanDefinition plan) => If(plan.Choice.Length > 0, $"Variant({CSharpText.String(plan.Choice)})")
        .Concat(plan.Held.Select(Held))
        .Concat(plan.Spills.Select(Spill))
        .Concat(plan.Sweeps.Select(sweep => Sweep(plan, sweep)))
        .Concat(plan.Nests.Select(Nest));

    private static string Sweep(PlanDefinition plan, SweepDefinition sweep)
    {
        IEnumerable<string> calls = new[] { $"Sweep({Joined(sweep.Axes)})" }
            .Concat(sweep.Operands.Select(Operand))
            .Concat(sweep.Stores.Select(store => Store(plan, store)))
            .Concat(If(sweep.Temporaries.Count > 0, $"Temporaries({string.Join(", ", sweep.Temporaries.Select(Type))})"))
            .Concat(sweep.Reductions.Select(fold => Fold(plan, fold)))
            .Concat(sweep.Scans.Select(Scan))
            .Concat(If(sweep.Pair.Count > 0, $"InPairs({string.Join(", ", sweep.Pair)})"))
            .Concat(If(sweep.Operations > 0, $"Computes({CSharpText.Number(sweep.Operations)})"));
        return Wrapped(calls);
    }

    // What belongs to one thing stands below it, where it is longer than a line.
    private static string Wrapped(IEnumerable<string> calls)
    {
        var text = new StringBuilder();
        int start = 0;
        foreach (string call in calls)
        {
            if (text.Length > start && text.Length + call.Length - start > MaxLine)
            {
                text.Append("\n    ");
                start = text.Length;
            }

            text.Append(text.Length == 0 ? "" : ".").Append(call);
        }

        return text.ToString();
    }

    private static string Dim(DimDefinition dim)
    {
        string bound = dim.Max > 0 ? $", {CSharpText.Number(dim.Max)}L" : "";
        if (dim.IsCeiling)
        {
            return $"Ceiling({CSharpText.String(dim.Of)}, {CSharpText.Number(dim.By)}{bound})";
        }

        return $"Dim({CSharpText.String(dim.Name)}{bound}{(dim.FromParameter ? ", fromParameter: true" : "")})";
    }

    private static string Parameter(ParameterDefinition parameter) => parameter.Start.Count > 0
        ? $"ReshapedPart({CSharpText.String(parameter.Name)}, {CSharpText.Number(parameter.Of)}, {Strings(parameter.Start)}, {Strings(parameter.Part)}{Rest(parameter.Shape)})"
        : parameter.Of >= 0 ? $"Reshaped({CSharpText.String(parameter.Name)}, {CSharpText.Number(parameter.Of)}{Rest(parameter.Shape)})"
        : $"Parameter({Typed(parameter.Name, parameter.Type)}{Rest(parameter.Shape)})";

    private static string Equation(EquationDefinition equation) =>
        $"{(equation.IsLeast ? "AtLeast" : "Equation")}({CSharpText.String(equation.Left)}, {CSharpText.String(equation.Right)}, {CSharpText.String(equation.Text)})";

    private static string Output(OutputDefinition output) => $"Result({Typed(output.Name, output.Type)}, {Strings(output.Shape)}, {Strings(output.DimensionNames)})";

    private static string Held(HeldDefinition held) =>
        $"{(held.IsPart ? "KeepPart" : "Keep")}({Typed(held.Name, held.Type)}, {CSharpText.Number(held.FirstSweep)}, {CSharpText.Number(held.LastSweep)}{Rest(held.Shape)})";

    private static string Spill(SpillDefinition spill) =>
        $"KeepInFile({Typed(spill.Name, spill.Type)}, {CSharpText.Number(spill.FirstSweep)}, {CSharpText.Number(spill.LastSweep)}{Rest(spill.Shape)})";

    private static string Nest(StepDefinition nest) =>
        $"Nest({CSharpText.Number(nest.First)}, {Strings(nest.Axes)}, {CSharpText.Number(nest.Split)}, {string.Join(", ", nest.Maps.Select(map => Integers(map.Axes)))})"
        + string.Concat(nest.Maps.SelectMany((map, sweep) => Enumerable.Range(0, map.Rank).Where(axis => !map[axis].IsPlain).Select(axis => Around(nest.First + sweep, axis, map[axis]))));

    private static string Around(int sweep, int axis, AxisTerm term)
    {
        string within = term.Edge is { } edge ? ", " + CSharpText.String(edge.High.ToString()) : "";
        return $"\n    .Around({CSharpText.Number(sweep)}, {CSharpText.Number(axis)}, {CSharpText.Number(term.Halo.Before)}, {CSharpText.Number(term.Halo.After)}{within})";
    }

    private static string Operand(OperandDefinition operand) => operand.Kind switch
    {
        OperandKind.Parameter => $"Reads({CSharpText.String(operand.Name)}{Rest(operand.Access.Axes)}){Beginnings(operand)}",
        OperandKind.Held => $"Uses({CSharpText.String(operand.Name)}{Rest(operand.Access.Axes)}){Beginnings(operand)}",
        OperandKind.Scalar => $"Takes({CSharpText.Number(operand.Index)})",
        OperandKind.Position => $"Counts({Type(operand.Type)}{Rest(operand.Access.Axes)}){Beginnings(operand)}",
        OperandKind.Spill => $"ReadsSpill({CSharpText.String(operand.Name)}{Rest(operand.Access.Axes)}){Beginnings(operand)}",
    };

    // Where axes begin elsewhere than at index 0.
    private static string Beginnings(OperandDefinition operand)
    {
        int[] chosen = operand.Access.ChosenAxes;
        return string.Concat(Enumerable.Range(0, operand.Access.Rank).Select(axis => operand.Access[axis].IsWhole ? Chosen(axis, operand.Access[axis], operand.Indices[System.Array.IndexOf(chosen, axis)]) : Beginning(axis, operand.Access[axis])));
    }

    private static string Chosen(int axis, AxisTerm term, int indices) =>
        $".Chosen({CSharpText.Number(axis)}, {CSharpText.String(term.From.ToString())}, {CSharpText.String(term.Beyond.ToString())}, {CSharpText.Number(indices)}{Rest(term.ChosenAlong)})";

    private static string Beginning(int axis, AxisTerm term)
    {
        if (term.Table is { } list)
        {
            return $".Listed({CSharpText.Number(axis)}, {CSharpText.String(list.ToString())}){Edge(axis, term.Edge)}";
        }

        string step = term.Step is 0 or 1 ? "" : ", " + CSharpText.Number(term.Step);
        string from = term.IsFromZero && term.Step is 0 or 1 ? "" : $".From({CSharpText.Number(axis)}, {CSharpText.String(term.From.ToString())}{step}){Edge(axis, term.Edge)}";
        return from + string.Concat(term.Windows.Select(window => Window(axis, window)));
    }

    private static string Window(int axis, AxisWindow window)
    {
        string step = window.Step == 1 ? "" : ", " + CSharpText.Number(window.Step);
        return $".Slides({CSharpText.Number(axis)}, {CSharpText.Number(window.Axis)}, {CSharpText.Number(window.Length)}{step})";
    }

    // What indices mean that leave a range of the axis.
    private static string Edge(int axis, AxisEdge? edge)
    {
        string[] range = edge is null ? System.Array.Empty<string>()
            : edge.Kind == EdgeKind.Nothing ? new[] { edge.Low.ToString(), edge.High.ToString() }
            : new[] { edge.Low.ToString(), edge.High.ToString(), edge.First.ToString(), edge.Length.ToString() };
        return edge is null ? "" : $".Within({CSharpText.Number(axis)}, EdgeKind.{edge.Kind}{Rest(range)})";
    }

    private static string Store(PlanDefinition plan, StoreDefinition store)
    {
        (string verb, (StoreKind, int) named) = store.Kind switch
        {
            StoreKind.Output => (store.IsTaken ? "WritesTaken" : "Writes", (store.Kind, store.Index)),
            StoreKind.Held => ("Holds", (store.Kind, store.Index)),
            StoreKind.Spill => ("WritesSpill", (store.Kind, store.Index)),
            StoreKind.Mask => ("Masks", (StoreKind.Output, store.Index)),
        };
        string taken = store.IsTaken ? $", {CSharpText.Number(store.Mask)}, {CSharpText.String(plan.Held[store.Count].Name)}" : "";
        return $"{verb}({CSharpText.String(Taker.NameOf(plan, named))}{taken})";
    }

    private static string Fold(PlanDefinition plan, ReductionDefinition fold)
    {
        string slots = fold.Other < 0 ? CSharpText.Number(fold.Slot) : $"{CSharpText.Number(fold.Slot)}, {CSharpText.Number(fold.Other)}";
        string held = CSharpText.String(plan.Held[fold.Held].Name), levels = string.Join(", ", fold.Levels.Select(Integers));
        return fold.Kind == ReductionKind.Contract ? $"Contracts({slots}, {held}, {string.Join(", ", fold.Levels[0].Select(axis => CSharpText.Number(axis)))})"
            : fold.Block is { } block ? $"OfLines(BlockFunction.{block.Function}, {CSharpText.Number(fold.Slot)}, {CSharpText.Number(fold.Other)}, {held}, {CSharpText.Number(block.FromEnd)}{Rest(fold.Levels[0])}){string.Concat(block.Orders.Select(Order))}"
            : fold.Kind == ReductionKind.SumOfProducts ? $"SumsProducts({slots}, {held}, {levels})"
            : $"Folds(ReductionKind.{fold.Kind}, {slots}, {held}, {levels}){Order(fold.Order)}";
    }

    private static string Order(QuantileRule? order) => order is null ? "" : $".AtQuantile({CSharpText.Literal(order.Quantile)}, {CSharpText.Number(order.Method)}, {(order.SkipsNaN ? "true" : "false")})";

    private static string Scan(ScanDefinition scan)
    {
        string name = scan.Name.Length > 0 ? ", " + CSharpText.String(scan.Name) : "";
        return $"{(scan.Factor < 0 ? "Scans" : "ScansBy")}(ScanKind.{scan.Kind}, {(scan.Factor < 0 ? "" : CSharpText.Number(scan.Factor) + ", ")}{CSharpText.Number(scan.Slot)}, {CSharpText.Number(scan.Into)}, {CSharpText.Number(scan.Axis)}{name})";
    }

    private static string Typed(string name, DType type) => $"{CSharpText.String(name)}, {Type(type)}";

    private static string Type(DType type) => $"DType.{type}";

    private static string Joined(IEnumerable<string> items) => string.Join(", ", items.Select(CSharpText.String));

    private static string Strings(EquatableArray<string> items) => items.Count == 0 ? "new string[0]" : $"new[] {{ {Joined(items)} }}";

    private static string Integers(EquatableArray<int> items) => items.Count == 0 ? "new int[0]" : $"new[] {{ {string.Join(", ", items.Select(item => CSharpText.Number(item)))} }}";

    private static string Rest(EquatableArray<string> items) => string.Concat(items.Select(item => ", " + CSharpText.String(item)));

    private static string Rest(EquatableArray<int> items) => string.Concat(items.Select(item => ", " + CSharpText.Number(item)));

    private static IEnumerable<string> If(bool condition, string call) => condition ? new[] { call } : System.Array.Empty<string>();
}
