namespace StaticGraph.Faults;

/// <summary>A run with known results: what it reads, where it writes.</summary>
/// <param name="name">How messages call it.</param>
/// <param name="input">The kind of its input: <c>npy</c> or <c>h5</c>.</param>
/// <param name="outputs">The names of its one or two outputs; the ending says the format, <c>gz</c> in it that chunks are compressed.</param>
/// <param name="replaces">True where files lie under the names already.</param>
internal sealed class Scenario(string name, string input, string[] outputs, bool replaces)
{
    public const int Rows = 400, Columns = 256;

    /// <summary>What all scenarios read, or begin with.</summary>
    public static readonly string[] InputFiles = ["x.npy", "x.h5", Old];

    private const string Old = "old.h5";

    private static readonly double[] Sums = [.. Enumerable.Range(0, Columns).Select(column => Enumerable.Range(0, Rows).Sum(row => Element((row * Columns) + column)))];

    public static readonly Scenario[] All =
    [
        new("npy to npy", "npy", ["y.npy"], false),
        new("npy over npy", "npy", ["y.npy"], true),
        new("compressed to HDF5", "h5", ["y.h5"], false),
        new("compressed to compressed", "h5", ["y.gz.h5"], true),
        new("two results, two formats", "npy", ["y.npy", "z.h5"], false),
        new("two results over two", "h5", ["y.npy", "z.npy"], true),
        new("added to HDF5", "npy", ["y.h5"], true) { IsAdded = true },
        new("left to the system", "npy", ["y.npy"], false) { IsDurable = false },
        new("through a scratch file", "npy", ["y.npy"], false) { Kernel = x => Kernels.Spilled(x, x, x, x), Elements = i => 4 * Moved(i) },
        new("by two workers", "npy", ["y.npy"], false) { Kernel = Kernels.Doubled, Elements = Doubled, Copies = 10, Limit = 64 << 20 },
    ];

    public string Name => name;

    public string[] Outputs => outputs;

    /// <summary>True where the outputs are on the disk before they get their names.</summary>
    public bool IsDurable { get; private init; } = true;

    // True where the output is a dataset of its own in a file that has another, which stays as it is.
    private bool IsAdded { get; init; }

    // What computes the output, where there is one, and its elements by their numbers.
    private Func<ArraySource<double>, Plan<double>> Kernel { get; init; } = Kernels.Moved;

    private Func<int, double> Elements { get; init; } = Moved;

    // How often the input is read one below the other: two workers are too many for less.
    private int Copies { get; init; } = 1;

    // Little, so that there are several blocks; most runs have one worker, who makes the same calls each time.
    private long Limit { get; init; } = 600_000;

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
        var compressed = new StorageOptions { ChunkShape = [50, 256], Compression = Compression.Gzip(1) };
        Inputs.Copy(x).WriteTo(Hdf5.Create<double>(Path.Combine(folder, "x.h5"), "x", compressed));
        Inputs.Copy(x).WriteTo(Hdf5.Create<double>(Path.Combine(folder, Old), "old", compressed));
    }

    /// <summary>Puts what the run will replace under the names of its outputs, or nothing.</summary>
    public void Prepare(string folder)
    {
        foreach (string output in outputs)
        {
            string path = Path.Combine(folder, output);
            if (IsAdded)
            {
                File.Copy(Path.Combine(folder, Old), path, overwrite: true);
            }
            else if (replaces)
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
        var options = new RunOptions { MemoryLimit = Limit, MaxDegreeOfParallelism = 2, ScratchDirectory = folder };
        if (outputs.Length == 1)
        {
            Kernel(Copies == 1 ? x : ArraySource.Concatenate([.. Enumerable.Repeat(x, Copies)])).WriteTo(SinkOf(folder, outputs[0]), options);
        }
        else
        {
            Kernels.Both(x).WriteTo(SinkOf(folder, outputs[0]), SinkOf(folder, outputs[1]), options);
        }
    }

    /// <summary>What lies under the name of an output: nothing, what was there before, or the whole result; else what is wrong with it.</summary>
    public Found Look(string folder, int output)
    {
        string path = Path.Combine(folder, outputs[output]);
        if (IsAdded)
        {
            return !File.Exists(path) || !Holds(path, "old", Element) ? Found.Wrong
                : File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, Old))) ? Found.Before
                : Holds(path, "y", output == 0 ? Elements : Doubled) ? Found.Result : Found.Wrong;
        }

        if (!File.Exists(path))
        {
            return Found.Nothing;
        }

        if (new FileInfo(path).Length == 6 && File.ReadAllText(path) == "before")
        {
            return Found.Before;
        }

        return Holds(path, "y", output == 0 ? Elements : Doubled) ? Found.Result : Found.Wrong;
    }

    private bool Holds(string path, string dataset, Func<int, double> expected)
    {
        using ArraySource<double> y = path.EndsWith(".npy", StringComparison.Ordinal) ? Npy.Open<double>(path) : Hdf5.Open<double>(path, dataset);
        double[] elements = new double[Copies * Rows * Columns];
        y.ReadBlock([0, 0], [Copies * Rows, Columns], elements, new byte[y.ScratchBytes]);
        return Enumerable.Range(0, elements.Length).All(i => elements[i] == expected(i));
    }

    private ArraySink<double> SinkOf(string folder, string output)
    {
        string path = Path.Combine(folder, output);
        var options = new StorageOptions { Overwrite = replaces, AddToFile = IsAdded, Durable = IsDurable };
        return path.EndsWith(".npy", StringComparison.Ordinal) ? Npy.Create<double>(path, options)
            : Hdf5.Create<double>(path, "y", output.Contains("gz", StringComparison.Ordinal) ? options with { ChunkShape = [50, 256], Compression = Compression.Gzip(1) } : options);
    }

    // Whole numbers, whose sums are exact in any order; they begin again before the next copy does.
    private static double Element(int i) => i * 7919L % 1024;

    private static double Moved(int i) => Element(i) - Sums[i % Columns];

    private static double Doubled(int i) => Element(i) * 2;
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
    internal static NDArray<double> Doubled([Shape("n", "m")] NDArray<double> x) => x * 2;

    [ArrayKernel]
    internal static NDArray<double> Spilled([Shape("n", "m")] NDArray<double> a, [Shape("n", "m")] NDArray<double> b, [Shape("n", "m")] NDArray<double> c, [Shape("n", "m")] NDArray<double> d)
        => (a + b + c + d) - (a + b + c + d).Sum(0);

    [ArrayKernel]
    internal static (NDArray<double> Moved, NDArray<double> Doubled) Both([Shape("n", "m")] NDArray<double> x) => (x - x.Sum(0), x * 2);
}
