namespace StaticGraph.Storage.Native;

/// <summary>An identifier that is closed when disposed; to be used inside the library's scope.</summary>
internal readonly ref struct Handle
{
    private readonly long _id;

    private Handle(long id) => _id = id;

    /// <summary>Takes over an identifier the library just returned, or throws when that is an error.</summary>
    internal static Handle Of(long id, string what) => new(Hdf5Error.Check(id, what));

    public static implicit operator long(Handle handle) => handle._id;

    public void Dispose()
    {
        if (_id > 0)
        {
            _ = H5I.dec_ref(_id);
        }
    }
}
