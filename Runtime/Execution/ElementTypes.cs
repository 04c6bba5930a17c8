using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>The element type of generated code for a type of C#.</summary>
internal static class ElementTypes
{
    /// <summary>The <see cref="DType"/> of <typeparamref name="T"/>.</summary>
    /// <exception cref="NotSupportedException">Kernels do not compute with that type.</exception>
    public static DType Of<T>()
        where T : unmanaged
        => typeof(T) == typeof(double) ? DType.Double
            : typeof(T) == typeof(float) ? DType.Single
            : typeof(T) == typeof(long) ? DType.Int64
            : typeof(T) == typeof(int) ? DType.Int32
            : typeof(T) == typeof(byte) ? DType.Byte
            : typeof(T) == typeof(bool) ? DType.Boolean
            : throw new NotSupportedException($"Kernels do not compute with {typeof(T).Name}; use double, float, long, int, byte or bool.");
}
