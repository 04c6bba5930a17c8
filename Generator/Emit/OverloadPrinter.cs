using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>Prints the kernel's overload inside its partial types: the method a user calls.</summary>
internal static class OverloadPrinter
{
    public const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"StaticGraph\", \"0.1.0\")]";

    /// <summary>Prints the namespace, the types and the method; <paramref name="body"/> prints what the method does.</summary>
    public static void Print(CodeWriter writer, Kernel kernel, PlanDefinition plan, Action<CodeWriter> body) =>
        Print(writer, kernel, PlanType(kernel, IsScalar(plan)), obsolete: null, body);

    /// <summary>Prints an overload that throws; calls of it are errors that quote <paramref name="message"/> where no analyzer says what is wrong.</summary>
    public static void PrintBroken(CodeWriter writer, Kernel kernel, string message, bool isQuoted)
    {
        string? attribute = isQuoted ? $"[global::System.Obsolete({CSharpText.String(message)}, error: true)]" : null;
        Print(writer, kernel, PlanType(kernel, ResultRanks.IsScalar(kernel)), attribute, inner => inner.Line($"throw new global::System.InvalidOperationException({CSharpText.String(message)});"));
    }

    /// <summary>The method of the binding that makes the plan, by the kernel's results.</summary>
    public static string Factory(Kernel kernel, PlanDefinition plan) => $"To{PlanName(kernel, IsScalar(plan))}<{ResultTypes(kernel)}>";

    private static string PlanType(Kernel kernel, bool isScalar) => kernel.Declared.Count is 0 or > Kernel.MaxResults
        ? "global::StaticGraph.Plan"
        : $"global::StaticGraph.{PlanName(kernel, isScalar)}<{ResultTypes(kernel)}>";

    private static string PlanName(Kernel kernel, bool isScalar) => isScalar ? "ScalarPlan" : HasNames(kernel) ? "NamedPlan" : "Plan";

    private static bool HasNames(Kernel kernel) => kernel.Declared.Any(result => result.Name.Length > 0);

    // Of a kernel that names its results also their tuple, which carries the names to those who call Compute.
    private static string ResultTypes(Kernel kernel)
    {
        string types = string.Join(", ", kernel.Declared.Select(result => result.Type.Code()));
        IEnumerable<string> tensors = kernel.Declared.Select(result =>
            $"global::System.Numerics.Tensors.Tensor<{result.Type.Code()}>{(result.Name.Length > 0 ? " " + CSharpText.Identifier(result.Name) : "")}");
        return HasNames(kernel) ? $"{types}, ({string.Join(", ", tensors)})" : types;
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
            KernelParameterKind.Array => $"global::StaticGraph.ArraySource<{parameter.Type.Code()}>",
            KernelParameterKind.Length => "long",
            KernelParameterKind.Scalar => parameter.Type.Code(),
        };
        string value = parameter.Default.Length > 0 ? " = " + parameter.Default : "";
        return $"{(isThis ? "this " : "")}{type} {CSharpText.Identifier(parameter.Name)}{value}";
    }

    private static bool IsScalar(PlanDefinition plan) => plan.Outputs.Count == 1 && plan.Outputs[0].Shape.Count == 0;
}
