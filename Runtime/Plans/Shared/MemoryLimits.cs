namespace StaticGraph.CompilerServices;

/// <summary>The limit of a plan that is run without one.</summary>
internal static class MemoryLimits
{
    private const long Default = 1L << 30;

    /// <summary>The most bytes of buffers: the kernel's or the project's own limit, else 1 GiB.</summary>
    public static long Of(PlanDefinition plan) => plan.MemoryLimit > 0 ? plan.MemoryLimit : Default;
}
