using StaticGraph.CompilerServices;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>The places results go to unless their user says more than a format: what a summary without sinks has to allow for.</summary>
internal static class DefaultSinks
{
    private const string Path = "results.h5";

    /// <summary>HDF5 datasets as they are without options.</summary>
    public static BoundSink[] Plain(BoundPlan plan) => [.. plan.Definition.Outputs.Select(output => Of(output.Type, new StorageOptions()))];

    /// <summary>Compressed HDF5 datasets.</summary>
    public static BoundSink[] Compressed(BoundPlan plan) => [.. plan.Definition.Outputs.Select(output => Of(output.Type, new StorageOptions { Compression = Compression.Gzip() }))];

    // Nothing is created: a sink is asked for its chunks and its decode room.
    private static BoundSink Of(DType type, StorageOptions options) => type switch
    {
        DType.Double => Of<double>(options),
        DType.Single => Of<float>(options),
        DType.Int64 => Of<long>(options),
        DType.Int32 => Of<int>(options),
        DType.Byte => Of<byte>(options),
        DType.SByte => Of<sbyte>(options),
        DType.Int16 => Of<short>(options),
        DType.UInt16 => Of<ushort>(options),
        DType.UInt32 => Of<uint>(options),
        DType.UInt64 => Of<ulong>(options),
        DType.Half => Of<Half>(options),
        DType.Complex => Of<System.Numerics.Complex>(options),
        DType.Boolean => Of<bool>(options),
    };

    private static BoundSink Of<T>(StorageOptions options)
        where T : unmanaged
        => new BoundSink(new Hdf5Sink<T>(Path, "/result", options));
}
