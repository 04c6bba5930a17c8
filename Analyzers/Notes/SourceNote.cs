using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary>
/// <c>Kernels.Mean(list)</c>: a plan takes sources, and what becomes one by itself. Where a kernel can be called as well as its plan, C# speaks of the kernel's <c>NDArray</c>,
/// which nobody outside a kernel has.
/// </summary>
internal static class SourceNote
{
    /// <summary>The first argument of a plan that is no source.</summary>
    public static Diagnostic? Find(NoteContext context, InvocationExpressionSyntax call)
    {
        SymbolInfo symbols = context.Model.GetSymbolInfo(call);
        if (symbols.Symbol is not null || symbols.CandidateSymbols.OfType<IMethodSymbol>().Select(KernelOf).FirstOrDefault(found => found is not null) is not { } kernel || ArraySyntax.IsInArrayCode(call))
        {
            return null;
        }

        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        return arguments
            .Select((argument, i) => ParameterOf(kernel, argument, i) is { Type: INamedTypeSymbol type } && KnownSymbols.ElementType(type, null) is { } element
                ? Of(context, kernel, argument.Expression, type.TypeArguments[0], element)
                : null)
            .FirstOrDefault(note => note is not null);
    }

    // The kernel that a method is, or is the plan of.
    private static IMethodSymbol? KernelOf(IMethodSymbol method) =>
        method.ContainingType?.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(other => KnownSymbols.IsKernel(other) && other.Parameters.Length == method.Parameters.Length);

    private static IParameterSymbol? ParameterOf(IMethodSymbol kernel, ArgumentSyntax argument, int position) =>
        argument.NameColon is { Name.Identifier.ValueText: var name } ? kernel.Parameters.FirstOrDefault(parameter => parameter.Name == name)
        : position < kernel.Parameters.Length ? kernel.Parameters[position] : null;

    private static Diagnostic? Of(NoteContext context, IMethodSymbol kernel, ExpressionSyntax value, ITypeSymbol wanted, DType element)
    {
        if (context.Model.Compilation.GetTypeByMetadataName("StaticGraph.ArraySource`1")?.Construct(wanted) is not { } source
            || context.Type(value) is { TypeKind: TypeKind.Error } || context.Model.ClassifyConversion(value, source).IsImplicit)
        {
            return null;
        }

        string keyword = element.Keyword();
        if (value is CollectionExpressionSyntax { Elements: var elements })
        {
            return elements.All(item => item is ExpressionElementSyntax)
                ? Report(kernel, keyword, value, "a list without a type", $"new {keyword}[] {{ {elements} }}")
                : null;
        }

        return context.Type(value) is not { } type ? null
            : Replacement(value, type, wanted, element) is { } text ? Report(kernel, keyword, value, Name(type), text)
            : Report(kernel, keyword, value, Name(type), null, WayOut(type, keyword));
    }

    // The expression that is a source, of the one that is none.
    private static string? Replacement(ExpressionSyntax value, ITypeSymbol type, ITypeSymbol wanted, DType element)
    {
        ITypeSymbol? other = type switch
        {
            IArrayTypeSymbol { ElementType: var item, Rank: <= 3 } => item,
            INamedTypeSymbol { Name: "ArraySource", Arity: 1 } named when KnownSymbols.SourceElement(named) is not null => named.TypeArguments[0],
            _ => null,
        };
        if (other is not null && KnownSymbols.DTypeOf(other) is { } stored && stored != DType.Boolean && element.IsFloating())
        {
            string source = type is IArrayTypeSymbol ? $"((ArraySource<{stored.Keyword()}>){NoteContext.Operand(value)})" : NoteContext.Operand(value);
            return $"{source}.Unpack<{element.Keyword()}>()";
        }

        bool isCopied = type is INamedTypeSymbol { TypeArguments: { Length: 1 } items } && SymbolEqualityComparer.Default.Equals(items[0], wanted)
            && type.GetMembers("ToArray").OfType<IMethodSymbol>().Any(method => method.Parameters.Length == 0);
        return isCopied ? NoteContext.Operand(value) + ".ToArray()"
            : SymbolEqualityComparer.Default.Equals(type, wanted) ? $"new {element.Keyword()}[] {{ {value} }}"
            : null;
    }

    private static string WayOut(ITypeSymbol type, string keyword) => type switch
    {
        { SpecialType: SpecialType.System_String } => $"open the file, e.g. Npy.Open<{keyword}>(path) or Hdf5.Open<{keyword}>(path, dataset)",
        { Name: "ArraySource", ContainingNamespace.Name: "StaticGraph" } => $"open it with its element type, e.g. Npy.Open<{keyword}>(path)",
        IArrayTypeSymbol { ElementType: IArrayTypeSymbol } => $"copy it into a {keyword}[,]",
        _ => $"give an ArraySource<{keyword}>, or a {keyword}[], {keyword}[,], {keyword}[,,] or Tensor<{keyword}>, which becomes one by itself",
    };

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static Diagnostic Report(IMethodSymbol kernel, string keyword, ExpressionSyntax value, string type, string? text, string? wayOut = null) => Fix.Report(
        Descriptors.Find(ProblemIds.NoSource)!,
        value.GetLocation(),
        text is null ? null : new Fix("Write '" + text + "'", value.GetLocation(), text),
        kernel.Name,
        keyword,
        value.ToString(),
        type,
        wayOut ?? "write " + text);
}
