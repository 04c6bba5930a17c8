using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads the statements of one body in order; loops are unrolled. Blocks nest no deeper than the syntax, which is capped.</summary>
internal sealed class StatementReader
{
    private readonly KernelBuilder _builder;
    private readonly Frame _frame;
    private readonly ExpressionReader _expressions;

    public StatementReader(KernelBuilder builder, Frame frame)
    {
        _builder = builder;
        _frame = frame;
        _expressions = new ExpressionReader(builder, frame);
    }

    /// <summary>Reads a statement, unless the body has returned.</summary>
    public void Read(IOperation statement)
    {
        if (_frame.Result is not null || !_builder.Step(statement.Syntax))
        {
            return;
        }

        switch (statement)
        {
            case IBlockOperation block:
                ReadAll(block.Operations);
                break;
            case IVariableDeclarationGroupOperation group:
                Declare(group);
                break;
            case IExpressionStatementOperation expression:
                Execute(expression.Operation);
                break;
            case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } returned }:
                _frame.Result = _expressions.Read(returned);
                break;
            case IForLoopOperation loop:
                Unroll(loop);
                break;
            case IConditionalOperation choice:
                Choose(choice);
                break;
            case IEmptyOperation:
                break;
            case IInvalidOperation:
                _builder.Report(ProblemIds.CSharpErrors, statement.Syntax.GetLocation(), _frame.Method.Name);
                break;
            default:
                Refuse(statement);
                break;
        }
    }

    private void ReadAll(IEnumerable<IOperation> statements)
    {
        foreach (IOperation statement in statements)
        {
            Read(statement);
        }
    }

    private void Declare(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclarationOperation declaration in group.Declarations)
        {
            foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
            {
                IVariableInitializerOperation? initializer = declarator.Initializer ?? declaration.Initializer;
                if (declarator.Symbol.RefKind != RefKind.None)
                {
                    Report(declarator, "A ref local", "use a plain local");
                }
                else if (initializer is not null)
                {
                    Assign(declarator.Symbol, _expressions.Read(initializer.Value));
                }
            }
        }
    }

    private void Execute(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                AssignTo(assignment.Target, _expressions.Read(assignment.Value));
                break;
            case ICompoundAssignmentOperation compound:
                AssignTo(compound.Target, _expressions.ReadCompound(compound));
                break;
            case IIncrementOrDecrementOperation increment:
                AssignTo(increment.Target, _expressions.ReadIncrement(increment));
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                AssignTo(deconstruction.Target, _expressions.Read(deconstruction.Value));
                break;
            default:
                _expressions.Read(operation);
                break;
        }
    }

    private void AssignTo(IOperation target, Value value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Assign(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                Assign(parameter.Parameter, value);
                break;
            case IDiscardOperation:
                break;
            case IDeclarationExpressionOperation declaration:
                AssignTo(declaration.Expression, value);
                break;
            case ITupleOperation tuple:
                Deconstruct(tuple, value);
                break;
            case IPropertyReferenceOperation { Instance: { } instance } when KnownSymbols.IsArray(instance.Type):
                Report(target, "An assignment to elements", "make a new array, e.g. with Where(mask, value, x)");
                break;
            case IFieldReferenceOperation { Instance: { Type.IsTupleType: true } tuple } item:
                AssignItem(item, tuple, value);
                break;
            case IFieldReferenceOperation field:
                _builder.Report(ProblemIds.CapturedState, target.Syntax.GetLocation(), field.Field.Name);
                break;
            case IInvalidOperation:
                _builder.Report(ProblemIds.CSharpErrors, target.Syntax.GetLocation(), _frame.Method.Name);
                break;
            default:
                Report(target, "An assignment to " + Unsupported.Quote(target), "assign to locals and to items of tuples only");
                break;
        }
    }

    private void Deconstruct(ITupleOperation target, Value value)
    {
        for (int i = 0; i < target.Elements.Length; i++)
        {
            Value item = value switch
            {
                TupleValue tuple when tuple.Items.Count == target.Elements.Length => tuple.Items[i],
                PoisonValue => value,
                TupleValue tuple => Report(target, $"A deconstruction of {tuple.Items.Count} items into {target.Elements.Length}", "give each item a name, or _"),
                _ => Report(target, "A deconstruction of what is no tuple", "deconstruct tuples only"),
            };
            AssignTo(target.Elements[i], item);
        }
    }

    // A tuple is a value: with another item it is another tuple, in the same place.
    private void AssignItem(IFieldReferenceOperation item, IOperation tuple, Value value)
    {
        Value whole = _expressions.Read(tuple);
        if (whole is TupleValue old && TupleItems.IndexOf(item, old) is >= 0 and var index)
        {
            AssignTo(tuple, TupleItems.With(old, index, value));
        }
        else if (whole is not PoisonValue)
        {
            Report(item, "An assignment to " + Unsupported.Quote(item), "assign to locals and to items of tuples only");
        }
    }

    private void Assign(ISymbol symbol, Value value)
    {
        _frame.Values[symbol] = value;
        _builder.Label(value, symbol.Name);
    }

    private void Unroll(IForLoopOperation loop)
    {
        ReadAll(loop.Before);
        while (_frame.Result is null && _builder.Step(loop.Syntax))
        {
            Value condition = loop.Condition is null ? PoisonValue.Instance : _expressions.Read(loop.Condition);
            if (condition is not ScalarValue { Constant: bool goOn })
            {
                RefuseBounds(loop, condition);
                return;
            }

            if (!goOn)
            {
                return;
            }

            int before = _builder.Problems.Count;
            Read(loop.Body);
            ReadAll(loop.AtLoopBottom);

            // What is wrong in the body is as wrong in the next round.
            if (_builder.Problems.Count > before)
            {
                return;
            }
        }
    }

    // What is not chosen is not read: in a round of a loop it may be about elements that are not there.
    private void Choose(IConditionalOperation choice)
    {
        switch (_expressions.Read(choice.Condition))
        {
            case ScalarValue { Constant: bool isTrue }:
                ReadAll(new[] { isTrue ? choice.WhenTrue : choice.WhenFalse }.OfType<IOperation>());
                break;
            case PoisonValue:
                Forget(choice);
                break;
            default:
                Refuse(choice);
                break;
        }
    }

    private void RefuseBounds(IForLoopOperation loop, Value condition)
    {
        if (loop.Condition is null)
        {
            _builder.Report(ProblemIds.LoopBounds, loop.Syntax.GetFirstToken().GetLocation(), "end");
        }
        else if (condition is not PoisonValue)
        {
            _builder.Report(ProblemIds.LoopBounds, loop.Condition.Syntax.GetLocation(), "condition");
        }
    }

    private void Refuse(IOperation statement)
    {
        (string name, string wayOut) = Unsupported.Describe(statement);
        _builder.Report(ProblemIds.Construct, statement.Syntax.GetFirstToken().GetLocation(), name, wayOut);
        if (statement is IConditionalOperation or ILoopOperation or ITryOperation or ISwitchOperation or ILockOperation)
        {
            Forget(statement);
        }
    }

    // Whatever the statement would have assigned is unknown from here on, so later messages would be about this one again.
    private void Forget(IOperation statement)
    {
        if (statement is { Syntax: StatementSyntax syntax, SemanticModel: { } model })
        {
            foreach (ISymbol written in model.AnalyzeDataFlow(syntax)?.WrittenInside ?? ImmutableArray<ISymbol>.Empty)
            {
                _frame.Values[written] = PoisonValue.Instance;
            }
        }
    }

    private Value Report(IOperation operation, string name, string wayOut) =>
        _builder.Report(ProblemIds.Construct, operation.Syntax.GetLocation(), name, wayOut);
}
