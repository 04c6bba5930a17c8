using Microsoft.CodeAnalysis;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Frontend;

/// <summary>Turns what a kernel's body returned into the kernel's results.</summary>
internal static class ResultReader
{
    public static EquatableArray<KernelResult> Read(IMethodSymbol method, Value value, Frame frame, KernelBuilder builder)
    {
        if (Declared(method.ReturnType).Count == 0)
        {
            return Refuse(method, builder);
        }

        if (method.ReturnType is INamedTypeSymbol { IsTupleType: true, TupleElements.Length: > Kernel.MaxResults } tuples)
        {
            builder.Report(ProblemIds.TooMany, method.Locations.FirstOrDefault(), "Kernel '" + method.Name + "'", CSharpText.Number(tuples.TupleElements.Length) + " results", CSharpText.Number(Kernel.MaxResults));
        }

        if (value is not (ArrayValue or PoisonValue) && !(value is TupleValue { Items: var items } && items.All(item => item is ArrayValue or PoisonValue)))
        {
            builder.Report(ProblemIds.ReturnType, method.Locations.FirstOrDefault(), method.Name, "null", "");
        }

        if (value is TupleValue tuple && method.ReturnType is INamedTypeSymbol { IsTupleType: true } type && type.TupleElements.Length == tuple.Items.Count)
        {
            return tuple.Items
                .Select((item, i) => (item, field: type.TupleElements[i]))
                .Where(result => result.item is ArrayValue)
                .Select(result => new KernelResult(((ArrayValue)result.item).Node, NameOf(result.field)))
                .ToArray();
        }

        return value is ArrayValue array ? new[] { new KernelResult(array.Node, "") } : Array.Empty<KernelResult>();
    }

    /// <summary>What the return type declares, a result each; nothing where it is no array and no tuple of arrays.</summary>
    public static EquatableArray<DeclaredResult> Declared(ITypeSymbol type)
    {
        (ITypeSymbol Type, string Name)[] parts = type is INamedTypeSymbol { IsTupleType: true } tuple
            ? tuple.TupleElements.Select(field => (field.Type, NameOf(field))).ToArray()
            : new[] { (type, "") };
        DeclaredResult[] declared = parts
            .Select(part => (Element: KnownSymbols.ElementType(part.Type, null), part.Name))
            .Where(part => part.Element is not null)
            .Select(part => new DeclaredResult(part.Element!.Value, part.Name))
            .ToArray();
        return declared.Length == parts.Length ? declared : Array.Empty<DeclaredResult>();
    }

    /// <summary>
    /// The return type that is meant by one that holds numbers but no arrays of a kernel, which are called <paramref name="array"/> there: <c>NDArray&lt;double&gt;</c> for
    /// <c>double</c> and <c>Tensor&lt;double&gt;</c>. Null where nothing like that is meant.
    /// </summary>
    public static string? Meant(ITypeSymbol type, string array)
    {
        if (HoldsTuples(type))
        {
            return null;
        }

        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            (string? Type, string Name)[] parts = tuple.TupleElements.Select(field => (Meant(field.Type, array), NameOf(field))).ToArray();
            return parts.Any(part => part.Type is null) ? null
                : "(" + string.Join(", ", parts.Select(part => (part.Type + " " + (part.Name.Length == 0 ? "" : CSharpText.Identifier(part.Name))).TrimEnd())) + ")";
        }

        ITypeSymbol element = type switch
        {
            IArrayTypeSymbol { ElementType: var item } => item,
            INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } when KnownSymbols.IsArray(arguments[0]) => ((INamedTypeSymbol)arguments[0]).TypeArguments[0],
            INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } => arguments[0],
            _ => type,
        };
        return KnownSymbols.DTypeOf(element) is { } known ? $"{array}<{known.Keyword()}>" : null;
    }

    /// <summary>The value after the check that <c>[return: Shape(...)]</c> asks for.</summary>
    public static Value Checked(IMethodSymbol method, Value value, Frame frame, int expression, KernelBuilder builder)
    {
        if (value is not ArrayValue array || SignatureReader.Shape(method.GetReturnTypeAttributes(), builder) is not { } shape)
        {
            return value;
        }

        string[] renamed = shape.Select(length => ShapeTexts.Rename(length, frame.DimName)).ToArray();
        return builder.Add(new KernelNode(KernelOps.Check, array.Type, new[] { array.Node }, expression, Shape: renamed, Label: "the result of " + method.Name));
    }

    private static bool HoldsTuples(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(item => item.Type.IsTupleType);

    private static string NameOf(IFieldSymbol field) => field.IsExplicitlyNamedTupleElement ? field.Name : "";

    private static EquatableArray<KernelResult> Refuse(IMethodSymbol method, KernelBuilder builder)
    {
        if (KnownSymbols.MentionsTypeParameter(method.ReturnType))
        {
            return default;
        }

        string id = KnownSymbols.MentionsError(method.ReturnType) ? ProblemIds.CSharpErrors : ProblemIds.ReturnType;
        string wayOut = HoldsTuples(method.ReturnType) ? "; give the items of inner tuples one by one"
            : Meant(method.ReturnType, "NDArray") is not { } meant ? ""
            : KnownSymbols.DTypeOf(method.ReturnType) is null ? "; write " + meant
            : "; a single number is an array of rank 0: write " + meant;
        builder.Report(id, method.Locations.FirstOrDefault(), method.Name, method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), wayOut);
        return default;
    }
}
