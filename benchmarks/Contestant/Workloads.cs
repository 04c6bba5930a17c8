namespace StaticGraph.Contestant;

/// <summary>The workloads by name. Each run binds its kernel and writes to an array that was there before, as a caller in a loop would.</summary>
internal static class Workloads
{
    private const int Side = 8192;

    /// <summary>Reads the inputs of a workload from <paramref name="folder"/> and allocates its result.</summary>
    internal static Workload Prepare(string name, string folder) => name switch
    {
        "cube" => Cube(folder),
        _ => throw new ArgumentException($"There is no workload '{name}'."),
    };

    private static Workload Cube(string folder)
    {
        double[] x = RawArray.Read(folder, "plane.f8", new double[Side * Side]);
        var y = new double[x.Length];
        return new(() => Kernels.Cube(x).WriteTo(y), y);
    }
}
