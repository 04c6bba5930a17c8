namespace StaticGraph.Storage;

/// <summary>The <c>h5repack</c> commands that messages advise.</summary>
internal static class RepackCommand
{
    /// <summary>The command that stores a dataset in another way, and leaves all others as they are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dataset">The dataset's name. One with a colon or a comma h5repack cannot be told: then all are stored that way.</param>
    /// <param name="options">What to give it, e.g. <c>-f GZIP=4</c>.</param>
    internal static string Of(string path, string dataset, params (string Option, string Value)[] options)
    {
        string name = dataset.StartsWith('/') ? dataset : "/" + dataset;
        bool isNamed = name.IndexOfAny([':', ',']) < 0;
        string arguments = string.Join(' ', options.Select(option => $"{option.Option} {(isNamed ? ShellArgument.Of($"{name}:{option.Value}") : option.Value)}"));
        return $"h5repack {arguments} {ShellArgument.Of(path)} out.h5";
    }
}
