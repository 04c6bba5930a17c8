using Microsoft.CodeAnalysis;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Frontend;

/// <summary>Recognises StaticGraph's own types by name, so that a missing reference is only "not recognised".</summary>
internal static class KnownSymbols
{
    public const string KernelAttribute = "StaticGraph.ArrayKernelAttribute";

    /// <summary>True in a project that can have kernels, whatever alias it references the library under.</summary>
    public static bool IsReferenced(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name == Namespaces.Library);

    /// <summary>True for <c>NDArray&lt;T&gt;</c>.</summary>
    public static bool IsArray(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "NDArray", Arity: 1 } && IsOurs(type);

    /// <summary>True for <c>NDArray&lt;T&gt;</c>, the static class of functions <c>NDArray</c>, and that of further members.</summary>
    public static bool IsArrayApi(ITypeSymbol? type) => type is { Name: "NDArray" or "NDArrayMembers" } && IsOurs(type);

    public static bool IsLength(ITypeSymbol? type) => type is { Name: "Length" } && IsOurs(type);

    /// <summary>True for <c>RandomGenerator</c>.</summary>
    public static bool IsGenerator(ITypeSymbol? type) => type is { Name: "RandomGenerator" } && IsOurs(type);

    /// <summary>True for <c>ArrayGroups</c>.</summary>
    public static bool IsGroups(ITypeSymbol? type) => type is { Name: "ArrayGroups" } && IsOurs(type);

    /// <summary>True for <c>Axes</c> and its element <c>Axes.Axis</c>.</summary>
    public static bool IsAxes(ITypeSymbol? type) =>
        type is { Name: "Axes" } ? IsOurs(type) : type is { Name: "Axis", ContainingType: { Name: "Axes" } axes } && IsOurs(axes);

    /// <summary>True for what an indexer takes, <c>AxisIndex</c>.</summary>
    public static bool IsAxisIndex(ITypeSymbol? type) => type is { Name: "AxisIndex" } && IsOurs(type);

    /// <summary>True for what a slice takes, <c>Bound</c> and <c>Bound?</c>.</summary>
    /// <summary>True for a number of a type, or none: <c>int?</c>.</summary>
    public static bool MayBeNone(ITypeSymbol? type, SpecialType number) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && nullable.TypeArguments[0].SpecialType == number;

