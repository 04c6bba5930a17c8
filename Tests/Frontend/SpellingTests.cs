extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using generator::StaticGraph.Generator.Frontend;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Problems;

namespace StaticGraph.Tests.Frontend;

/// <summary>Whatever C# 12 and 13 can write for one thing reads as that thing, or is refused by name: never silence, never a message about something else.</summary>
public class SpellingTests
{
    private const string Mean = "static NDArray<double> F([Shape(\"n\", \"m\", \"y\")] NDArray<double> x) => x.Mean(axis: {0});";

    [Theory]
    [InlineData("[0, 2]", "0,2")]
    [InlineData("[\"y\", -1]", "\"y\",-1")]
    [InlineData("[0, ..(int[])[1, 2]]", "0,1,2")]
    [InlineData("[.. new[] { \"n\", \"y\" }]", "\"n\",\"y\"")]
    [InlineData("[.. (System.ReadOnlySpan<int>)[-1]]", "-1")]
    [InlineData("[(0), Last]", "0,-1")]
    [InlineData("[\"\"\"y\"\"\", Name, $\"{Name}\", nameof(y)]", "\"y\",\"n\",\"n\",\"y\"")]
    [InlineData("(Axes)1", "1")]
    [InlineData("\"y\"", "\"y\"")]
    [InlineData("Last", "-1")]
    public void An_axis_list_reads_the_same_however_it_is_written(string axes, string read)
    {
        Kernel kernel = KernelSource.Read("const int Last = -1; const string Name = \"n\"; static int y;\n[ArrayKernel] " + Mean.Replace("{0}", axes, StringComparison.Ordinal));

        Assert.Equal([], kernel.Problems.Select(p => p.Id));
        Assert.Equal(read, string.Join(',', kernel.Nodes.Single(n => n.Op == "Mean").Argument("axis")));
    }

    [Fact]
    public void A_list_kept_in_a_local_or_passed_to_a_helper_reads_as_where_it_stands()
    {
        Kernel kernel = KernelSource.Read("""
            [ArrayKernel]
            static NDArray<double> F([Shape("n", "m", "y")] NDArray<double> x)
            {
                Axes axes = [0, "y"];
                int[] first = [0];
                return x.Mean(axes) + Over(x, [..first, 1, 2]) + x.Transpose(2, 1, 0).Mean([..first, .. (int[])[1]]);
            }

            static NDArray<double> Over(NDArray<double> x, Axes axes) => x.Max(axes);
            """);

        Assert.Equal([], kernel.Problems.Select(p => p.Id));
        Assert.Equal(["0,\"y\"", "0,1,2", "2,1,0", "0,1"], kernel.Nodes.SelectMany(n => n.Arguments).Where(a => a.Name is "axis" or "axes").Select(a => string.Join(',', a.Items)));
    }

    [Theory]
    [InlineData("x[1..]", "1..")]
    [InlineData("x[0..^0]", "..")]
    [InlineData("x[1..3, .., -1]", "1..3,..,^1")]
    [InlineData("x[(1)..(^1), Last]", "1..^1,^1")]
    [InlineData("x[^Count.., (System.Index)2, ^(Count - 1)]", "^2..,2,^1")]
    [InlineData("x[(System.Range)(Count..), (AxisIndex)0]", "2..,0")]
    [InlineData("x[second: 1.., first: ^1]", "^1,1..")]
    [InlineData("x[NDArray.Slice(1, ^1, 2)]", "Slice(1, ^1, 2)")]
    [InlineData("x[.., NDArray.Slice(stop: -Count, start: null, step: -Count)]", "..,Slice(null, ^2, -2)")]
    [InlineData("x[NDArray.Slice(0, ^0, 2L), NDArray.Slice(^1, (Bound?)null, step: -1)]", "Slice(null, null, 2),Slice(null, null, -1)")]
    [InlineData("x[NDArray.NewAxis, NDArray.Ellipsis, 0]", "NewAxis,Ellipsis,0")]
    [InlineData("x[2L, x.GetLength(1)..]", "2,GetLength(x, 1)..")]
    [InlineData("x[NDArray.Slice((Bound)3, default, 1), NDArray.Slice(4, 5L)]", "3..,4..5")]
    [InlineData("x[[10, Last, 1], .., []]", "[10, -1, 1],..,[]")]
    [InlineData("x[.., [Count, 3L, .. (int[])[Count + 2, -Count]]]", "..,[2, 3, 4, -2]")]
    [InlineData("x[second: [1], first: [0]]", "[0],[1]")]
    public void An_index_reads_the_same_however_it_is_written(string part, string read)
    {
        Kernel kernel = KernelSource.Read($"const int Last = -1, Count = 2;\n[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\", \"y\")] NDArray<double> x) => {part};");

        Assert.Equal([], kernel.Problems.Select(p => p.Id));
        Assert.Equal(read, string.Join(',', kernel.Nodes.Single(n => n.Op == "Index").Argument("index")));
    }

    [Fact]
    public void An_index_kept_in_a_local_or_made_by_a_loop_reads_as_where_it_stands()
    {
        Kernel kernel = KernelSource.Read("""
            [ArrayKernel]
            static NDArray<double> F([Shape("n")] NDArray<double> x)
            {
                var inner = 1..^1;
                System.Index last = ^1;
                var odds = NDArray.Slice(1, null, 2);
                var sum = x[inner] - x[last] + x[odds].Sum();
                for (int k = 0; k < 2; k++)
                {
                    sum = sum + x[k..^(2 - k)];
                }

                return sum;
            }
            """);

        Assert.Equal([], kernel.Problems.Select(p => p.Id));
        Assert.Equal(["1..^1", "^1", "Slice(1, null, 2)", "..^2", "1..^1"], kernel.Nodes.Where(n => n.Op == "Index").Select(n => string.Join(',', n.Argument("index"))));
    }

