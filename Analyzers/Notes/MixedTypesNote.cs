using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary><c>p * scale</c> across element types, and <c>2.0 * x</c> or <c>Maximum(x, 0.5)</c> for an array of float.</summary>
internal static class MixedTypesNote
{
    /// <summary>Operators.</summary>
    public static Diagnostic? Find(NoteContext context, BinaryExpressionSyntax binary)
    {
        if (context.Symbol(binary) is not null)
        {
            return null;
        }

        // Cast before the function, and not what it gives.
        foreach (InvocationExpressionSyntax call in new[] { binary.Left, binary.Right }.OfType<InvocationExpressionSyntax>())
        {
            if (OfWholeNumbers(context, call) is { } note)
            {
                return context.Symbol(call) is null ? null : note;
            }
        }

        return Of(context, binary, binary.Left, binary.Right);
    }

    /// <summary>Calls of functions that take arrays of one type, and numbers of it.</summary>
    public static Diagnostic? FindCall(NoteContext context, InvocationExpressionSyntax call)
    {
        SymbolInfo symbols = context.Model.GetSymbolInfo(call);
        if (symbols.Symbol is not null || symbols.CandidateSymbols.FirstOrDefault() is not IMethodSymbol { Name: var name } method || !KnownSymbols.IsArrayApi(method.ContainingType) || FoldNote.IsFold(name))
        {
            return null;
        }

        // Conditions, indices and counts are of types of their own.
        OpDef? row = OpTable.Find(name);
        if (row is { Kind: OpKind.Movement })
        {
            return null;
        }

        int apart = row?.Lists is ListKind.Cases or ListKind.CasesOrElse or ListKind.Choices ? 1 : row?.Types.Masks ?? 0;
        IEnumerable<ExpressionSyntax> arguments = call.ArgumentList.Arguments.Select(argument => argument.Expression).Skip(apart).SelectMany(Items)
            .Where(item => row?.Lists is null || KnownSymbols.DTypeOf(context.Element(item)) != DType.Boolean);
        ExpressionSyntax[] operands = call.Expression is MemberAccessExpressionSyntax { Expression: var instance } && context.Element(instance) is not null
            ? arguments.Prepend(instance).ToArray()
            : arguments.ToArray();
        ExpressionSyntax? array = operands.FirstOrDefault(operand => context.Element(operand) is not null);
        return array is null ? null : OfComplex(context, call, array, name) ?? operands.Where(operand => operand != array).Select(operand => Of(context, call, array, operand)).FirstOrDefault(note => note is not null);
    }

    // C# says of a list only that it finds no type for it.
    private static IEnumerable<ExpressionSyntax> Items(ExpressionSyntax argument) => argument switch
    {
        CollectionExpressionSyntax list => list.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        _ => new[] { argument },
    };

    // Where C# says that complex numbers do not satisfy a constraint.
    private static Diagnostic? OfComplex(NoteContext context, InvocationExpressionSyntax call, ExpressionSyntax array, string name) =>
        KnownSymbols.DTypeOf(context.Element(array)) == DType.Complex && OpTable.Find(name) is { Complex: null } row
            ? Diagnostic.Create(Descriptors.Find(ProblemIds.NotOfComplex)!, call.GetLocation(), name, ComplexOps.WayOut(row))
            : null;

    /// <summary><c>Sqrt(x)</c> and <c>x.Mean()</c> of whole numbers, where C# takes neither: these functions give fractions.</summary>
    public static Diagnostic? WholeNumbers(NoteContext context, InvocationExpressionSyntax call) =>
        context.Symbol(call) is null || !context.Model.GetConversion(Result(call)).Exists ? OfWholeNumbers(context, call) : null;

    /// <summary><c>(NDArray&lt;double&gt;)x</c>.</summary>
    public static Diagnostic? FindCast(NoteContext context, CastExpressionSyntax cast) =>
        context.Element(cast.Expression) is { } from && context.Element(cast) is { } to && !SymbolEqualityComparer.Default.Equals(from, to) && KnownSymbols.DTypeOf(to) is { } type
            ? Report(ProblemIds.MixedTypes, cast, cast, Cast(cast.Expression, type))
            : null;

