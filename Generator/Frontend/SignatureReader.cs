using Microsoft.CodeAnalysis;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads what a kernel declares about its parameters, dims and memory.</summary>
internal static class SignatureReader
{
    // As many as the runtime's arrays have, which is HDF5's rank too.
    private const int MaxRank = 32;

    /// <summary>The parameters in declared order; those that cannot be used are reported and read as well as they can be.</summary>
    public static EquatableArray<KernelParameter> Parameters(IMethodSymbol method, KernelBuilder builder)
    {
        if (method.IsGenericMethod || method.Parameters.Any(p => KnownSymbols.MentionsTypeParameter(p.Type)) || KnownSymbols.MentionsTypeParameter(method.ReturnType))
        {
            builder.Report(ProblemIds.GenericKernel, method.Locations.FirstOrDefault(), method.Name);
        }

        KernelParameter[] parameters = method.Parameters.Select(p => Parameter(p, builder)).ToArray();
        if (!parameters.Any(p => p.Kind is KernelParameterKind.Array or KernelParameterKind.Length) && !HasProblems(builder))
        {
            builder.Report(ProblemIds.NoLength, method.Locations.FirstOrDefault(), method.Name);
        }

        return parameters;
    }

    /// <summary>The kernel's own limit in bytes, or 0.</summary>
    public static long MemoryLimit(IMethodSymbol method, KernelBuilder builder)
    {
        AttributeData? attribute = KnownSymbols.Attribute(method.GetAttributes(), "ArrayKernelAttribute");
        TypedConstant? argument = attribute?.NamedArguments.FirstOrDefault(a => a.Key == "MemoryLimit").Value;
        if (argument is not { Kind: TypedConstantKind.Primitive, Value: string text })
        {
            return 0;
        }

        if (ByteSize.TryParse(text, out long bytes) && bytes > 0)
        {
            return bytes;
        }

        builder.Report(ProblemIds.MemoryLimitText, AttributeLocation(attribute!, builder), text);
        return 0;
    }

