using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary><c>Percentile(x, 90)</c>, <c>x.Sort()</c>, <c>np.dot(x, y)</c>: functions of NumPy that are not here, and what to do instead.</summary>
internal static class AbsenceNote
{
    private const string Sorts = "kernels sort lines, with Sort(x, axis), and find quantiles; go on outside with a result";
    private const string Runs = "the running folds of kernels are CumSum, CumProd, CumMax and CumMin; go on outside with a result";
    private const string Flat = "write {0}.Ravel()";
    private const string Makes = "a number broadcasts where an array would be; where its shape matters, make it with Zeros<double>(shape) or Full(shape, value)";
    private const string Random = "write new RandomGenerator(seed).Uniform<double>(shape), Normal or Integers: numbers of a seed and the index of an element";
    private const string Solves = "kernels multiply matrices, and solve nothing; give the array as a result, and go on outside";

    // {0} is the array in the call.
    private static readonly Dictionary<string, string> s_ways = new(StringComparer.OrdinalIgnoreCase)
    {
        ["partition"] = Sorts,
        ["unique"] = Sorts,
        ["argwhere"] = "write var (i, j) = NDArray.NonZero({0}), the indices along each axis",
        ["accumulate"] = Runs,
        ["append"] = "write NDArray.Concatenate([a, b], axis)",
        ["vstack"] = "write NDArray.Concatenate([a, b], 0)",
        ["hstack"] = "write NDArray.Concatenate([a, b], 1)",
        ["arraysplit"] = "write NDArray.Split(x, count, axis), whose parts are of equal length, or slices, x[..3] and x[3..]",
        ["flipud"] = "write NDArray.Flip({0}, 0)",
        ["fliplr"] = "write NDArray.Flip({0}, 1)",
        ["zeroslike"] = Makes,
        ["oneslike"] = Makes,
        ["fulllike"] = Makes,
        ["empty"] = Makes,
        ["emptylike"] = Makes,
        ["rand"] = Random,
        ["randn"] = Random,
        ["randint"] = Random,
        ["inv"] = Solves,
        ["solve"] = Solves,
        ["svd"] = Solves,
        ["det"] = Solves,
        ["pinv"] = Solves,
        ["lstsq"] = "write x.T.Dot(x) and x.T.Dot(y) as results, and solve the small equations outside",
        ["eig"] = Solves,
        ["eigh"] = Solves,
        ["qr"] = Solves,
        ["cholesky"] = Solves,
        ["matrixpower"] = "write {0}.Dot({0}), as often as it takes",
        ["multidot"] = "write a.Dot(b).Dot(c), which goes in the order of the fewest products",
        ["vecdot"] = "write NDArray.Einsum(\"...i,...i->...\", a, b)",
        ["matvec"] = "write NDArray.MatMul(a, v), or NDArray.Einsum(\"...ij,...j->...i\", a, v)",
        ["cross"] = "write each component, a[.., 1] * b[.., 2] - a[.., 2] * b[.., 1], and put them together with NDArray.Stack",
    };

    // Properties of NumPy's arrays.
    private static readonly Dictionary<string, string> s_properties = new(StringComparer.OrdinalIgnoreCase)
    {
        ["size"] = "multiply the lengths, {0}.GetLength(0) * {0}.GetLength(1)",
        ["ndim"] = "it is the number of lengths in [Shape]",
        ["rank"] = "it is the number of lengths in [Shape]",
        ["dtype"] = "it is the type in NDArray<T>",
        ["real"] = "of complex numbers write NDArray.Real(x); all others are real",
        ["imag"] = "of complex numbers write NDArray.Imag(x); all others are real",
        ["flat"] = Flat,
    };

    /// <summary>The functions, without underscores.</summary>
    public static IReadOnlyCollection<string> Names => s_ways.Keys;

    /// <summary>A function of an array, of the class of functions, or of <c>np</c>.</summary>
    public static Diagnostic? Member(NoteContext context, MemberAccessExpressionSyntax access)
    {
        if (!context.IsUnknown(access.Name))
        {
            return null;
        }

        if (access.Parent is not InvocationExpressionSyntax call || call.Expression != access)
        {
            return context.Element(access.Expression) is not null && s_properties.TryGetValue(access.Name.Identifier.ValueText, out string way)
                ? Fix.Report(Descriptors.Find(ProblemIds.Absence)!, access.Name.Identifier.GetLocation(), null, access.Name.Identifier.ValueText, way.Replace("{0}", NoteContext.Operand(access.Expression)))
                : null;
        }

        bool isModule = context.IsModule(access.Expression);
        bool isOurs = KnownSymbols.IsArrayApi(context.Symbol(access.Expression) as INamedTypeSymbol ?? context.Type(access.Expression));
        return isModule || isOurs ? Report(context, access.Name, call, context.Element(access.Expression) is null ? ArrayIn(context, call) : access.Expression) : null;
    }

