using StaticGraph.Tests.Processes;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.EndToEnd;

/// <summary>A disk that fails now and then is asked again, by the HDF5 library's reads as by our own.</summary>
[Collection(ProcessCollection.Name)]
public sealed class FailingDiskTests : IDisposable
{
    private const string Failing =
        """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <errno.h>
        #include <stdlib.h>
        #include <unistd.h>

        // The first reads of one length fail.
        static int failed;

        static ssize_t fail_or_read(const char* name, int file, void* buffer, size_t count, off_t offset)
        {
            if (count == (size_t)atol(getenv("FAILING_LENGTH")) && failed < atoi(getenv("FAILING_TIMES")))
            {
                failed++;
                errno = EIO;
                return -1;
            }

            return ((ssize_t (*)(int, void*, size_t, off_t))dlsym(RTLD_NEXT, name))(file, buffer, count, offset);
        }

        ssize_t pread(int file, void* buffer, size_t count, off_t offset) { return fail_or_read("pread", file, buffer, count, offset); }
        ssize_t pread64(int file, void* buffer, size_t count, off_t offset) { return fail_or_read("pread64", file, buffer, count, offset); }
        """;

    private const string Script =
        """
        import sys, h5py, numpy as np
        with h5py.File(sys.argv[1], 'w') as f:
            f.create_dataset('packed', data=np.arange(4000.0), chunks=(896,), shuffle=True)
            f.create_dataset('many', data=np.arange(896.0 * 1010), chunks=(896,))
        """;

    private const string Main =
        """
        public static class Program
        {
            public static void Main()
            {
                string file = Environment.GetEnvironmentVariable("FAILING_FILE")!;
                foreach (string dataset in new[] { "packed", "many" })
                {
                    using ArraySource<double> source = Hdf5.Open<double>(file, dataset);
                    try
                    {
                        source.Read();
                    }
                    catch (ArrayStorageException error)
                    {
                        Console.WriteLine(error.Message.Replace('\n', ' '));
                    }
                }
            }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("packed")]
    [InlineData("many")]
    public void Reads_through_the_library_are_made_again_twice(string dataset)
    {
        string file = Make();

        string sound = Read(file, dataset, 0);
        Assert.StartsWith("elements", sound, StringComparison.Ordinal);
        Assert.Equal(sound, Read(file, dataset, 2));
        Assert.Equal("refused", Read(file, dataset, 3));
    }

    /// <summary>The library tells descriptors, pointers and the time of day.</summary>
    [Fact]
    public void A_disk_that_goes_on_failing_is_named_by_the_system_s_own_word()
    {
        string file = Make();

        string[] messages = KernelProgram.Run("", Main, [.. Environment(1000), ("FAILING_FILE", file)]);

        Assert.Equal(2, messages.Length);
        Assert.All(messages, message => Assert.Contains("Input/output error (errno 5)", message, StringComparison.Ordinal));
        Assert.All(messages, message => Assert.DoesNotMatch(@"0x[0-9a-f]+|file descriptor|\d\d:\d\d:\d\d", message));
    }

    private string Make()
    {
        string file = _folder.PathOf("x.h5");
        Python.Run(Script, file);
        File.WriteAllText(_folder.PathOf("failing.c"), Failing);
        new Command("clang", "-shared", "-fPIC", "-o", _folder.PathOf("failing.so"), _folder.PathOf("failing.c"), "-ldl").RunSuccessfully();
        return file;
    }

    private (string Name, string Value)[] Environment(int failures) => [("LD_PRELOAD", _folder.PathOf("failing.so")), ("FAILING_LENGTH", "7168"), ("FAILING_TIMES", $"{failures}")];

    private string Read(string file, string dataset, int failures)
    {
        string program = Repository.PathOf("Tests", "Programs", "Mutations", "bin", Repository.Configuration, "net10.0", "mutations");
        Command command = new(program, "read", file, dataset) { Environment = Environment(failures).ToDictionary(variable => variable.Name, variable => variable.Value) };
        return command.RunSuccessfully().Output.TrimEnd('\n').Split('\t')[1];
    }
}
