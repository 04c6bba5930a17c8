using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>The element type of generated code for a type of C#.</summary>
internal static class ElementTypes
{
    /// <summary>The <see cref="DType"/> of a type that kernels compute with.</summary>
    /// <exception cref="NotSupportedException">Kernels do not compute with that type.</exception>
    public static DType Computable(Type type)
        => Of(type) ?? throw new NotSupportedException($"Kernels do not compute with {type.Name}; use {DTypes.Numbers} or bool.");

    /// <summary>The <see cref="DType"/> of a type, or null where kernels do not compute with it.</summary>
    public static DType? Of(Type type)
        => type == typeof(double) ? DType.Double
            : type == typeof(float) ? DType.Single
            : type == typeof(long) ? DType.Int64
            : type == typeof(int) ? DType.Int32
            : type == typeof(byte) ? DType.Byte
            : type == typeof(sbyte) ? DType.SByte
            : type == typeof(short) ? DType.Int16
            : type == typeof(ushort) ? DType.UInt16
            : type == typeof(uint) ? DType.UInt32
            : type == typeof(ulong) ? DType.UInt64
            : type == typeof(Half) ? DType.Half
            : type == typeof(System.Numerics.Complex) ? DType.Complex
            : type == typeof(bool) ? DType.Boolean
            : null;
}
