using StaticGraph.CompilerServices;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>Prints a plan's data as the C# expression that makes it again.</summary>
internal sealed class DefinitionPrinter
{
    private readonly CodeWriter _writer;
    private readonly ShortNames _names;

    public DefinitionPrinter(CodeWriter writer, ShortNames names)
    {
        _writer = writer;
        _names = names;
    }

    /// <summary>Prints the whole plan.</summary>
    public void Print(PlanDefinition plan, string name)
    {
        bool isPlain = plan.Spills.Count + plan.Nests.Count + plan.Choice.Length == 0;
        (string Name, string Value)[] fields = Shared(plan).Concat(Sweeps(plan)).Concat(Results(plan)).Concat(isPlain ? System.Array.Empty<(string, string)>() : Kept(plan)).ToArray();
        _writer.Line($"internal static readonly PlanDefinition {name} = new PlanDefinition(");
        _writer.Lines(string.Join(",\n", fields.Select(field => $"    {field.Name}: {field.Value}")) + ");");
    }

    /// <summary>Prints a variant as what it does differently than the plan called <paramref name="first"/>.</summary>
    public void PrintVariant(PlanDefinition variant, string name, string first)
    {
        _writer.Line($"internal static readonly PlanDefinition {name} = {first} with");
        _writer.Lines("{\n" + string.Concat(Sweeps(variant).Concat(Kept(variant)).Select(field => $"    {field.Name} = {field.Value},\n")) + "};");
    }

    private static IEnumerable<(string Name, string Value)> Shared(PlanDefinition plan)
    {
        yield return ("Contract", CSharpText.Number(plan.Contract));
        yield return ("Name", CSharpText.String(plan.Name));
        yield return ("Expression", CSharpText.String(plan.Expression));
        yield return ("Dims", Array("DimDefinition", plan.Dims.Select(Dim)));
        yield return ("Parameters", Array("ParameterDefinition", plan.Parameters.Select(Parameter)));
        yield return ("Equations", Array("EquationDefinition", plan.Equations.Select(Equation)));
        yield return ("Scalars", Array("DType", plan.Scalars.Select(Type)));
    }

    private IEnumerable<(string Name, string Value)> Sweeps(PlanDefinition plan)
    {
        yield return ("Held", Array("HeldDefinition", plan.Held.Select(Held)));
        yield return ("Sweeps", Array("SweepDefinition", plan.Sweeps.Select(Sweep)));
    }

    private static IEnumerable<(string Name, string Value)> Results(PlanDefinition plan)
    {
        yield return ("Outputs", Array("OutputDefinition", plan.Outputs.Select(Output)));
        yield return ("MemoryLimit", CSharpText.Number(plan.MemoryLimit) + "L");
        if (plan.Gap > 0)
        {
            yield return ("Gap", CSharpText.Literal(plan.Gap)!);
        }
    }

    private IEnumerable<(string Name, string Value)> Kept(PlanDefinition plan)
    {
        yield return ("Spills", Array("SpillDefinition", plan.Spills.Select(Spill)));
        yield return ("Nests", Array("NestDefinition", plan.Nests.Select(Nest)));
        yield return ("Choice", CSharpText.String(plan.Choice));
    }

    private string Sweep(SweepDefinition sweep)
    {
        string[] fields =
        {
            $"    Axes: {Strings(sweep.Axes)}",
            "    Operands: " + Array("OperandDefinition", sweep.Operands.Select(Operand)),
            "    Stores: " + Array("StoreDefinition", sweep.Stores.Select(Store)),
            "    Temporaries: " + Array("DType", sweep.Temporaries.Select(Type)),
            "    Reductions: " + Array("ReductionDefinition", sweep.Reductions.Select(Reduction)),
            $"    Operations: {CSharpText.Number(sweep.Operations)}{(sweep.Pair.Count == 0 ? "" : $", Pair: {Integers(sweep.Pair)}")})",
        };
        return "new SweepDefinition(\n" + string.Join(",\n", fields);
    }

    private static string Dim(DimDefinition dim) =>
        $"new DimDefinition({CSharpText.String(dim.Name)}, {CSharpText.Number(dim.Max)}L, {(dim.FromParameter ? "true" : "false")})";

    private static string Parameter(ParameterDefinition parameter) =>
        $"new ParameterDefinition({CSharpText.String(parameter.Name)}, {Type(parameter.Type)}, {Strings(parameter.Shape)})";

    private static string Equation(EquationDefinition equation) =>
        $"new EquationDefinition({CSharpText.String(equation.Left)}, {CSharpText.String(equation.Right)}, {CSharpText.String(equation.Text)})";

    private static string Held(HeldDefinition held) =>
        $"new HeldDefinition({CSharpText.String(held.Name)}, {Type(held.Type)}, {Strings(held.Shape)}, {CSharpText.Number(held.FirstSweep)}, {CSharpText.Number(held.LastSweep)}{(held.IsPart ? ", IsPart: true" : "")})";

    private static string Spill(SpillDefinition spill) =>
        $"new SpillDefinition({CSharpText.String(spill.Name)}, {Type(spill.Type)}, {Strings(spill.Shape)}, {CSharpText.Number(spill.FirstSweep)}, {CSharpText.Number(spill.LastSweep)})";

    private string Nest(NestDefinition nest) =>
        $"new NestDefinition({CSharpText.Number(nest.First)}, {CSharpText.Number(nest.Count)}, {Strings(nest.Axes)}, {CSharpText.Number(nest.Split)}, "
        + $"new {_names.AxisList}[] {{ {string.Join(", ", nest.Maps.Select(Integers))} }})";

    private static string Operand(OperandDefinition operand) =>
        $"new OperandDefinition(OperandKind.{operand.Kind}, {CSharpText.Number(operand.Index)}, {CSharpText.String(operand.Name)}, {Type(operand.Type)}, {Integers(operand.AxisMap)})";

    private static string Store(StoreDefinition store) =>
        $"new StoreDefinition(StoreKind.{store.Kind}, {CSharpText.Number(store.Index)}, {Type(store.Type)})";

    private string Reduction(ReductionDefinition reduction)
    {
        string levels = string.Join(", ", reduction.Levels.Select(Integers));
        return $"new ReductionDefinition(ReductionKind.{reduction.Kind}, {Type(reduction.Type)}, {CSharpText.Number(reduction.Slot)}, "
            + $"new {_names.AxisList}[] {{ {levels} }}, {CSharpText.Number(reduction.Held)})";
    }

    private static string Output(OutputDefinition output) =>
        $"new OutputDefinition({CSharpText.String(output.Name)}, {Type(output.Type)}, {Strings(output.Shape)}, {Strings(output.DimensionNames)})";

    private static string Type(DType type) => $"DType.{type}";

    private static string Strings(EquatableArray<string> items) =>
        items.Count == 0 ? "new string[0]" : "new string[] { " + string.Join(", ", items.Select(CSharpText.String)) + " }";

    private static string Integers(EquatableArray<int> items) =>
        items.Count == 0 ? "new int[0]" : "new int[] { " + string.Join(", ", items.Select(item => CSharpText.Number(item))) + " }";

    private static string Array(string type, IEnumerable<string> items)
    {
        string[] texts = items.ToArray();
        return texts.Length == 0
            ? $"new {type}[0]"
            : $"new {type}[]\n    {{\n" + string.Concat(texts.Select(text => $"        {text.Replace("\n", "\n        ")},\n")) + "    }";
    }
}
