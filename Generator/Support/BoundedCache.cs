using System.Diagnostics.CodeAnalysis;

namespace StaticGraph.Generator.Support;

/// <summary>A small thread-safe cache that forgets what was added first. An editor asks for the same few kernels again and again.</summary>
internal sealed class BoundedCache<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    private readonly int _capacity;
    private readonly Dictionary<TKey, TValue> _values = new();
    private readonly Queue<TKey> _order = new();

    public BoundedCache(int capacity) => _capacity = capacity;

    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        lock (_order)
        {
            return _values.TryGetValue(key, out value);
        }
    }

    public void Add(TKey key, TValue value)
    {
        lock (_order)
        {
            if (_values.ContainsKey(key))
            {
                return;
            }

            _values.Add(key, value);
            _order.Enqueue(key);
            if (_order.Count > _capacity)
            {
                _values.Remove(_order.Dequeue());
            }
        }
    }
}
