using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Processes;

/// <summary>Kernels and a class with a Main, compiled and run in a process of their own.</summary>
internal static class KernelProgram
{
    /// <summary>Compiles and runs the program: the lines it printed.</summary>
    /// <param name="kernels">The methods of a class Kernels.</param>
    /// <param name="main">A class with a Main.</param>
    /// <param name="environment">Variables the process gets besides this one's own.</param>
    public static string[] Run(string kernels, string main, params (string Name, string Value)[] environment) => RunUnder("", kernels, main, environment);

    /// <summary>Compiles and runs the program under limits that a shell sets, e.g. <c>ulimit -f 100</c>.</summary>
    public static string[] RunUnder(string limits, string kernels, string main, params (string Name, string Value)[] environment)
    {
        using var folder = new TemporaryFolder();
        Command plain = Compile(folder, kernels, main);
        Command limited = limits.Length == 0 ? plain : new Command("sh", ["-c", $"{limits}; exec \"$@\"", "sh", plain.Program, .. plain.Arguments]);
        Command command = limited with { Environment = environment.ToDictionary(entry => entry.Name, entry => entry.Value) };
        return command.RunSuccessfully().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Compiles the program into a folder: the command that runs it, without arguments for it.</summary>
    public static Command Compile(TemporaryFolder folder, string kernels, string main)
    {
        string program = folder.PathOf("program.dll");
        File.WriteAllBytes(program, CompiledKernels.Program(
            $"using System;\nusing StaticGraph;\nusing static StaticGraph.NDArray;\n\npublic static partial class Kernels\n{{\n{kernels}\n}}\n\n{main}"));
        foreach (string library in new[] { "StaticGraph.dll", "System.Numerics.Tensors.dll" })
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, library), folder.PathOf(library));
        }

        string settings = Path.Combine(AppContext.BaseDirectory, "StaticGraph.Tests.runtimeconfig.json");
        return Command.Dotnet("exec", "--runtimeconfig", settings, program);
    }
}
