extern alias generator;

using System.Reflection;
using System.Text.RegularExpressions;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

public class OpTableTests
{
    // Members that are no operations: unary plus is the array itself, a length is a scalar, a slice and marks of axes what an indexer takes, a function of indices is read with Indices, and the rest is what every object has.
    private static readonly string[] NoOperations = ["op_UnaryPlus", "GetLength", "Slice", "get_NewAxis", "get_Ellipsis", "FromFunction", "GroupBy", "Equals", "GetHashCode"];

    [Fact]
    public void EverySignatureHasARowAndEveryRowASignature()
    {
        string[] signatures = [.. Signatures()];
        string[] rows = [.. OpTable.All.Select(row => row.Name)];
        AssertNone(signatures.Except(rows).Select(name => $"{name}: has a signature in Runtime/Api, no row in Generator/Ops"));
        AssertNone(rows.Except(signatures).Select(name => $"{name}: has a row in Generator/Ops, no signature in Runtime/Api"));
    }

    [Fact]
    public void EveryRowHasACaseAndEveryCaseARow()
    {
        string[] rows = [.. OpTable.All.Select(row => row.Name)];
        string[] cases = [.. OpCases.All.Select(row => row.Op)];
        AssertNone(rows.Except(cases).Select(name => $"{name}: has a signature and a row, no case in Tests/Ops/OpCases.*.cs"));
        AssertNone(cases.Except(rows).Select(name => $"{name}: has a case in Tests/Ops/OpCases.*.cs, no row in Generator/Ops"));
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

            bool isOfComplexAlone = !DTypes.Ladder.Any(row.Types.Accepts);
            Assert.True(row.Vector.Length > 0 != (row.Lower is not null || isOfComplexAlone), $"{row.Name}: has either a lane template or other operations that make it up");
        }
    }

    [Fact]
    public void ReductionsFoldAndNothingElseDoes()
        => Assert.All(OpTable.All, row => Assert.Equal(row.Kind == OpKind.Reduction || row.Name == "Trace", row.Fold is not null || row.Folds is not null || (row.SkipsNaN.Length > 0 && row.Groups is null)));


    [Fact]
    public void ScansScanAndNothingElseDoes()
        => Assert.All(OpTable.All, row => Assert.Equal(row.Kind == OpKind.Scan, row.Scans is not null || (row.Kind == OpKind.Scan && row.Lower is not null)));

    [Fact]
    public void CasesCoverTheTypesOfTheirRow()
        => Assert.All(OpTable.All, row => Assert.Equal(DTypes.Ladder.Where(row.Types.Accepts).Order(), OpCases.Find(row.Name).Types.Select(type => type.Twin()).Order()));

    // All of it: Assert.Empty shows 50 characters of a string, which here end before the folder to go to.
    private static void AssertNone(IEnumerable<string> faults) => Assert.True(!faults.Any(), string.Join('\n', faults));

    private static IEnumerable<string> Signatures()
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return typeof(NDArray<>).GetMethods(Declared)
            .Concat(typeof(NDArray).GetMethods(Declared))
            .Concat(typeof(RandomGenerator).GetMethods(Declared))
            .Select(method => method.Name)
            .Concat(typeof(ArrayGroups).GetMethods(Declared).Select(method => GroupOps.Prefix + method.Name))
            .Except(NoOperations)
            .Select(name => OpTable.OfMember(name.Replace("get_", "", StringComparison.Ordinal))?.Name ?? name)
            .Distinct();
    }
}
