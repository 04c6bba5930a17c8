using System.Diagnostics;

namespace StaticGraph.Mutations;

/// <summary>A sound file that is to be mutated.</summary>
/// <param name="Name">Its name, e.g. <c>new-packed.h5</c>.</param>
/// <param name="Contents">Its bytes.</param>
/// <param name="Datasets">The datasets to read; one without a name for a .npy file.</param>
/// <param name="Ranges">What carries checksums.</param>
internal sealed record BaseFile(string Name, byte[] Contents, string[] Datasets, ChecksummedRanges Ranges)
{
    /// <summary>True when every byte that elements depend on is under a checksum: no mutant may read as anything else.</summary>
    internal bool IsWhollyChecksummed => Name == "new-packed.h5";

    /// <summary>Has h5py and NumPy write all files into <paramref name="folder"/>.</summary>
    internal static List<BaseFile> MakeAll(string folder)
    {
        Run(Path.Combine(AppContext.BaseDirectory, "bases.py"), folder);
        return [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(Load)];
    }

    private static BaseFile Load(string path)
    {
        byte[] contents = File.ReadAllBytes(path);
        bool isHdf5 = path.EndsWith(".h5", StringComparison.Ordinal);
        string[] datasets = isHdf5 ? DatasetsOf(path) : [""];
        return new BaseFile(Path.GetFileName(path), contents, datasets, new ChecksummedRanges(contents));
    }

    private static string[] DatasetsOf(string path) =>
        Run("-c", "import h5py, sys\nh5py.File(sys.argv[1]).visititems(lambda n, d: print(n) if isinstance(d, h5py.Dataset) else None)", path)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Run(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"python3 ended with {process.ExitCode}; it needs h5py and NumPy.");
    }
}
