using System.IO;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Schedule;

/// <summary>The plan of a kernel as a text file beside its source, for projects that keep them.</summary>
internal static class PlanFile
{
    /// <summary>The text of the file. Lines end in <c>\n</c>, the last one too.</summary>
    public static string Text(KernelSchedule schedule) => Describe(schedule) + "\n";

    /// <summary>The plan in words, as the head of the generated code has it too. No line end after the last line.</summary>
    public static string Describe(KernelSchedule schedule) => PlanText.Describe(schedule.Variants.Select(variant => variant.Plan).ToArray());

    /// <summary>Where the file of a kernel stands, e.g. <c>/src/Kernels.Center.plan.txt</c>; empty for a kernel that is in no file itself.</summary>
    public static string PathOf(Kernel kernel, KernelPlace place, IEnumerable<KernelPlace> kernels) =>
        place.Folder.Length == 0 ? "" : Path.Combine(place.Folder, HintNames.PlanFile(kernel, place.SharesName(kernels)));
}
