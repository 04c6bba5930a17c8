using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>An HDF5 file that datasets are added to. It is never written to: a copy is, which takes its name when it is complete.</summary>
internal sealed class ExistingFile : IDisposable
{
    private const int PieceBytes = 1 << 20;

    // Open as long as the run lasts, with the lock of a reader: HDF5 lets nobody write to the file meanwhile.
    private readonly PositionalReader _file;

    private readonly string _path;

    private ExistingFile(string path) => (_path, _file) = (path, PositionalReader.Open(path));

    /// <summary>Where the heap of its texts lies, once it was copied.</summary>
    internal CollectionScan Collections { get; } = new();

    /// <summary>The bytes of the file.</summary>
    internal long Length => _file.Length;

    /// <summary>Opens the file at <paramref name="path"/>, or returns null where there is none yet.</summary>
    /// <exception cref="ArrayStorageException">It cannot be read, or another process writes to it.</exception>
    internal static ExistingFile? Open(string path) => FileStatus.Of(path) is null ? null : new ExistingFile(path);

    /// <summary>Copies it, with the room for all of it taken first.</summary>
    /// <exception cref="ArrayStorageException">There is not enough room on the disk, or the file changed meanwhile.</exception>
    internal void CopyTo(AtomicFile copy)
    {
        copy.Reserve(Length);
        byte[] piece = new byte[Math.Min(PieceBytes, Length)];
        for (long done = 0; done < Length; done += piece.Length)
        {
            Span<byte> part = piece.AsSpan(0, (int)Math.Min(piece.Length, Length - done));
            _file.Read(part, done);
            copy.Write(part, done);
            Collections.Pass(part);
        }

        Validate();
    }

