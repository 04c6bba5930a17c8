using StaticGraph.Overhead;

namespace StaticGraph.Contestant;

/// <summary>The workloads by name. Each run binds its kernel; in memory it writes to an array that was there before, as a caller in a loop would.</summary>
internal static class Workloads
{
    private const int Side = 8192, Some = 1000, Square = 4000;

    /// <summary>Reads the inputs of a workload from <paramref name="folder"/> and allocates its result.</summary>
    internal static Workload Prepare(string name, string folder) => name switch
    {
        "cube" => Vector(new double[Side * Side], Read<double>(folder, "plane.f8", Side * Side), Kernels.Cube),
        "math" => Vectors(new double[1 << 24], Read<double>(folder, "x.f8", 1 << 24), Read<double>(folder, "y.f8", 1 << 24), Kernels.Math),
        "std0" => Plane(folder, new double[Side], Kernels.Std0),
        "std1" => Plane(folder, new double[Side], Kernels.Std1),
        "std" => Plane(folder, Kernels.Std),
        "mean0" => Plane(folder, new double[Side], Kernels.Mean0),
        "sum" => Plane(folder, Kernels.Sum),
        "positive" => Plane(folder, Kernels.Positive),
        "max" => Plane(folder, Kernels.Max),
        "transpose" => Plane(folder, new double[Side, Side], Kernels.Transpose),
        "cumsum0" => Plane(folder, new double[Side, Side], Kernels.CumSum0),
        "cumsum1" => Plane(folder, new double[Side, Side], Kernels.CumSum1),
        "stencil" => Plane(folder, new double[Side, Side], Kernels.Neighbours),
        "gauss" => Plane(folder, new double[Side, Side], Kernels.Gauss),
        "steps" => Plane(folder, new double[Side / 2, Side], Kernels.Steps),
        "columns" => Taken(folder, new double[Side, Some], Kernels.Columns),
        "rows" => Taken(folder, new double[Some, Side], Kernels.Rows),
        "arange" => Scalar(() => Kernels.Numbers(1_000_000_000)),
        "philox" => Scalar(() => Kernels.Random(100_000_000)),
        "int" => Vectors(new int[1 << 26], Read<int>(folder, "a.i4", 1 << 26), Read<int>(folder, "b.i4", 1 << 26), Kernels.Int),
        "byte" => Vectors(new byte[1 << 28], Read<byte>(folder, "a.u1", 1 << 28), Read<byte>(folder, "b.u1", 1 << 28), Kernels.Byte),
        "cast" => Vector(new double[1 << 26], Read<float>(folder, "x.f4", 1 << 26), Kernels.Cast),
        "normalize" => new(() => Normalize(Path.Combine(folder, "normalize.h5"), Path.Combine(folder, "written.h5"))),
        "jacobi" => new(() => Relax(Path.Combine(folder, "grid.h5"), Path.Combine(folder, "written.h5"))),
        "flat" => BrightestOf(Path.Combine(folder, "stack.h5")),
        "dgemm" or "dgemm1" => Squared(folder, "plane.f8", new double[Square, Square], new double[Square, Square], Kernels.Product),
        "sgemm" => Squared(folder, "x.f4", new float[Square, Square], new float[Square, Square], Kernels.Products),
        "gemv" => Applied(folder, Kernels.Applied),
        "gevm" => Applied(folder, Kernels.AppliedBefore),
        "batch" => Squared(folder, "plane.f8", new double[10_000, 32, 32], new double[10_000, 32, 32], Kernels.Batch),
        "gram" => Contracted(Path.Combine(folder, "tall.h5"), (a, _) => Kernels.Gram(a)),
        "products" => Contracted(Path.Combine(folder, "tall.h5"), Kernels.GramLessMeans),
        "gzip" => MeanOf(Path.Combine(folder, "gzip.h5")),
        "warm" or "cold" => MeanOf(Path.Combine(folder, "plane.h5")),
        "blocks" => new(() => TinySweeps.Sum(blocks: 100_000, Environment.ProcessorCount)),
        "start" => Start(),
        _ => throw new ArgumentException($"There is no workload '{name}'."),
    };

    private static Workload Vector<T, TResult>(TResult[] result, T[] x, Func<ArraySource<T>, Plan<TResult>> kernel)
        where T : unmanaged
        where TResult : unmanaged
        => new(() => kernel(x).WriteTo(result), result);

    private static Workload Vectors<T>(T[] result, T[] a, T[] b, Func<ArraySource<T>, ArraySource<T>, Plan<T>> kernel)
        where T : unmanaged
        => new(() => kernel(a, b).WriteTo(result), result);

