using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Finds the body of a method, checks what must hold before Roslyn may bind it, and reads it.</summary>
internal sealed class BodyReader
{
    // Roslyn builds operation trees recursively; this depth is safe on a stack of 1 MiB. Chains of operators do not count, Roslyn walks those.
    private const int MaxDepth = 500;

    private readonly KernelBuilder _builder;

    public BodyReader(KernelBuilder builder) => _builder = builder;

    /// <summary>The value that the body of <paramref name="frame"/>'s method returns.</summary>
    public Value Read(Frame frame)
    {
        IMethodSymbol definition = frame.Method.OriginalDefinition;
        if (!_builder.Bodies.TryGetValue(definition, out IOperation? body))
        {
            _builder.Bodies[definition] = body = Find(definition);
        }

        if (body is null)
        {
            return PoisonValue.Instance;
        }

        new StatementReader(_builder, frame).Read(body);
        Value value = frame.Result ?? _builder.Report(ProblemIds.CSharpErrors, definition.Locations.FirstOrDefault(), definition.Name);
        int place = frame.CallSite >= 0 ? frame.CallSite : _builder.Number(definition.Locations.FirstOrDefault());
        return KnownSymbols.IsKernel(definition) ? ResultReader.Checked(definition, value, frame, place, _builder) : value;
    }

    // Null when what is wrong has been reported.
    private IOperation? Find(IMethodSymbol definition)
    {
        SyntaxNode? syntax = (definition.PartialImplementationPart ?? definition).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_builder.CancellationToken);
        if (syntax is not MethodDeclarationSyntax method || (method.Body ?? (SyntaxNode?)method.ExpressionBody) is not { } body)
        {
            if (KnownSymbols.IsKernel(definition))
            {
                _builder.Report(ProblemIds.Construct, definition.Locations.FirstOrDefault(), "A method without a body", "a kernel is its body");
            }
            else
            {
                _builder.Report(ProblemIds.UnknownMethod, definition.Locations.FirstOrDefault(), definition.Name, "it has no body");
            }

            return null;
        }

        if (!CheckSyntax(method, body))
        {
            return null;
        }

        if (Bind(_builder.Compilation.GetSemanticModel(syntax.SyntaxTree), syntax) is IMethodBodyOperation bound && (bound.BlockBody ?? bound.ExpressionBody) is { } found)
        {
            return found;
        }

        _builder.Report(ProblemIds.CSharpErrors, definition.Locations.FirstOrDefault(), definition.Name);
        return null;
    }

    private IOperation? Bind(SemanticModel model, SyntaxNode syntax)
    {
        try
        {
            return model.GetOperation(syntax, _builder.CancellationToken);
        }
        catch (InsufficientExecutionStackException)
        {
            ReportDepth(syntax);
            return null;
        }
    }

    private void ReportDepth(SyntaxNode node) =>
        _builder.Report(ProblemIds.TooDeep, node.GetLocation(), MaxDepth.ToString(System.Globalization.CultureInfo.InvariantCulture), "The expression is", "name parts of it with locals");

    // Depth, and the constructs that leave no trace in the operation tree.
    private bool CheckSyntax(MethodDeclarationSyntax method, SyntaxNode body)
    {
        foreach (SyntaxToken modifier in method.Modifiers)
        {
            string? name = modifier.Kind() switch { SyntaxKind.AsyncKeyword => "async", SyntaxKind.UnsafeKeyword => "unsafe", SyntaxKind.ExternKeyword => "extern", _ => null };
            if (name is not null)
            {
                _builder.Report(ProblemIds.Construct, modifier.GetLocation(), "'" + name + "'", "the body is read, not run");
            }
        }

        var stack = new Stack<(SyntaxNode Node, int Depth)>();
        stack.Push((body, 0));
        while (stack.Count > 0)
        {
            (SyntaxNode node, int depth) = stack.Pop();
            _builder.CancellationToken.ThrowIfCancellationRequested();
            if (depth > MaxDepth)
            {
                ReportDepth(node);
                return false;
            }

            CheckNode(node);
            foreach (SyntaxNode child in node.ChildNodes())
            {
                bool isSpine = node is BinaryExpressionSyntax binary && child == binary.Left;
                stack.Push((child, isSpine ? depth : depth + 1));
            }
        }

        return true;
    }

    private void CheckNode(SyntaxNode node)
    {
        (string, string)? construct = node.Kind() switch
        {
            SyntaxKind.CheckedExpression or SyntaxKind.CheckedStatement => ("'checked'", "integers in a kernel wrap"),
            SyntaxKind.UnsafeStatement => ("'unsafe'", "the body is read, not run"),
            _ => null,
        };
        if (construct is { } found)
        {
            SyntaxToken keyword = node.GetFirstToken();
            _builder.Report(ProblemIds.Construct, keyword.GetLocation(), found.Item1, found.Item2);
        }
    }
}
