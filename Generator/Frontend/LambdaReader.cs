using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads functions that are written as lambdas, with arrays for their parameters; what they capture is what the kernel has there.</summary>
internal sealed class LambdaReader
{
    private readonly KernelBuilder _builder;
    private readonly Frame _frame;

    public LambdaReader(KernelBuilder builder, Frame frame) => (_builder, _frame) = (builder, frame);

    /// <summary>What a function makes of the indices of an array: one parameter for each axis of the shape.</summary>
    public Value OfIndices(IInvocationOperation call, LambdaValue lambda, Value shape)
    {
        IMethodSymbol function = lambda.Function.Symbol;
        Location place = call.Syntax.GetLocation();
        if (new CreationReader(_builder).Shape(shape, OpParameter.Shape, place) is not { } read)
        {
            return PoisonValue.Instance;
        }

        int rank = function.Parameters.Length;
        if (read.Lengths.Length != rank)
        {
            return _builder.Report(ProblemIds.Construct, place, $"A function of {rank} indices for {read.Lengths.Length} axes", "give it one parameter for each axis");
        }

        if (KnownSymbols.ElementType(function.Parameters[0].Type, _frame) is not { } type)
        {
            return _builder.Report(ProblemIds.ElementType, place, call.TargetMethod.Name, function.Parameters[0].Type.ToDisplayString(), TypeRule.Numeric.Accepted);
        }

        int expression = _builder.Number(call.Syntax, _frame);
        string[] lengths = new[] { rank.ToString(CultureInfo.InvariantCulture) }.Concat(read.Lengths).ToArray();
        Value indices = _builder.Add(new KernelNode("Indices", type, default, expression, Arguments: new[] { new NodeArgument(OpParameter.Shape.Name, read.Texts) }, Shape: lengths));
        return indices is ArrayValue array ? Apply(lambda, expression, parameter => Index(array, parameter.Ordinal, expression)) : PoisonValue.Instance;
    }

    private Value Index(ArrayValue indices, int axis, int expression)
    {
        var index = new NodeArgument(OpParameter.Index.Name, new[] { axis.ToString(CultureInfo.InvariantCulture) });
        return _builder.Add(new KernelNode("Index", indices.Type, new[] { indices.Node }, expression, Arguments: new[] { index }));
    }

    /// <summary>What a function makes of its parameters, read where the call with the number <paramref name="expression"/> stands.</summary>
    public Value Apply(LambdaValue lambda, int expression, Func<IParameterSymbol, Value> valueOf)
    {
        var inner = new Frame(lambda.Function.Symbol, _frame, expression, _frame.DimPrefix) { Receiver = _frame.Receiver };
        foreach (KeyValuePair<string, string> name in _frame.DimNames)
        {
            inner.DimNames[name.Key] = name.Value;
        }

        foreach (KeyValuePair<ISymbol, Value> captured in _frame.Values)
        {
            inner.Values[captured.Key] = captured.Value;
        }

        foreach (IParameterSymbol parameter in lambda.Function.Symbol.Parameters)
        {
            inner.Values[parameter] = valueOf(parameter);
        }

        new StatementReader(_builder, inner).Read(lambda.Function.Body);
        return inner.Result ?? PoisonValue.Instance;
    }
}
