using StaticGraph.Generator.Plans;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>Prints a plan's data as the C# expression that makes it again.</summary>
internal static class DefinitionPrinter
{
    public static void Print(CodeWriter writer, PlanDefinition plan)
    {
        writer.Line("internal static readonly PlanDefinition Definition = new PlanDefinition(");
        foreach (string line in Lines(plan).SelectMany(text => text.Split('\n')))
        {
            writer.Line(line);
        }
    }

    private static IEnumerable<string> Lines(PlanDefinition plan)
    {
        yield return $"    Contract: {CSharpText.Number(plan.Contract)},";
        yield return $"    Name: {CSharpText.String(plan.Name)},";
        yield return $"    Expression: {CSharpText.String(plan.Expression)},";
        yield return Array("Dims", "DimDefinition", plan.Dims.Select(Dim)) + ",";
        yield return Array("Parameters", "ParameterDefinition", plan.Parameters.Select(Parameter)) + ",";
        yield return Array("Equations", "EquationDefinition", plan.Equations.Select(Equation)) + ",";
        yield return Array("Scalars", "DType", plan.Scalars.Select(Type)) + ",";
        yield return Array("Held", "HeldDefinition", plan.Held.Select(Held)) + ",";
        yield return "    Sweeps: new SweepDefinition[]";
        yield return "    {";
        foreach (string line in plan.Sweeps.SelectMany(Sweep).SelectMany(text => text.Split('\n')))
        {
            yield return "        " + line;
        }

        yield return "    },";
        yield return Array("Outputs", "OutputDefinition", plan.Outputs.Select(Output)) + ",";
        yield return $"    MemoryLimit: {CSharpText.Number(plan.MemoryLimit)}L" + (plan.Scratch.Count + plan.Nests.Count + plan.Choice.Length == 0 ? ");" : ",");
        if (plan.Scratch.Count + plan.Nests.Count + plan.Choice.Length > 0)
        {
            yield return Array("Scratch", "ScratchDefinition", plan.Scratch.Select(Scratch)) + ",";
            yield return Array("Nests", "NestDefinition", plan.Nests.Select(Nest)) + ",";
            yield return $"    Choice: {CSharpText.String(plan.Choice)});";
        }
    }

    private static IEnumerable<string> Sweep(SweepDefinition sweep)
    {
        yield return "new SweepDefinition(";
        yield return $"    Axes: {Strings(sweep.Axes)},";
        yield return Array("Operands", "OperandDefinition", sweep.Operands.Select(Operand)) + ",";
        yield return Array("Stores", "StoreDefinition", sweep.Stores.Select(Store)) + ",";
        yield return Array("Temporaries", "DType", sweep.Temporaries.Select(Type)) + ",";
        yield return Array("Reductions", "ReductionDefinition", sweep.Reductions.Select(Reduction)) + ",";
        yield return $"    Operations: {CSharpText.Number(sweep.Operations)}{(sweep.Pair.Count == 0 ? "" : $", Pair: {Integers(sweep.Pair)}")}),";
    }

    private static string Dim(DimDefinition dim) =>
        $"new DimDefinition({CSharpText.String(dim.Name)}, {CSharpText.Number(dim.Max)}L, {(dim.FromParameter ? "true" : "false")})";

    private static string Parameter(ParameterDefinition parameter) =>
        $"new ParameterDefinition({CSharpText.String(parameter.Name)}, {Type(parameter.Type)}, {Strings(parameter.Shape)})";

    private static string Equation(EquationDefinition equation) =>
        $"new EquationDefinition({CSharpText.String(equation.Left)}, {CSharpText.String(equation.Right)}, {CSharpText.String(equation.Text)})";

    private static string Held(HeldDefinition held) =>
        $"new HeldDefinition({CSharpText.String(held.Name)}, {Type(held.Type)}, {Strings(held.Shape)}, {CSharpText.Number(held.FirstSweep)}, {CSharpText.Number(held.LastSweep)}{(held.IsTile ? ", IsTile: true" : "")})";

    private static string Scratch(ScratchDefinition scratch) =>
        $"new ScratchDefinition({CSharpText.String(scratch.Name)}, {Type(scratch.Type)}, {Strings(scratch.Shape)}, {CSharpText.Number(scratch.FirstSweep)}, {CSharpText.Number(scratch.LastSweep)})";

    private static string Nest(NestDefinition nest) =>
        $"new NestDefinition({CSharpText.Number(nest.First)}, {CSharpText.Number(nest.Count)}, {Strings(nest.Axes)}, {CSharpText.Number(nest.Tiled)}, "
        + $"new EquatableArray<int>[] {{ {string.Join(", ", nest.Maps.Select(Integers))} }})";

    private static string Operand(OperandDefinition operand) =>
        $"new OperandDefinition(OperandKind.{operand.Kind}, {CSharpText.Number(operand.Index)}, {CSharpText.String(operand.Name)}, {Type(operand.Type)}, {Integers(operand.AxisMap)})";

    private static string Store(StoreDefinition store) =>
        $"new StoreDefinition(StoreKind.{store.Kind}, {CSharpText.Number(store.Index)}, {Type(store.Type)})";

    private static string Reduction(ReductionDefinition reduction)
    {
        string levels = string.Join(", ", reduction.Levels.Select(Integers));
        return $"new ReductionDefinition(ReductionKind.{reduction.Kind}, {Type(reduction.Type)}, {CSharpText.Number(reduction.Slot)}, "
            + $"new EquatableArray<int>[] {{ {levels} }}, {CSharpText.Number(reduction.Held)})";
    }

    private static string Output(OutputDefinition output) =>
        $"new OutputDefinition({CSharpText.String(output.Name)}, {Type(output.Type)}, {Strings(output.Shape)}, {Strings(output.DimensionNames)})";

    private static string Type(DType type) => $"DType.{type}";

    private static string Strings(EquatableArray<string> items) =>
        items.Count == 0 ? "new string[0]" : "new string[] { " + string.Join(", ", items.Select(CSharpText.String)) + " }";

    private static string Integers(EquatableArray<int> items) =>
        items.Count == 0 ? "new int[0]" : "new int[] { " + string.Join(", ", items.Select(item => CSharpText.Number(item))) + " }";

    private static string Array(string name, string type, IEnumerable<string> items)
    {
        string[] texts = items.ToArray();
        return texts.Length == 0
            ? $"    {name}: new {type}[0]"
            : $"    {name}: new {type}[]\n    {{\n" + string.Concat(texts.Select(text => $"        {text},\n")) + "    }";
    }
}
