using System.Threading;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Graph;

/// <summary>A change of a kernel at <paramref name="Node"/>. <paramref name="Text"/> says it, given the shape that the node then has.</summary>
internal sealed record ShapeEdit(int Node, Func<Kernel, Kernel> Apply, Func<string, string> Text);

/// <summary>Tries edits on a kernel that has shapes which do not fit: all of it is read again with them.</summary>
internal sealed class ShapeTrial
{
    // For each kernel; a trial takes as long as the reading itself.
    private const int MaxTrials = 24;

    private readonly Kernel _kernel;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<EquatableArray<Polynomial>?[]> _shapes;
    private int _trials;

    public ShapeTrial(Kernel kernel, CancellationToken cancellationToken)
    {
        _kernel = kernel;
        _cancellationToken = cancellationToken;
        _shapes = new(() => GraphBuilder.Shapes(kernel, cancellationToken));
    }

    /// <summary>The shape of a node as the kernel is written, or null where it has none.</summary>
    public EquatableArray<Polynomial>? Shape(int node) => _shapes.Value[node];

    /// <summary>
    /// The shapes of all nodes with the edits, if the operands of <paramref name="node"/> fit then, and nothing else that is computed from what they change has
    /// another shape than it had, but for axes of length 1; else null. What is computed from the node itself is another matter.
    /// </summary>
    public EquatableArray<Polynomial>?[]? Shapes(ShapeEdit[] edits, int node)
    {
        if (_trials++ >= MaxTrials)
        {
            return null;
        }

        EquatableArray<Polynomial>?[] shapes = GraphBuilder.Shapes(edits.Aggregate(_kernel, (kernel, edit) => edit.Apply(kernel)), _cancellationToken);
        return shapes[node] is not null && Changed(edits, node).All(i => Shape(i) is not { } before || (shapes[i] is { } after && IsSame(before, after))) ? shapes : null;
    }

    private IEnumerable<int> Changed(ShapeEdit[] edits, int node)
    {
        var changed = new HashSet<int>(edits.Select(edit => edit.Node));
        for (int i = 0; i < _kernel.Nodes.Count; i++)
        {
            if (i != node && (changed.Contains(i) || _kernel.Nodes[i].Inputs.Any(changed.Contains)))
            {
                changed.Add(i);
                yield return i;
            }
        }
    }

    private static bool IsSame(EquatableArray<Polynomial> before, EquatableArray<Polynomial> after) => Long(before).SequenceEqual(Long(after));

    private static IEnumerable<Polynomial> Long(EquatableArray<Polynomial> shape) => shape.Where(length => !length.Equals(Polynomial.One));
}
