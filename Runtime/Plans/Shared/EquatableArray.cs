using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>An immutable array that is equal to another when its elements are: the list type of every model a stage hands to the next.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public readonly struct EquatableArray<T> : System.IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? _items;

    /// <summary>Takes over <paramref name="items"/>; the caller must not change it afterwards.</summary>
    public EquatableArray(T[] items) => _items = items;

    /// <summary>Takes over <paramref name="items"/>; the caller must not change it afterwards.</summary>
    public static implicit operator EquatableArray<T>(T[] items) => new(items);

    /// <summary>The number of elements.</summary>
    public int Count => _items?.Length ?? 0;

    /// <summary>The element at <paramref name="index"/>.</summary>
    public T this[int index] => _items![index];

    private T[] Items => _items ?? System.Array.Empty<T>();

    /// <summary>The elements as a span.</summary>
    public System.ReadOnlySpan<T> AsSpan() => Items;

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other)
    {
        T[] left = Items, right = other.Items;
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Length != right.Length)
        {
            return false;
        }

        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < left.Length; i++)
        {
            if (!comparer.Equals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in Items)
        {
            hash = unchecked((hash * 31) + (item is null ? 0 : EqualityComparer<T>.Default.GetHashCode(item)));
        }

        return hash;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The elements, comma separated.</summary>
    public override string ToString() => "[" + string.Join(", ", Items.Select(item => item?.ToString())) + "]";
}
