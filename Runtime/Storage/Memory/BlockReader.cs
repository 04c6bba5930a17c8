namespace StaticGraph;

/// <summary>Reads one block of an array of the user's own making. Called from several threads at once.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="start">The first index on each axis.</param>
/// <param name="shape">The block's length on each axis.</param>
/// <param name="destination">Receives the block's elements, row-major without gaps; exactly as long as the block.</param>
public delegate void BlockReader<T>(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination)
    where T : unmanaged;
