using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>
/// The HDF5 file a run writes: a new one, or a copy of an existing one with new datasets. The library makes its headers; data that is not compressed is written past it,
/// when it has closed the file again.
/// </summary>
internal sealed class Hdf5Container : SinkContainer
{
    private readonly AtomicFile _file;
    private readonly ExistingFile? _existing;
    private readonly List<ScaledDataset> _unscaled = [];
    private readonly MadeObjects _made = new();
    private long _library;
    private long _reserved;
    private bool _isCreated;
    private bool _libraryWrites;

    /// <summary>Makes the file under its temporary name.</summary>
    /// <param name="path">The final name.</param>
    /// <param name="options">Whether it replaces an existing file, or begins with what that holds.</param>
    internal Hdf5Container(string path, StorageOptions options)
    {
        _existing = options.AddToFile ? ExistingFile.Open(path) : null;
        try
        {
            _file = AtomicFile.Create(path, Replaces(options), options.Durable);
        }
        catch
        {
            _existing?.Dispose();
            throw;
        }

        try
        {
            _existing?.CopyTo(_file);
        }
        catch
        {
            Abandon();
            throw;
        }

        _isCreated = _existing is not null;
        _reserved = _existing?.Length ?? 0;
    }

    /// <summary>The final name.</summary>
    internal string Path => _file.Path;

    /// <summary>Another result goes to the file: of options that differ the stricter holds.</summary>
    internal void Join(StorageOptions options) => _file.Join(Replaces(options), options.Durable);

    /// <summary>Makes a dataset with its attributes and, where its size is known, its room on the disk.</summary>
    /// <param name="plan">What it will be.</param>
    /// <param name="replaces">True to take the place of a dataset of an existing file.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="axes">What is known of its axes.</param>
    internal NewDataset Create(DatasetPlan plan, bool replaces, IReadOnlyDictionary<string, object> attributes, ScaledDataset axes)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        _existing?.CheckObjects(plan.Name);
        OpenLibrary();
        MakeRoom(plan.Name, replaces);
        var dataset = NewDataset.Create(_library, plan, Path);
        foreach ((string name, object value) in attributes)
        {
            AttributeWriter.Write(dataset.Id, name, value);
        }

        _made.Add(FileObject.Find(_library, plan.Name), isScale: false);
        _unscaled.Add(axes);
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
    internal override void Prepare()
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        WriteScales();
    }

    /// <inheritdoc/>
    internal override bool IsNameless => _file.IsNameless;

    /// <inheritdoc/>
    public override void Close()
    {
        _existing?.Validate();
        CloseLibrary();
        _file.Close();
    }

    /// <inheritdoc/>
    public override void Publish()
    {
        _existing?.Validate();
        _file.Publish();
    }

    /// <inheritdoc/>
    public override void Withdraw() => _file.Withdraw();

    /// <inheritdoc/>
    public override void Confirm()
    {
        _existing?.Dispose();
        _file.Confirm();
    }

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

        _existing?.Dispose();
        _file.Abandon();
    }

    /// <summary>What a call of the library that has just failed to write is an error of.</summary>
    /// <param name="what">The start of the message: what could not be written.</param>
    /// <param name="bytes">How many bytes it is, 0 where that is not known.</param>
    internal ArrayStorageException Failed(string what, long bytes)
        => Hdf5Error.CreateForWrite(what, bytes, System.IO.Path.GetDirectoryName(Path)!);

    private bool Replaces(StorageOptions options) => _existing is not null || (options.Overwrite && !options.AddToFile);

    private void MakeRoom(string dataset, bool replaces)
    {
        if (FileObject.LinkKind(_library, dataset) is not int link)
        {
            return;
        }

        FileObject? there = FileObject.Find(_library, dataset);
        if (!replaces || _existing is null || there is not { } old || (link == H5L.TYPE_HARD && _made.Has(old)))
        {
            throw new ArrayStorageException($"'{Path}' has a dataset '{dataset}' already; each result needs a name of its own.");
        }

        using Handle access = LinkAccessList.Within();
        if (ExistingFile.IsOnlyName(link, old))
        {
            Release(dataset, access);
        }

        _ = Hdf5Error.Check(H5L.delete(_library, dataset, access), $"'{dataset}' in '{Path}' cannot be replaced");
    }

    // It goes with its name. Where the library would walk what nobody has looked at, it stays, without a name.
    private void Release(string dataset, long access)
    {
        using Hdf5File replaced = Hdf5File.Open(Path, dataset);
        ScaleReferences.Detach(_library, replaced);
        var room = DatasetRoom.Of(replaced);
        if (!room.CanBeFreed() || _existing!.Collections.MayMeet(room, replaced))
        {
            string what = $"'{dataset}' in '{Path}' cannot be replaced";
            using Handle nameless = Handle.Of(H5O.open(_library, dataset, access), what);
            _ = Hdf5Error.Check(H5O.incr_refcount(nameless), what);
        }
    }

    private void WriteScales()
    {
        if (_library != 0)
        {
            new DimensionScaleWriter(_library, Path, _existing, _made).Write(_unscaled);
            _unscaled.Clear();
        }
    }

    private void OpenLibrary()
    {
        if (_library != 0)
        {
            return;
        }

        using Handle access = FileAccessList.ForWriting();
        long id = Open(access);
        if (id < 0 && _file.IsNameless)
        {
            // A signal took the name away just now, and the process goes on.
            id = Open(access);
        }

        _library = id >= 0 ? id : throw Failed($"'{Path}' cannot be {(_existing is null ? "created" : "added to")} as HDF5", 0);
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
            WriteScales();

            // Another writer goes past the library as soon as it sees no file open there.
            int result = H5F.close(_library);
            Volatile.Write(ref _library, 0);
            if (result < 0)
            {
                throw Failed($"'{Path}' cannot be completed", 0);
            }
        }
    }
}
