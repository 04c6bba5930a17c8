using System.Numerics;
using StaticGraph.Storage;

namespace StaticGraph;

public abstract partial class ArraySource
{
    /// <summary>
    /// The numbers that packed ones stand for: <c>stored * scale + offset</c>, computed in double and rounded once, and NaN for a missing value.
    /// Without arguments the source's own attributes say how: <c>scale_factor</c>, <c>add_offset</c>; missing is what <c>_FillValue</c> or <c>missing_value</c>
    /// (one number or several) names, and what lies outside <c>valid_range</c>, <c>valid_min</c>, <c>valid_max</c>. With none of those, this is the conversion of the
    /// numbers as they are. The parts of a join are unpacked each by its own attributes.
    /// </summary>
    /// <remarks>
    /// Numbers of attributes are rounded to the stored type before they are compared: <c>missing_value = 1e20</c> marks the float nearest to it. What an integer cannot be marks nothing.
    /// A valid range is said of stored numbers, unless it has the type that unpacking gives and that is the wider one (netCDF User's Guide).
    /// <c>_Unsigned = "true"</c> makes signed integers unsigned ones, <c>"false"</c> the other way around, with arguments too: it says what is stored, and not how to unpack it.
    /// </remarks>
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
        if (fill is not null && !StoredNumber.IsNumber(fill))
        {
            throw new ArgumentException($"A fill value is one of the stored numbers, and not '{fill}', a {ElementTypeName.Of(fill.GetType())}.", nameof(fill));
        }

        bool isGiven = scale is not null || offset is not null || fill is not null;
        return isGiven ? Unpacking.Of(this, scale, offset, fill).Apply<TResult>(this) : OwnPacking.Unpack<TResult>(this);
    }
}