    /// <summary>An array where one of another type is wanted: by a declaration, an assignment or the kernel itself, alone or in a tuple.</summary>
    public static Diagnostic? Assigned(NoteContext context, SyntaxNode node) =>
        AssignmentNotes.Assigned(node) is { } value ? OfWanted(context, value, context.ConvertedType(value)) : null;

    private static Diagnostic? OfWanted(NoteContext context, ExpressionSyntax value, ITypeSymbol? wanted)
    {
        if (value is ParenthesizedExpressionSyntax { Expression: var inner })
        {
            return OfWanted(context, inner, wanted);
        }

        if (value is TupleExpressionSyntax { Arguments: var items })
        {
            return wanted is INamedTypeSymbol { IsTupleType: true, TupleElements: var fields } && fields.Length == items.Count
                ? items.Zip(fields, (item, field) => OfWanted(context, item.Expression, field.Type)).FirstOrDefault(note => note is not null)
                : null;
        }

        if (context.Element(value) is not { } from || wanted is not INamedTypeSymbol array || !KnownSymbols.IsArray(array) || array.TypeArguments[0] is not { } to
            || SymbolEqualityComparer.Default.Equals(from, to) || KnownSymbols.DTypeOf(from) is not { } type || KnownSymbols.DTypeOf(to) is not { } other
            || (value is InvocationExpressionSyntax call && (context.Symbol(call) is null || OfWholeNumbers(context, call) is not null)))
        {
            return null;
        }

        if (type == DType.Complex)
        {
            return Report(ProblemIds.MixedTypes, value, value, OfComplex(value));
        }

        // A fold of whole numbers or truth values wraps in their type: cast before, not what it gives.
        ExpressionSyntax cast = !type.IsFloating() && value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Sum" or "Prod" or "CumSum", Expression: var folded } } && context.Element(folded) is not null
            ? folded
            : value;
        return Report(ProblemIds.MixedTypes, value, cast, Cast(cast, other));
    }

