using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Frontend;

/// <summary>What was read of the arguments of an operation.</summary>
internal sealed class NodeArguments(List<Value> inputs)
{
    /// <summary>The operands.</summary>
    public List<Value> Inputs { get; } = inputs;

    /// <summary>Those of the operands that come in lists, a list each.</summary>
    public List<ListValue> Lists { get; } = new();

    /// <summary>What is said beside the operands and is no default.</summary>
    public List<NodeArgument> Arguments { get; } = new();

    /// <summary>The lengths of what is made: <c>{dim:n}</c>, <c>({length:2:0} - 1)</c> or <c>3</c>.</summary>
    public List<string> Shape { get; } = new();

    /// <summary>The numbers known now, or by lengths, by their parameters.</summary>
    public Dictionary<string, ScalarValue> Numbers { get; } = new(StringComparer.Ordinal);
}
