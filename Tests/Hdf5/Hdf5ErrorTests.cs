using StaticGraph.Storage.Native;

namespace StaticGraph.Tests.Storage;

/// <summary>What the HDF5 library's errors become.</summary>
public sealed class Hdf5ErrorTests
{
    [Fact]
    public void An_error_without_a_cause_ends_its_sentence()
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        _ = H5E.clear(H5E.DEFAULT);

        Assert.Equal("The chunk at [0] cannot be found.", Hdf5Error.Create("The chunk at [0] cannot be found").Message);
    }
}
