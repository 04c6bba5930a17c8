using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>An HDF5 file open for reading, once by the library and once past it.</summary>
internal sealed class Hdf5File : MetadataFile, IDisposable
{
    private readonly bool _ownsReader;
    private long _file;
    private long _dataset;

    private Hdf5File(PositionalReader reader, string datasetName, bool ownsReader)
        : base(reader) => (DatasetName, _ownsReader) = (datasetName, ownsReader);

    /// <summary>The name of the dataset, as <see cref="DatasetPath"/> spells it.</summary>
    internal string DatasetName { get; }

    /// <summary>The identifier of the open file. To be used inside the library's scope.</summary>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    internal long Id
    {
        get
        {
            ThrowIfClosed();
            return _file;
        }
    }

    /// <summary>The identifier of the open dataset. To be used inside the library's scope.</summary>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    internal long Dataset
    {
        get
        {
            ThrowIfClosed();
            return _dataset;
        }
    }

    /// <summary>Opens <paramref name="dataset"/> in the file at <paramref name="path"/>.</summary>
    /// <exception cref="ArrayStorageException">The file or the dataset is missing, or is not what it should be.</exception>
    internal static Hdf5File Open(string path, string dataset)
    {
        var file = new Hdf5File(PositionalReader.Open(path), DatasetPath.Normalize(dataset), ownsReader: true);
        return Open(file, dataset, file.OpenByName);
    }

    /// <summary>Opens another dataset of this very file, whatever lies under its name by now. Nothing is read from it once this is disposed.</summary>
    /// <exception cref="ArrayStorageException">The dataset is missing, or is not what it should be.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    internal Hdf5File OpenBeside(string dataset) => Open(new Hdf5File(Reader, DatasetPath.Normalize(dataset), ownsReader: false), dataset, () => Hdf5Error.Check(H5F.reopen(Id), $"'{Path}' cannot be opened once more"));

    /// <summary>Refuses to go on when this was disposed.</summary>
    /// <exception cref="ObjectDisposedException">It was.</exception>
    internal void ThrowIfClosed()
    {
        if (_file == 0)
        {
            throw Reader.Closed();
        }
    }

    public void Dispose()
    {
        if (_ownsReader)
        {
            Reader.Dispose();
        }

        if (_file != 0)
        {
            using (Hdf5Library.Enter())
            {
                // Closing the file closes what was opened in it.
                _ = H5F.close(_file);
                _file = 0;
                _dataset = 0;
            }
        }
    }

    private static Hdf5File Open(Hdf5File file, string dataset, Func<long> open)
    {
        try
        {
            using (Hdf5Library.Enter())
            {
                file.OpenInLibrary(dataset, open());
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private long OpenByName()
    {
        using Handle access = FileAccessList.ForReading();
        return H5F.open(Path, H5F.ACC_RDONLY, access) is >= 0 and long file ? file : throw Hdf5Error.CreateForRead(Reader);
    }

    private void OpenInLibrary(string dataset, long file)
    {
        _file = file;
        ReadSuperblock(_file);
        using Handle links = CreateDatasetAccess();
        new DatasetLocation(dataset, this, links).Check();
        _dataset = Hdf5Error.Check(H5D.open(_file, dataset, links), $"dataset '{dataset}' in '{Path}' cannot be opened");
    }

    private static Handle CreateDatasetAccess()
    {
        Handle access = Handle.Of(H5P.create(Hdf5Library.Global("H5P_CLS_DATASET_ACCESS_ID_g")), "the HDF5 library has no dataset access list");

        // Chunks are fetched past the library's cache, which would hold each a second time.
        _ = H5P.set_chunk_cache(access, 0, 0, 1);
        LinkAccessList.RefuseExternalLinks(access);
        return access;
    }
}
