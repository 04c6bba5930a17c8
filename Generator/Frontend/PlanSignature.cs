using Microsoft.CodeAnalysis;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Finds kernels whose plans C# could not tell apart: arrays become sources and lengths become long, so different kernels may meet.</summary>
internal static class PlanSignature
{
    public static void Check(IMethodSymbol method, KernelBuilder builder)
    {
        if (method.ContainingType is not { } type)
        {
            return;
        }

        string signature = Of(method);
        foreach (IMethodSymbol other in type.GetMembers(method.Name).OfType<IMethodSymbol>())
        {
            if (!SymbolEqualityComparer.Default.Equals(other, method) && KnownSymbols.IsKernel(other) && Of(other) == signature)
            {
                builder.Report(ProblemIds.DuplicatePlan, method.Locations.FirstOrDefault(), method.Name, "that of " + other.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
                return;
            }
        }
    }

    private static string Of(IMethodSymbol method) => string.Join(",", method.Parameters.Select(Of));

    private static string Of(IParameterSymbol parameter) => KnownSymbols.IsLength(parameter.Type) ? "long" : parameter.Type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
}
