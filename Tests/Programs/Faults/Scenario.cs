namespace StaticGraph.Faults;

/// <summary>A run with known results: what it reads, where it writes.</summary>
/// <param name="name">How messages call it.</param>
/// <param name="input">The kind of its input: <c>npy</c> or <c>h5</c>.</param>
/// <param name="outputs">The names of its one or two outputs; the ending says the format, <c>gz</c> in it that chunks are compressed.</param>
/// <param name="replaces">True where files lie under the names already.</param>
internal sealed class Scenario(string name, string input, string[] outputs, bool replaces)
{
    public const int Rows = 400, Columns = 256;

    private static readonly RunOptions Options = new() { MemoryLimit = 600_000, MaxDegreeOfParallelism = 2 };

    public static readonly Scenario[] All =
    [
        new("npy to npy", "npy", ["y.npy"], false),
        new("npy over npy", "npy", ["y.npy"], true),
        new("compressed to HDF5", "h5", ["y.h5"], false),
        new("compressed to compressed", "h5", ["y.gz.h5"], true),
        new("two results, two formats", "npy", ["y.npy", "z.h5"], false),
        new("two results over two", "h5", ["y.npy", "z.npy"], true),
    ];

    public string Name => name;

    public string[] Outputs => outputs;

    /// <summary>True where files lie under the names already.</summary>
    public bool Replaces => replaces;

    /// <summary>Writes the inputs of all scenarios.</summary>
    public static void MakeInputs(string folder)
    {
        double[,] x = new double[Rows, Columns];
        for (int i = 0; i < x.Length; i++)
        {
            x[i / Columns, i % Columns] = Element(i);
        }

        Inputs.Copy(x).WriteTo(Npy.Create<double>(Path.Combine(folder, "x.npy")));
        Inputs.Copy(x).WriteTo(Hdf5.Create<double>(Path.Combine(folder, "x.h5"), "x", new StorageOptions { ChunkShape = [50, 256], Compression = Compression.Gzip(1) }));
    }

    /// <summary>Puts what the run will replace under the names of its outputs, or nothing.</summary>
    public void Prepare(string folder)
    {
        foreach (string output in outputs)
        {
            string path = Path.Combine(folder, output);
            if (replaces)
            {
                File.WriteAllText(path, "before");
            }
            else
            {
                File.Delete(path);
            }
        }
    }

    public void Run(string folder)
    {
        using ArraySource<double> x = input == "npy" ? Npy.Open<double>(Path.Combine(folder, "x.npy")) : Hdf5.Open<double>(Path.Combine(folder, "x.h5"), "x");
        if (outputs.Length == 1)
        {
            Kernels.Moved(x).WriteTo(SinkOf(folder, outputs[0]), Options);
        }
        else
        {
            Kernels.Both(x).WriteTo(SinkOf(folder, outputs[0]), SinkOf(folder, outputs[1]), Options);
        }
    }

    /// <summary>What lies under the name of an output: nothing, what was there before, or the whole result; else what is wrong with it.</summary>
    public Found Look(string folder, int output)
    {
        string path = Path.Combine(folder, outputs[output]);
        if (!File.Exists(path))
        {
            return Found.Nothing;
        }

        if (new FileInfo(path).Length == 6 && File.ReadAllText(path) == "before")
        {
            return Found.Before;
        }

        using ArraySource<double> y = path.EndsWith(".npy", StringComparison.Ordinal) ? Npy.Open<double>(path) : Hdf5.Open<double>(path, "y");
        double[] elements = new double[Rows * Columns];
        y.ReadBlock([0, 0], [Rows, Columns], elements, new byte[y.ScratchBytes]);
        return elements.AsSpan().SequenceEqual(Expected(output)) ? Found.Result : Found.Wrong;
    }

    private ArraySink<double> SinkOf(string folder, string output)
    {
        string path = Path.Combine(folder, output);
        var options = new StorageOptions { Overwrite = replaces };
        return path.EndsWith(".npy", StringComparison.Ordinal) ? Npy.Create<double>(path, options)
            : Hdf5.Create<double>(path, "y", output.Contains("gz", StringComparison.Ordinal) ? options with { ChunkShape = [50, 256], Compression = Compression.Gzip(1) } : options);
    }

    // Whole numbers, whose sums are exact in any order.
    private static double Element(int i) => i * 7919L % 1024;

    private static double[] Expected(int output)
    {
        double[] expected = new double[Rows * Columns];
        for (int column = 0; column < Columns; column++)
        {
            double sum = 0;
            for (int row = 0; row < Rows; row++)
            {
                sum += Element((row * Columns) + column);
            }

            for (int row = 0; row < Rows; row++)
            {
                int i = (row * Columns) + column;
                expected[i] = output == 0 ? Element(i) - sum : Element(i) * 2;
            }
        }

        return expected;
    }
}

/// <summary>What lies under the name of an output.</summary>
internal enum Found
{
    Nothing,
    Before,
    Result,
    Wrong,
}

internal static partial class Inputs
{
    [ArrayKernel]
    internal static NDArray<double> Copy([Shape("n", "m")] NDArray<double> x) => x + 0;
}

internal static partial class Kernels
{
    [ArrayKernel]
    internal static NDArray<double> Moved([Shape("n", "m")] NDArray<double> x) => x - x.Sum(0);

    [ArrayKernel]
    internal static (NDArray<double> Moved, NDArray<double> Doubled) Both([Shape("n", "m")] NDArray<double> x) => (x - x.Sum(0), x * 2);
}
