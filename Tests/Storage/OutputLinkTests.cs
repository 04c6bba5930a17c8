using System.Runtime.InteropServices;
using StaticGraph.Storage;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Links put beside an output lead to no other file: what is not ours is neither written nor cut.</summary>
public sealed partial class OutputLinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OutputLinkTests() => File.WriteAllText(_folder.PathOf("precious"), "precious");

    public void Dispose()
    {
        Assert.Equal("precious", File.ReadAllText(_folder.PathOf("precious")));
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ALinkUnderTheNameOfTheLockIsRefused(bool hard)
    {
        Link("precious", "a.bin.sg-lock", hard);
        Assert.Contains(_folder.PathOf("a.bin"), Refusal(), StringComparison.Ordinal);
        Assert.Equal(["a.bin.sg-lock", "precious"], _folder.Names);
    }

    [Fact]
    public void ALinkThatLeadsNowhereIsRefusedToo()
    {
        Link("nothing", "a.bin.sg-lock", hard: false);
        Assert.Contains(_folder.PathOf("a.bin"), Refusal(), StringComparison.Ordinal);
        Assert.Equal(["a.bin.sg-lock", "precious"], _folder.Names);
    }

    [Theory]
    [InlineData("another's notes, longer than any number")]
    [InlineData("notes")]
    public void AFileThatIsNoLockIsLeftAlone(string text)
    {
        File.WriteAllText(_folder.PathOf("a.bin.sg-lock"), text);
        Assert.Contains("not a lock file of this library", Refusal(), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(_folder.PathOf("a.bin.sg-lock")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ALinkUnderTheTemporaryNameIsReplaced(bool hard)
    {
        Link("precious", "a.npy.sg-new", hard);
        Link("precious", "a.npy.sg-old", hard);
        Write(Npy.Create<double>(_folder.PathOf("a.npy")));
        Assert.Equal(["a.npy", "precious"], _folder.Names);
        using ArraySource<double> written = Npy.Open<double>(_folder.PathOf("a.npy"));
        Assert.Equal(3, written.Shape[0]);
    }

    [Fact]
    public void ALinkPutThereMeanwhileIsNotFollowedByTheHdf5Library()
    {
        string path = _folder.PathOf("a.h5");
        var container = new Hdf5Container(path, new StorageOptions());
        File.Delete(path + ".sg-new");
        Link("precious", "a.h5.sg-new", hard: false);
        using (var transaction = new SinkTransaction())
        {
            transaction.GetOrAdd(path, () => container);
            Assert.Throws<ArrayStorageException>(() =>
            {
                Hdf5.Create<double>(path, "/x").Begin(transaction, [3], [null]).WriteBlock([0], [3], [1, 2, 3], []);
                transaction.Commit();
            });
        }

        Assert.Equal(["a.h5.sg-new", "precious"], _folder.Names);
    }

    private static void Write(ArraySink<double> sink)
    {
        using var transaction = new SinkTransaction();
        sink.Begin(transaction, [3], [null]).WriteBlock([0], [3], [1, 2, 3], []);
        transaction.Commit();
    }

    private string Refusal() => Assert.Throws<ArrayStorageException>(() => AtomicFile.Create(_folder.PathOf("a.bin"), overwrite: false)).Message;

    private void Link(string target, string name, bool hard)
    {
        if (hard)
        {
            Assert.Equal(0, HardLink(_folder.PathOf(target), _folder.PathOf(name)));
        }
        else
        {
            File.CreateSymbolicLink(_folder.PathOf(name), _folder.PathOf(target));
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int HardLink(string path, string second);
}
