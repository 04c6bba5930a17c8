using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Plans;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>Prints the kernel's overload inside its partial types: the method a user calls.</summary>
internal static class OverloadPrinter
{
    public const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"StaticGraph\", \"0.1.0\")]";

    /// <summary>Prints the namespace, the types and the method; <paramref name="body"/> prints what the method does.</summary>
    public static void Print(CodeWriter writer, Kernel kernel, PlanDefinition plan, Action<CodeWriter> body)
    {
        string types = string.Join(", ", plan.Outputs.Select(output => output.Type.Keyword()));
        Print(writer, kernel, $"global::StaticGraph.{(IsScalar(plan) ? "ScalarPlan" : "Plan")}<{types}>", obsolete: null, body);
    }

    /// <summary>Prints an overload that cannot be used and says why.</summary>
    public static void PrintBroken(CodeWriter writer, Kernel kernel, string message)
    {
        string attribute = $"[global::System.Obsolete({CSharpText.String(message)}, error: true)]";
        Print(writer, kernel, "global::StaticGraph.Plan", attribute, inner => inner.Line($"throw new global::System.InvalidOperationException({CSharpText.String(message)});"));
    }

    /// <summary>The method of the binding that makes the plan, by the plan's outputs.</summary>
    public static string Factory(PlanDefinition plan)
    {
        string types = string.Join(", ", plan.Outputs.Select(output => output.Type.Keyword()));
        return (IsScalar(plan) ? "ToScalarPlan" : "ToPlan") + $"<{types}>";
    }

    private static void Print(CodeWriter writer, Kernel kernel, string planType, string? obsolete, Action<CodeWriter> body)
    {
        KernelDeclaration declaration = kernel.Declaration;
        var blocks = new Stack<CodeWriter.Block>();
        if (declaration.Namespace.Length > 0)
        {
            blocks.Push(writer.Open($"namespace {declaration.Namespace}"));
        }

        foreach (ContainerDeclaration container in declaration.Containers)
        {
            blocks.Push(writer.Open($"partial {container.Keyword} {container.Name}"));
        }

        foreach (string line in declaration.Documentation.Split(new[] { '\n' }, StringSplitOptions.RemoveEmptyEntries))
        {
            writer.Line(line.TrimStart().StartsWith("///", StringComparison.Ordinal) ? line.Trim() : "/// " + line.Trim());
        }

        writer.Line(GeneratedCode);
        if (obsolete is not null)
        {
            writer.Line(obsolete);
        }

        string parameters = string.Join(", ", kernel.Parameters.Select((parameter, i) => Parameter(parameter, declaration.IsExtension && i == 0)));
        using (writer.Open($"{declaration.Accessibility} static {planType} {CSharpText.Identifier(declaration.Name)}({parameters})".TrimStart()))
        {
            body(writer);
        }

        while (blocks.Count > 0)
        {
            blocks.Pop().Dispose();
        }
    }

    private static string Parameter(KernelParameter parameter, bool isThis)
    {
        string type = parameter.Kind switch
        {
            KernelParameterKind.Array => $"global::StaticGraph.ArraySource<{parameter.Type.Keyword()}>",
            KernelParameterKind.Length => "long",
            _ => parameter.Type.Keyword(),
        };
        string value = parameter.Default.Length > 0 ? " = " + parameter.Default : "";
        return $"{(isThis ? "this " : "")}{type} {CSharpText.Identifier(parameter.Name)}{value}";
    }

    private static bool IsScalar(PlanDefinition plan) => plan.Outputs.Count == 1 && plan.Outputs[0].Shape.Count == 0;
}
