using System.Text;

namespace StaticGraph.Generator.Model;

/// <summary>A kernel as text, one line a fact: what tests compare and what people read when something went wrong.</summary>
internal static class KernelPrinter
{
    public static string Print(Kernel kernel)
    {
        var text = new StringBuilder();
        foreach (KernelParameter parameter in kernel.Parameters)
        {
            text.Append("parameter ").Append(parameter.Kind).Append(' ').Append(parameter.Type).Append(' ').Append(parameter.Name);
            text.Append(parameter.Kind == KernelParameterKind.Array ? " [" + string.Join(", ", parameter.Shape) + "]" : "");
            text.Append(parameter.Default.Length == 0 ? "" : " = " + parameter.Default).Append('\n');
        }

        foreach (KernelDim dim in kernel.Dims)
        {
            text.Append("dim ").Append(dim.Name).Append(" <= ").Append(dim.Max).Append('\n');
        }

        for (int i = 0; i < kernel.Scalars.Count; i++)
        {
            KernelScalar scalar = kernel.Scalars[i];
            text.Append("scalar ").Append(i).Append(": ").Append(scalar.Type).Append(' ').Append(scalar.Code).Append(" as ").Append(scalar.Text).Append('\n');
        }

        for (int i = 0; i < kernel.Nodes.Count; i++)
        {
            text.Append('%').Append(i).Append(" = ").Append(Node(kernel.Nodes[i])).Append('\n');
        }

        foreach (KernelResult result in kernel.Results)
        {
            text.Append("result ").Append(result.Name).Append(result.Name.Length == 0 ? "" : " ").Append('%').Append(result.Node).Append('\n');
        }

        foreach (Problem problem in kernel.Problems)
        {
            text.Append("problem ").Append(problem.Id).Append(" at ").Append(problem.Expression).Append(": ").Append(string.Join(" | ", problem.Arguments)).Append('\n');
        }

        return text.ToString();
    }

    private static string Node(KernelNode node)
    {
        var text = new StringBuilder(node.Op).Append(' ').Append(node.Type).Append('(');
        text.Append(string.Join(", ", node.Inputs.Select(input => "%" + input)));
        if (node.Op is KernelOps.Parameter or KernelOps.Scalar)
        {
            text.Append(node.Index);
        }

        text.Append(')');
        text.Append(string.Concat(node.Arguments.Select(argument => $" {argument.Name} {string.Join(",", argument.Items)}")));
        text.Append(node.Index == 0 || node.Inputs.Count == 0 ? "" : " index " + node.Index);
        text.Append(node.Shape.Count > 0 || node.Op == KernelOps.Check ? " is [" + string.Join(", ", node.Shape) + "]" : "");
        return text.Append(node.Label.Length == 0 ? "" : " '" + node.Label + "'").ToString();
    }
}
