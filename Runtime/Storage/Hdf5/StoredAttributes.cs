using System.Collections;
using System.Diagnostics.CodeAnalysis;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>The attributes of an open dataset. Each is read when it is first asked for, so that opening believes nothing of what they say.</summary>
internal sealed class StoredAttributes(Hdf5File file, string owner) : IReadOnlyDictionary<string, object>
{
    // Attributes may be many that all name one long text.
    private const long MostBytes = 64 * OpenAttribute.MostBytes;

    // How the library itself keeps track of axis names.
    private static readonly string[] Bookkeeping = [DimensionScales.Labels, DimensionScales.List, "REFERENCE_LIST"];

    private readonly Dictionary<string, object?> _read = new(StringComparer.Ordinal);
    private long _bytes;
    private Dictionary<string, object>? _all;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => All.Keys;

    /// <inheritdoc/>
    public IEnumerable<object> Values => All.Values;

    /// <inheritdoc/>
    public int Count => All.Count;

    /// <inheritdoc/>
    public object this[string key] => TryGetValue(key, out object? value) ? value : throw new KeyNotFoundException($"{owner} has no attribute '{key}'.");

    private Dictionary<string, object> All
    {
        get
        {
            using Lock.Scope scope = Hdf5Library.Enter();
            return _all ??= ReadAll();
        }
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    /// <exception cref="ArrayStorageException">The attribute is damaged.</exception>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value)
    {
        ArgumentNullException.ThrowIfNull(key);
        value = Bookkeeping.Contains(key) || key.Contains('\0', StringComparison.Ordinal) ? null : Find(key);
        return value is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => All.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private object? Find(string name)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        if (_read.TryGetValue(name, out object? known))
        {
            return known;
        }

        object? value;
        try
        {
            value = AttributeReader.Read(file, name);
        }
        catch (ArrayStorageException error)
        {
            throw new ArrayStorageException($"The attribute '{name}' of {owner} cannot be read: {error.Message}.", error);
        }

        _bytes += SizeOf(value);
        if (_bytes > MostBytes)
        {
            throw new ArrayStorageException($"The attributes of {owner} have more than {MostBytes} bytes; the file is damaged or hostile.");
        }

        _read.Add(name, value);
        return value;
    }

    private Dictionary<string, object> ReadAll()
    {
        List<string> names;
        try
        {
            names = AttributeNames.Of(file);
        }
        catch (ArrayStorageException error)
        {
            throw new ArrayStorageException($"The attributes of {owner} cannot be listed: {error.Message}.", error);
        }

        Dictionary<string, object> all = new(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (TryGetValue(name, out object? value))
            {
                all[name] = value;
            }
            else if (!OpenAttribute.TryOpen(file.Dataset, name, out OpenAttribute unread))
            {
                throw new ArrayStorageException($"The attributes of {owner} cannot be read: '{name}' is damaged, or one before it.");
            }
            else
            {
                unread.Dispose();
            }
        }

        return all;
    }

    private static long SizeOf(object? value) => value switch
    {
        string text => 2L * text.Length,
        string[] texts => texts.Sum(text => 2L * text.Length + 32),
        Array numbers => Buffer.ByteLength(numbers),
        _ => 0,
    };
}
