using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticGraph.Generator.Emit;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Passes;
using StaticGraph.Generator.Schedule;

namespace StaticGraph.Editor;

/// <summary>What each stage of the compiler takes for a kernel: the first time, and the least of several rounds once all code is compiled.</summary>
internal static class StageTimes
{
    private const int Rounds = 9;

    private static readonly string[] Stages = ["read", "graph", "passes", "schedule", "print"];

    /// <summary>Prints one line a kernel.</summary>
    public static void Print(IEnumerable<(string Name, string Code)> kernels, Func<string, CSharpCompilation> compile)
    {
        Console.WriteLine($"{"kernel",-20}{"nodes",6}{"first",10}{string.Concat(Stages.Select(stage => stage.PadLeft(10)))}{"all",10}   milliseconds, least of {Rounds} rounds");
        foreach ((string name, string code) in kernels)
        {
            double[][] rounds = [.. Enumerable.Range(0, Rounds + 1).Select(round => Measure(compile(code.Replace("{0}", $"{round}.5", StringComparison.Ordinal))))];
            double[] least = [.. Enumerable.Range(0, Stages.Length).Select(stage => rounds.Skip(1).Min(round => round[stage]))];
            IEnumerable<double> columns = [rounds[0][..^1].Sum(), .. least, least.Sum()];
            Console.WriteLine($"{name,-20}{rounds[0][^1],6}{string.Concat(columns.Select(time => time.ToString("F1", CultureInfo.InvariantCulture).PadLeft(10)))}");
        }
    }

    // The milliseconds of each stage, then the number of nodes.
    private static double[] Measure(CSharpCompilation compilation)
    {
        MethodDeclarationSyntax declaration = compilation.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        IMethodSymbol method = compilation.GetSemanticModel(compilation.SyntaxTrees[0]).GetDeclaredSymbol(declaration)!;
        long start = Stopwatch.GetTimestamp();
        double Lap()
        {
            double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            return time;
        }

        Kernel kernel = KernelReader.Read(method, declaration, compilation, CancellationToken.None).Kernel;
        double read = Lap();
        KernelGraph graph = GraphBuilder.Build(kernel, CancellationToken.None).Graph ?? throw new InvalidOperationException(string.Join("; ", kernel.Problems));
        double build = Lap();
        graph = PassPipeline.Run(graph, CancellationToken.None);
        double passes = Lap();
        KernelSchedule schedule = Scheduler.Run(graph, CancellationToken.None);
        double plan = Lap();
        PlanPrinter.Print(kernel, schedule);
        return [read, build, passes, plan, Lap(), graph.Nodes.Count];
    }
}