    private static Workload Plane(string folder, double[] result, Func<ArraySource<double>, Plan<double>> kernel)
    {
        double[,] x = RawArray.Read(folder, "plane.f8", new double[Side, Side]);
        return new(() => kernel(x).WriteTo(result), result);
    }

    private static Workload Plane(string folder, double[,] result, Func<ArraySource<double>, Plan<double>> kernel)
    {
        double[,] x = RawArray.Read(folder, "plane.f8", new double[Side, Side]);
        return new(() => kernel(x).WriteTo(result), result);
    }

    private static Workload Plane(string folder, Func<ArraySource<double>, ScalarPlan<double>> kernel)
    {
        double[,] x = RawArray.Read(folder, "plane.f8", new double[Side, Side]);
        var result = new double[1];
        return new(() => result[0] = kernel(x).Compute(), result);
    }

    private static Workload Taken(string folder, double[,] result, Func<ArraySource<double>, ArraySource<int>, Plan<double>> kernel)
    {
        double[,] x = RawArray.Read(folder, "plane.f8", new double[Side, Side]);
        int[] taken = Read<int>(folder, "taken.i4", Some);
        return new(() => kernel(x, taken).WriteTo(result), result);
    }

    private static Workload Squared(string folder, string name, double[,] x, double[,] result, Func<ArraySource<double>, ArraySource<double>, Plan<double>> kernel)
    {
        RawArray.Read(folder, name, x);
        return new(() => kernel(x, x).WriteTo(result), result);
    }

    private static Workload Squared(string folder, string name, double[,,] x, double[,,] result, Func<ArraySource<double>, ArraySource<double>, Plan<double>> kernel)
    {
        RawArray.Read(folder, name, x);
        return new(() => kernel(x, x).WriteTo(result), result);
    }

    private static Workload Squared(string folder, string name, float[,] x, float[,] result, Func<ArraySource<float>, ArraySource<float>, Plan<float>> kernel)
    {
        RawArray.Read(folder, name, x);
        return new(() => kernel(x, x).WriteTo(result), result);
    }

    private static Workload Applied(string folder, Func<ArraySource<double>, ArraySource<double>, Plan<double>> kernel)
    {
        double[] x = Read<double>(folder, "x.f8", Side), result = new double[Side];
        double[,] a = RawArray.Read(folder, "plane.f8", new double[Side, Side]);
        return new(() => kernel(a, x).WriteTo(result), result);
    }

    private static Workload Contracted(string input, Func<ArraySource<double>, ArraySource<double>, Plan<double>> kernel)
    {
        var result = new double[Some, Some];
        return new(Run, result);

        void Run()
        {
            using ArraySource<double> a = Hdf5.Open<double>(input, "/a"), b = Hdf5.Open<double>(input, "/b");
            kernel(a, b).WriteTo(result);
        }
    }

    private static Workload Scalar(Func<ScalarPlan<double>> kernel)
    {
        var result = new double[1];
        return new(() => result[0] = kernel().Compute(), result);
    }

    private static void Normalize(string input, string output)
    {
        using ArraySource<double> b = Hdf5.Open<double>(input, "/b");
        // Without waiting for the disk: neither the limit nor any other contestant does.
        Kernels.Normalize(b).WriteTo(Hdf5.Create<double>(output, "/y", new StorageOptions { Durable = false }));
    }

    private static void Relax(string input, string output)
    {
        using ArraySource<double> x = Hdf5.Open<double>(input, "/x");
        Kernels.Relax(x).WriteTo(Hdf5.Create<double>(output, "/y", new StorageOptions { Durable = false }));
    }

    private static Workload BrightestOf(string input)
    {
        var result = new float[2048, 2048];
        return new(Run, result);

        void Run()
        {
            using ArraySource<ushort> x = Hdf5.Open<ushort>(input, "/x");
            using ArraySource<float> flat = Hdf5.Open<float>(input, "/flat");
            Kernels.Brightest(x, flat).WriteTo(result);
        }
    }

    private static Workload MeanOf(string input)
    {
        var result = new double[Side];
        return new(Run, result);

        void Run()
        {
            using ArraySource<double> x = Hdf5.Open<double>(input, "/x");
            Kernels.Mean0(x).WriteTo(result);
        }
    }

    /// <summary>A program whose first block is computed before it says that it is ready.</summary>
    private static Workload Start()
    {
        double[] x = [1, 2, 3], result = new double[3];
        Workload tiny = Vector(result, x, Kernels.Cube);
        tiny.Run();
        return tiny;
    }

    private static T[] Read<T>(string folder, string name, int length) => RawArray.Read(folder, name, new T[length]);
}
