using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Emit;

/// <summary>Element types in generated code, where a type of the user's may be called <c>Half</c> or <c>Complex</c>.</summary>
internal static class ElementText
{
    /// <summary>The type of an element.</summary>
    public static string Code(this DType type) => type == DType.Half ? "global::System.Half" : type == DType.Complex ? "global::System.Numerics.Complex" : type.Keyword();

    /// <summary>The type of a lane. Halves are only moved in lanes, and no vectors are made of them: they are the bits that they lie in. Complex numbers are pairs of them.</summary>
    public static DType Lane(this DType type) => type == DType.Half ? DType.UInt16 : type == DType.Complex ? DType.Double : type;
}
