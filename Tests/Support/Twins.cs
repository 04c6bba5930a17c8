extern alias generator;

using AtBuildTime = generator::StaticGraph.CompilerServices;
using AtRunTime = StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Support;

/// <summary>
/// The generator and the runtime are compiled from one source where they share something, each for itself, so that its types are there twice.
/// A test that takes a kernel from one to the other takes its kinds along, by name.
/// </summary>
internal static class Twins
{
    /// <summary>The element type as the runtime has it.</summary>
    public static AtRunTime.DType Twin(this AtBuildTime.DType type) => Enum.Parse<AtRunTime.DType>(type.ToString());

    /// <summary>The element type as the generator has it.</summary>
    public static AtBuildTime.DType Twin(this AtRunTime.DType type) => Enum.Parse<AtBuildTime.DType>(type.ToString());

    /// <summary>The fold as the runtime has it.</summary>
    public static AtRunTime.ReductionKind Twin(this AtBuildTime.ReductionKind kind) => Enum.Parse<AtRunTime.ReductionKind>(kind.ToString());
}
