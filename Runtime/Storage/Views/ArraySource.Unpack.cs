using System.Numerics;
using StaticGraph.Storage;

namespace StaticGraph;

public abstract partial class ArraySource
{
    /// <summary>
    /// The numbers that packed ones stand for: <c>stored * scale + offset</c>, computed in double and rounded once, and NaN for a fill value.
    /// Without arguments the source's own attributes say how: <c>scale_factor</c>, <c>add_offset</c>, <c>_FillValue</c>, <c>missing_value</c>;
    /// with none of those, this is the conversion of the numbers as they are.
    /// </summary>
    /// <typeparam name="TResult">The element type of the view: <see cref="double"/>, <see cref="float"/> or <see cref="Half"/>.</typeparam>
    /// <param name="scale">The factor; 1 when only others are given.</param>
    /// <param name="offset">What is added after scaling; 0 when only others are given.</param>
    /// <param name="fill">The stored number that stands for a missing value.</param>
    /// <returns>A view that reads where a plan needs it. It does not own this source: dispose the source itself.</returns>
    /// <exception cref="ArgumentException">This source does not hold numbers, or cannot hold <paramref name="fill"/>.</exception>
    /// <exception cref="ArrayStorageException">A packing attribute is no number.</exception>
    public ArraySource<TResult> Unpack<TResult>(double? scale = null, double? offset = null, object? fill = null)
        where TResult : unmanaged, IBinaryFloatingPointIeee754<TResult>
    {
        bool isGiven = scale is not null || offset is not null || fill is not null;
        Unpacking packing = isGiven ? Unpacking.Of(scale, offset, fill) : Unpacking.From(this);
        return packing.Apply<TResult>(this, isGiven);
    }
}
