
namespace StaticGraph.Execution.Blocks;

/// <summary>A fold of the elements of a group, one after another. What is open of a total lies beside it.</summary>
internal unsafe interface IGroupFold<T>
    where T : unmanaged
{
    /// <summary>Of no element.</summary>
    static abstract void Begin(T* total, byte* open);

    /// <summary>One more element.</summary>
    static abstract void One(T* total, byte* open, T value);

    /// <summary>One more element of each of so many totals side by side.</summary>
    static abstract void Row(T* total, byte* open, T* values, int count);

    /// <summary>After the last one.</summary>
    static abstract void End(T* total, byte* open);
}
