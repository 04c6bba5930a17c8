namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>How many vectors wide a tile is, as a type: code for each has no loop and no branch over it.</summary>
internal interface IVectorCount
{
    static abstract int Vectors { get; }
}

/// <summary>One.</summary>
internal readonly struct OneVector : IVectorCount
{
    public static int Vectors => 1;
}

/// <summary>Two.</summary>
internal readonly struct TwoVectors : IVectorCount
{
    public static int Vectors => 2;
}

/// <summary>Three, the most.</summary>
internal readonly struct ThreeVectors : IVectorCount
{
    public static int Vectors => 3;
}
