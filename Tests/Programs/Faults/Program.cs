using System.Diagnostics;
using System.Globalization;
using StaticGraph.Faults;

// faults [--runs N] [--kills N] [--seed S]: N runs, each with one kind of call failing, and N runs that are killed, in a folder of their own.
// The exit code is 1 when one broke the rule (Verdict.cs).
// faults durability MIB: measures what StorageOptions.Durable costs, in a folder of its own below the system's temporary one.
switch (args)
{
    case ["calls", string folder, string count, string start]:
        return new Campaign(folder, Number(count), Number(start)).Run() == 0 ? 0 : 1;
    case ["victim", string folder, string scenario]:
        Kills.BeKilled(folder, Number(scenario));
        return 0;
    case ["durability", string mebibytes]:
        DirectoryInfo measured = Directory.CreateTempSubdirectory("staticgraph-durability-");
        Durability.Measure(measured.FullName, Number(mebibytes));
        measured.Delete(recursive: true);
        return 0;
}

if (args.Length % 2 != 0 || args.Where((_, i) => i % 2 == 0).Except(["--runs", "--kills", "--seed"]).Any())
{
    Console.Error.WriteLine("usage: faults [--runs N] [--kills N] [--seed S], or faults durability MIB");
    return 2;
}

DirectoryInfo place = Directory.CreateTempSubdirectory("staticgraph-faults-");
try
{
    int failing = RunChild(place.CreateSubdirectory("calls").FullName, Option("--runs", 20_000));
    int killed = new Kills(place.CreateSubdirectory("kills").FullName, Option("--kills", 500), Option("--seed", 1)).Run();
    return failing == 0 && killed == 0 ? 0 : 1;
}
finally
{
    place.Delete(recursive: true);
}

int RunChild(string folder, int runs)
{
    var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(Campaign).Assembly.Location, "calls", folder, $"{runs}", $"{Option("--seed", 1)}"]);
    start.Environment["LD_PRELOAD"] = Shim.Compile(place.FullName);
    using var child = Process.Start(start)!;
    child.WaitForExit();
    return child.ExitCode;
}

int Option(string name, int standard) => Array.IndexOf(args, name) is >= 0 and int at ? Number(args[at + 1]) : standard;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
