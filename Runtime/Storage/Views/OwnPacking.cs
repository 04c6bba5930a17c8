using System.Numerics;

namespace StaticGraph.Storage;

/// <summary>Unpacks arrays by their own attributes. Of a join each part has its own, whatever views it is seen through: they are put over the unpacked parts.</summary>
internal static class OwnPacking
{
    /// <summary>The view of a source of any number type.</summary>
    public static ArraySource<TResult> Unpack<TResult>(ArraySource source)
        where TResult : unmanaged, IBinaryFloatingPointIeee754<TResult>
        => source switch
        {
            ArraySource<double> typed => Unpack<double, TResult>(typed),
            ArraySource<float> typed => Unpack<float, TResult>(typed),
            ArraySource<Half> typed => Unpack<Half, TResult>(typed),
            ArraySource<long> typed => Unpack<long, TResult>(typed),
            ArraySource<ulong> typed => Unpack<ulong, TResult>(typed),
            ArraySource<int> typed => Unpack<int, TResult>(typed),
            ArraySource<uint> typed => Unpack<uint, TResult>(typed),
            ArraySource<short> typed => Unpack<short, TResult>(typed),
            ArraySource<ushort> typed => Unpack<ushort, TResult>(typed),
            ArraySource<sbyte> typed => Unpack<sbyte, TResult>(typed),
            ArraySource<byte> typed => Unpack<byte, TResult>(typed),
            _ => Unpacking.From(source).Apply<TResult>(source),
        };

    private static ArraySource<TResult> Unpack<T, TResult>(ArraySource<T> source)
        where T : unmanaged
        where TResult : unmanaged, IBinaryFloatingPointIeee754<TResult>
        => source switch
        {
            JoinView<T> join => new JoinView<TResult>(Array.ConvertAll(join.Parts, Unpack<T, TResult>), join.Axis),
            SliceView<T> { IsOfJoin: true } slice => new SliceView<TResult>(Unpack<T, TResult>(slice.Parent), slice.Start, slice.Shape),
            ReshapeView<T> { IsOfJoin: true } reshaped => new ReshapeView<TResult>(Unpack<T, TResult>(reshaped.Parent), reshaped.Shape, reshaped.AddedAxis),
            _ => Unpacking.From(source).Apply<TResult>(source),
        };
}
