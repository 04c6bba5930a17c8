extern alias generator;

using System.Reflection;
using System.Text.RegularExpressions;
using generator::StaticGraph.Generator.Ops;
using DType = StaticGraph.CompilerServices.DType;

namespace StaticGraph.Tests.Ops;

public class OpTableTests
{
    // Operators by the names C# gives their methods. Unary plus is the array itself and needs no row.
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "Add", ["op_Subtraction"] = "Subtract", ["op_Multiply"] = "Multiply", ["op_Division"] = "Divide", ["op_Modulus"] = "Remainder",
        ["op_UnaryNegation"] = "Negate", ["op_LessThan"] = "Less", ["op_LessThanOrEqual"] = "LessEqual", ["op_GreaterThan"] = "Greater",
        ["op_GreaterThanOrEqual"] = "GreaterEqual", ["op_Equality"] = "Equal", ["op_Inequality"] = "NotEqual", ["op_BitwiseAnd"] = "And",
        ["op_BitwiseOr"] = "Or", ["op_ExclusiveOr"] = "Xor", ["op_LogicalNot"] = "Not", ["op_OnesComplement"] = "Not", ["get_T"] = "Transpose",
    };

    // Members that are no operations: a length is a scalar, and the rest is what every object has.
    private static readonly string[] NoOperations = ["op_UnaryPlus", "GetLength", "Equals", "GetHashCode"];

    [Fact]
    public void EverySignatureHasARowAndEveryRowASignature()
    {
        string[] signatures = [.. Signatures()];
        string[] rows = [.. OpTable.All.Select(row => row.Name)];
        Assert.Empty(signatures.Except(rows).Select(name => $"{name}: has a signature in Runtime/Api, no row in Generator/Ops"));
        Assert.Empty(rows.Except(signatures).Select(name => $"{name}: has a row in Generator/Ops, no signature in Runtime/Api"));
    }

    [Fact]
    public void EveryRowHasACaseAndEveryCaseARow()
    {
        string[] rows = [.. OpTable.All.Select(row => row.Name)];
        string[] cases = [.. OpCases.All.Select(row => row.Op)];
        Assert.Empty(rows.Except(cases).Select(name => $"{name}: has a signature and a row, no case in Tests/Ops/OpCases.cs"));
        Assert.Empty(cases.Except(rows).Select(name => $"{name}: has a case in Tests/Ops/OpCases.cs, no row in Generator/Ops"));
    }

    [Fact]
    public void NamesAreUnique() => Assert.Equal(OpTable.All.Count, OpTable.All.Select(row => row.Name).Distinct().Count());

    [Fact]
    public void RowsAreFoundByName()
    {
        Assert.Equal("Hypot", OpTable.Find("Hypot")!.Name);
        Assert.Null(OpTable.Find("hypot"));
    }

    [Fact]
    public void TemplatesUseEveryOperandAndNothingElse()
    {
        foreach (OpDef row in OpTable.All.Where(row => row.Kind == OpKind.Elementwise))
        {
            string[] operands = [.. Enumerable.Range(0, row.Arity).Select(i => $"{{{i}}}")];
            string[] known = [.. operands, "{V}", "{T}", "{Math}"];
            foreach (string template in new[] { row.Vector, row.IntegerVector, row.MaskVector, row.Notation }.Where(text => text.Length > 0))
            {
                string[] used = [.. Regex.Matches(template, @"\{\w+\}").Select(match => match.Value)];
                Assert.True(!operands.Except(used).Any() && !used.Except(known).Any(), $"{row.Name}: {template}");
            }

            Assert.True(row.Vector.Length > 0, $"{row.Name}: has no lane template");
        }
    }

    [Fact]
    public void ReductionsFoldAndNothingElseDoes()
        => Assert.All(OpTable.All, row => Assert.Equal(row.Kind == OpKind.Reduction, row.Fold is not null));

    [Fact]
    public void CasesCoverTheTypesOfTheirRow()
        => Assert.All(OpTable.All, row => Assert.Equal(TypesOf(row).Order(), OpCases.Find(row.Name).Types.Order()));

    private static DType[] TypesOf(OpDef row)
    {
        DType[] floats = [DType.Single, DType.Double];
        DType[] integers = [DType.Byte, DType.Int32, DType.Int64];
        return row.Types switch
        {
            TypeRule.Numeric => [.. integers, .. floats],
            TypeRule.Comparison when row.MaskVector.Length == 0 => [.. integers, .. floats],
            TypeRule.Floating or TypeRule.Test => floats,
            TypeRule.Bitwise => [DType.Boolean, .. integers],
            TypeRule.Logical => [DType.Boolean],
            _ => [DType.Boolean, .. integers, .. floats],
        };
    }

    private static IEnumerable<string> Signatures()
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return typeof(NDArray<>).GetMethods(Declared)
            .Concat(typeof(NDArray).GetMethods(Declared))
            .Select(method => method.Name)
            .Except(NoOperations)
            .Select(name => Operators.GetValueOrDefault(name, name))
            .Distinct();
    }
}