    public static bool IsBound(ITypeSymbol? type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
        ? IsBound(nullable.TypeArguments[0])
        : type is { Name: "Bound" } && IsOurs(type);

    /// <summary>True for those, and for the <c>Index</c> and <c>Range</c> of C# that become one.</summary>
    public static bool IsIndex(ITypeSymbol? type) =>
        IsAxisIndex(type) || IsBound(type) || type is { Name: "Index" or "Range", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>True for <c>Lengths</c> and its element <c>Lengths.AxisLength</c>.</summary>
    public static bool IsLengths(ITypeSymbol? type) =>
        type is { Name: "Lengths" } ? IsOurs(type) : type is { Name: "AxisLength", ContainingType: { Name: "Lengths" } lengths } && IsOurs(lengths);

    /// <summary>True for <c>PadWidths</c> and its element <c>PadWidths.Sides</c>.</summary>
    public static bool IsWidths(ITypeSymbol? type) =>
        type is { Name: "PadWidths" } ? IsOurs(type) : type is { Name: "Sides", ContainingType: { Name: "PadWidths" } widths } && IsOurs(widths);

    /// <summary>True for the parts of an array that are several results of one call.</summary>
    public static bool IsParts(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "ArrayParts", Arity: 1 } && IsOurs(type);

    /// <summary>The element type of <c>ArraySource&lt;T&gt;</c>, the type that an array parameter has in a plan, or null.</summary>
    public static DType? SourceElement(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "ArraySource", Arity: 1 } source && IsOurs(source) ? DTypeOf(source.TypeArguments[0]) : null;

    /// <summary>True for <c>T</c>, <c>NDArray&lt;T&gt;</c> and tuples of them.</summary>
    public static bool MentionsTypeParameter(ITypeSymbol type) =>
        type is ITypeParameterSymbol || (type is INamedTypeSymbol named && named.TypeArguments.Any(argument => argument is ITypeParameterSymbol || IsArray(argument) && MentionsTypeParameter(argument)));

    /// <summary>True for a type that C# does not know, and for arrays and tuples of it.</summary>
    public static bool MentionsError(ITypeSymbol type) => type.TypeKind == TypeKind.Error || (type is INamedTypeSymbol named && named.TypeArguments.Any(MentionsError));

    /// <summary>The element type of <c>NDArray&lt;T&gt;</c> in <paramref name="frame"/>, or null when it is none a kernel computes with.</summary>
    public static DType? ElementType(ITypeSymbol? type, Frame? frame)
    {
        ITypeSymbol? element = IsArray(type) || IsParts(type) ? ((INamedTypeSymbol)type!).TypeArguments[0] : null;
        return DTypeOf(frame is null ? element : frame.Resolve(element));
    }

    /// <summary>True for <c>System.Half</c>.</summary>
    public static bool IsHalf(ITypeSymbol? type) => type is { Name: "Half", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>True for <c>System.Numerics.Complex</c>.</summary>
    public static bool IsComplex(ITypeSymbol? type) =>
        type is { Name: "Complex", ContainingType: null, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>True for what stands beside an array of real numbers, a complex number or an array of them.</summary>
    public static bool IsComplexOperand(ITypeSymbol? type) => type is { Name: "ComplexOperand" } && IsOurs(type);

    /// <summary>The type that single numbers of a C# type are computed in, as arrays of them are.</summary>
    public static SpecialType NumberType(ITypeSymbol? type) => IsHalf(type) ? SpecialType.System_Single : type?.SpecialType ?? SpecialType.None;

    /// <summary>The element type of a C# type, or null when it is none a kernel computes with.</summary>
    public static DType? DTypeOf(ITypeSymbol? type) => IsHalf(type) ? DType.Half : IsComplex(type) ? DType.Complex : DTypeOf(type?.SpecialType ?? SpecialType.None);

    /// <inheritdoc cref="DTypeOf(ITypeSymbol)"/>
    public static DType? DTypeOf(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => DType.Boolean,
        SpecialType.System_SByte => DType.SByte,
        SpecialType.System_Byte => DType.Byte,
        SpecialType.System_Int16 => DType.Int16,
        SpecialType.System_UInt16 => DType.UInt16,
        SpecialType.System_Int32 => DType.Int32,
        SpecialType.System_UInt32 => DType.UInt32,
        SpecialType.System_Int64 => DType.Int64,
        SpecialType.System_UInt64 => DType.UInt64,
        SpecialType.System_Single => DType.Single,
        SpecialType.System_Double => DType.Double,
        _ => null,
    };

    /// <summary>The C# type that elements of <paramref name="type"/> are computed in; none for complex numbers, whose parts are.</summary>
    public static SpecialType SpecialTypeOf(DType type) => type switch
    {
        DType.Boolean => SpecialType.System_Boolean,
        DType.SByte => SpecialType.System_SByte,
        DType.Byte => SpecialType.System_Byte,
        DType.Int16 => SpecialType.System_Int16,
        DType.UInt16 => SpecialType.System_UInt16,
        DType.Int32 => SpecialType.System_Int32,
        DType.UInt32 => SpecialType.System_UInt32,
        DType.Int64 => SpecialType.System_Int64,
        DType.UInt64 => SpecialType.System_UInt64,
        DType.Half or DType.Single => SpecialType.System_Single,
        DType.Double => SpecialType.System_Double,
        DType.Complex => SpecialType.None,
    };

    /// <summary>True when <paramref name="method"/> is marked <c>[ArrayKernel]</c>.</summary>
    public static bool IsKernel(IMethodSymbol method) => Attribute(method.GetAttributes(), "ArrayKernelAttribute") is not null;

    /// <summary>True when <c>[ArrayKernel]</c> stands on this very declaration: the parts of a partial method share their attributes.</summary>
    public static bool IsMarkedAt(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences[0] is { } declaration && Attributes(method.GetAttributes(), "ArrayKernelAttribute")
            .Any(a => a.ApplicationSyntaxReference is { } place && place.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(place.Span));

    /// <summary>The first of StaticGraph's attributes with this name, or null.</summary>
    public static AttributeData? Attribute(IEnumerable<AttributeData> attributes, string name) => Attributes(attributes, name).FirstOrDefault();

    /// <summary>StaticGraph's attributes with this name.</summary>
    public static IEnumerable<AttributeData> Attributes(IEnumerable<AttributeData> attributes, string name) =>
        attributes.Where(a => a.AttributeClass is { } type && type.Name == name && IsOurs(type));

    private static bool IsOurs(ITypeSymbol type) =>
        type.ContainingType is null && type.ContainingNamespace is { Name: Namespaces.Library, ContainingNamespace.IsGlobalNamespace: true };
}
