using System.Globalization;
using System.IO;
using System.Threading;
using Microsoft.CodeAnalysis;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Schedule;

namespace StaticGraph.Analyzers.Rules;

/// <summary>Is the plan that stands in the file beside the source the plan of today?</summary>
internal static class PlanFileRule
{
    /// <summary>The problem if it is not; a missing file is one. Line ends do not count: version control may have its own.</summary>
    public static Problem? Find(Kernel kernel, KernelPlace place, IEnumerable<KernelPlace> kernels, KernelSchedule schedule, IEnumerable<AdditionalText> files, CancellationToken cancellationToken)
    {
        string path = PlanFile.PathOf(kernel, place, kernels);
        if (path.Length == 0)
        {
            return null;
        }

        string? text = files.FirstOrDefault(file => IsSame(file.Path, path))?.GetText(cancellationToken)?.ToString();
        string? difference = text is null ? "there is no such file" : Difference(Lines(text), Lines(PlanFile.Text(schedule)));
        return difference is null ? null : new Problem(ProblemIds.PlanFile, -1, new[] { kernel.Declaration.Name, Path.GetFileName(path), difference });
    }

    private static bool IsSame(string path, string other) => string.Equals(path.Replace('\\', '/'), other.Replace('\\', '/'), StringComparison.OrdinalIgnoreCase);

    private static string[] Lines(string text) => text.Replace("\r\n", "\n").TrimEnd('\n').Split('\n');

    private static string? Difference(string[] kept, string[] now)
    {
        int line = 0;
        while (line < kept.Length && line < now.Length && kept[line] == now[line])
        {
            line++;
        }

        string number = (line + 1).ToString(CultureInfo.InvariantCulture);
        return line == kept.Length && line == now.Length ? null : $"line {number} is {Quoted(kept, line)} in the file and {Quoted(now, line)} now";
    }

    private static string Quoted(string[] lines, int line) => line < lines.Length ? $"'{lines[line]}'" : "missing";
}
