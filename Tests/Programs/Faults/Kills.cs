using System.Diagnostics;

namespace StaticGraph.Faults;

/// <summary>Kills runs at any moment (SIGKILL): under the names of their outputs lies what was there before or a whole result, and the next run cleans up.</summary>
internal sealed class Kills(string folder, int runs, int seed)
{
    /// <summary>Returns the number of runs that broke the rule.</summary>
    public int Run()
    {
        Scenario.MakeInputs(folder);
        var random = new Random(seed);
        int broken = 0, killed = 0;
        for (int run = 0; run < runs; run++)
        {
            int number = random.Next(Scenario.All.Length);
            Scenario scenario = Scenario.All[number];
            scenario.Prepare(folder);
            killed += KillOne(number, random.NextDouble() * 0.03) ? 1 : 0;
            if (WrongAfter(scenario) is string wrong)
            {
                broken++;
                Console.WriteLine($"{scenario.Name}, killed: {wrong}");
            }
        }

        Console.WriteLine($"{runs} runs, {killed} killed under way, seed {seed}: {broken} broke the rule");
        return broken;
    }

    private string? WrongAfter(Scenario scenario)
        => scenario.Outputs.Where((_, output) => scenario.Look(folder, output) == Found.Wrong).FirstOrDefault() is string output
            ? $"'{output}' holds other numbers"
            : Verdict.OfNext(scenario, folder);

    // The child runs the scenario for ever; it is killed some time after it has begun.
    private bool KillOne(int scenario, double seconds)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(Kills).Assembly.Location, "victim", folder, $"{scenario}"]) { RedirectStandardOutput = true })!;
        _ = child.StandardOutput.ReadLine();
        Thread.Sleep(TimeSpan.FromSeconds(seconds));
        bool isRunning = !child.HasExited;
        child.Kill();
        child.WaitForExit();
        return isRunning;
    }

    /// <summary>The body of the child.</summary>
    public static void BeKilled(string folder, int scenario)
    {
        for (int run = 0; ; run++)
        {
            if (!Scenario.All[scenario].Replaces)
            {
                Scenario.All[scenario].Prepare(folder);
            }

            Scenario.All[scenario].Run(folder);
            if (run == 0)
            {
                // The first run is compiled as it goes, the others show every moment alike.
                Console.WriteLine();
            }
        }
    }
}
