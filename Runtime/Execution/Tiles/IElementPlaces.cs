using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace StaticGraph.Execution.Tiles;

/// <summary>Where the elements of a row lie.</summary>
internal unsafe interface IElementPlaces
{
    /// <summary>The place of an element of the row that begins at <paramref name="source"/>.</summary>
    byte* Of(byte* source, nint element);
}

/// <summary>So many bytes one from the other.</summary>
internal readonly unsafe struct EvenPlaces(nint stride) : IElementPlaces
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Of(byte* source, nint element) => source + (element * stride);
}

/// <summary>As offsets say.</summary>
internal readonly unsafe struct ListedPlaces(nint* offsets) : IElementPlaces
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Of(byte* source, nint element) => source + offsets[element];
}

/// <summary>As offsets say, where what lies so many bytes further on is fetched meanwhile.</summary>
internal readonly unsafe struct PlacesAhead(nint* offsets, nint ahead) : IElementPlaces
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Of(byte* source, nint element)
    {
        Sse.Prefetch0(source + offsets[element] + ahead);
        return source + offsets[element];
    }
}
