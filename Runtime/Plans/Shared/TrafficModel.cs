using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// The one formula of the bytes a sweep or nest moves between storage and its buffers, over numbers or over polynomials: the solver weighs it,
/// summaries and <c>Explain</c> print it, and a run counts the same, to the byte.
/// </summary>
/// <remarks>
/// A result is written once. A source is fetched for every block of every sweep that reads it: what its own axes cover, again for each block
/// on the axes it does not have, as often as the step is done. Fetched are plain bytes: the range itself, with what lies between short rows where those are read in one request, or the
/// whole chunks that it touches where chunks come whole; chunks at the far edges are stored, decoded and counted at full size. Of a diagonal with more blocks than a quarter of a
/// million, of which hardly any two lie in their chunks alike, bytes are near, and not exact.
/// </remarks>
internal abstract class TrafficModel<T>
{
    /// <summary>The bytes moved for <paramref name="array"/> in all.</summary>
    public T Bytes(BlockArray array)
    {
        if (IsThere(array))
        {
            return Number(0);
        }

        T bytes = FetchedOnce(array);
        return array.IsWritten ? bytes : Multiply(bytes, Rounds(array));
    }

    /// <summary>How often the whole of <paramref name="array"/> is fetched.</summary>
    public T Times(BlockArray array) => IsThere(array) ? Number(0) : Rounds(array);

    /// <summary>The number of axes.</summary>
    protected abstract int Rank { get; }

    /// <summary>True when a part is one block: what one sweep of a nest has read is still there for the others. An axis without elements has no blocks, so nothing is read.</summary>
    protected abstract bool IsInBlock { get; }

    /// <summary>A number.</summary>
    protected abstract T Number(long value);

    /// <summary>A sum.</summary>
    protected abstract T Add(T left, T right);

    /// <summary>A product.</summary>
    protected abstract T Multiply(T left, T right);

    /// <summary>The number of blocks along an axis.</summary>
    protected abstract T Blocks(int axis);

    /// <summary>The bytes that all blocks fetch of the whole array.</summary>
    protected virtual T FetchedOnce(BlockArray array)
    {
        T bytes = Number(array.ElementSize);
        for (int i = 0; i < array.Access.Rank; i++)
        {
            bytes = array.Access.EndsDiagonal(i) ? bytes : Multiply(bytes, Fetched(array, i));
        }

        return bytes;
    }

    /// <summary>The elements that all blocks fetch along axis <paramref name="index"/> of an array, and along its later axes that the same sweep axis walks.</summary>
    protected abstract T Fetched(BlockArray array, int index);

    /// <summary>True when the array's blocks are those of its partner, read for the block across the diagonal.</summary>
    protected abstract bool IsExchanged(BlockArray array);

    /// <summary>True when nothing is fetched for the array: another one of the block, or of the part, has it.</summary>
    protected bool IsThere(BlockArray array) => IsExchanged(array) || (array.IsCovered && IsInBlock);

    /// <summary>How often the whole of an array is fetched: once for each block on the axes it does not have, in each sweep that reads it, each time that the step is done.</summary>
    protected T Rounds(BlockArray array) => array.Repeats == 1 ? RoundsOnce(array) : Multiply(Number(array.Repeats), RoundsOnce(array));

    private T RoundsOnce(BlockArray array)
    {
        if (array.Spaces.Length == 0)
        {
            T each = Rounds(array, null);
            return IsInBlock || array.Passes == 1 ? each : Multiply(Number(array.Passes), each);
        }

        T rounds = Rounds(array, array.Spaces[0]);
        for (int i = 1; i < array.Spaces.Length && !IsInBlock; i++)
        {
            rounds = Add(rounds, Rounds(array, array.Spaces[i]));
        }

        return rounds;
    }

    private T Rounds(BlockArray array, Access? space)
    {
        T rounds = Number(1);
        for (int axis = 0; axis < Rank; axis++)
        {
            bool isWalked = array.Access.Walks(axis) || space?.Walks(axis) == false;
            rounds = isWalked ? rounds : Multiply(rounds, Blocks(axis));
        }

        return rounds;
    }
}