    /// <summary>Adds the dims with a declared bound, under the names that <paramref name="fullName"/> gives them.</summary>
    public static void Dims(IMethodSymbol method, Func<string, string> fullName, KernelBuilder builder)
    {
        var known = new HashSet<string>(KnownDims(method), StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (AttributeData attribute in KnownSymbols.Attributes(method.GetAttributes(), "DimAttribute"))
        {
            if (attribute.ConstructorArguments.FirstOrDefault() is not { Kind: TypedConstantKind.Primitive, Value: string name })
            {
                continue;
            }

            long max = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Max").Value is { Kind: TypedConstantKind.Primitive, Value: long value } ? value : 0;
            string? wrong = max < 0 ? "a length is never negative"
                : max > ShapeTexts.Longest ? ShapeTexts.TooLong + "; without Max it may be any"
                : !seen.Add(name) ? "the dim has a [Dim] already"
                : !known.Contains(name) ? "no [Shape] or Length parameter of this kernel names it"
                : null;
            if (wrong is not null)
            {
                builder.Report(ProblemIds.DimAttribute, AttributeLocation(attribute, builder), name, wrong);
            }
            else
            {
                builder.Dims.Add(new KernelDim(fullName(name), max));
            }
        }
    }

    /// <summary>The shape that [Shape] declares, one polynomial text an axis, or null without the attribute.</summary>
    public static EquatableArray<string>? Shape(IEnumerable<AttributeData> attributes, KernelBuilder builder)
    {
        AttributeData? attribute = KnownSymbols.Attribute(attributes, "ShapeAttribute");
        if (attribute is null || attribute.ConstructorArguments.FirstOrDefault() is not { Kind: TypedConstantKind.Array, IsNull: false } argument)
        {
            return null;
        }

        if (argument.Values.Length > MaxRank)
        {
            builder.Report(ProblemIds.TooMany, AttributeLocation(attribute, builder), "The array", CSharpText.Number(argument.Values.Length) + " axes", CSharpText.Number(MaxRank));
            return Array.Empty<string>();
        }

        return argument.Values.Select(value => LengthText(value, attribute, builder)).ToArray();
    }

    /// <summary>The names that a kernel's shapes and Length parameters introduce.</summary>
    public static IEnumerable<string> KnownDims(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (KnownSymbols.IsLength(parameter.Type))
            {
                yield return parameter.Name;
            }

            AttributeData? shape = KnownSymbols.Attribute(parameter.GetAttributes(), "ShapeAttribute");
            if (shape is not null && shape.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Array, IsNull: false } lengths)
            {
                foreach (string name in lengths.Values.SelectMany(Symbols))
                {
                    yield return name;
                }
            }
        }
    }

    private static IEnumerable<string> Symbols(TypedConstant length) =>
        length is { Kind: TypedConstantKind.Primitive, Value: string text } && ShapeTexts.TryParse(text, out Polynomial polynomial, out _)
            ? polynomial.Symbols
            : Array.Empty<string>();

    private static KernelParameter Parameter(IParameterSymbol parameter, KernelBuilder builder)
    {
        Location? location = parameter.Locations.FirstOrDefault();
        if (parameter.RefKind != RefKind.None || parameter.IsParams)
        {
            string modifier = parameter.IsParams ? "params" : parameter.RefKind == RefKind.RefReadOnlyParameter ? "ref readonly" : parameter.RefKind.ToString().ToLowerInvariant();
            builder.Report(ProblemIds.ParameterKind, location, parameter.Name, modifier);
        }

        string name = parameter.Name;
        if (KnownSymbols.IsLength(parameter.Type))
        {
            return new KernelParameter(name, KernelParameterKind.Length, DType.Int64, default, parameter.HasExplicitDefaultValue ? "0L" : "");
        }

        DType? type = KnownSymbols.IsArray(parameter.Type) ? KnownSymbols.ElementType(parameter.Type, null) : KnownSymbols.DTypeOf(parameter.Type);
        if (type is null && KnownSymbols.MentionsTypeParameter(parameter.Type))
        {
            // The kernel is generic, which is said once.
        }
        else if (type is null && !KnownSymbols.MentionsError(parameter.Type))
        {
            string view = KnownSymbols.IsArray(parameter.Type) ? "; source.Unpack<double>() gives the numbers of a source of another type" : "";
            builder.Report(ProblemIds.ParameterType, location, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), view);
        }
        else if (type is null)
        {
            builder.Report(ProblemIds.CSharpErrors, location, parameter.ContainingSymbol.Name);
        }

        return KnownSymbols.IsArray(parameter.Type)
            ? new KernelParameter(name, KernelParameterKind.Array, type ?? DType.Double, ArrayShape(parameter, builder), "")
            : new KernelParameter(name, KernelParameterKind.Scalar, type ?? DType.Double, default, Default(parameter));
    }

    private static EquatableArray<string> ArrayShape(IParameterSymbol parameter, KernelBuilder builder)
    {
        if (Shape(parameter.GetAttributes(), builder) is { } shape)
        {
            return shape;
        }

        builder.Report(ProblemIds.MissingShape, parameter.Locations.FirstOrDefault(), parameter.Name);
        return default;
    }

    private static string Default(IParameterSymbol parameter) =>
        parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } ? CSharpText.Literal(value) ?? "default" : "";

    private static string LengthText(TypedConstant length, AttributeData attribute, KernelBuilder builder)
    {
        string reason = "write a dim's name, an affine expression such as \"n+1\", or a whole number";
        switch (length)
        {
            case { Kind: TypedConstantKind.Primitive, Value: string text }:
                if (ShapeTexts.TryParse(text, out Polynomial polynomial, out reason))
                {
                    return polynomial.ToString();
                }

                string[] parts = text.Split(new[] { ',', ';', ' ' }, StringSplitOptions.RemoveEmptyEntries);
                if (parts.Length > 1 && parts.All(part => ShapeTexts.TryParse(part, out _, out _)))
                {
                    reason = "each axis has a text of its own, [Shape(" + string.Join(", ", parts.Select(part => "\"" + part + "\"")) + ")]";
                }

                break;
            case { Kind: TypedConstantKind.Primitive, Value: byte or sbyte or short or ushort or int or uint or long }:
                long number = Convert.ToInt64(length.Value, System.Globalization.CultureInfo.InvariantCulture);
                if (number is >= 0 and <= ShapeTexts.Longest)
                {
                    return CSharpText.Short(number);
                }

                reason = number < 0 ? "a length is never negative" : ShapeTexts.TooLong;
                break;
        }

        string shown = length.Kind == TypedConstantKind.Array ? "[...]" : length.Value is { } value ? CSharpText.Short(value) : "null";
        builder.Report(ProblemIds.ShapeText, AttributeLocation(attribute, builder), shown, reason);
        return "1";
    }

    private static bool HasProblems(KernelBuilder builder) => builder.Problems.Count > 0;

    private static Location? AttributeLocation(AttributeData attribute, KernelBuilder builder) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(builder.CancellationToken).GetLocation();
}
