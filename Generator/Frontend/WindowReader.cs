using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads functions of the neighbours of each element: each neighbour that one looks at is an array of its own.</summary>
internal sealed class WindowReader
{
    private const string Row = "Stencil";

    private readonly KernelBuilder _builder;
    private readonly Frame _frame;

    public WindowReader(KernelBuilder builder, Frame frame) => (_builder, _frame) = (builder, frame);

    /// <summary>What a function makes of an array's neighbours.</summary>
    public Value Stencil(IInvocationOperation call, LambdaValue lambda, IReadOnlyDictionary<string, Value> arguments)
    {
        Location place = call.Syntax.GetLocation();
        if (JoinReader.Word(OpParameter.Mode, arguments[OpParameter.Mode.Name]) is not { } mode)
        {
            return _builder.Report(ProblemIds.NotConstant, place, OpParameter.Mode.Shown, BuildTimeValues.Constant);
        }

        if (arguments["x"] is not ArrayValue array)
        {
            return _builder.Report(ProblemIds.Construct, place, "A stencil of what is no array", "give it the array whose neighbours it looks at");
        }

        int expression = _builder.Number(call.Syntax, _frame);
        Value? outside = mode.Length == 0 ? Outside(arguments["value"], array, place, expression) : null;
        return outside is PoisonValue ? outside : new LambdaReader(_builder, _frame).Apply(lambda, expression, _ => new WindowValue(array, mode, outside as ArrayValue));
    }

    /// <summary>The neighbour of every element at an offset.</summary>
    public Value Neighbour(IPropertyReferenceOperation indexer, WindowValue window, Value said)
    {
        string?[] offsets = (said is ListValue list ? list.Items : new[] { said }).Select(Offset).ToArray();
        if (offsets.Contains(null))
        {
            return _builder.Report(ProblemIds.NotConstant, indexer.Syntax.GetLocation(), OpParameter.Offset.Shown, BuildTimeValues.Constant);
        }

        NodeArgument[] arguments = { new(OpParameter.Offset.Name, offsets.OfType<string>().ToArray()), new(OpParameter.Mode.Name, window.Mode) };
        int[] inputs = window.Outside is { } outside ? new[] { window.Array.Node, outside.Node } : new[] { window.Array.Node };
        return _builder.Add(new KernelNode(Row, window.Array.Type, inputs, _builder.Number(indexer.Syntax, _frame), Arguments: arguments.Where(argument => argument.Items.Count > 0).ToArray()));
    }

    private Value Outside(Value value, ArrayValue array, Location place, int expression) => value switch
    {
        ComplexValue complex => _builder.AddComplex(complex, expression),
        ScalarValue number => _builder.AddScalar(ScalarRules.As(number, KnownSymbols.SpecialTypeOf(array.Type)), array.Type.Computed(), expression),
        _ => _builder.Report(ProblemIds.NotConstant, place, "value", BuildTimeValues.Constant),
    };

    private static string? Offset(Value value) => value is ScalarValue { Constant: int number } ? number.ToString(CultureInfo.InvariantCulture) : null;
}
