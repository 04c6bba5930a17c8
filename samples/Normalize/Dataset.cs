namespace StaticGraph.Samples.Normalize;

/// <summary>A dataset in an HDF5 file.</summary>
internal sealed record Dataset(string File, string Name);
