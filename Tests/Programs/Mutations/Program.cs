using System.Globalization;
using StaticGraph.Mutations;

// mutations [--mutants N] [--seed S] [--only PART] [--keep FOLDER] [--repaired N]: reads N mutants of every base file, and N with repaired checksums, each in a child process.
// mutations read FILE DATASET...: reads one file, in this process.
// The exit code is 1 when one brought its process down, hung, took too much memory, ended in an exception that is none of the documented ones, or read wrongly under checksums.
if (args is ["read"])
{
    Reader.Serve();
    return 0;
}

if (args is ["read", string path, .. string[] datasets])
{
    Reader.Answer(path, datasets);
    return 0;
}

if (args.Length % 2 != 0 || args.Where((_, i) => i % 2 == 0).Except(["--mutants", "--repaired", "--seed", "--only", "--keep"]).Any())
{
    Console.Error.WriteLine("usage: mutations [--mutants N] [--repaired N] [--seed S] [--only PART-OF-A-BASE'S-NAME] [--keep FOLDER]");
    return 2;
}

int mutants = int.Parse(ValueOf("--mutants") ?? "1000", CultureInfo.InvariantCulture);
int repaired = int.Parse(ValueOf("--repaired") ?? "0", CultureInfo.InvariantCulture);
int seed = int.Parse(ValueOf("--seed") ?? "1", CultureInfo.InvariantCulture);
return new Campaign(mutants, repaired, seed, ValueOf("--only") ?? "", ValueOf("--keep")).Run() == 0 ? 0 : 1;

string? ValueOf(string option) => Array.IndexOf(args, option) is >= 0 and int at ? args[at + 1] : null;