    // Nothing casts them to real numbers; their variance is one.
    private static string OfComplex(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Var" or "Std", Expression: var array } member }
            ? $"NDArray.{member.Name}({string.Join(", ", arguments.Select(argument => argument.ToString()).Prepend(array.ToString()))})"
            : $"NDArray.Real({value})";

    // The tuple of results that the call is an item of, or the call.
    private static ExpressionSyntax Result(ExpressionSyntax call) => call.Parent switch
    {
        ParenthesizedExpressionSyntax parentheses => Result(parentheses),
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => Result(tuple),
        _ => call,
    };

    private static Diagnostic? OfWholeNumbers(NoteContext context, InvocationExpressionSyntax call)
    {
        SymbolInfo symbols = context.Model.GetSymbolInfo(call);
        if ((symbols.Symbol ?? symbols.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol { Name: var name } method || !KnownSymbols.IsArrayApi(method.ContainingType) || OpTable.Find(name) is not { Types.IsFloatingOnly: true })
        {
            return null;
        }

        ExpressionSyntax[] arrays = (call.Expression is MemberAccessExpressionSyntax { Expression: var instance } ? new[] { instance } : Array.Empty<ExpressionSyntax>())
            .Concat(call.ArgumentList.Arguments.Select(argument => argument.Expression))
            .Where(operand => context.Element(operand) is not null)
            .ToArray();
        return arrays.Length == 0 || arrays.Any(array => KnownSymbols.DTypeOf(context.Element(array)) is null or DType.Complex or DType.Half or DType.Single or DType.Double)
            ? null
            : Report(ProblemIds.MixedTypes, call, arrays[0], Cast(arrays[0], DType.Double));
    }

    private static Diagnostic? Of(NoteContext context, ExpressionSyntax whole, ExpressionSyntax left, ExpressionSyntax right) => (context.Element(left), context.Element(right)) switch
    {
        ({ } a, { } b) when !SymbolEqualityComparer.Default.Equals(a, b) => BothArrays(whole, left, a, right, b),
        ({ } element, null) when IsNumber(context, right) => Number(context, whole, left, right, element),
        (null, { } element) when IsNumber(context, left) => Number(context, whole, right, left, element),
        _ => null,
    };

    private static bool IsNumber(NoteContext context, ExpressionSyntax expression) => context.IsNumber(expression) || context.Type(expression)?.SpecialType == SpecialType.System_Decimal;

    // What does not hold all elements of the other is cast: to the other type, or both to one that holds all, on the ladder that NumPy climbs too.
    private static Diagnostic? BothArrays(ExpressionSyntax whole, ExpressionSyntax left, ITypeSymbol leftElement, ExpressionSyntax right, ITypeSymbol rightElement)
    {
        if (KnownSymbols.DTypeOf(leftElement) is not { } leftType || KnownSymbols.DTypeOf(rightElement) is not { } rightType)
        {
            return null;
        }

        DType to = DTypes.Common(leftType, rightType);
        ExpressionSyntax[] casts = new[] { (Array: left, Type: leftType), (Array: right, Type: rightType) }.Where(side => side.Type != to).Select(side => side.Array).ToArray();
        string text = string.Join(" and ", casts.Select(array => Cast(array, to)));
        return Fix.Report(
            Descriptors.Find(ProblemIds.MixedTypes)!, whole.GetLocation(), new Fix("Write '" + text + "'", casts.Select(array => (array.GetLocation(), Cast(array, to))).ToArray()), text);
    }

    private static Diagnostic? Number(NoteContext context, ExpressionSyntax whole, ExpressionSyntax array, ExpressionSyntax number, ITypeSymbol element)
    {
        if (KnownSymbols.DTypeOf(element) is not { } dtype || context.Type(number) is not { } type || context.Model.ClassifyConversion(number, element).IsImplicit)
        {
            return null;
        }

        string keyword = dtype.Keyword();
        if (type.SpecialType == SpecialType.System_Decimal)
        {
            return number is LiteralExpressionSyntax fraction && dtype is DType.Single or DType.Double
                ? Report(ProblemIds.LiteralType, whole, number, fraction.Token.Text.TrimEnd('m', 'M') + (keyword == "float" ? "f" : ""))
                : Report(ProblemIds.MixedTypes, whole, number, "(" + keyword + ")" + NoteContext.Operand(number));
        }

        // Cast to a whole number, 0.5 would be 0. An int that C# does not convert to another whole number is none of it.
        bool isOutside = dtype.IsInteger() && type.SpecialType == SpecialType.System_Int32 && context.Model.GetConstantValue(number).HasValue;
        if (isOutside)
        {
            return Report(ProblemIds.MixedTypes, whole, array, Cast(array, dtype == DType.UInt64 ? DType.Int64 : DTypes.Common(dtype, DType.Int32)));
        }

        if (type.SpecialType is SpecialType.System_Double or SpecialType.System_Single && !dtype.IsFloating())
        {
            return Report(ProblemIds.MixedTypes, whole, array, Cast(array, KnownSymbols.DTypeOf(type)!.Value));
        }

        string? suffix = keyword switch { "float" => "f", "double" => "d", "long" => "L", _ => null };
        return number is LiteralExpressionSyntax literal && suffix is not null
            ? Report(ProblemIds.LiteralType, whole, number, Digits(literal.Token) + suffix)
            : Report(ProblemIds.MixedTypes, whole, number, "(" + keyword + ")" + NoteContext.Operand(number));
    }

    // Of 0x1F the last letter is a digit.
    private static string Digits(SyntaxToken literal) =>
        literal.Value is float or double ? literal.Text.TrimEnd('d', 'D', 'f', 'F') : literal.Text.TrimEnd('u', 'U', 'l', 'L');

    private static string Cast(ExpressionSyntax array, DType to) => NoteContext.Operand(array) + ".Cast<" + to.Keyword() + ">()";

    private static Diagnostic Report(string id, ExpressionSyntax whole, ExpressionSyntax replaced, string text) =>
        Fix.Report(Descriptors.Find(id)!, whole.GetLocation(), new Fix("Write '" + text + "'", replaced.GetLocation(), text), text);
}
