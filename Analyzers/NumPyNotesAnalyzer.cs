using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticGraph.Analyzers.Notes;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Analyzers;

/// <summary>
/// Stands beside C#'s own errors and says what they mean to someone who comes from NumPy, and speaks up where C# is content with something
/// that is hardly meant. Each note looks at one kind of syntax.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NumPyNotesAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.Notes.Add(Descriptors.Find(ProblemIds.NotOfComplex)!);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (!KnownSymbols.IsReferenced(start.Compilation))
            {
                return;
            }

            On<BinaryExpressionSyntax>(start, MixedTypesNote.Find, SyntaxKind.AddExpression, SyntaxKind.SubtractExpression, SyntaxKind.MultiplyExpression, SyntaxKind.DivideExpression, SyntaxKind.ModuloExpression);
            On<InvocationExpressionSyntax>(start, MixedTypesNote.FindCall, SyntaxKind.InvocationExpression);
            On<InvocationExpressionSyntax>(start, MixedTypesNote.WholeNumbers, SyntaxKind.InvocationExpression);
            On<CastExpressionSyntax>(start, MixedTypesNote.FindCast, SyntaxKind.CastExpression);
            On<SyntaxNode>(start, MixedTypesNote.Assigned, SyntaxKind.EqualsValueClause, SyntaxKind.SimpleAssignmentExpression, SyntaxKind.ReturnStatement, SyntaxKind.ArrowExpressionClause);
            On<CastExpressionSyntax>(start, AssignmentNotes.CastToNumber, SyntaxKind.CastExpression);
            On<BinaryExpressionSyntax>(start, OperatorNotes.ShortCircuit, SyntaxKind.LogicalAndExpression, SyntaxKind.LogicalOrExpression);
            On<BinaryExpressionSyntax>(start, OperatorNotes.Chain, SyntaxKind.LessThanExpression, SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanOrEqualExpression);
            On<BinaryExpressionSyntax>(start, OperatorNotes.Power, SyntaxKind.ExclusiveOrExpression);
            On<BinaryExpressionSyntax>(start, OperatorNotes.Stars, SyntaxKind.MultiplyExpression);
            On<BinaryExpressionSyntax>(start, NumberNotes.ComparedWithNaN, SyntaxKind.EqualsExpression, SyntaxKind.NotEqualsExpression, SyntaxKind.LessThanExpression, SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanOrEqualExpression);
            On<BinaryExpressionSyntax>(start, NumberNotes.WholeDivision, SyntaxKind.DivideExpression);
            On<InvocationExpressionSyntax>(start, FoldNote.Find, SyntaxKind.InvocationExpression);
            On<InvocationExpressionSyntax>(start, CallNotes.MathFunction, SyntaxKind.InvocationExpression);
            On<InvocationExpressionSyntax>(start, CallNotes.ArrayFunction, SyntaxKind.InvocationExpression);
            Everywhere<InvocationExpressionSyntax>(start, SourceNote.Find, SyntaxKind.InvocationExpression);
            Everywhere<InvocationExpressionSyntax>(start, CallNotes.OutsideKernel, SyntaxKind.InvocationExpression);
            On<MemberAccessExpressionSyntax>(start, CasingNote.Member, SyntaxKind.SimpleMemberAccessExpression);
            On<InvocationExpressionSyntax>(start, CasingNote.Function, SyntaxKind.InvocationExpression);
            Everywhere<IdentifierNameSyntax>(start, CasingNote.Constant, SyntaxKind.IdentifierName);
            On<MemberAccessExpressionSyntax>(start, ScopeNote.Member, SyntaxKind.SimpleMemberAccessExpression);
            On<InvocationExpressionSyntax>(start, ScopeNote.Function, SyntaxKind.InvocationExpression);
            On<MemberAccessExpressionSyntax>(start, AbsenceNote.Member, SyntaxKind.SimpleMemberAccessExpression);
            On<InvocationExpressionSyntax>(start, AbsenceNote.Function, SyntaxKind.InvocationExpression);
            On<InvocationExpressionSyntax>(start, AbsenceNote.Condition, SyntaxKind.InvocationExpression);
            Everywhere<AttributeSyntax>(start, AttributeNotes.Kernel, SyntaxKind.Attribute);
            Everywhere<AttributeSyntax>(start, AttributeNotes.Idle, SyntaxKind.Attribute);
            On<InvocationExpressionSyntax>(start, AbsenceNote.SecondArgument, SyntaxKind.InvocationExpression);
            On<AssignmentExpressionSyntax>(start, CasingNote.NamedArgument, SyntaxKind.SimpleAssignmentExpression);
            On<NameColonSyntax>(start, CasingNote.ArgumentName, SyntaxKind.NameColon);
            On<ExpressionSyntax>(start, CasingNote.ArrayOfAxes, SyntaxKind.ImplicitArrayCreationExpression, SyntaxKind.ArrayCreationExpression);
            On<TupleExpressionSyntax>(start, CasingNote.ListOfAxes, SyntaxKind.TupleExpression);
            On<AssignmentExpressionSyntax>(start, AssignmentNotes.Elements, SyntaxKind.SimpleAssignmentExpression, SyntaxKind.AddAssignmentExpression, SyntaxKind.SubtractAssignmentExpression, SyntaxKind.MultiplyAssignmentExpression, SyntaxKind.DivideAssignmentExpression);
            On<ElementAccessExpressionSyntax>(start, AssignmentNotes.Indexer, SyntaxKind.ElementAccessExpression);
            On<SyntaxNode>(start, AssignmentNotes.ArrayAsScalar, SyntaxKind.EqualsValueClause, SyntaxKind.SimpleAssignmentExpression, SyntaxKind.ReturnStatement, SyntaxKind.ArrowExpressionClause);
            On<SyntaxNode>(start, AssignmentNotes.ScalarAsArray, SyntaxKind.EqualsValueClause, SyntaxKind.SimpleAssignmentExpression, SyntaxKind.ReturnStatement, SyntaxKind.ArrowExpressionClause);
        });
    }

    // Most code of a project has no arrays; asking C# for the types of all of it would be felt.
    private static void On<TNode>(CompilationStartAnalysisContext start, Func<NoteContext, TNode, Diagnostic?> find, params SyntaxKind[] kinds)
        where TNode : SyntaxNode =>
        Everywhere<TNode>(start, (context, node) => ArraySyntax.IsInArrayCode(node) ? find(context, node) : null, kinds);

    private static void Everywhere<TNode>(CompilationStartAnalysisContext start, Func<NoteContext, TNode, Diagnostic?> find, params SyntaxKind[] kinds)
        where TNode : SyntaxNode =>
        start.RegisterSyntaxNodeAction(
            context =>
            {
                if (context.Node is TNode node && find(new NoteContext(context.SemanticModel, context.CancellationToken), node) is { } note)
                {
                    context.ReportDiagnostic(note);
                }
            },
            kinds);
}
