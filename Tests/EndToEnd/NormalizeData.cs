using System.Globalization;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.EndToEnd;

/// <summary>Input files made by h5py, and NumPy's judgement of what became of them.</summary>
internal static class NormalizeData
{
    private static readonly string Script = Repository.PathOf("Tests", "EndToEnd", "normalize.py");

    /// <summary>Writes dataset /b to <paramref name="file"/>, in the layout 'contiguous' or 'compressed'.</summary>
    internal static void Make(string file, int length, string layout) =>
        Command.Python(Script, "make", file, length.ToString(CultureInfo.InvariantCulture), layout).RunSuccessfully();

    /// <summary>The largest difference of /y in <paramref name="output"/> from NumPy's result, relative to its largest element.</summary>
    internal static double Difference(string input, string output) =>
        double.Parse(Command.Python(Script, "compare", input, output).RunSuccessfully().Output, CultureInfo.InvariantCulture);

    /// <summary>Runs a command and returns the most memory it held, in bytes.</summary>
    internal static long PeakBytes(Command command) =>
        1024 * long.Parse(Command.Python(Script, ["peak", command.Program, .. command.Arguments]).RunSuccessfully().Output, CultureInfo.InvariantCulture);
}
