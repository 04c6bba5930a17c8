using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>The HDF5 file a run writes. The library makes its headers; data that is not compressed is written past it, when it has closed the file again.</summary>
internal sealed class Hdf5Container : SinkContainer
{
    private readonly AtomicFile _file;
    private long _library;
    private long _reserved;
    private bool _isCreated;
    private bool _libraryWrites;

    /// <summary>Makes the file under its temporary name.</summary>
    internal Hdf5Container(string path, StorageOptions options) => _file = AtomicFile.Create(path, options.Overwrite, options.Durable);

    /// <summary>The final name.</summary>
    internal string Path => _file.Path;

    /// <summary>Makes a dataset with its attributes and, where its size is known, its room on the disk.</summary>
    internal NewDataset Create(DatasetPlan plan, IReadOnlyDictionary<string, object> attributes)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        OpenLibrary();
        var dataset = NewDataset.Create(_library, plan, Path);
        foreach ((string name, object value) in attributes)
        {
            AttributeWriter.Write(dataset.Id, name, value);
        }

        _libraryWrites |= plan.IsFiltered;
        if (dataset.End > _reserved && OperatingSystem.IsLinux())
        {
            _file.Reserve(dataset.End);
            _reserved = dataset.End;
        }

        return dataset;
    }

    /// <summary>The file, for writes past the library: closed by it, so that a killed run leaves nothing half done in its headers.</summary>
    internal AtomicFile OpenForData()
    {
        if (!_libraryWrites && Volatile.Read(ref _library) != 0)
        {
            CloseLibrary();
        }

        return _file;
    }

    /// <inheritdoc/>
    public override void Close()
    {
        CloseLibrary();
        _file.Close();
    }

    /// <inheritdoc/>
    public override void Publish() => _file.Publish();

    /// <inheritdoc/>
    public override void Withdraw() => _file.Withdraw();

    /// <inheritdoc/>
    public override void Confirm() => _file.Confirm();

    /// <inheritdoc/>
    public override void Abandon()
    {
        if (_library != 0)
        {
            // On a full disk the library could not complete the file, and would keep it and its room until the process ends.
            _file.Empty();
            using Lock.Scope scope = Hdf5Library.Enter();
            _ = H5F.close(_library);
            _ = H5E.clear(H5E.DEFAULT);
            _library = 0;
        }

        _file.Abandon();
    }

    private void OpenLibrary()
    {
        if (_library != 0)
        {
            return;
        }

        using Handle access = Handle.Of(H5P.create(Hdf5Library.Global("H5P_CLS_FILE_ACCESS_ID_g")), "the HDF5 library has no file access list");
        _ = H5P.set_fclose_degree(access, H5F.CLOSE_STRONG);
        _ = Hdf5Error.Check(H5P.set_libver_bounds(access, H5F.LIBVER_V110, H5F.LIBVER_V110), "the HDF5 library does not write its format of 1.10");
        if (Hdf5Library.Has("H5Pset_file_locking"))
        {
            // The temporary file has its own lock. The library's would pass to every process started meanwhile, and outlive the run in it.
            _ = H5P.set_file_locking(access, 0, 1);
        }

        MetadataCache.Limit(access);
        long id = Open(access);
        if (id < 0 && _file.IsNameless)
        {
            // A signal took the name away just now, and the process goes on.
            id = Open(access);
        }

        _library = Hdf5Error.Check(id, $"'{Path}' cannot be created as HDF5");
        _isCreated = true;
    }

    private long Open(Handle access) => _isCreated ? H5F.open(_file.TemporaryPath, H5F.ACC_RDWR, access) : Create(access);

    // No time stamp on the root group either: the same run writes the same bytes.
    private long Create(Handle access)
    {
        using Handle creation = Handle.Of(H5P.create(Hdf5Library.Global("H5P_CLS_FILE_CREATE_ID_g")), "the HDF5 library has no file creation list");
        _ = H5P.set_obj_track_times(creation, 0);
        return H5F.create(_file.TemporaryPath, H5F.ACC_TRUNC, creation, access);
    }

    private void CloseLibrary()
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        if (_library != 0)
        {
            // Another writer goes past the library as soon as it sees no file open there.
            int result = H5F.close(_library);
            Volatile.Write(ref _library, 0);
            _ = Hdf5Error.Check(result, $"'{Path}' cannot be completed");
        }
    }
}
