namespace StaticGraph.CompilerServices;

/// <summary>The element types an array may have. The order is the numeric ladder used in messages; the values are part of the contract with generated code.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public enum DType : byte
{
    /// <summary><see cref="bool"/>, one byte, 0 or 1.</summary>
    Boolean,

    /// <summary><see cref="byte"/>.</summary>
    Byte,

    /// <summary><see cref="int"/>.</summary>
    Int32,

    /// <summary><see cref="long"/>.</summary>
    Int64,

    /// <summary><see cref="float"/>.</summary>
    Single,

    /// <summary><see cref="double"/>.</summary>
    Double,
}

/// <summary>What the compiler and the runtime both need to know of a <see cref="DType"/>.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public static class DTypes
{
    /// <summary>Bytes of one element in memory and in files.</summary>
    public static int Size(this DType type) => type switch
    {
        DType.Double or DType.Int64 => 8,
        DType.Single or DType.Int32 => 4,
        DType.Byte or DType.Boolean => 1,
    };

    /// <summary>The C# keyword, as messages and generated code write it.</summary>
    public static string Keyword(this DType type) => type switch
    {
        DType.Boolean => "bool",
        DType.Byte => "byte",
        DType.Int32 => "int",
        DType.Int64 => "long",
        DType.Single => "float",
        DType.Double => "double",
    };

    /// <summary>True for <see cref="DType.Single"/> and <see cref="DType.Double"/>.</summary>
    public static bool IsFloating(this DType type) => type is DType.Single or DType.Double;

    /// <summary>True for <see cref="DType.Byte"/>, <see cref="DType.Int32"/> and <see cref="DType.Int64"/>.</summary>
    public static bool IsInteger(this DType type) => type is DType.Byte or DType.Int32 or DType.Int64;
}
