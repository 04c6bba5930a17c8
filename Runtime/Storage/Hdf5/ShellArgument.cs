namespace StaticGraph.Storage;

/// <summary>Names from files in the commands that messages advise: whatever is in them, a shell takes it for a name.</summary>
internal static class ShellArgument
{
    /// <summary>The name as one argument.</summary>
    internal static string Of(string name) => $"'{name.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
