using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Frontend;

/// <summary>The canonical expression: one notation for one graph, whatever the source looked like, e.g. <c>(b - Mean(b, axis: 0)) / Std(b)</c>.</summary>
internal static class ExpressionText
{
    private const int MaxLength = 2_000;
    private const string Elision = "...";

    /// <summary>Prints the results of a kernel.</summary>
    public static string Print(
        EquatableArray<KernelParameter> parameters, EquatableArray<KernelNode> nodes, EquatableArray<KernelScalar> scalars, EquatableArray<KernelResult> results)
    {
        var texts = new (string Text, bool IsInfix)[nodes.Count];
        for (int i = 0; i < nodes.Count; i++)
        {
            texts[i] = nodes[i].Op switch
            {
                KernelOps.Parameter => (parameters[nodes[i].Index].Name, false),
                KernelOps.Scalar => (scalars[nodes[i].Index].Text, CSharpText.IsInfix(scalars[nodes[i].Index].Text)),
                KernelOps.Check => texts[nodes[i].Inputs[0]],
                _ => Operation(nodes[i], texts),
            };
            texts[i] = texts[i].Text.Length <= MaxLength ? texts[i] : (Elision, false);
        }

        IEnumerable<string> shown = results.Select(result => (result.Name.Length == 0 ? "" : result.Name + ": ") + texts[result.Node].Text);
        string text = results.Count == 1 ? shown.First() : "(" + string.Join(", ", shown) + ")";
        return text.Length <= MaxLength ? text : text.Substring(0, MaxLength - Elision.Length) + Elision;
    }

    private static (string, bool) Operation(KernelNode node, (string Text, bool IsInfix)[] texts)
    {
        OpDef row = OpTable.Find(node.Op)!;
        if (row.Notation.Length > 0)
        {
            object[] operands = node.Inputs.Select(input => (object)(texts[input].IsInfix ? "(" + texts[input].Text + ")" : texts[input].Text)).ToArray();
            EquatableArray<string> indexes = node.Argument(OpParameter.Index.Name);
            return (string.Format(CultureInfo.InvariantCulture, row.Notation, operands).Replace("[...]", $"[{string.Join(", ", indexes.Select(index => Said(node, index, texts)))}]"), indexes.Count == 0);
        }

        if (row.Groups is not null)
        {
            IEnumerable<string> rest = node.Arguments.Skip(1).Select(argument => Argument(row, argument)).Prepend(texts[node.Inputs[0]].Text);
            return ($"GroupBy({texts[node.Inputs[1]].Text}, {node.Arguments[0].Items[0]}).{row.Name.Substring(GroupOps.Prefix.Length)}({string.Join(", ", rest)})", false);
        }

        string name = row.HasTypeArgument ? $"{row.Name}<{node.Type.Keyword()}>" : row.Name;
        IEnumerable<string> inputs = row.Kind == OpKind.Creation && row.Arity == 0 ? Array.Empty<string>() : node.Inputs.Where((_, operand) => !IsSaid(node, operand)).Select(input => texts[input].Text);
        IEnumerable<string> said = node.Arguments.Select(argument => Argument(row, argument with { Items = argument.Items.Select(item => Said(node, item, texts)).ToArray() }));
        IEnumerable<string> arguments = row.Kind == OpKind.Creation || row.Contracts == ContractionKind.Einsum ? said.Concat(inputs) : inputs.Concat(said);
        return ($"{name}({string.Join(", ", arguments)})", false);
    }

    // An array of indices stands where they do.
    private static string Said(KernelNode node, string item, (string Text, bool IsInfix)[] texts) => IndexText.Operand(item) is > 0 and int operand ? texts[node.Inputs[operand]].Text : item;

    private static bool IsSaid(KernelNode node, int operand) => operand > 0 && node.Arguments.Any(argument => argument.Items.Contains(IndexText.OfOperand(operand)));

    // Lengths and numbers of what is made come in order, as they are written.
    private static string Argument(OpDef row, NodeArgument argument) => row.Parameter(argument.Name)!.Kind == ParameterKind.Text
        ? "\"" + argument.Items[0] + "\""
        : (row.Parameter(argument.Name)!.Kind is ParameterKind.Lengths or ParameterKind.Constant ? "" : row.Parameter(argument.Name)!.Shown + ": ") + (argument.Items.Count == 1 ? argument.Items[0] : "[" + string.Join(", ", argument.Items) + "]");
}
