using StaticGraph.Execution;

namespace StaticGraph.Storage;

/// <summary>What to say to someone who opens an array as another type than it holds: a way that leads into a kernel.</summary>
internal static class OtherElements
{
    /// <summary>The error for an array that holds <paramref name="found"/>.</summary>
    /// <param name="name">The array, as messages name it.</param>
    /// <param name="format">The class that opens the format.</param>
    /// <param name="found">The stored type.</param>
    /// <param name="wanted">The type that was asked for.</param>
    public static ArrayStorageException Error(string name, string format, Type found, Type wanted)
        => new($"{name} holds {ElementTypeName.Of(found)}, not {ElementTypeName.Of(wanted)}; open it with {format}.Open<{ElementTypeName.Of(found)}>(...){Conversion(found, wanted)}.");

    // Views give floating point only, and kernels take only some of the stored types.
    private static string Conversion(Type found, Type wanted)
    {
        if (found == typeof(System.Numerics.Complex))
        {
            return ", and take Real, Imag, Abs or Angle of it in the kernel";
        }

        if (found != typeof(bool) && (wanted == typeof(double) || wanted == typeof(float) || wanted == typeof(Half)))
        {
            return $".Unpack<{ElementTypeName.Of(wanted)}>()";
        }

        string view = ElementTypes.Of(found) is null ? ".Unpack<double>()" : "";
        return ElementTypes.Of(wanted) is not null ? $"{view}, and convert in the kernel with Cast<{ElementTypeName.Of(wanted)}>()" : "";
    }
}
