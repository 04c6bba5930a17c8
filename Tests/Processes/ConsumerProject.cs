using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Processes;

/// <summary>A new console program that uses the package, in a folder that goes with the test.</summary>
internal sealed class ConsumerProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    internal ConsumerProject(PackedPackage package, string culture = "C", params (string Name, string Value)[] environment)
    {
        _environment = new() { ["NUGET_PACKAGES"] = package.Cache, ["LANG"] = culture, ["LC_ALL"] = culture, ["DOTNET_PROCESSOR_COUNT"] = "2" };
        foreach ((string name, string value) in environment)
        {
            _environment[name] = value;
        }

        // Adds to the sources the machine is set up with; the package under test comes from its folder only.
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="under-test" value="{package.Folder}" />
              </packageSources>
            </configuration>
            """);
        Dotnet("new", "console", "--name", "Consumer", "--output", ".", "--no-restore").RunSuccessfully();
        Dotnet("add", "package", "StaticGraph", "--version", "0.1.0").RunSuccessfully();
    }

    internal void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    internal string PathOf(string file) => _folder.PathOf(file);

    /// <summary>Fetches packages that the project has come to name, with the given MSBuild properties.</summary>
    internal Command Restore(params string[] properties) => Dotnet(["restore", "-nologo", .. properties.Select(property => $"-p:{property}")]);

    /// <summary>Builds the program with the given MSBuild properties, without a compiler process of another culture.</summary>
    internal Command Build(params string[] properties) =>
        Dotnet(["build", "-c", "Release", "--no-restore", "-nologo", "-p:UseSharedCompilation=false", "-p:TreatWarningsAsErrors=true", .. properties.Select(property => $"-p:{property}")]);

    /// <summary>Runs the program as on a machine with two processors: block counts in plans depend on them.</summary>
    internal Command Run() => Dotnet(Path.Combine("bin", "Release", "net10.0", "Consumer.dll"));

    public void Dispose() => _folder.Dispose();

    private Command Dotnet(params string[] arguments) => Command.Dotnet(arguments) with { Folder = _folder.Path, Environment = _environment };
}
