using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.EndToEnd;

/// <summary>A few hundred runs of the fault program: calls of the system fail, processes are killed, and nothing is lost or left behind.</summary>
[Collection(ProcessCollection.Name)]
public sealed class FaultTests
{
    [Fact]
    public void No_run_breaks_the_rule()
    {
        string program = Repository.PathOf("Tests", "Programs", "Faults", "bin", Repository.Configuration, "net10.0", "faults.dll");
        string output = Command.Dotnet(program, "--runs", "400", "--kills", "12", "--seed", "1").RunSuccessfully().Output;
        Assert.Contains("400 runs, seed 1: 0 broke the rule", output, StringComparison.Ordinal);
        Assert.Contains("every kind of call on files and memory has failed", output, StringComparison.Ordinal);
        Assert.Contains("12 killed under way, seed 1: 0 broke the rule", output, StringComparison.Ordinal);
    }
}
