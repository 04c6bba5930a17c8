namespace StaticGraph.CompilerServices;

/// <summary>The element types an array may have. The values are part of the contract with generated code, so that new types stand at the end; <see cref="DTypes.Ladder"/> has their order.</summary>
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

    /// <summary><see cref="sbyte"/>.</summary>
    SByte,

    /// <summary><see cref="short"/>.</summary>
    Int16,

    /// <summary><see cref="ushort"/>.</summary>
    UInt16,

    /// <summary><see cref="uint"/>.</summary>
    UInt32,

    /// <summary><see cref="ulong"/>.</summary>
    UInt64,

    /// <summary><c>System.Half</c>: how elements lie in memory and in files. Between a load and a store they are <see cref="Single"/>.</summary>
    Half,

    /// <summary><c>System.Numerics.Complex</c>: two doubles, the real part first, how elements lie in memory and in files. Between a load and a store they are two <see cref="Double"/>.</summary>
    Complex,
}

/// <summary>What the compiler and the runtime both need to know of a <see cref="DType"/>.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public static class DTypes
{
    /// <summary>The numbers that kernels compute with, for messages: <c>bool</c> is the one more.</summary>
    internal const string Numbers = "double, float, Half, Complex, long, ulong, int, uint, short, ushort, byte, sbyte";

    private static int Rank(DType type) => Ladder.ToList().IndexOf(type);

    /// <summary>All types that are computed in, from narrow to wide as messages list them.</summary>
    internal static EquatableArray<DType> Ladder { get; } = new[]
    {
        DType.Boolean, DType.SByte, DType.Byte, DType.Int16, DType.UInt16, DType.Int32, DType.UInt32, DType.Int64, DType.UInt64, DType.Single, DType.Double,
    };

    /// <summary>Bytes of one element in memory and in files.</summary>
    public static int Size(this DType type) => type switch
    {
        DType.Complex => 16,
        DType.Double or DType.Int64 or DType.UInt64 => 8,
        DType.Single or DType.Int32 or DType.UInt32 => 4,
        DType.Int16 or DType.UInt16 or DType.Half => 2,
        DType.Byte or DType.SByte or DType.Boolean => 1,
    };

    /// <summary>The C# keyword, as messages and generated code write it; of <see cref="DType.Half"/> and <see cref="DType.Complex"/>, which have none, the name.</summary>
    public static string Keyword(this DType type) => type switch
    {
        DType.Boolean => "bool",
        DType.SByte => "sbyte",
        DType.Byte => "byte",
        DType.Int16 => "short",
        DType.UInt16 => "ushort",
        DType.Int32 => "int",
        DType.UInt32 => "uint",
        DType.Int64 => "long",
        DType.UInt64 => "ulong",
        DType.Single => "float",
        DType.Double => "double",
        DType.Half => "Half",
        DType.Complex => "Complex",
    };

    /// <summary>True for <see cref="DType.Half"/>, <see cref="DType.Single"/> and <see cref="DType.Double"/>.</summary>
    public static bool IsFloating(this DType type) => type is DType.Half or DType.Single or DType.Double;

    /// <summary>The type that elements of this one are computed in, or their parts.</summary>
    internal static DType Computed(this DType type) => type == DType.Half ? DType.Single : type == DType.Complex ? DType.Double : type;

    /// <summary>Bytes of a lane in which elements are loaded, computed and stored.</summary>
    internal static int LaneSize(this DType type) => type == DType.Complex ? sizeof(double) : type.Size();

    /// <summary>True for whole numbers, with a sign or without.</summary>
    public static bool IsInteger(this DType type) => type is not (DType.Boolean or DType.Complex) && !type.IsFloating();

    /// <summary>The narrowest type that holds the numbers of both, as NumPy promotes them; but float beside integers, and of long and ulong, which none does, long.</summary>
    internal static DType Common(DType left, DType right)
    {
        if (left == DType.Complex || right == DType.Complex)
        {
            return DType.Complex;
        }

        (left, right) = (left.Computed(), right.Computed());
        (DType less, DType more) = Rank(left) < Rank(right) ? (left, right) : (right, left);
        DType unsigned = less.IsInteger() && !less.IsSigned() ? less : more;
        bool isMixed = less.IsInteger() && more.IsInteger() && less.IsSigned() != more.IsSigned();
        int size = isMixed ? System.Math.Max(2 * unsigned.Size(), System.Math.Max(less.Size(), more.Size())) : 0;
        return size switch
        {
            0 => more,
            2 => DType.Int16,
            4 => DType.Int32,
            _ => DType.Int64,
        };
    }

    /// <summary>True for whole numbers that may be negative.</summary>
    internal static bool IsSigned(this DType type) => type is DType.SByte or DType.Int16 or DType.Int32 or DType.Int64;
}
