extern alias generator;

using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Passes;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Passes;

/// <summary>Whatever the graph, each pass but the one that may round otherwise leaves the bits of every result as they were, and the whole pipeline leaves maps on leaves alone.</summary>
public sealed class RandomGraphTests
{
    private static readonly (long N, long M)[] Lengths = [(3, 4), (1, 5), (66, 2), (0, 3), (2, 1)];

    private static readonly (string Name, Func<RandomKernel, KernelGraph> Run)[] Passes =
    [
        ("hoist broadcasts", random => HoistBroadcasts.Run(random.Rounded)),
        ("sink movement", random => SinkMovement.Run(random.Rounded)),
        ("all", random => PassPipeline.Run(random.Graph, CancellationToken.None)),
    ];

    [Fact]
    public void PassesKeepTheBits()
    {
        for (int seed = 0; seed < 250; seed++)
        {
            RandomKernel random = RandomKernel.Create(seed, size: 4 + (seed % 14));
            (long n, long m) = random.Fitting(Lengths, seed);
            GraphInputs inputs = random.Inputs(n, m);
            AssertSame(GraphInterpreter.Run(random.Graph, inputs), LowerReductions.Run(random.Graph), inputs, $"seed {seed}, lower reductions");
            ReferenceArray[] expected = GraphInterpreter.Run(random.Rounded, inputs);
            foreach ((string name, Func<RandomKernel, KernelGraph> run) in Passes)
            {
                AssertSame(expected, run(random), inputs, $"seed {seed}, {name}:\n{GraphPrinter.Print(random.Rounded)}");
            }
        }
    }

    [Fact]
    public void MapsEndUpOnLeaves()
    {
        for (int seed = 0; seed < 250; seed++)
        {
            KernelGraph graph = PassPipeline.Run(RandomKernel.Create(seed, size: 12).Graph, CancellationToken.None);
            Assert.DoesNotContain(graph.Nodes, node => node.Kind == NodeKind.Map && graph.Nodes[node.Inputs[0]].Kind is NodeKind.Elementwise or NodeKind.Scan or NodeKind.Map);
        }
    }

    private static void AssertSame(ReferenceArray[] expected, KernelGraph graph, GraphInputs inputs, string what)
    {
        ReferenceArray[] actual = GraphInterpreter.Run(GraphCheck.Run(graph), inputs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(expected[i].Equals(actual[i]), $"Result {i} is\n{actual[i]}, not\n{expected[i]}\n{what}\n{GraphPrinter.Print(graph)}");
        }
    }
}
