using System.Threading;
using Microsoft.CodeAnalysis;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Frontend;

/// <summary>
/// Reads a kernel: from the method's operation tree to a <see cref="Kernel"/>. Never throws on wrong or half-typed code:
/// what is wrong becomes a <see cref="Problem"/>, and reading goes on to find more.
/// </summary>
internal static class KernelReader
{
    /// <summary>Reads the kernel <paramref name="method"/>, declared by <paramref name="declaration"/>.</summary>
    public static KernelReading Read(IMethodSymbol method, SyntaxNode declaration, Compilation compilation, CancellationToken cancellationToken)
    {
        try
        {
            return ReadKernel(method, declaration, compilation, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // One kernel that cannot be read must not cost a project the plans of all others.
            var nowhere = new KernelDeclaration("", default, method.Name, "", IsExtension: false, "", HasOverload: false);
            return new KernelReading(new Kernel(nowhere, default, default, default, default, default, ReturnsTuple: false, "", 0, new[] { Faults.Of(method.Name, fault) }, Declared: default), Array.Empty<Location>());
        }
    }

    private static KernelReading ReadKernel(IMethodSymbol method, SyntaxNode declaration, Compilation compilation, CancellationToken cancellationToken)
    {
        if (method.PartialDefinitionPart is { } definition)
        {
            // One kernel, whichever part is marked.
            method = definition;
            declaration = definition.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        }

        var builder = new KernelBuilder(compilation, cancellationToken);
        builder.Number(DeclarationReader.NameLocation(declaration, method));
        KernelDeclaration declared = DeclarationReader.Read(method, declaration, builder);
        EquatableArray<KernelParameter> parameters = SignatureReader.Parameters(method, builder);
        long limit = SignatureReader.MemoryLimit(method, builder);
        SignatureReader.Dims(method, name => name, builder);

        var frame = new Frame(method, caller: null, callSite: -1, dimPrefix: "");
        BindParameters(method, parameters, frame, builder);
        Value result = new BodyReader(builder).Read(frame);
        EquatableArray<KernelResult> results = ResultReader.Read(method, result, frame, builder);

        EquatableArray<KernelNode> nodes = builder.Nodes.ToArray();
        EquatableArray<KernelScalar> scalars = builder.Scalars.ToArray();
        string expression = ExpressionText.Print(parameters, nodes, scalars, results);
        var kernel = new Kernel(
            declared,
            parameters,
            builder.Dims.ToArray(),
            nodes,
            scalars,
            results,
            ReturnsTuple: method.ReturnType.IsTupleType,
            expression,
            limit,
            builder.Problems.ToArray(),
            ResultReader.Declared(method.ReturnType));
        return new KernelReading(kernel, builder.Locations);
    }

    private static void BindParameters(IMethodSymbol method, EquatableArray<KernelParameter> parameters, Frame frame, KernelBuilder builder)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            IParameterSymbol symbol = method.Parameters[i];
            IParameterSymbol read = (method.PartialImplementationPart ?? method).Parameters[i];
            KernelParameter parameter = parameters[i];
            int expression = builder.Number(symbol.Locations.FirstOrDefault());
            frame.Values[read] = parameter.Kind switch
            {
                KernelParameterKind.Array => builder.Add(new KernelNode(KernelOps.Parameter, parameter.Type, default, expression, i, Label: symbol.Name)),
                KernelParameterKind.Length => ScalarRules.OfDim(symbol.Name, symbol.Name),
                KernelParameterKind.Scalar when KnownSymbols.IsComplex(symbol.Type) => ComplexReader.Parameter(symbol.Name),
                KernelParameterKind.Scalar => KnownSymbols.NumberType(symbol.Type) is var type && KnownSymbols.DTypeOf(type) is not null
                    ? new ScalarValue(type, KnownSymbols.IsHalf(symbol.Type) ? $"((float){CSharpText.Identifier(symbol.Name)})" : CSharpText.Identifier(symbol.Name), symbol.Name)
                    : PoisonValue.Instance,
            };
        }
    }
}
