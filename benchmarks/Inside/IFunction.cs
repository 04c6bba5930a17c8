using StaticGraph.CompilerServices;

namespace StaticGraph.Inside;

/// <summary>A function of the runtime, as generated code calls it at every width.</summary>
internal interface IFunction
{
    /// <summary>The function of every lane.</summary>
    static abstract TVector Of<TVector>(TVector x)
        where TVector : struct;
}

/// <inheritdoc cref="VectorMath.Exp"/>
internal readonly struct Exp : IFunction
{
    /// <inheritdoc/>
    public static TVector Of<TVector>(TVector x)
        where TVector : struct
        => VectorMath.Exp(x);
}

/// <inheritdoc cref="VectorMath.Log"/>
internal readonly struct Log : IFunction
{
    /// <inheritdoc/>
    public static TVector Of<TVector>(TVector x)
        where TVector : struct
        => VectorMath.Log(x);
}

/// <inheritdoc cref="VectorMath.Sin"/>
internal readonly struct Sin : IFunction
{
    /// <inheritdoc/>
    public static TVector Of<TVector>(TVector x)
        where TVector : struct
        => VectorMath.Sin(x);
}

/// <inheritdoc cref="VectorMath.Cos"/>
internal readonly struct Cos : IFunction
{
    /// <inheritdoc/>
    public static TVector Of<TVector>(TVector x)
        where TVector : struct
        => VectorMath.Cos(x);
}

/// <inheritdoc cref="VectorMath.Tan"/>
internal readonly struct Tan : IFunction
{
    /// <inheritdoc/>
    public static TVector Of<TVector>(TVector x)
        where TVector : struct
        => VectorMath.Tan(x);
}

/// <inheritdoc cref="VectorMath.Tanh"/>
internal readonly struct Tanh : IFunction
{
    /// <inheritdoc/>
    public static TVector Of<TVector>(TVector x)
        where TVector : struct
        => VectorMath.Tanh(x);
}

/// <inheritdoc cref="VectorMath.Pow"/>
internal readonly struct Pow : IFunction
{
    /// <inheritdoc/>
    public static TVector Of<TVector>(TVector x)
        where TVector : struct
        => VectorMath.Pow(x, x);
}
