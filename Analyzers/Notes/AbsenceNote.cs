using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers.Notes;

/// <summary><c>Median(x)</c>, <c>x.Reshape(2, 3)</c>, <c>np.dot(x, y)</c>: functions of NumPy that are not here, and what to do instead.</summary>
internal static class AbsenceNote
{
    private const string Sorts = "kernels do not sort; give the array as a result, and sort outside what fits into memory";
    private const string Selects = "the length of a result cannot depend on elements; keep all of them, with Where(mask, x, 0)";
    private const string Runs = "kernels have no running folds; fold with Sum or Prod, or go on outside with a result";
    private const string Reshapes = "reshape the source before it is bound, with source.Reshape(shape)";
    private const string Makes = "a number broadcasts where an array would be; what is no number is made outside, and passed as an array";
    private const string Random = "kernels make no random numbers; make them outside, and pass them as an array";
    private const string Stretches = "axes of length 1 stretch to those they meet; declare one with [Shape(\"n\", 1)]";
    private const string Solves = "kernels do no linear algebra; give the array as a result, and go on outside";
    private const string Bins = "count each bin, with (x >= low & x < high).Cast<long>().Sum()";
    private const string Products = "give each array an axis of length 1 for the axis that only the other has, [Shape(\"n\", \"k\", 1)] and [Shape(1, \"k\", \"m\")], and write (a * b).Sum(1)";

    // {0} is the array in the call.
    private static readonly Dictionary<string, string> s_ways = new(StringComparer.OrdinalIgnoreCase)
    {
        ["median"] = Sorts,
        ["percentile"] = Sorts,
        ["quantile"] = Sorts,
        ["sort"] = Sorts,
        ["argsort"] = Sorts,
        ["partition"] = Sorts,
        ["unique"] = Sorts,
        ["argmax"] = "folds give elements and not places; {0} == {0}.Max(keepDims: true) is true at that place",
        ["argmin"] = "folds give elements and not places; {0} == {0}.Min(keepDims: true) is true at that place",
        ["nonzero"] = Selects,
        ["argwhere"] = Selects,
        ["compress"] = Selects,
        ["extract"] = Selects,
        ["cumsum"] = Runs,
        ["cumprod"] = Runs,
        ["diff"] = "bind two parts of the source as two arrays, with source.Slice(start, shape)",
        ["roll"] = "bind two parts of the source as two arrays, with source.Slice(start, shape)",
        ["concatenate"] = "join the sources before they are bound, with ArraySource.Concatenate(parts, axis)",
        ["append"] = "join the sources before they are bound, with ArraySource.Concatenate(parts, axis)",
        ["vstack"] = "join the sources before they are bound, with ArraySource.Concatenate(parts, 0)",
        ["hstack"] = "join the sources before they are bound, with ArraySource.Concatenate(parts, 1)",
        ["stack"] = "join the sources before they are bound, with ArraySource.Stack(parts, axis)",
        ["reshape"] = Reshapes,
        ["ravel"] = Reshapes,
        ["flatten"] = Reshapes,
        ["squeeze"] = Reshapes,
        ["expanddims"] = Reshapes,
        ["swapaxes"] = "write NDArray.Transpose(x, axes), with all axes in their new order",
        ["moveaxis"] = "write NDArray.Transpose(x, axes), with all axes in their new order",
        ["dot"] = "of vectors it is (a * b).Sum(); for matrices " + Products,
        ["inner"] = "of vectors it is (a * b).Sum(); for matrices " + Products,
        ["matmul"] = Products,
        ["einsum"] = Products,
        ["outer"] = "declare the arrays with [Shape(\"n\", 1)] and [Shape(1, \"m\")], and write a * b",
        ["countnonzero"] = "count with {0}.Cast<bool>().Cast<long>().Sum()",
        ["average"] = "write {0}.Mean(), or with weights (x * w).Sum() / w.Sum()",
        ["nansum"] = "write NDArray.Where(NDArray.IsNaN({0}), 0, {0}).Sum()",
        ["nanmean"] = "write NDArray.Where(NDArray.IsNaN({0}), 0, {0}).Sum() / (!NDArray.IsNaN({0})).Cast<double>().Sum()",
        ["nanmax"] = "write NDArray.Where(NDArray.IsNaN({0}), double.NegativeInfinity, {0}).Max()",
        ["nanmin"] = "write NDArray.Where(NDArray.IsNaN({0}), double.PositiveInfinity, {0}).Min()",
        ["ptp"] = "write {0}.Max() - {0}.Min()",
        ["square"] = "write {0} * {0}",
        ["reciprocal"] = "write 1 / {0}",
        ["allclose"] = "write (NDArray.Abs(a - b) <= tolerance).All()",
        ["isclose"] = "write NDArray.Abs(a - b) <= tolerance",
        ["histogram"] = Bins,
        ["bincount"] = Bins,
        ["zeros"] = Makes,
        ["ones"] = Makes,
        ["full"] = Makes,
        ["zeroslike"] = Makes,
        ["oneslike"] = Makes,
        ["fulllike"] = Makes,
        ["arange"] = Makes,
        ["linspace"] = Makes,
        ["eye"] = Makes,
        ["empty"] = Makes,
        ["emptylike"] = Makes,
        ["identity"] = Makes,
        ["indices"] = Makes,
        ["logspace"] = Makes,
        ["meshgrid"] = Makes,
        ["rand"] = Random,
        ["randn"] = Random,
        ["randint"] = Random,
        ["uniform"] = Random,
        ["normal"] = Random,
        ["tile"] = Stretches,
        ["repeat"] = Stretches,
        ["broadcastto"] = Stretches,
        ["norm"] = "write NDArray.Sqrt(({0} * {0}).Sum())",
        ["inv"] = Solves,
        ["solve"] = Solves,
        ["svd"] = Solves,
        ["det"] = Solves,
    };

