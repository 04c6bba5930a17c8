using Microsoft.CodeAnalysis;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Finds what C# could not tell from a kernel's plan: arrays become sources and lengths become long, so different kernels may meet, and so may methods of the user's.</summary>
internal static class PlanSignature
{
    /// <summary>Reports a member with the signature of the plan; false where the kernel must not have its overload printed, because another member has that place.</summary>
    public static bool Check(IMethodSymbol method, KernelBuilder builder)
    {
        string signature = Printed(method);
        if (Written(method) == signature)
        {
            // The kernel itself has that place: it takes numbers alone, which is said of it elsewhere.
            return false;
        }

        IMethodSymbol[] others = Others(method).ToArray();
        if (others.FirstOrDefault(other => !KnownSymbols.IsKernel(other) && Written(other) == signature) is { } own)
        {
            Report(method, own, builder);
            return false;
        }

        IMethodSymbol[] twins = others.Where(other => KnownSymbols.IsKernel(other) && Printed(other) == signature).ToArray();
        if (IsFaithful(method) && twins.FirstOrDefault(IsFaithful) is { } twin)
        {
            Report(method, twin, builder);
        }

        // One overload speaks for all: of those that can be called as they are written the first, else the first of all.
        return !twins.Any(other => IsFaithful(other) == IsFaithful(method) ? IsBefore(other, method) : IsFaithful(other));
    }

    private static void Report(IMethodSymbol method, IMethodSymbol other, KernelBuilder builder) =>
        builder.Report(ProblemIds.DuplicatePlan, method.Locations.FirstOrDefault(), method.Name, "that of " + other.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));

    private static IEnumerable<IMethodSymbol> Others(IMethodSymbol method) =>
        (method.ContainingType?.GetMembers(method.Name).OfType<IMethodSymbol>() ?? Array.Empty<IMethodSymbol>())
            .Where(other => !SymbolEqualityComparer.Default.Equals(other, method) && !IsGenerated(other));

    // The analyzer sees the overloads that the generator adds.
    private static bool IsGenerated(IMethodSymbol method) => method.GetAttributes()
        .Any(a => a.AttributeClass?.Name == "GeneratedCodeAttribute" && a.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: "StaticGraph" });

    private static bool IsBefore(IMethodSymbol method, IMethodSymbol other) => method.ContainingType.GetMembers(method.Name)
        .FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m, method) || SymbolEqualityComparer.Default.Equals(m, other)) is { } first && SymbolEqualityComparer.Default.Equals(first, method);

    // True where the plan's parameters are those of the kernel; others are printed as what a kernel could have instead.
    private static bool IsFaithful(IMethodSymbol kernel) => kernel.Arity == 0 && kernel.Parameters.All(parameter =>
        parameter.RefKind == RefKind.None && (KnownSymbols.IsLength(parameter.Type) || (KnownSymbols.ElementType(parameter.Type, null) ?? KnownSymbols.DTypeOf(parameter.Type)) is not null));

    private static string Printed(IMethodSymbol kernel) => string.Join(",", kernel.Parameters.Select(parameter =>
        KnownSymbols.IsLength(parameter.Type) ? "long"
        : KnownSymbols.IsArray(parameter.Type) ? Source(KnownSymbols.ElementType(parameter.Type, null) ?? DType.Double)
        : (KnownSymbols.DTypeOf(parameter.Type) ?? DType.Double).Keyword()));

    private static string? Written(IMethodSymbol method) => method.Arity > 0 || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None) ? null
        : string.Join(",", method.Parameters.Select(parameter =>
            KnownSymbols.SourceElement(parameter.Type) is { } element ? Source(element) : KnownSymbols.DTypeOf(parameter.Type)?.Keyword() ?? "?"));

    private static string Source(DType element) => "ArraySource<" + element.Keyword() + ">";
}
