using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads where a kernel stands and what its plan's overload may look like.</summary>
internal static class DeclarationReader
{
    private static readonly SyntaxKind[] s_access =
        { SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword };

    public static KernelDeclaration Read(IMethodSymbol method, SyntaxNode syntax, KernelBuilder builder)
    {
        if (!method.IsStatic)
        {
            builder.Report(ProblemIds.NotStatic, NameLocation(syntax, method), method.Name);
        }

        CheckProject(syntax, method, builder);
        return new KernelDeclaration(
            Namespace(method.ContainingNamespace),
            Containers(method, builder),
            method.Name,
            Accessibility(syntax),
            method.IsExtensionMethod,
            Documentation(syntax),
            HasOverload: method.Name.Length > 0 && PlanSignature.Check(method, builder));
    }

    /// <summary>The identifier of the method: where problems of the kernel as a whole stand.</summary>
    public static Location? NameLocation(SyntaxNode syntax, IMethodSymbol method) =>
        syntax is MethodDeclarationSyntax declaration ? declaration.Identifier.GetLocation() : method.Locations.FirstOrDefault();

    // What generated code needs of the project it becomes part of.
    private static void CheckProject(SyntaxNode syntax, IMethodSymbol method, KernelBuilder builder)
    {
        if (syntax.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp11 and var version })
        {
            builder.Report(ProblemIds.LanguageVersion, NameLocation(syntax, method), version.ToDisplayString());
        }

        if (NeededNames.Hidden(builder.Compilation) is { } hidden)
        {
            builder.Report(ProblemIds.HiddenName, NameLocation(syntax, method), hidden.Name, hidden.Reason);
        }
    }

    // A kernel without a modifier stays private and its plan is public; C# itself caps that by the containing type.
    private static string Accessibility(SyntaxNode syntax)
    {
        IEnumerable<string> written = syntax is MethodDeclarationSyntax method
            ? method.Modifiers.Where(m => s_access.Contains(m.Kind())).Select(m => m.ValueText)
            : Array.Empty<string>();
        string text = string.Join(" ", written);
        return text.Length == 0 ? "public" : text;
    }

    private static string Namespace(INamespaceSymbol? symbol)
    {
        var parts = new Stack<string>();
        for (; symbol is { IsGlobalNamespace: false }; symbol = symbol.ContainingNamespace)
        {
            parts.Push(CSharpText.Identifier(symbol.Name));
        }

        return string.Join(".", parts);
    }

    private static EquatableArray<ContainerDeclaration> Containers(IMethodSymbol method, KernelBuilder builder)
    {
        var containers = new Stack<ContainerDeclaration>();
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            containers.Push(new ContainerDeclaration(Keyword(type), TypeName(type)));
            CheckContainer(type, method, builder);
        }

        return containers.ToArray();
    }

    private static void CheckContainer(INamedTypeSymbol type, IMethodSymbol method, KernelBuilder builder)
    {
        if (ExtensionBlocks.IsBlock(type))
        {
            builder.Report(ProblemIds.Container, method.Locations.FirstOrDefault(), "extension(...)", "a block of extensions has no parts; mark the first parameter of a static method with 'this' instead");
            return;
        }

        if (type.IsFileLocal)
        {
            builder.Report(ProblemIds.Container, type.Locations.FirstOrDefault(), type.Name, "a file-local type has no parts in other files; make it internal");
        }
        else if (type.IsImplicitClass || type.Name.Length == 0 || type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface))
        {
            builder.Report(ProblemIds.Container, type.Locations.FirstOrDefault(), type.Name, "kernels are methods of classes, structs, records and interfaces");
        }

        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(builder.CancellationToken) is TypeDeclarationSyntax part && !part.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                builder.Report(ProblemIds.NotPartial, part.Identifier.GetLocation(), type.Name, method.Name);
                return;
            }
        }
    }

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static string TypeName(INamedTypeSymbol type)
    {
        string parameters = string.Join(", ", type.TypeParameters.Select(p => Variance(p.Variance) + CSharpText.Identifier(p.Name)));
        return CSharpText.Identifier(type.Name) + (parameters.Length == 0 ? "" : "<" + parameters + ">");
    }

    private static string Variance(VarianceKind variance) => variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };

    private static string Documentation(SyntaxNode syntax)
    {
        var text = new StringBuilder();
        foreach (SyntaxTrivia trivia in syntax.GetLeadingTrivia())
        {
            if (!trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
            {
                continue;
            }

            foreach (string line in trivia.ToFullString().Split(CSharpText.LineEnds).Select(line => line.Trim()).Where(line => line.StartsWith("///", StringComparison.Ordinal)))
            {
                text.Append(text.Length == 0 ? "" : "\n").Append(line);
            }
        }

        return text.ToString();
    }
}
