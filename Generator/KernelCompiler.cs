using System.Threading;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Passes;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Schedule;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator;

/// <summary>What became of a kernel: its schedule, or the problems that prevent one (problems that are no errors may stand beside a schedule).</summary>
internal sealed record CompiledKernel(KernelSchedule? Schedule, EquatableArray<Problem> Problems);

/// <summary>The compiler as one list of calls: kernel, graph, passes, schedule. Generator and analyzer both enter here, and nowhere else.</summary>
internal static class KernelCompiler
{
    private static readonly BoundedCache<Kernel, CompiledKernel> Cache = new(capacity: 256);

    /// <summary>Compiles a kernel; an equal kernel is compiled once.</summary>
    public static CompiledKernel Compile(Kernel kernel, CancellationToken cancellationToken)
    {
        if (!Cache.TryGet(kernel, out CompiledKernel? compiled))
        {
            compiled = Guarded(kernel, cancellationToken);
            Cache.Add(kernel, compiled);
        }

        return compiled;
    }

    private static CompiledKernel Guarded(Kernel kernel, CancellationToken cancellationToken)
    {
        try
        {
            return CompileNew(kernel, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // One kernel that cannot be planned must not cost a project the plans of all others.
            return new CompiledKernel(null, kernel.Problems.Append(Faults.Of(kernel.Declaration.Name, fault)).ToArray());
        }
    }

    private static CompiledKernel CompileNew(Kernel kernel, CancellationToken cancellationToken)
    {
        if (kernel.Problems.Any(ProblemList.IsError))
        {
            return new CompiledKernel(null, kernel.Problems);
        }

        (KernelGraph? graph, EquatableArray<Problem> problems) = GraphBuilder.Build(kernel, cancellationToken);
        Problem[] all = kernel.Problems.Concat(problems).ToArray();
        if (graph is null)
        {
            return new CompiledKernel(null, all);
        }

        graph = PassPipeline.Run(graph, cancellationToken);
        KernelSchedule schedule = Scheduler.Run(graph, cancellationToken);
        return new CompiledKernel(schedule, all);
    }
}
