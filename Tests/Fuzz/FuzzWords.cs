extern alias generator;

using generator::StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Fuzz;

/// <summary>How types and lists are spelled in kernels and in NumPy.</summary>
internal static class FuzzWords
{
    /// <summary>An element type in C#, whatever is imported.</summary>
    public static string Word(this DType type) => type == DType.Complex ? "System.Numerics.Complex" : type.Keyword();

    /// <summary>An element type in NumPy.</summary>
    public static string Python(this DType type) => "np." + (type == DType.Boolean ? "bool_" : Support.NumPy.DTypeOf(type));

    /// <summary>True for numbers that may be below 0.</summary>
    public static bool IsSigned(this DType type) => type is DType.SByte or DType.Int16 or DType.Int32 or DType.Int64 or DType.Complex || type.IsFloating();

    /// <summary>Numbers as a list of C#.</summary>
    public static string List(IEnumerable<long> numbers) => $"[{string.Join(", ", numbers)}]";

    /// <summary>Numbers as a tuple of Python.</summary>
    public static string Tuple(IEnumerable<long> numbers) => $"({string.Concat(numbers.Select(number => number + ", "))})";
}
