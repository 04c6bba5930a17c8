using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads what is said beside the operands: axes, lengths, numbers, words, flags.</summary>
internal sealed class ArgumentReader
{
    private readonly KernelBuilder _builder;
    private readonly Frame _frame;
    private readonly CreationReader _creations;

    public ArgumentReader(KernelBuilder builder, Frame frame, CreationReader creations) => (_builder, _frame, _creations) = (builder, frame, creations);

    /// <summary>Reads lengths. False after telling what is wrong.</summary>
    public bool Lengths(OpParameter argument, Value value, Location place, NodeArguments read)
    {
        if (_creations.Shape(value, argument, place) is not { } shape)
        {
            return false;
        }

        read.Shape.AddRange(shape.Lengths);
        read.Arguments.Add(new NodeArgument(argument.Name, shape.Texts));
        return true;
    }

    /// <summary>Reads anything else; what has its default is left out, so that it does not matter whether it is written. False after telling what is wrong.</summary>
    public bool Read(OpParameter argument, Value value, Location place, NodeArguments read)
    {
        string[]? items = argument.Kind switch
        {
            ParameterKind.Axes => AxesOf(value),
            ParameterKind.Number => value is ConstantValue { Constant: null } ? Array.Empty<string>() : value is ScalarValue { Constant: int number } ? number == argument.Default ? Array.Empty<string>() : new[] { number.ToString(CultureInfo.InvariantCulture) } : null,
            ParameterKind.Index => Index(value, read),
            ParameterKind.Constant => Constant(argument, value, read),
            ParameterKind.Real => value is ScalarValue { Constant: double real } ? new[] { real.ToString("R", CultureInfo.InvariantCulture) } : null,
            ParameterKind.Reals => Reals(value),
            ParameterKind.Word => JoinReader.Word(argument, value),
            ParameterKind.Widths => JoinReader.Widths(value),
            ParameterKind.Text => value is ConstantValue { Constant: string text } ? new[] { text } : null,
            ParameterKind.Lengths or ParameterKind.Offsets => throw new InvalidOperationException("These are no items."),
            ParameterKind.Flag => value is ScalarValue { Constant: bool flag } ? flag == (argument.Default == 1) ? Array.Empty<string>() : new[] { flag ? "true" : "false" } : null,
        };
        if (items is null)
        {
            _builder.Report(ProblemIds.NotConstant, place, argument.Shown, BuildTimeValues.Constant);
            return false;
        }

        if (argument.Least > int.MinValue && items.FirstOrDefault(item => !argument.May(double.Parse(item, CultureInfo.InvariantCulture))) is { } outside)
        {
            string to = argument.Most == int.MaxValue ? " or more" : " to " + argument.Most.ToString(CultureInfo.InvariantCulture);
            _builder.Report(ProblemIds.Construct, place, $"{argument.Shown} = {outside}", $"it is {argument.Least.ToString(CultureInfo.InvariantCulture)}{to}");
            return false;
        }

        read.Arguments.AddRange(items.Length == 0 ? Array.Empty<NodeArgument>() : new[] { new NodeArgument(argument.Name, items) });
        return true;
    }

    private static string[]? Reals(Value value) =>
        value is ListValue { Items.Count: > 0 } list && list.Items.All(item => item is ScalarValue { Constant: double }) ? list.Items.Select(item => ((double)((ScalarValue)item).Constant!).ToString("R", CultureInfo.InvariantCulture)).ToArray() : null;

    // Lengths may stand in an index.
    private static string[]? Index(Value value, NodeArguments read)
    {
        IndexValue? index = IndexReader.Of(value, read.Inputs);
        read.Shape.AddRange(index is null || index.Code == index.Text ? Array.Empty<string>() : new[] { index.Code });
        return index is null ? null : new[] { index.Text };
    }

    // A length is as good as a constant where it says how many elements there are.
    private static string[]? Constant(OpParameter argument, Value value, NodeArguments read)
    {
        if (value is not ScalarValue number || (number.Constant is null && (number.Length is null || argument.Name == "step")))
        {
            return null;
        }

        read.Numbers.Add(argument.Name, number);
        return new[] { number.Text };
    }

    // Null where one is not known now.
    private string[]? AxesOf(Value value)
    {
        IEnumerable<Value> items = value is ListValue list ? list.Items : value is ConstantValue { Constant: null } ? Array.Empty<Value>() : new[] { value };
        string?[] axes = items.Select(AxisText).ToArray();
        return axes.Contains(null) ? null : axes.OfType<string>().ToArray();
    }

    private string? AxisText(Value value) => value switch
    {
        ScalarValue { Constant: int number } => number.ToString(CultureInfo.InvariantCulture),
        ConstantValue { Constant: string name } => "\"" + _frame.DimName(name) + "\"",
        _ => null,
    };
}
