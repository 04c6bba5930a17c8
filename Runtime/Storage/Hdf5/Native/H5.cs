namespace StaticGraph.Storage.Native;

/// <summary>The bindings carry HDF.PInvoke's names, class by class, so that the package could take their place.</summary>
internal static class H5
{
    /// <summary>The name <see cref="Hdf5Library"/> resolves to whatever file it found.</summary>
    internal const string Library = "hdf5";
}
