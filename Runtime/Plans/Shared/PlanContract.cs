namespace StaticGraph.CompilerServices;

/// <summary>The version of the agreement between generated code and the runtime. Generated code carries it; the runtime compares it first.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public static class PlanContract
{
    /// <summary>The version this build speaks.</summary>
    public const int Version = 3;
}
