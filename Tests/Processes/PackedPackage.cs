using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Processes;

/// <summary>The package as users get it, packed once for the tests that look at it or use it.</summary>
public sealed class PackedPackage : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string> _packages;

    /// <summary>Packs when first asked.</summary>
    public PackedPackage() => _packages = new(Pack);

    /// <summary>The folder with the package and its symbols, and nothing else.</summary>
    internal string Folder => _packages.Value;

    /// <summary>Packages that programs under test restore go here, so that none comes from an earlier run.</summary>
    internal string Cache => _folder.PathOf("cache");

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string Pack()
    {
        string packages = _folder.PathOf("packages");
        Command.Dotnet("pack", "StaticGraph.sln", "-c", Repository.Configuration, "-o", packages).RunSuccessfully();
        return packages;
    }
}
