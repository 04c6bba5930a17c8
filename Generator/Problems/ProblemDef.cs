namespace StaticGraph.Generator.Problems;

/// <summary>How loud a problem is. An error stops the plan from being made.</summary>
internal enum ProblemSeverity : byte
{
    /// <summary>The plan works, but probably not as meant; or a note beside an error of C#'s own. There is nothing softer: a build does not print it.</summary>
    Warning,

    /// <summary>There is no plan.</summary>
    Error,

    /// <summary>An error that the C# compiler reports already; the analyzer stays silent.</summary>
    Silent,
}

/// <summary>A kind of problem. <paramref name="Message"/> has <c>{0}</c>, <c>{1}</c>, ... for the problem's arguments.</summary>
internal sealed record ProblemDef(string Id, ProblemSeverity Severity, string Title, string Message);
