namespace StaticGraph.Tests.Processes;

/// <summary>Tests that start builds and programs run one after another: two at once would share the cores and the build's folders.</summary>
[CollectionDefinition(Name)]
public sealed class ProcessCollection : ICollectionFixture<PackedPackage>
{
    internal const string Name = "processes";
}
