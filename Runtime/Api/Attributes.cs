namespace StaticGraph;

/// <summary>
/// Marks a static method as a kernel: its body is read by the compiler, which adds an overload that takes sources and returns a bound plan.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ArrayKernelAttribute : Attribute
{
    /// <summary>
    /// The bytes the plan's own buffers may hold at once, as <see cref="ByteSize.Parse"/> reads them, e.g. <c>"256MiB"</c>.
    /// Without it the MSBuild property <c>StaticGraphMemoryLimit</c> counts, and without that 1 GiB; a limit given to a run counts before either.
    /// </summary>
    public string? MemoryLimit { get; set; }
}

/// <summary>
/// The shape of an array parameter of a kernel or, as <c>[return: Shape(...)]</c>, of its result: one length an axis.
/// The same name means the same length, wherever it stands in the kernel.
/// </summary>
/// <param name="lengths">For each axis a dim's name or an affine expression of dims (<c>"n"</c>, <c>"n+1"</c>), or an integer that fixes the length. None at all: an array of rank 0.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class ShapeAttribute(params object[] lengths) : Attribute
{
    /// <summary>For each axis a string or an integer.</summary>
    public IReadOnlyList<object> Lengths { get; } = lengths;
}

/// <summary>Bounds a dim of a kernel; the bound is checked when the plan is bound and lets the compiler prove that memory suffices.</summary>
/// <param name="name">The dim, as <see cref="ShapeAttribute"/> names it.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DimAttribute(string name) : Attribute
{
    /// <summary>The dim, as <see cref="ShapeAttribute"/> names it.</summary>
    public string Name { get; } = name;

    /// <summary>The greatest length the dim may have, in elements; 0 for no bound.</summary>
    public long Max { get; set; }
}
