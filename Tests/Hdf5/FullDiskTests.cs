using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Storage;

/// <summary>Room that ends while compressed chunks are written: how much they take is not known before.</summary>
public sealed class FullDiskTests
{
    private const string Main = """
        public static class Program
        {
            public static void Main()
            {
                string folder = System.IO.Directory.CreateTempSubdirectory("staticgraph-full-").FullName;
                try
                {
                    var random = new Random(1);
                    double[] numbers = new double[1 << 18];
                    for (int i = 0; i < numbers.Length; i++)
                    {
                        numbers[i] = random.NextDouble();
                    }

                    Kernels.Twice(numbers).WriteTo(Hdf5.Create<double>(folder + "/y.h5", "/y", new StorageOptions { ChunkShape = [1 << 14], Compression = Compression.Gzip() }));
                }
                catch (ArrayStorageException error)
                {
                    Console.WriteLine(error.Message.Replace('\n', ' '));
                }

                Console.WriteLine(string.Join(" ", System.IO.Directory.GetFileSystemEntries(folder)));
                System.IO.Directory.Delete(folder, true);
            }
        }
        """;

    /// <summary>512 blocks of 512 bytes are a quarter of a MiB; the result has two.</summary>
    [Fact]
    public void A_chunk_that_does_not_fit_says_how_much_was_needed_and_free()
    {
        string[] lines = KernelProgram.RunUnder(
            "ulimit -f 512",
            "[ArrayKernel] public static NDArray<double> Twice([Shape(\"n\")] NDArray<double> x) => x * 2.0;",
            Main,
            ("DOTNET_EnableWriteXorExecute", "0"));
        Assert.Matches(@"^the chunk at \[\d+\] of dataset '/y' in '/[^']*/y\.h5' cannot be written: \d+ bytes are needed and the file may not grow any more: .*; the disk of '/[^']*' has \d+ bytes free for this user\.$", lines[0]);
        Assert.Single(lines);
    }
}
