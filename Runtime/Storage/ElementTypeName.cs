using System.Numerics;

namespace StaticGraph.Storage;

/// <summary>The names messages use for element types: those of C#.</summary>
internal static class ElementTypeName
{
    public static string Of<T>() => Of(typeof(T));

    public static string Of(Type type) => type switch
    {
        _ when type == typeof(double) => "double",
        _ when type == typeof(float) => "float",
        _ when type == typeof(long) => "long",
        _ when type == typeof(int) => "int",
        _ when type == typeof(short) => "short",
        _ when type == typeof(byte) => "byte",
        _ when type == typeof(sbyte) => "sbyte",
        _ when type == typeof(ushort) => "ushort",
        _ when type == typeof(uint) => "uint",
        _ when type == typeof(ulong) => "ulong",
        _ when type == typeof(bool) => "bool",
        _ when type == typeof(Half) => "Half",
        _ when type == typeof(Complex) => "Complex",
        _ => type.Name,
    };
}
