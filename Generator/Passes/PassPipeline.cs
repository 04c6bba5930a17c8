using System.Threading;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Passes;

/// <summary>The passes, in order; where the order matters, the line says why.</summary>
internal static class PassPipeline
{
    private static readonly (string Name, Func<KernelGraph, KernelGraph> Run)[] Passes =
    {
        ("order contractions", OrderContractions.Run), // first: folds are still those that kernels say
        ("lower reductions", LowerReductions.Run), // before all that follow: the finishing arithmetic must be seen by the passes below
        ("drop shifts", DropShifts.Run), // before movement sinks: it looks for a mean under a broadcast
        ("expand powers", ExpandPowers.Run),
        ("guard divisions", GuardDivisions.Run), // before broadcasts are hoisted: a quotient that is taken here and there is not computed ahead
        ("hoist broadcasts", HoistBroadcasts.Run), // before movement sinks: it looks for the broadcast above an expression
        ("hold views", HoldViews.Run), // before movement sinks: who looks at what is seen by the maps on it
        ("hold factors", HoldFactors.Run), // before movement sinks: what is walked as a factor is computed once, not once for each axis of the other
        ("sink movement", SinkMovement.Run), // leaves index maps on leaves only
        ("hold scans", HoldScans.Run), // what meets in one expression is known when nothing moves any more
        ("share edges", ShareEdges.Run), // last: which views meet in one expression is known then
    };

    public static KernelGraph Run(KernelGraph graph, CancellationToken cancellationToken)
    {
        foreach ((string _, Func<KernelGraph, KernelGraph> run) in Passes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            graph = GraphCheck.Run(run(graph));
        }

        return graph;
    }
}
