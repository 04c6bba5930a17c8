using StaticGraph.Storage;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>The outputs of one run are all there or none: what stood under their names before is there again.</summary>
public sealed class SinkTransactionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("npy", false)]
    [InlineData("npy", true)]
    [InlineData("h5", false)]
    [InlineData("h5", true)]
    public void WhenTheSecondCannotBePublishedTheFirstIsTakenBack(string format, bool replaces)
    {
        string first = _folder.PathOf("first." + format);
        if (replaces)
        {
            File.WriteAllText(first, "before");
        }

        using (var transaction = new SinkTransaction())
        {
            Write(transaction, format == "npy" ? Npy.Create<double>(first, Replacing) : Hdf5.Create<double>(first, "/x", Replacing));
            transaction.GetOrAdd("second", () => new Unpublishable());
            Assert.Throws<ArrayStorageException>(transaction.Commit);
        }

        Assert.Equal(replaces ? [Path.GetFileName(first)] : [], _folder.Names);
        Assert.Equal(replaces ? "before" : "", replaces ? File.ReadAllText(first) : "");
    }

    [Fact]
    public void ATargetThatCannotBeHadIsFoundBeforeTheFirstIsPublished()
    {
        using (var transaction = new SinkTransaction())
        {
            var first = new Recorded();
            transaction.GetOrAdd("first", () => first);
            Write(transaction, Npy.Create<double>(_folder.PathOf("second.npy")));
            File.WriteAllText(_folder.PathOf("second.npy"), "meanwhile");
            Assert.Throws<ArrayStorageException>(transaction.Commit);
            Assert.False(first.WasPublished);
        }

        Assert.Equal(["second.npy"], _folder.Names);
        Assert.Equal("meanwhile", File.ReadAllText(_folder.PathOf("second.npy")));
    }

    [Fact]
    public void TwoReplacedFilesLeaveNothingBehind()
    {
        foreach (string name in new[] { "a.npy", "b.npy" })
        {
            File.WriteAllText(_folder.PathOf(name), "before");
        }

        using var transaction = new SinkTransaction();
        Write(transaction, Npy.Create<double>(_folder.PathOf("a.npy"), Replacing));
        Write(transaction, Npy.Create<double>(_folder.PathOf("b.npy"), Replacing with { Durable = false }));
        transaction.Commit();
        Assert.Equal(["a.npy", "b.npy"], _folder.Names);
        Assert.Equal("3.0\n", Python.Run("import numpy, sys; print(numpy.load(sys.argv[1])[2])", _folder.PathOf("b.npy")));
    }

    /// <summary>As by a signal while the last file is synchronised with the disk, whose handler lets the process go on: once, and again while that is made good.</summary>
    [Theory]
    [InlineData("a.npy")]
    [InlineData("a.h5")]
    public void ASignalWhileFilesAreClosedLosesNothing(string name)
    {
        string path = _folder.PathOf(name);
        using var transaction = new SinkTransaction();
        Write(transaction, name == "a.npy" ? Npy.Create<double>(path) : Hdf5.Create<double>(path, "x"));
        AtomicFile file = name == "a.npy" ? transaction.GetOrAdd<NpyContainer>(path, null!).File : transaction.GetOrAdd<Hdf5Container>(path, null!).OpenForData();
        transaction.GetOrAdd("signalled", () => new Signalled(file, 2));
        transaction.Commit();
        Assert.Equal([name], _folder.Names);
        string read = name == "a.npy" ? "numpy.load(sys.argv[1])" : "h5py.File(sys.argv[1])['x'][:]";
        Assert.Equal("[1. 2. 3.]\n", Python.Run($"import h5py, numpy, sys; print({read})", path));
    }

    private static StorageOptions Replacing => new() { Overwrite = true };

    private static void Write(SinkTransaction transaction, ArraySink<double> sink)
        => sink.Begin(transaction, [3], [null]).WriteBlock([0], [3], [1, 2, 3], []);

    private sealed class Unpublishable : SinkContainer
    {
        public override void Close()
        {
        }

        public override void Publish() => throw new ArrayStorageException("no room for a name");

        public override void Abandon()
        {
        }
    }

    // Closed behind another, it takes that one's names, some times.
    private sealed class Signalled(AtomicFile other, int times) : SinkContainer
    {
        private int _left = times;

        internal override bool IsNameless => _left > 0;

        public override void Close()
        {
            other.RemoveNames();
            _left--;
        }

        public override void Publish()
        {
        }

        public override void Abandon()
        {
        }
    }

    private sealed class Recorded : SinkContainer
    {
        public bool WasPublished { get; private set; }

        public override void Close()
        {
        }

        public override void Publish() => WasPublished = true;

        public override void Abandon()
        {
        }
    }
}