    /// <summary>A function called by its bare name.</summary>
    public static Diagnostic? Function(NoteContext context, InvocationExpressionSyntax call) =>
        call.Expression is SimpleNameSyntax name && context.IsUnknown(name) ? Report(context, name, call, ArrayIn(context, call)) : null;

    /// <summary><c>Where(x, a, b)</c>, where x is true or false in Python only.</summary>
    public static Diagnostic? Condition(NoteContext context, InvocationExpressionSyntax call)
    {
        SymbolInfo symbols = context.Model.GetSymbolInfo(call);
        if (symbols.Symbol is not null || symbols.CandidateSymbols.FirstOrDefault() is not IMethodSymbol method || !KnownSymbols.IsArrayApi(method.ContainingType) || OpTable.Find(method.Name)?.Types != TypeRule.Select
            || call.ArgumentList.Arguments.FirstOrDefault() is not { NameColon: null, Expression: var mask } || context.Element(mask) is not { SpecialType: not SpecialType.System_Boolean } element)
        {
            return null;
        }

        // In Python 'not x' and '~x' of numbers are written for x == 0.
        (ExpressionSyntax number, string test) = mask is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } ? (operand, " == 0") : (mask, " != 0");
        string text = (number is BinaryExpressionSyntax ? "(" + number + ")" : number.ToString()) + test;
        return Fix.Report(
            Descriptors.Find(ProblemIds.Absence)!, mask.GetLocation(), new Fix("Write '" + text + "'", mask.GetLocation(), text), $"{method.Name} by elements of type {element.ToDisplayString()}", "write " + text);
    }

    /// <summary><c>Round(x, 2)</c> and <c>Log(x, 2)</c>, whose second argument NumPy's <c>round</c> and C#'s <c>Math</c> have.</summary>
    public static Diagnostic? SecondArgument(NoteContext context, InvocationExpressionSyntax call)
    {
        SymbolInfo symbols = context.Model.GetSymbolInfo(call);
        if (symbols.Symbol is not null || symbols.CandidateSymbols.FirstOrDefault() is not IMethodSymbol { Name: "Round" or "Log" } function || !KnownSymbols.IsArrayApi(function.ContainingType))
        {
            return null;
        }

        ExpressionSyntax[] operands = (call.Expression is MemberAccessExpressionSyntax { Expression: var instance } && context.Element(instance) is not null ? new[] { instance } : Array.Empty<ExpressionSyntax>())
            .Concat(call.ArgumentList.Arguments.Select(argument => argument.Expression))
            .ToArray();
        if (operands.Length != 2 || context.Element(operands[0]) is not { } element || KnownSymbols.IsHalf(element) || !context.IsNumber(operands[1]))
        {
            return null;
        }

        bool isFloat = element.SpecialType == SpecialType.System_Single;
        string prefix = context.FunctionsAt(call);
        string text;
        if (function.Name == "Log")
        {
            text = $"{prefix}.Log({operands[0]}) / {(isFloat ? "System.MathF" : "System.Math")}.Log({operands[1]})";
        }
        else if (context.Constant(operands[1]) is int and >= 0 and <= 9 and var digits)
        {
            string unit = "1" + new string('0', digits) + (isFloat ? "f" : ".0");
            text = $"{prefix}.Round({NoteContext.Operand(operands[0])} * {unit}) / {unit}";
        }
        else
        {
            return null;
        }

        return Fix.Report(
            Descriptors.Find(ProblemIds.Absence)!, call.GetLocation(), new Fix("Write '" + text + "'", call.GetLocation(), NoteContext.InPlaceOf(call, text)), function.Name + " with a second argument", "write " + text);
    }

    // Also one in a list: Concatenate([x, y]).
    private static ExpressionSyntax? ArrayIn(NoteContext context, InvocationExpressionSyntax call) =>
        call.ArgumentList.DescendantNodes().OfType<ExpressionSyntax>().FirstOrDefault(expression => context.Element(expression) is not null);

    private static Diagnostic? Report(NoteContext context, SimpleNameSyntax name, InvocationExpressionSyntax call, ExpressionSyntax? array)
    {
        if (!s_ways.TryGetValue(name.Identifier.ValueText.Replace("_", ""), out string way))
        {
            return null;
        }

        string text = way.Replace("{0}", array is null ? "x" : NoteContext.Operand(array));
        return Fix.Report(Descriptors.Find(ProblemIds.Absence)!, name.Identifier.GetLocation(), null, name.Identifier.ValueText, text);
    }
}