    /// <summary>The functions, without underscores.</summary>
    public static IReadOnlyCollection<string> Names => s_ways.Keys;

    /// <summary>A function of an array, of the class of functions, or of <c>np</c>.</summary>
    public static Diagnostic? Member(NoteContext context, MemberAccessExpressionSyntax access)
    {
        if (access.Parent is not InvocationExpressionSyntax call || call.Expression != access || !context.IsUnknown(access.Name))
        {
            return null;
        }

        bool isModule = context.IsModule(access.Expression);
        bool isOurs = KnownSymbols.IsArrayApi(context.Symbol(access.Expression) as INamedTypeSymbol ?? context.Type(access.Expression));
        return isModule || isOurs ? Report(access.Name, context.Element(access.Expression) is null ? ArrayIn(context, call) : access.Expression) : null;
    }

    /// <summary>A function called by its bare name.</summary>
    public static Diagnostic? Function(NoteContext context, InvocationExpressionSyntax call) =>
        call.Expression is SimpleNameSyntax name && context.IsUnknown(name) ? Report(name, ArrayIn(context, call)) : null;

    /// <summary><c>Where(x, a, b)</c>, where x is true or false in Python only.</summary>
    public static Diagnostic? Condition(NoteContext context, InvocationExpressionSyntax call)
    {
        SymbolInfo symbols = context.Model.GetSymbolInfo(call);
        if (symbols.Symbol is not null || symbols.CandidateSymbols.FirstOrDefault() is not IMethodSymbol { Name: "Where" } where || !KnownSymbols.IsArrayApi(where.ContainingType)
            || call.ArgumentList.Arguments.FirstOrDefault() is not { NameColon: null, Expression: var mask } || context.Element(mask) is not { SpecialType: not SpecialType.System_Boolean } element)
        {
            return null;
        }

        string text = (mask is BinaryExpressionSyntax ? "(" + mask + ")" : mask.ToString()) + " != 0";
        return Fix.Report(
            Descriptors.Find(ProblemIds.Absence)!, mask.GetLocation(), new Fix("Write '" + text + "'", mask.GetLocation(), text), $"Where by elements of type {element.ToDisplayString()}", "write " + text);
    }

    // Also one in a list: Concatenate([x, y]).
    private static ExpressionSyntax? ArrayIn(NoteContext context, InvocationExpressionSyntax call) =>
        call.ArgumentList.DescendantNodes().OfType<ExpressionSyntax>().FirstOrDefault(expression => context.Element(expression) is not null);

    private static Diagnostic? Report(SimpleNameSyntax name, ExpressionSyntax? array) =>
        s_ways.TryGetValue(name.Identifier.ValueText.Replace("_", ""), out string way)
            ? Fix.Report(Descriptors.Find(ProblemIds.Absence)!, name.Identifier.GetLocation(), null, name.Identifier.ValueText, way.Replace("{0}", array is null ? "x" : NoteContext.Operand(array)))
            : null;
}
