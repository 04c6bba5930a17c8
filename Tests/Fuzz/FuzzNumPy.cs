extern alias generator;

using System.Text.RegularExpressions;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Fuzz;

/// <summary>
/// Kernels step by step in NumPy, in one process: each operation on what the interpreter has for its operands, so that an error is seen where it is made and none grows.
/// </summary>
internal static partial class FuzzNumPy
{
    // Of sums whose elements are such numbers every order gives the same bits.
    private const double LargestExact = 2048;

    private static readonly string[] ComplexAlike = ["Add", "Subtract", "Negate", "Real", "Imag", "Conj", "Where", "Equal", "NotEqual"];

    /// <summary>
    /// True where NumPy has an answer to compare with: within the bounds that the operation's case is stated for, and of sums of products where they are exact. What NumPy makes of
    /// halves and of complex numbers is compared where it only moves or adds them.
    /// </summary>
    public static bool IsAsked(OpDef op, IReadOnlyList<FuzzNode> operands, ReferenceArray value)
    {
        bool moves = op.Kind is OpKind.Movement or OpKind.Join;
        if (value.Words.Count == 0 || (!moves && operands.Append(null).Any(operand => (operand?.Type ?? value.Type) == DType.Half)) || operands.Any(operand => operand.Value.Words.Count == 0))
        {
            return false;
        }

        if (operands.Any(operand => operand.Type == DType.Complex))
        {
            return moves || ComplexAlike.Contains(op.Name);
        }

        // Near its zero the sum has fewer digits than its parts.
        if (op.Name == "LogAddExp" && value.Numbers.Any(number => Math.Abs(number) < 1))
        {
            return false;
        }

        OpCase row = OpCases.Find(op.Name);
        return moves || (op.Kind is OpKind.Contraction
            ? op.Name is not ("Cov" or "CorrCoef") && operands.All(operand => !operand.Type.IsFloating() || operand.Value.Numbers.All(number => number == Math.Round(number) && Math.Abs(number) < LargestExact)) && (!value.Type.IsFloating() || value.Numbers.All(number => Math.Abs(number) < 1 << 24))
            : operands.Select((operand, i) => IsWithin(row.DomainOf(i), operand)).All(isWithin => isWithin));
    }

    /// <summary>What differs, for each kernel that does.</summary>
    public static IEnumerable<(FuzzKernel Kernel, string Failure)> Differences(IEnumerable<FuzzKernel> kernels)
    {
        (FuzzKernel Kernel, FuzzNode Node)[] steps = [.. kernels.SelectMany(kernel => kernel.Nodes.Where(node => node.NumPy.Length > 0 && !(node.Op!.Name == "PopCount" && node.Rank != 1)).Select(node => (kernel, node)))];
        var numPy = new NumPy();
        foreach ((FuzzKernel kernel, FuzzNode node) in steps)
        {
            numPy.Add(node.NumPy, [.. node.Operands.Select((operand, i) => (FuzzNode.Letters[i].ToString(), kernel.Nodes[operand].Value))]);
        }

        byte[][] results = numPy.Run();
        for (int i = 0; i < steps.Length; i++)
        {
            if (Difference(results[i], steps[i].Node) is { } difference)
            {
                yield return (Alone(steps[i].Kernel, steps[i].Node), $"NumPy: {difference}");
            }
        }
    }

    // The operation on operands that are given.
    private static FuzzKernel Alone(FuzzKernel kernel, FuzzNode node) =>
        kernel.With(kernel.Nodes.Select(other => other == node ? other : new FuzzNode { Type = other.Type, Shape = other.Shape, Value = other.Value }), kernel.Nodes.IndexOf(node));

    private static string? Difference(byte[] numPy, FuzzNode node)
    {
        try
        {
            Closeness.Check(numPy, node.Value.Type == DType.Half ? node.Value with { Type = DType.Double } : node.Value, node.Ulps, $"{node.Kernel} as {node.NumPy}");
            return null;
        }
        catch (Xunit.Sdk.XunitException e)
        {
            return e.Message;
        }
    }

    private static bool IsWithin(Domain domain, FuzzNode operand) => operand.Value.Numbers.All(number =>
        (number >= domain.Low && number <= domain.High && (number != 0 || !domain.NonZero || operand.Type.IsFloating())) || (domain.Special && operand.Type.IsFloating() && (!double.IsFinite(number) || number == 0)));
}
