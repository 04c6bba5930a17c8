using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using StaticGraph.Storage;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed partial class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AppearsOnlyWhenPublished()
    {
        AtomicFile file = AtomicFile.Create(_folder.PathOf("a.bin"), overwrite: false);
        file.Reserve(6);
        file.Write([4, 5, 6], 3);
        file.Write([1, 2, 3], 0);
        Assert.Equal(["a.bin.sg-lock", "a.bin.sg-new"], _folder.Names);

        file.Close();
        file.Publish();
        file.Confirm();
        Assert.Equal(["a.bin"], _folder.Names);
        Assert.Equal([1, 2, 3, 4, 5, 6], File.ReadAllBytes(_folder.PathOf("a.bin")));
    }

    [Fact]
    public void LeavesNothingWhenAbandoned()
    {
        AtomicFile file = AtomicFile.Create(_folder.PathOf("a.bin"), overwrite: false);
        file.Reserve(100);
        file.Abandon();
        file.Abandon();
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void AbandoningAfterPublishingKeepsTheFile()
    {
        AtomicFile file = AtomicFile.Create(_folder.PathOf("a.bin"), overwrite: false);
        file.Close();
        file.Publish();
        file.Confirm();
        file.Abandon();
        Assert.Equal(["a.bin"], _folder.Names);
    }

    [Fact]
    public void ReplacesAnExistingFileOnlyOnRequestAndKeepsItsMode()
    {
        string path = _folder.PathOf("a.bin");
        File.WriteAllBytes(path, [9]);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        ArrayStorageException error = Assert.Throws<ArrayStorageException>(() => AtomicFile.Create(path, overwrite: false));
        Assert.Contains("exists", error.Message, StringComparison.Ordinal);
        Assert.Contains("Overwrite", error.Message, StringComparison.Ordinal);

        AtomicFile file = AtomicFile.Create(path, overwrite: true);
        file.Write([1, 2], 0);
        file.Close();
        Assert.Equal([9], File.ReadAllBytes(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path + ".sg-new"));
        file.Publish();
        file.Confirm();
        Assert.Equal([1, 2], File.ReadAllBytes(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(path));
        Assert.Equal(["a.bin"], _folder.Names);
    }

    [Fact]
    public void ANewFileHasThePermissionsOfNewFiles()
    {
        File.WriteAllBytes(_folder.PathOf("other"), []);
        AtomicFile file = AtomicFile.Create(_folder.PathOf("a.bin"), overwrite: false);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.PathOf("a.bin.sg-new")));
        file.Close();
        file.Publish();
        file.Confirm();
        Assert.Equal(File.GetUnixFileMode(_folder.PathOf("other")), File.GetUnixFileMode(_folder.PathOf("a.bin")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhatWasPublishedCanBeTakenBack(bool replaces)
    {
        string path = _folder.PathOf("a.bin");
        if (replaces)
        {
            File.WriteAllBytes(path, [9]);
        }

        AtomicFile file = AtomicFile.Create(path, overwrite: true);
        file.Write([1, 2], 0);
        file.Close();
        file.Publish();
        Assert.Equal([1, 2], File.ReadAllBytes(path));
        file.Withdraw();
        file.Abandon();
        Assert.Equal(replaces ? ["a.bin"] : [], _folder.Names);
        Assert.Equal(replaces ? [9] : [], replaces ? File.ReadAllBytes(path) : []);
    }

    [Fact]
    public void TheTargetIsLookedAtAgainBeforeAnythingIsPublished()
    {
        string path = _folder.PathOf("a.bin");
        AtomicFile file = AtomicFile.Create(path, overwrite: true);
        Directory.CreateDirectory(path);
        Assert.Contains("a folder", Assert.Throws<ArrayStorageException>(file.Close).Message, StringComparison.Ordinal);
        file.Abandon();
        Assert.Equal(["a.bin"], _folder.Names);
    }

    [Fact]
    public void AFileWhoseNamesWereTakenAwayIsStillCompleted()
    {
        // As by a signal whose handler lets the process go on.
        AtomicFile file = AtomicFile.Create(_folder.PathOf("a.bin"), overwrite: false);
        file.Write([4, 5, 6], 2_000_000);
        file.RemoveNames();
        Assert.Empty(_folder.Names);
        file.Write([7], 2_000_003);
        file.Close();
        file.Publish();
        file.Confirm();
        Assert.Equal(["a.bin"], _folder.Names);
        Assert.Equal([0, 4, 5, 6, 7], File.ReadAllBytes(_folder.PathOf("a.bin"))[1_999_999..]);
    }

    [Fact]
    public void AFileWhoseNamesWereTakenAwayLeavesThoseOfTheNextRunAlone()
    {
        AtomicFile first = AtomicFile.Create(_folder.PathOf("a.bin"), overwrite: true);
        first.RemoveNames();
        AtomicFile second = AtomicFile.Create(_folder.PathOf("a.bin"), overwrite: true);
        Assert.Contains("another run", Assert.Throws<ArrayStorageException>(first.Close).Message, StringComparison.Ordinal);
        first.Abandon();
        Assert.Equal(["a.bin.sg-lock", "a.bin.sg-new"], _folder.Names);
        second.Abandon();
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void DoesNotReplaceAFileThatAppearedMeanwhile()
    {
        string path = _folder.PathOf("a.bin");
        AtomicFile file = AtomicFile.Create(path, overwrite: false);
        file.Close();
        File.WriteAllBytes(path, [7]);
        Assert.Throws<ArrayStorageException>(file.Publish);
        file.Abandon();
        Assert.Equal([7], File.ReadAllBytes(path));
        Assert.Equal(["a.bin"], _folder.Names);
    }

    [Fact]
    public void RefusesASecondRunOfThisProcess()
    {
        string path = _folder.PathOf("a.bin");
        AtomicFile file = AtomicFile.Create(path, overwrite: false);
        ArrayStorageException error = Assert.Throws<ArrayStorageException>(() => AtomicFile.Create(path, overwrite: false));
        Assert.Contains("another run of this process", error.Message, StringComparison.Ordinal);
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        file.Abandon();
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void RefusesASecondProcessAndNamesIt()
    {
        using Process holder = Python.Start(
            """
            import fcntl, os, sys
            f = open(sys.argv[1], 'w')
            fcntl.flock(f, fcntl.LOCK_EX)
            f.write(str(os.getpid()))
            f.flush()
            print('locked', flush=True)
            sys.stdin.read()
            """,
            _folder.PathOf("a.bin.sg-lock"));
        Assert.Equal("locked", holder.StandardOutput.ReadLine());

        ArrayStorageException error = Assert.Throws<ArrayStorageException>(() => AtomicFile.Create(_folder.PathOf("a.bin"), overwrite: false));
        Assert.Contains($"process {holder.Id}", error.Message, StringComparison.Ordinal);

        holder.StandardInput.Close();
        holder.WaitForExit();
    }

    [Fact]
    public void TakesOverWhatAKilledProcessLeft()
    {
        File.WriteAllText(_folder.PathOf("a.bin.sg-lock"), "4194304999");
        File.WriteAllText(_folder.PathOf("a.bin.sg-new"), "half an output");
        File.WriteAllText(_folder.PathOf("a.bin.sg-old"), "what it was about to replace");
        AtomicFile file = AtomicFile.Create(_folder.PathOf("a.bin"), overwrite: false);
        file.Write([1], 0);
        file.Close();
        file.Publish();
        file.Confirm();
        Assert.Equal([1], File.ReadAllBytes(_folder.PathOf("a.bin")));
        Assert.Equal(["a.bin"], _folder.Names);
    }

    [Fact]
    public void RefusesMoreThanTheDiskHas()
    {
        AtomicFile file = AtomicFile.Create(_folder.PathOf("a.bin"), overwrite: false);
        ArrayStorageException error = Assert.Throws<ArrayStorageException>(() => file.Reserve(1L << 60));
        Assert.Contains("1152921504606846976 bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("free", error.Message, StringComparison.Ordinal);
        file.Abandon();
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void RefusesAMissingFolderAndSuggestsItsNeighbour()
    {
        Directory.CreateDirectory(_folder.PathOf("results"));
        string path = _folder.PathOf("result/a.bin");
        ArrayStorageException error = Assert.Throws<ArrayStorageException>(() => AtomicFile.Create(path, overwrite: false));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'results'?", error.Message, StringComparison.Ordinal);
        Assert.Equal(["results"], _folder.Names);
    }

    [Fact]
    public void RefusesWhatIsNoFile()
    {
        Assert.Contains("a folder", Refusal(_folder.Path), StringComparison.Ordinal);
        Assert.Contains("a device", Refusal("/dev/full"), StringComparison.Ordinal);
        Python.Run("import os, sys; os.mkfifo(sys.argv[1])", _folder.PathOf("pipe"));
        Assert.Contains("a pipe", Refusal(_folder.PathOf("pipe")), StringComparison.Ordinal);
        Assert.Contains("cannot be", Refusal(_folder.PathOf(new string('x', 300))), StringComparison.Ordinal);
        Assert.Contains("cannot be", Refusal(_folder.PathOf("a\0b")), StringComparison.Ordinal);

        static string Refusal(string path)
            => Assert.Throws<ArrayStorageException>(() => AtomicFile.Create(OutputPath.Resolve(path), overwrite: true)).Message;
    }

    [Fact]
    public void WritesThroughALink()
    {
        File.CreateSymbolicLink(_folder.PathOf("link"), _folder.PathOf("target"));
        AtomicFile file = AtomicFile.Create(OutputPath.Resolve(_folder.PathOf("link")), overwrite: false);
        file.Close();
        file.Publish();
        file.Confirm();
        Assert.Equal(["link", "target"], _folder.Names);
        Assert.True(File.ResolveLinkTarget(_folder.PathOf("link"), false)!.Exists);
    }

    [Fact]
    public void SaysWhoWasDenied()
    {
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
        string message = AsNobody(() => Assert.Throws<ArrayStorageException>(() => AtomicFile.Create(_folder.PathOf("a.bin"), overwrite: false)).Message);
        Assert.Contains("permission denied for user", message, StringComparison.Ordinal);
        Assert.Contains("mode 0505", message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    /// <summary>Runs <paramref name="action"/> on a thread whose file accesses are those of an ordinary user, even when the tests run as root.</summary>
    internal static T AsNobody<T>(Func<T> action)
    {
        const int Nobody = 65534;
        T? result = default;
        Exception? failure = null;
        Thread thread = new(() =>
        {
            _ = SetFileUser(Nobody);
            try
            {
                result = action();
            }
            catch (Exception error)
            {
                failure = error;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? result! : throw failure;
    }

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileUser(int user);
}
