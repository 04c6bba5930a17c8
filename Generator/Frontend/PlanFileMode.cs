namespace StaticGraph.Generator.Frontend;

/// <summary>What a project does with plan files: the property <c>StaticGraphPlanFiles</c>.</summary>
internal enum PlanFileMode : byte
{
    /// <summary>It has none.</summary>
    Off,

    /// <summary><c>true</c>: they must be those of the kernels.</summary>
    Check,

    /// <summary><c>update</c>: they are written.</summary>
    Update,
}
