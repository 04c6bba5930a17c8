using Microsoft.CodeAnalysis.Diagnostics;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Frontend;

/// <summary>What a project says to the compiler through MSBuild properties.</summary>
internal static class ProjectOptions
{
    /// <summary>The project's <c>StaticGraphMemoryLimit</c> in bytes, or 0 where it says none, or nothing that can be read.</summary>
    public static long MemoryLimit(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.StaticGraphMemoryLimit", out string? text) && ByteSize.TryParse(text, out long bytes) ? bytes : 0;

    /// <summary>The project's <c>StaticGraphPlanFiles</c>.</summary>
    public static PlanFileMode PlanFiles(AnalyzerConfigOptions options)
    {
        options.TryGetValue("build_property.StaticGraphPlanFiles", out string? text);
        return text?.ToUpperInvariant() switch
        {
            "TRUE" => PlanFileMode.Check,
            "UPDATE" => PlanFileMode.Update,
            _ => PlanFileMode.Off,
        };
    }

    /// <summary>True unless the project's <c>RunAnalyzers</c> or <c>RunAnalyzersDuringBuild</c> switches off those who say what is wrong with kernels.</summary>
    public static bool RunAnalyzers(AnalyzerConfigOptions options) =>
        Setting(options, "RunAnalyzers") ?? Setting(options, "RunAnalyzersDuringBuild") ?? true;

    /// <summary>The kernel with the project's limit where it has none of its own.</summary>
    public static Kernel Apply(Kernel kernel, long memoryLimit) => kernel.MemoryLimit == 0 ? kernel with { MemoryLimit = memoryLimit } : kernel;

    private static bool? Setting(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? text) && bool.TryParse(text, out bool value) ? value : null;
}