    [Theory]
    [InlineData("x[k]", "SG0011", "k")]
    [InlineData("x[[0, k]]", "SG0011", "x[[0, k]]")]
    [InlineData("NDArray.Take(x, [0, k], 0)", "SG0011", "[0, k]")]
    [InlineData("x[k..]", "SG0011", "k")]
    [InlineData("x[^k]", "SG0011", "^k")]
    [InlineData("x[..-1]", "SG0001", "-1")]
    [InlineData("x[NDArray.Slice(k, null, 2)]", "SG0011", "k")]
    [InlineData("x[NDArray.Slice(0, null, k)]", "SG0011", "k")]
    [InlineData("x[NDArray.Slice(0, null, 0)]", "SG0001", "NDArray.Slice(0, null, 0)")]
    [InlineData("x[NDArray.Ellipsis, 0, NDArray.Ellipsis]", "SG0001", "x[NDArray.Ellipsis, 0, NDArray.Ellipsis]")]
    [InlineData("x[NDArray.Slice(x.GetLength(0) / 2, null)]", "SG0011", "x.GetLength(0) / 2")]
    [InlineData("x[NDArray.Slice(0, null, x.GetLength(0))]", "SG0011", "x.GetLength(0)")]
    public void An_index_that_is_not_known_or_below_0_is_refused_at_its_place(string part, string id, string place)
    {
        (Problem problem, string text) = FirstProblem($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x, int k) => {part};");

        Assert.Equal((id, place), (problem.Id, text));
    }

    [Theory]
    [InlineData("[.. s_axes]", "s_axes", "s_axes")]
    [InlineData("[.. Axes()]", "s_axes", "s_axes")]
    public void A_list_that_is_not_known_is_refused_at_its_place(string axes, string place, string name)
    {
        (Problem problem, string text) = FirstProblem("static int[] s_axes = []; static int[] Axes() => s_axes;\n[ArrayKernel] " + Mean.Replace("{0}", axes, StringComparison.Ordinal));

        Assert.Equal((place, name), (text, problem.Arguments[0]));
    }

    [Theory]
    [InlineData("x?.ToString();", "A null test")]
    [InlineData("object y = new();", "A new object")]
    [InlineData("Box y = new();", "A new object")]
    [InlineData("Pick f = (in int i, out int o) => o = i;", "A lambda or delegate")]
    [InlineData("x = Count([x, x]);", "A C# array")]
    [InlineData("x = Spans(x, x);", "An item or a property of a list")]
    public void Statements_that_kernels_have_not_are_refused_by_name(string statement, string name)
    {
        (Problem problem, _) = FirstProblem($$"""
            [ArrayKernel] static NDArray<double> F([Shape("n")] NDArray<double> x, Box b) { {{statement}} return x; }

            static NDArray<double> Spans(params ReadOnlySpan<NDArray<double>> all) => all[0] + all[1];

            static NDArray<double> Count(NDArray<double>[] all) => all[0] * all.Length;

            delegate int Pick(in int i, out int o);

            class Box { }
            """, p => p.Id is not (ProblemIds.ParameterType or ProblemIds.CSharpErrors));

        Assert.Equal(name, problem.Arguments[0]);
    }

    [Fact]
    public void Names_for_types_and_parts_of_members_are_seen_through()
    {
        CSharpCompilation compilation = KernelSource.Compile("""
            using Numbers = StaticGraph.NDArray<double>; using Pair = (StaticGraph.NDArray<double> a, StaticGraph.NDArray<double> b); using Real = double;
            using StaticGraph; using static StaticGraph.NDArray;
            static partial class Kernels
            {
                [ArrayKernel] private static partial Pair F([Shape("n")] Numbers x, Real s = 2);
                private static partial Pair F(Numbers y, Real t) { var (p, q) = Both(y, t); return (p, q) is var r ? (p, q) : (q, p); }
                [ArrayKernel] private static partial Numbers G([Shape("n")] Numbers x, Real s = 2);
                private static partial Numbers G(Numbers y, Real t) => Both(y, t).b - Both(t: t, y: y).Item1;
                private static Pair Both(Numbers y, Real t) => (y * t, y);
            }
            """);
        Assert.Equal([], compilation.GetDiagnostics(CancellationToken.None).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));

        List<KernelReading> kernels = KernelSource.ReadAll(compilation);

        Assert.Equal("A pattern", Assert.Single(kernels.First(k => k.Kernel.Declaration.Name == "F").Kernel.Problems).Arguments[0]);
        Assert.Equal("x - (x * s)", kernels.First(k => k.Kernel.Declaration.Name == "G").Kernel.Expression);
    }

    internal static (Problem Problem, string Text) FirstProblem(string members, Func<Problem, bool>? isMeant = null)
    {
        KernelReading reading = KernelSource.ReadAll(KernelSource.Compile(KernelSource.Wrap(members)))[0];
        Problem problem = reading.Kernel.Problems.First(isMeant ?? (p => p.Id != ProblemIds.CSharpErrors));
        Location place = reading.Locations[problem.Expression];
        return (problem, place.SourceTree!.ToString().Substring(place.SourceSpan.Start, place.SourceSpan.Length));
    }
}
