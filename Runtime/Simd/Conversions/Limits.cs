namespace StaticGraph.Simd.Conversions;

/// <summary>What an integer type of up to 32 bits holds.</summary>
internal interface ILimits
{
    static abstract double Least { get; }

    static abstract double Greatest { get; }
}

/// <summary>The limits of sbyte.</summary>
internal readonly struct SByteLimits : ILimits
{
    public static double Least => sbyte.MinValue;

    public static double Greatest => sbyte.MaxValue;
}

/// <summary>The limits of byte.</summary>
internal readonly struct ByteLimits : ILimits
{
    public static double Least => byte.MinValue;

    public static double Greatest => byte.MaxValue;
}

/// <summary>The limits of short.</summary>
internal readonly struct Int16Limits : ILimits
{
    public static double Least => short.MinValue;

    public static double Greatest => short.MaxValue;
}

/// <summary>The limits of ushort.</summary>
internal readonly struct UInt16Limits : ILimits
{
    public static double Least => ushort.MinValue;

    public static double Greatest => ushort.MaxValue;
}

/// <summary>The limits of int.</summary>
internal readonly struct Int32Limits : ILimits
{
    public static double Least => int.MinValue;

    public static double Greatest => int.MaxValue;
}

/// <summary>The limits of uint.</summary>
internal readonly struct UInt32Limits : ILimits
{
    public static double Least => uint.MinValue;

    public static double Greatest => uint.MaxValue;
}
