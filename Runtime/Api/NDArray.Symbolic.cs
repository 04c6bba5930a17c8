namespace StaticGraph;

/// <summary>What every member of a symbolic array answers when it is run instead of read.</summary>
internal static class Symbolic
{
    public static InvalidOperationException OnlyInKernel()
        => new("NDArray works only inside a kernel: the compiler reads a method marked [ArrayKernel] and makes a plan of it, its body is never run. Call the kernel with sources or arrays to get its plan.");
}
