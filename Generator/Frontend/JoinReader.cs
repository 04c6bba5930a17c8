using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads what is said of joins: modes, widths, and into how many parts an array falls.</summary>
internal sealed class JoinReader
{
    private const int MostWeights = Filter.Most;

    private readonly KernelBuilder _builder;

    public JoinReader(KernelBuilder builder) => _builder = builder;

    /// <summary>A member of an enum, or nothing for the first one; null where it is not known now.</summary>
    public static string[]? Word(OpParameter argument, Value value) => value switch
    {
        ConstantValue { Constant: int number } when number >= 0 && number < argument.Words.Count => number == 0 ? Array.Empty<string>() : new[] { argument.Words[number] },
        ScalarValue { Constant: 0 } => Array.Empty<string>(),
        _ => null,
    };

    /// <summary>For all axes or for each a width, or that before and that behind: <c>2</c>, <c>(1, 2)</c>. Null where one is not known now.</summary>
    public static string[]? Widths(Value value)
    {
        string?[] widths = (value is ListValue list ? list.Items : new[] { value }).Select(Sides).ToArray();
        return widths.Contains(null) ? null : widths.OfType<string>().ToArray();
    }

    /// <summary>Looks at what was read of a join as a whole. False after telling what is wrong.</summary>
    public bool Complete(OpDef row, NodeArguments read, Location place)
    {
        if (row.Kind == OpKind.Join && read.Inputs.Count == 0)
        {
            _builder.Report(ProblemIds.Parts, place, row.Name, "there is no array to join: give one or more");
            return false;
        }

        if (row.Contracts == ContractionKind.Einsum && read.Inputs.Count == 0)
        {
            _builder.Report(ProblemIds.IndexText, place, row.Name, "there is no array: give one for each operand of the text");
            return false;
        }

        if ((row.Joins == JoinKind.Padding || row.Windows is WindowKind.Filter or WindowKind.Laplacian or WindowKind.Derivative) && read.Arguments.Any(argument => argument.Name == OpParameter.Mode.Name))
        {
            // Nobody asks for the number.
            read.Inputs.RemoveRange(1, read.Inputs.Count - 1);
        }

        if (row.Windows is WindowKind.Convolution or WindowKind.Correlation && read.Inputs.Count - 1 is < 1 or > MostWeights)
        {
            _builder.Report(ProblemIds.Construct, place, $"A list of {(read.Inputs.Count - 1).ToString(CultureInfo.InvariantCulture)} weights", $"give from 1 to {MostWeights.ToString(CultureInfo.InvariantCulture)}");
            return false;
        }

        if (row.Joins == JoinKind.Division && PartsOf(read) < 1)
        {
            _builder.Report(ProblemIds.Parts, place, row.Name, "an array falls into one part or more");
            return false;
        }

        return true;
    }

    /// <summary>The parts that an array falls into, or several arrays become, each an array of its own.</summary>
    public static IEnumerable<NodeArguments> Parts(NodeArguments read)
    {
        for (int part = 0; part < Math.Max(PartsOf(read), read.Inputs.Count); part++)
        {
            var one = new NodeArguments(read.Inputs.ToList());
            one.Arguments.AddRange(read.Arguments);
            one.Arguments.Add(new NodeArgument(OpParameter.Part.Name, new[] { part.ToString(CultureInfo.InvariantCulture) }));
            yield return one;
        }
    }

    private static int PartsOf(NodeArguments read) => OpParameter.Parts.NumberIn(read.Arguments.Where(argument => argument.Name == OpParameter.Parts.Name).SelectMany(argument => argument.Items).ToArray());

    private static string? Sides(Value value) => value switch
    {
        ScalarValue { Constant: int width } => Text(width),
        TupleValue { Items: { Count: 2 } sides } when sides[0] is ScalarValue { Constant: int before } && sides[1] is ScalarValue { Constant: int behind } => $"({Text(before)}, {Text(behind)})",
        _ => null,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