    /// <summary>Refuses a file that was written to, or replaced by another, since it was copied: what was written would be lost.</summary>
    /// <exception cref="ArrayStorageException">It was.</exception>
    internal void Validate()
    {
        _file.Validate();
        if (FileStatus.Of(_path)?.Identity != _file.Identity)
        {
            throw new ArrayStorageException($"'{_path}' was replaced by another file while datasets were added to it; nothing was written. Run again to add them to the new one.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Says before the run whether a dataset can be added under a name.</summary>
    /// <param name="path">The file, which exists.</param>
    /// <param name="dataset">The dataset's name, as <see cref="DatasetPath"/> spells it.</param>
    /// <param name="replaces">True when a dataset of that name may be replaced.</param>
    /// <exception cref="ArrayStorageException">It is no HDF5 file, or the name is taken; the message says what to do.</exception>
    internal static void Check(string path, string dataset, bool replaces)
    {
        using var existing = new ExistingFile(path);
        existing.CheckObjects(dataset, file =>
        {
            CheckGroups(file, path, dataset);
            CheckName(file, path, dataset, replaces);
        });
    }

    /// <summary>Refuses a name that leads through objects which the library must not look into. What the file has not got yet is no error.</summary>
    /// <exception cref="ArrayStorageException">An object is damaged, or soft links lead to each other.</exception>
    internal void CheckObjects(string name) => CheckObjects(name, _ => { });

    /// <summary>True where <see cref="CheckObjects(string)"/> refuses nothing.</summary>
    internal bool IsSound(string name)
    {
        try
        {
            CheckObjects(name);
            return true;
        }
        catch (ArrayStorageException)
        {
            return false;
        }
    }

    /// <summary>True when something else lies before the HDF5 part, as in MATLAB's files: versions of the library differ in whether it counts in the places of chunks.</summary>
    internal static bool HasUserBlock(string path)
    {
        using ExistingFile? file = Open(path);
        Span<byte> start = stackalloc byte[FileFormat.Hdf5Signature.Length];
        if (file is null || file.Length < start.Length)
        {
            return false;
        }

        file._file.Read(start, 0);
        return !start.SequenceEqual(FileFormat.Hdf5Signature);
    }

    private void CheckObjects(string name, Action<long> further)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle access = FileAccessList.ForReading();
        long file = H5F.open(_path, H5F.ACC_RDONLY, access);
        if (file < 0)
        {
            throw Hdf5Error.CreateForRead(_file);
        }

        try
        {
            var metadata = new MetadataFile(_file);
            metadata.ReadSuperblock(file);
            CheckEnd(metadata);
            using Handle links = LinkAccessList.Within();
            long found = new LinkWalk(metadata, file, links).Find(name);
            _ = found < 0 ? 0 : H5I.dec_ref(found);
            further(file);
        }
        finally
        {
            _ = H5F.close(file);
            _ = H5E.clear(H5E.DEFAULT);
        }
    }

    // The library writes what comes next where it takes the file to end, and cuts off the rest.
    private void CheckEnd(MetadataFile metadata)
    {
        if (metadata.StatedEnd < (ulong)Length)
        {
            throw new ArrayStorageException(
                $"'{_path}' has {Length} bytes and ends at {metadata.StatedEnd} by its own head: what lies behind would be lost where datasets are added. Its HDF5 objects alone are copied by: h5repack {ShellArgument.Of(_path)} out.h5");
        }
    }

    private static void CheckGroups(long file, string path, string dataset)
    {
        for (int end = dataset.IndexOf('/', 1); end > 0; end = dataset.IndexOf('/', end + 1))
        {
            string group = dataset[..end];
            switch (FileObject.LinkKind(file, group))
            {
                case null:
                    return;
                case not (H5L.TYPE_HARD or H5L.TYPE_SOFT):
                    throw new ArrayStorageException($"'{group}' in '{path}' is a link to another file, which stays as it is; add '{dataset}' to that file.");
            }

            switch (FileObject.Find(file, group)?.Kind)
            {
                case H5I.GROUP:
                    break;
                case null:
                    throw new ArrayStorageException($"'{group}' in '{path}' leads to nothing in this file, perhaps to another, which stays as it is; '{dataset}' cannot be made there.");
                default:
                    throw new ArrayStorageException($"'{group}' in '{path}' is no group, so it cannot hold '{dataset}'.");
            }
        }
    }

    private static void CheckName(long file, string path, string dataset, bool replaces)
    {
        if (FileObject.LinkKind(file, dataset) is not int link)
        {
            return;
        }

        if (FileObject.Find(file, dataset) is not { } there)
        {
            throw new ArrayStorageException($"'{dataset}' in '{path}' is a link that leads to nothing in this file, perhaps to another; a dataset does not take its place. Name another.");
        }

        if (there.Kind != H5I.DATASET)
        {
            throw new ArrayStorageException($"'{dataset}' in '{path}' is a {(there.Kind == H5I.GROUP ? "group" : "named type")}; a dataset cannot take its name.");
        }

        if (!replaces)
        {
            throw new ArrayStorageException(
                $"'{path}' has a dataset '{dataset}' already. Set {nameof(StorageOptions)}.{nameof(StorageOptions.Overwrite)} beside {nameof(StorageOptions.AddToFile)} to replace that dataset alone, or name another.");
        }

        using Handle access = LinkAccessList.Within();
        using Handle old = Handle.Of(H5O.open(file, dataset, access), $"'{dataset}' in '{path}' cannot be opened");
        if (!IsOnlyName(link, there))
        {
            return;
        }

        if (H5A.exists(old, DimensionScaleWriter.References) > 0)
        {
            throw new ArrayStorageException($"'{dataset}' in '{path}' is a dimension scale that other datasets are attached to; it cannot be replaced without them.");
        }

        using Hdf5File replaced = Hdf5File.Open(path, dataset);
        _ = DatasetRoom.Of(replaced).CanBeFreed();
    }

    /// <summary>True when an object goes with the link that led to it; others keep it alive under their names.</summary>
    internal static bool IsOnlyName(int link, FileObject found) => link == H5L.TYPE_HARD && found.Links <= 1;
}
