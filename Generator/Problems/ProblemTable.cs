using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Problems;

/// <summary>Every problem StaticGraph can report, one row each.</summary>
internal static class ProblemTable
{
    /// <summary>The rows, in order of id.</summary>
    public static IReadOnlyList<ProblemDef> All { get; } = new[]
    {
        Error(ProblemIds.Construct, "Construct cannot be used in a kernel", "{0} cannot be used in a kernel: {1}"),
        Error(ProblemIds.UnknownMethod, "Method unknown to the compiler", "'{0}' is neither a function of NDArray, nor a kernel, nor a static method over arrays: {1}"),
        Error(ProblemIds.CapturedState, "State outside the kernel", "'{0}' lives outside the kernel and may change: make it a parameter or a const"),
        Error(ProblemIds.Recursion, "Recursion in a kernel", "'{0}' calls itself, so it cannot be inlined: use a for loop with constant bounds"),
        Error(ProblemIds.LoopBounds, "Loop bounds are not constant", "This loop's {0} is not known at build time, so it cannot be unrolled: use constants, or an operation over an axis"),
        Error(ProblemIds.TooLarge, "Kernel too large", "The kernel has more than {0} {1}: split it, or replace an unrolled loop by an operation over an axis"),
        Error(ProblemIds.TooDeep, "Expression too deep", "{1} nested more than {0} deep: {2}"),
        new(ProblemIds.CSharpErrors, ProblemSeverity.Silent, "The C# of the kernel has errors", "The C# of kernel '{0}' has errors"),
        Error(ProblemIds.ForeignBody, "No body to read", "'{0}' comes from the assembly {1}, so there is no body to read: {2}"),
        Error(ProblemIds.ScalarExpression, "Scalar expression not supported", "{0} cannot be used in a scalar expression: {1}"),
        Error(ProblemIds.NotConstant, "Value must be known at build time", "'{0}' must be known at build time: use {1}"),
        Error(ProblemIds.BrokenCallee, "Called kernel has errors", "'{0}', which is called here, has errors of its own: {1}"),
        Error(ProblemIds.Fault, "Fault in the compiler of kernels", "The compiler of kernels failed on '{0}', which is a fault of StaticGraph and not of yours: {1}. Please report it with the kernel"),

        Error(ProblemIds.NotStatic, "Kernel is not static", "Kernel '{0}' must be static"),
        Error(ProblemIds.NotPartial, "Type of a kernel is not partial", "'{0}' must be partial, so that the plan of kernel '{1}' can be added to it"),
        Error(ProblemIds.Container, "Type cannot hold a kernel", "'{0}' cannot hold a kernel: {1}"),
        Error(ProblemIds.GenericKernel, "Kernel is generic", "Kernel '{0}' is generic: write one kernel an element type that calls a generic helper"),
        Error(ProblemIds.ParameterKind, "Parameter cannot be passed like this", "Parameter '{0}' cannot be '{1}' in a kernel: pass it by value, and give results as a tuple"),
        Error(ProblemIds.ParameterType, "Type cannot be a kernel's parameter", "'{0}' cannot be the type of a kernel's parameter: use NDArray<T>, Length or a number, with " + DTypes.Numbers + " or bool as T{1}"),
        Error(ProblemIds.MissingShape, "Array parameter without a shape", "Array parameter '{0}' needs a [Shape(...)], e.g. [Shape(\"n\", \"m\")]"),
        Error(ProblemIds.ShapeText, "Not a shape", "'{0}' is no length: {1}"),
        Error(ProblemIds.ReturnType, "Kernel does not return an array", "Kernel '{0}' returns '{1}': it must return NDArray<T> or a tuple of them, with " + DTypes.Numbers + " or bool as T{2}"),
        Error(ProblemIds.NoLength, "Kernel without arrays or lengths", "Kernel '{0}' takes no array, so its plan could not be told from it: give it the array that it works on, the lengths of what it makes as parameters of type Length, or make it a plain method without [ArrayKernel]"),
        Error(ProblemIds.DuplicatePlan, "Two plans with one signature", "The plan of kernel '{0}' would have the same signature as {1}: rename one"),
        Error(ProblemIds.MemoryLimitText, "Not a number of bytes", "'{0}' is no number of bytes: write e.g. \"256MiB\", \"1.5GB\" or \"4096B\""),
        Error(ProblemIds.DimAttribute, "Dim attribute does not fit", "[Dim(\"{0}\")]: {1}"),
        Error(ProblemIds.TooMany, "More than a kernel can have", "{0} has {1}; at most {2} are possible"),
        Error(ProblemIds.TooManyElements, "Arrays too large", "Kernel '{0}' has an array of more bytes than 64 bits can count: lower its lengths or the bounds of its dims"),
        Error(ProblemIds.HiddenName, "Name of generated code hidden", "The code generated for kernels cannot name {0}: {1}"),

        Warning(ProblemIds.MixedTypes, "Array types are not promoted", "Element types are not promoted silently: cast an array, e.g. {0}"),
        Warning(ProblemIds.LiteralType, "Literal of another type", "The literal's type differs from the array's: write {0}"),
        Warning(ProblemIds.ShortCircuit, "Logic on arrays", "'{0}' needs one truth value; for each element it is '{1}'"),
        Warning(ProblemIds.MathFunction, "Function of single numbers", "'{0}' takes {1} it is {2}"),
        Warning(ProblemIds.ScalarAsArray, "A number is no array", "{0} does not convert to {1}: {2}"),
        Warning(ProblemIds.PowerOperator, "'^' is exclusive or", "C# has no operator for powers, and '^' is exclusive or: write {0}"),
        Warning(ProblemIds.ElementAssignment, "Arrays do not change", "Arrays in a kernel do not change; a new one with these elements replaced is {0}"),
        Warning(ProblemIds.Casing, "NumPy name in .NET casing", "'{0}' is called '{1}' here"),
        Error(ProblemIds.OutsideKernel, "Array function outside a kernel", "'{0}' only means something inside a kernel; here it throws: call the plan of a kernel instead"),
        Warning(ProblemIds.FunctionScope, "Function of NDArray not in scope", "'{0}' is a function of the class NDArray: {1}"),
        Error(ProblemIds.NoMethod, "Kernel is no method", "{0} cannot be a kernel: make it a static method of a partial type"),
        Warning(ProblemIds.IdleAttribute, "Attribute without a kernel", "[{0}] means nothing here, because {1}"),
        Warning(ProblemIds.FoldOfPairs, "Fold where pairs are meant", "'{0}' folds axes of one array away: {1}"),
        Warning(ProblemIds.ComparedWithNaN, "Comparison with NaN", "'{0}' is {1} for every element, NaN or not: write {2}"),
        Warning(ProblemIds.WholeDivision, "Division of whole numbers", "'{0}' divides whole numbers, {1}: write {2}"),
        Warning(ProblemIds.NoElements, "Index of another kind", "'{0}': an axis is indexed by numbers, such as 0 and ^1, by lists of them, [0, 2], and by ranges, such as 1..^1 and Slice(0, null, 2), that are known at build time; {1}"),
        Warning(ProblemIds.Absence, "NumPy function that is not here", "There is no {0} here: {1}"),
        Warning(ProblemIds.NoSource, "Argument is no source", "'{0}' takes sources of {1}, and '{2}' is {3}: {4}"),

        Error(ProblemIds.DimsDoNotFit, "Lengths do not fit", "{0}: shapes {1} and {2} do not fit; axes meet from the last one on, and {3} are two lengths: {4}"),
        Error(ProblemIds.AxisOutOfRange, "Axis out of range", "Axis {0} of {1} is outside shape {2} of rank {3}: axes count from 0, or from -1 at the end"),
        Error(ProblemIds.DuplicateAxis, "Axis given twice", "Axis {0} is given twice to {1}: give each axis once"),
        Error(ProblemIds.UnknownDim, "Unknown dim", "'{0}' cannot be found among {1}: correct the name, or give the axis by number"),
        Error(ProblemIds.ElementType, "Element type not supported", "{0} does not take elements of type {1}, but {2}: convert them first, with Cast<T>()"),
        Error(ProblemIds.Rank, "Wrong rank", "{0} is about {1} axes, but the array of shape {3} has {2}: {4}"),
        Error(ProblemIds.DeclaredShape, "Shape differs from the declared one", "{0} is declared {1}, but has shape {2}: correct one of them"),
        Warning(ProblemIds.IntegerSum, "Integer sum may wrap", "{0} of {1} stays {1} and wraps as in C#: cast to long first, or say that it may wrap with unchecked(...)"),
        Warning(ProblemIds.SmallIntegerSum, "Small integer sum wraps", "{0} of {1} stays {1} and soon wraps: cast to long first, or say that it may wrap with unchecked(...)"),
        Error(ProblemIds.IntegerMean, "Mean of integers", "{0} of {1} has no exact type: cast to double (or float) first"),
        Error(ProblemIds.UnknownOperation, "Operation not known to this compiler", "'{0}' is not known to this version of the compiler: the package's parts do not belong together: reference StaticGraph once, in one version"),

        Error(ProblemIds.IndexOutOfRange, "Index out of range", "{3}: {0} is outside axis {1}, of length {2}: an index is below the length, and a range ends there at most and not before it begins, or backwards not behind it"),
        Error(ProblemIds.ScannedAxis, "No one axis to go along", "{0} goes along one axis, and the array of shape {1} has rank {2}: name one axis of it, as in {0}(x, axis: 0)"),
        Error(ProblemIds.MovedLengths, "Lengths do not fit a movement", "{0} of an array of shape {1}: {2}"),
        Error(ProblemIds.Parts, "Parts do not fit", "{0}: {1}"),
        Error(ProblemIds.NotOfComplex, "Not of complex numbers", "{0} is not of complex numbers: {1}"),
        Warning(ProblemIds.SameDraws, "Same random numbers again", "{0} draws of seed {1} and sequence {2} again, and so gives the same numbers: a generator has no state, draw with new RandomGenerator({1}, {3}), or keep the first in a local"),
        Error(ProblemIds.Contraction, "Lengths do not fit a contraction", "{0}: {1}"),
        Error(ProblemIds.IndexText, "Index string does not fit", "{0}: {1}"),
        Error(ProblemIds.Selected, "Not of what a mask takes", "{0} of what a mask takes: {1}; {2}"),
        Error(ProblemIds.Labels, "Labels do not fit", "{0} of shapes {1} and {2}: {3}"),

        Error(ProblemIds.OverLimit, "Kernel exceeds its memory limit", "'{0}' needs at least {1} at once, however small its blocks, but the limit is {2}; mostly for {3}: raise MemoryLimit, lower the bounds of dims, or compute less in one kernel"),

        Warning(ProblemIds.UnboundedGrowth, "Memory grows without bound", "'{0}' needs {2} bytes at once for {1}, which grows with {3} as fast as all that is read and written meanwhile: bound it with [{4}], or make two kernels of it"),

        Warning(ProblemIds.RepeatedReading, "Bytes moved grow faster than the arrays", "'{0}' moves ever more bytes for each byte of its arrays with {1}: {2}; {3}. If {4} never longer than that, say so with [{5}]{6}"),

        Error(ProblemIds.PlanFile, "Plan differs from its file", "The plan of '{0}' is not the one in {1}: {2}. If that is meant, accept it with dotnet build -p:StaticGraphPlanFiles=update"),
        Error(ProblemIds.LanguageVersion, "Language version too old", "The code generated for kernels is written in C# 11, and this project asks for C# {0}: remove LangVersion from the project, or raise it"),
    };

    private static readonly Dictionary<string, ProblemDef> s_byId = All.ToDictionary(row => row.Id);

    /// <summary>The row of an id.</summary>
    public static ProblemDef Get(string id) => s_byId[id];

    /// <summary>True when <paramref name="problem"/> stops the plan from being made.</summary>
    public static bool IsError(Problem problem) => Get(problem.Id).Severity is ProblemSeverity.Error or ProblemSeverity.Silent;

    /// <summary>True when C# itself reports <paramref name="problem"/>.</summary>
    public static bool IsSilent(Problem problem) => Get(problem.Id).Severity == ProblemSeverity.Silent;

    /// <summary>The whole message, e.g. <c>SG0020: Kernel 'F' must be static</c>.</summary>
    public static string Format(Problem problem) =>
        problem.Id + ": " + string.Format(CultureInfo.InvariantCulture, Get(problem.Id).Message, problem.Arguments.Cast<object>().ToArray());

    private static ProblemDef Error(string id, string title, string message) => new(id, ProblemSeverity.Error, title, message);

    private static ProblemDef Warning(string id, string title, string message) => new(id, ProblemSeverity.Warning, title, message);
}
