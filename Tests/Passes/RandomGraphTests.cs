using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Passes;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Passes;

/// <summary>Whatever the graph, each pass leaves the bits of every result as they were, and the whole pipeline leaves maps on leaves alone.</summary>
public sealed class RandomGraphTests
{
    private static readonly (long N, long M)[] Lengths = [(3, 4), (1, 5), (66, 2), (0, 3), (2, 1)];

    private static readonly (string Name, Func<KernelGraph, KernelGraph> Run)[] Passes =
    [
        ("lower reductions", LowerReductions.Run),
        ("hoist broadcasts", HoistBroadcasts.Run),
        ("sink movement", SinkMovement.Run),
        ("all", graph => PassPipeline.Run(graph, CancellationToken.None)),
    ];

    [Fact]
    public void PassesKeepTheBits()
    {
        for (int seed = 0; seed < 250; seed++)
        {
            RandomKernel random = RandomKernel.Create(seed, size: 4 + (seed % 14));
            (long n, long m) = Lengths[seed % Lengths.Length];
            GraphInputs inputs = random.Inputs(n, m);
            ReferenceArray[] expected = GraphInterpreter.Run(random.Graph, inputs);
            foreach ((string name, Func<KernelGraph, KernelGraph> run) in Passes)
            {
                KernelGraph graph = GraphCheck.Run(run(random.Graph));
                AssertSame(expected, GraphInterpreter.Run(graph, inputs), $"seed {seed}, {name}:\n{GraphPrinter.Print(random.Graph)}\n{GraphPrinter.Print(graph)}");
            }
        }
    }

    [Fact]
    public void MapsEndUpOnLeaves()
    {
        for (int seed = 0; seed < 250; seed++)
        {
            KernelGraph graph = PassPipeline.Run(RandomKernel.Create(seed, size: 12).Graph, CancellationToken.None);
            Assert.DoesNotContain(graph.Nodes, node => node.Kind == NodeKind.Map && graph.Nodes[node.Inputs[0]].Kind is NodeKind.Elementwise or NodeKind.Map);
        }
    }

    private static void AssertSame(ReferenceArray[] expected, ReferenceArray[] actual, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(expected[i].Equals(actual[i]), $"Result {i} is\n{actual[i]}, not\n{expected[i]}\n{what}");
        }
    }
}
