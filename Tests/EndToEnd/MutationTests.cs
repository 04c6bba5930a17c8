using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.EndToEnd;

/// <summary>A short run of the program that reads thousands of damaged and hostile files: <c>docs/reliability.md</c> has the long one.</summary>
[Collection(ProcessCollection.Name)]
public sealed class MutationTests
{
    [Fact]
    public void Mutated_files_are_read_rightly_or_refused()
    {
        string program = Repository.PathOf("Tests", "Programs", "Mutations", "bin", Repository.Configuration, "net10.0", "mutations");
        Command.Finished finished = new Command(program, "--mutants", "40", "--repaired", "10", "--seed", "1").Run();
        Assert.True(finished.ExitCode == 0, finished.Output + finished.Error);
        Assert.Contains(" 510 mutants, ", finished.Output, StringComparison.Ordinal);
        Assert.EndsWith("no faults\n", finished.Output, StringComparison.Ordinal);
    }
}
