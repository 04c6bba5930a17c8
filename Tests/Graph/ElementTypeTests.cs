extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Ops;
using generator::StaticGraph.Generator.Problems;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Graph;

/// <summary>Which element types an operation takes.</summary>
public sealed class ElementTypeTests
{
    [Fact]
    public void EveryRowTakesTheTypesOfItsCaseAndNoOthers()
    {
        foreach (OpDef row in OpTable.All)
        {
            DType[] accepted = [.. DTypes.Ladder.Where(type => !Problems(row, type).Any(IsError)).Order()];
            DType[] expected = [.. OpCases.Find(row.Name).Types.Select(type => type.Twin()).Order()];
            Assert.True(expected.SequenceEqual(accepted), $"{row.Name} takes {string.Join(", ", accepted)}");

            // Halves are floats between a load and a store.
            Assert.Equal(row.Types.TakesHalves && accepted.Contains(DType.Single), !Problems(row, DType.Half).Any(IsError));
        }
    }

    [Theory]
    [InlineData("Mean", DType.Int32, "SG0111: Mean | int")]
    [InlineData("Sum", DType.Int32, "SG0109: Sum | int")]
    [InlineData("Prod", DType.Byte, "SG0110: Prod | byte")]
    [InlineData("Sum", DType.UInt32, "SG0109: Sum | uint")]
    [InlineData("Sum", DType.SByte, "SG0110: Sum | sbyte")]
    [InlineData("Sum", DType.UInt16, "SG0110: Sum | ushort")]
    [InlineData("Var", DType.Int16, "SG0111: Var | short")]
    [InlineData("Sum", DType.Boolean, "SG0105: Sum | bool | sbyte, byte, short, ushort, int, uint, long, ulong, float or double")]
    [InlineData("Any", DType.Double, "SG0105: Any | double | bool")]
    [InlineData("And", DType.Single, "SG0105: And | float | bool, sbyte, byte, short, ushort, int, uint, long or ulong")]
    public void TheMessageNamesTheTypes(string op, DType type, string expected) =>
        Assert.Equal(expected, Assert.Single(Problems(OpTable.Find(op)!, type)));

    [Fact]
    public void ACastToItsOwnTypeIsNothing()
    {
        var kernel = new TestKernel();
        KernelGraph graph = kernel.Graph(kernel.Typed("Cast", DType.Int32, kernel.Array("x", DType.Int32, "n")));
        Assert.Equal(NodeKind.Source, Assert.Single(graph.Nodes).Kind);
    }

    private static bool IsError(string problem) => ProblemTable.Get(problem[..problem.IndexOf(':', StringComparison.Ordinal)]).Severity == ProblemSeverity.Error;

    private static string[] Problems(OpDef row, DType type)
    {
        var kernel = new TestKernel();
        int[] inputs = [.. Enumerable.Range(0, row.Arity).Select(i => kernel.Array($"x{i}", i < row.Types.Masks ? DType.Boolean : type, row.Kind is OpKind.Movement or OpKind.Contraction ? ["n", "n"] : ["n"]))];
        return row.Kind switch
        {
            OpKind.Reduction when row.Arity == 1 => kernel.Problems(kernel.Reduce(row.Name, inputs[0])),
            OpKind.Selection when row.Parameters.Contains(OpParameter.Parts) => kernel.Problems(kernel.Reduce("CountNonZero", kernel.Move(row.Name, inputs[0], [(OpParameter.Parts.Name, ["1"])]))),
            OpKind.Selection => kernel.Problems(kernel.Reduce("CountNonZero", kernel.Op(row.Name, inputs))),
            OpKind.Join => kernel.Problems(kernel.Join(row.Name, inputs)),
            OpKind.Movement when row.Arity == 2 => kernel.Problems(kernel.Along(row.Name, inputs[0], inputs[1], "0")),
            OpKind.Movement => kernel.Problems(kernel.Move(row.Name, inputs[0], [.. row.Parameters.Where(parameter => parameter.Kind == ParameterKind.Index || parameter.Name.StartsWith("axis", StringComparison.Ordinal)).Select(parameter => (parameter.Name, new[] { parameter.Kind == ParameterKind.Index || parameter.IsOfResult ? "0" : "1" }))], row.Parameters.Any(parameter => parameter.Kind == ParameterKind.Lengths) ? row.Moves == MovementKind.Repeat ? ["2"] : ["n", "n"] : [])),
            OpKind.Contraction when row.Contracts == ContractionKind.Einsum => kernel.Problems(kernel.Move(row.Name, inputs[0], [("subscripts", ["ij->j"])], [])),
            OpKind.Scan when row.Arity == 2 => kernel.Problems(kernel.Scan(row.Name, row.Fraction is null ? inputs : [inputs[0], kernel.Scalar(DType.Double, "0.5")])),
            OpKind.Scan or OpKind.Window => kernel.Problems(kernel.Move(row.Name, inputs[0], [], row.Windows == WindowKind.Sliding ? ["1"] : [])),
            OpKind.Creation when row.Makes == CreationKind.Choice => kernel.Problems(kernel.Make(row.Name, type, [kernel.Scalar(DType.Int64, "0"), kernel.Scalar(DType.Int64, "0"), inputs[2]], ["3"])),
            OpKind.Creation => kernel.Problems(kernel.Make(row.Name, type, [.. Enumerable.Range(0, row.Makes == CreationKind.Number ? 1 : row.Arity).Select(_ => kernel.Scalar(row.Makes == CreationKind.Number ? type : DType.Double, "0"))], row.Makes == CreationKind.Diagonal ? ["3", "3"] : ["3"])),
            OpKind.Line when row.Groups is not null => kernel.Problems(kernel.Line(row.Name, [inputs[0], kernel.Array("labels", DType.Int32, "n")], "3")),
            OpKind.Line when row.Lines is LineKind.Order or LineKind.Best => kernel.Problems(kernel.Move(row.Name, inputs[0], [], [])),
            OpKind.Line => kernel.Problems(kernel.Line(row.Name, [.. inputs.Take(row.Lines == LineKind.Bins2D ? 2 : 1), .. Enumerable.Range(0, row.Lines == LineKind.Bins ? 2 : row.Lines == LineKind.Bins2D ? 4 : 0).Select(_ => kernel.Scalar(DType.Double, "0"))], "3", "2")),
            _ => kernel.Problems(kernel.Op(row.Name, inputs)),
        };
    }
}
