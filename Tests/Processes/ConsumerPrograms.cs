using System.Globalization;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Processes;

/// <summary>Several programs that use the package, built in one go, run in one folder.</summary>
internal sealed class ConsumerPrograms : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment;
    private int _count;

    internal ConsumerPrograms(PackedPackage package)
    {
        _environment = new() { ["NUGET_PACKAGES"] = package.Cache, ["DOTNET_PROCESSOR_COUNT"] = "2" };
        Directory.CreateDirectory(Folder);
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="under-test" value="{package.Folder}" />
              </packageSources>
            </configuration>
            """);
        Write("All.proj", """
            <Project DefaultTargets="Build">
              <ItemGroup>
                <Program Include="*/*.csproj" />
              </ItemGroup>
              <Target Name="Restore">
                <MSBuild Projects="@(Program)" Targets="Restore" Properties="Configuration=Release" />
              </Target>
              <Target Name="Build">
                <MSBuild Projects="@(Program)" Targets="Build" Properties="Configuration=Release;TreatWarningsAsErrors=true" BuildInParallel="true" />
              </Target>
            </Project>
            """);
    }

    /// <summary>Where the programs run.</summary>
    internal string Folder => _folder.PathOf("run");

    /// <summary>Adds a program and returns its name.</summary>
    internal string Add(string code)
    {
        string name = "Program" + (++_count).ToString(CultureInfo.InvariantCulture);
        Directory.CreateDirectory(_folder.PathOf(name));
        Write(Path.Combine(name, "Program.cs"), code);
        Write(Path.Combine(name, name + ".csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="StaticGraph" Version="0.1.0" />
              </ItemGroup>
            </Project>
            """);
        return name;
    }

    internal Command Build() => Command.Dotnet("build", "All.proj", "-restore", "-nologo") with { Folder = _folder.Path, Environment = _environment };

    internal Command Run(string name) => Command.Dotnet(_folder.PathOf(name, "bin", "Release", "net10.0", name + ".dll")) with { Folder = Folder, Environment = _environment };

    public void Dispose() => _folder.Dispose();

    private void Write(string file, string text) => File.WriteAllText(_folder.PathOf(file), text);
}
