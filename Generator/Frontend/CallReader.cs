using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Inlines calls of kernels and of static methods of this compilation, those of extension blocks among them.</summary>
internal sealed class CallReader
{
    private const int MaxCallDepth = 32;

    private readonly KernelBuilder _builder;
    private readonly Frame _frame;

    public CallReader(KernelBuilder builder, Frame frame)
    {
        _builder = builder;
        _frame = frame;
    }

    /// <summary>The value that a call gives.</summary>
    public Value Call(IInvocationOperation call, Value? instance, IReadOnlyDictionary<string, Value> arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        IMethodSymbol definition = method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;
        if (WhyNot(call, definition, instance) is { } refused)
        {
            return refused;
        }

        int number = _builder.Call(call.Syntax);
        bool isKernel = KnownSymbols.IsKernel(method.OriginalDefinition);
        string prefix = isKernel ? "call" + number.ToString(CultureInfo.InvariantCulture) + "." : _frame.DimPrefix;
        var inner = new Frame(method, _frame, _builder.Number(call.Syntax, _frame), prefix) { Receiver = instance };
        if (!isKernel)
        {
            CopyDimNames(inner);
            Bind(definition, arguments, inner);
            return new BodyReader(_builder).Read(inner);
        }

        int before = _builder.Problems.Count;
        BindKernel(call, definition, arguments, inner);
        SignatureReader.Dims(definition, inner.DimName, _builder);
        Value result = new BodyReader(_builder).Read(inner);
        return CalleeProblem(call, definition, before) ?? result;
    }

    private Value? WhyNot(IInvocationOperation call, IMethodSymbol definition, Value? instance)
    {
        Location place = call.Syntax.GetLocation();
        if (definition.MethodKind == MethodKind.LocalFunction)
        {
            return _builder.Report(ProblemIds.Construct, place, "A local function", "make it a static method of the type");
        }

        bool isStatic = (instance is null && definition.IsStatic) || ExtensionBlocks.Declare(definition);
        if (definition.MethodKind != MethodKind.Ordinary || !isStatic)
        {
            return _builder.Report(ProblemIds.UnknownMethod, place, definition.Name, "it is no static method");
        }

        SyntaxReference? source = definition.DeclaringSyntaxReferences.FirstOrDefault();
        if (source is null || !_builder.Compilation.ContainsSyntaxTree(source.SyntaxTree))
        {
            return _builder.Report(ProblemIds.ForeignBody, place, definition.Name, definition.ContainingAssembly?.Name ?? "?", WayOut(definition));
        }

        if (definition.Parameters.FirstOrDefault(p => p.RefKind != RefKind.None) is { } byRef)
        {
            return _builder.Report(ProblemIds.ParameterKind, place, byRef.Name, byRef.RefKind.ToString().ToLowerInvariant());
        }

        for (Frame? frame = _frame; frame is not null; frame = frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method.OriginalDefinition, call.TargetMethod.OriginalDefinition))
            {
                return _builder.Report(ProblemIds.Recursion, place, definition.Name);
            }
        }

        return _frame.Depth < MaxCallDepth ? null : _builder.Report(ProblemIds.TooDeep, place, MaxCallDepth.ToString(CultureInfo.InvariantCulture), "Calls are", "write the innermost ones out where they are called");
    }

    private static string WayOut(IMethodSymbol definition) =>
        KnownSymbols.IsAxes(definition.ContainingType) ? "write axes as a list, e.g. [0, \"n\"]"
        : definition.Parameters.Select(parameter => parameter.Type).Append(definition.ReturnType).Any(KnownSymbols.IsArray) ? "copy its source into this project or link the file"
        : "compute it before, and pass the result as a parameter";

    // Inside a helper, dims have the names they have in the kernel that calls it.
    private void CopyDimNames(Frame inner)
    {
        foreach (KeyValuePair<string, string> pair in _frame.DimNames)
        {
            inner.DimNames[pair.Key] = pair.Value;
        }
    }

    private static void Bind(IMethodSymbol definition, IReadOnlyDictionary<string, Value> arguments, Frame inner)
    {
        foreach (IParameterSymbol parameter in definition.Parameters)
        {
            inner.Values[parameter] = arguments.TryGetValue(parameter.Name, out Value value) ? value : PoisonValue.Instance;
        }
    }

    private void BindKernel(IInvocationOperation call, IMethodSymbol definition, IReadOnlyDictionary<string, Value> arguments, Frame inner)
    {
        EquatableArray<KernelParameter> declared = SignatureReader.Parameters(definition, _builder);
        Bind(definition, arguments, inner);
        foreach (IParameterSymbol parameter in definition.Parameters.Where(p => KnownSymbols.IsLength(p.Type)))
        {
            if (inner.Values[parameter] is ScalarValue { Dim: { } dim })
            {
                inner.DimNames[parameter.Name] = dim;
            }
            else
            {
                _builder.Report(ProblemIds.NotConstant, call.Syntax.GetLocation(), parameter.Name, BuildTimeValues.Length);
            }
        }

        for (int i = 0; i < declared.Count; i++)
        {
            if (inner.Values[definition.Parameters[i]] is ArrayValue array && declared[i].Kind == KernelParameterKind.Array)
            {
                string[] shape = declared[i].Shape.Select(length => ShapeTexts.Rename(length, inner.DimName)).ToArray();
                var check = new KernelNode(KernelOps.Check, array.Type, new[] { array.Node }, inner.CallSite, i, Shape: shape, Label: $"argument '{declared[i].Name}' of {definition.Name}");
                inner.Values[definition.Parameters[i]] = _builder.Add(check);
            }
        }
    }

    // The callee's problems are reported where it is declared; here one line says why this call has no value.
    private Value? CalleeProblem(IInvocationOperation call, IMethodSymbol definition, int before)
    {
        if (_builder.IsFull || _builder.Problems.Count == before)
        {
            return null;
        }

        Problem first = _builder.Problems[before];
        _builder.Problems.RemoveRange(before, _builder.Problems.Count - before);
        return first.Id == ProblemIds.Recursion || ProblemTable.IsSilent(first)
            ? _builder.Report(first.Id, call.Syntax.GetLocation(), first.Arguments[0])
            : _builder.Report(ProblemIds.BrokenCallee, call.Syntax.GetLocation(), definition.Name, ProblemTable.Format(first));
    }
}
