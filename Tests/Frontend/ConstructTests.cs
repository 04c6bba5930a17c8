extern alias generator;

using generator::StaticGraph.Generator.Frontend;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Problems;

namespace StaticGraph.Tests.Frontend;

/// <summary>What C# has and kernels have not: each is told on its own place, and reading goes on.</summary>
public class ConstructTests
{
    [Theory]
    [InlineData("do { } while (flag);", ProblemIds.Construct, "do")]
    [InlineData("while (flag) { }", ProblemIds.Construct, "while")]
    [InlineData("foreach (char c in \"ab\") { }", ProblemIds.Construct, "foreach")]
    [InlineData("switch (k) { default: break; }", ProblemIds.Construct, "switch")]
    [InlineData("lock (\"\") { }", ProblemIds.Construct, "lock")]
    [InlineData("using (System.IO.Stream.Null) { }", ProblemIds.Construct, "using")]
    [InlineData("throw null!;", ProblemIds.Construct, "throw")]
    [InlineData("again: ;", ProblemIds.Construct, "again")]
    [InlineData("NDArray<double> Local() => x;", ProblemIds.Construct, "NDArray")]
    [InlineData("Func<int> f = () => 1;", ProblemIds.Construct, "() => 1")]
    [InlineData("Func<double, double> f = Math.Sqrt;", ProblemIds.Construct, "Math.Sqrt")]
    [InlineData("dynamic d = k; d.Call();", ProblemIds.ScalarExpression, "k")]
    [InlineData("unsafe { }", ProblemIds.Construct, "unsafe")]
    [InlineData("checked { }", ProblemIds.Construct, "checked")]
    [InlineData("x = checked(x + 1);", ProblemIds.Construct, "checked")]
    [InlineData("x = flag ? x : x + 1;", ProblemIds.Construct, "flag ? x : x + 1")]
    [InlineData("x = k switch { 0 => x, _ => x + 1 };", ProblemIds.Construct, "k switch { 0 => x, _ => x + 1 }")]
    [InlineData("var o = new object();", ProblemIds.Construct, "new object()")]
    [InlineData("var o = new { k };", ProblemIds.Construct, "new { k }")]
    [InlineData("x = x + (k = 2);", ProblemIds.Construct, "k = 2")]
    [InlineData("x = x + k++;", ProblemIds.Construct, "k++")]
    [InlineData("bool b = k is > 1;", ProblemIds.Construct, "k is > 1")]
    [InlineData("x = x ?? x;", ProblemIds.Construct, "x ?? x")]
    [InlineData("ref int r = ref k;", ProblemIds.Construct, "r = ref k")]
    [InlineData("for (int i = 0; i < 2; i++) { if (flag) break; }", ProblemIds.Construct, "if")]
    [InlineData("for (int i = 0; i < 2; i++) { continue; }", ProblemIds.Construct, "continue")]
    [InlineData("string s = $\"{k}\";", ProblemIds.Construct, "$\"{k}\"")]
    [InlineData("Type t = typeof(int);", ProblemIds.Construct, "typeof(int)")]
    [InlineData("int[] a = new int[3];", ProblemIds.Construct, "new int[3]")]
    [InlineData("x = x + s_field;", ProblemIds.CapturedState, "s_field")]
    [InlineData("s_field = 1;", ProblemIds.CapturedState, "s_field")]
    [InlineData("x = x + DateTime.Now.Hour;", ProblemIds.CapturedState, "DateTime.Now")]
    [InlineData("x = x + k.CompareTo(1);", ProblemIds.UnknownMethod, "k.CompareTo(1)")]
    [InlineData("x = x + Math.Sign(1.5m * k);", ProblemIds.ScalarExpression, "k")]
    [InlineData("x = x + (k / (1 - 1));", ProblemIds.ScalarExpression, "k / (1 - 1)")]
    [InlineData("x = x.Equals(x) ? x : x;", ProblemIds.UnknownMethod, "x.Equals(x)")]
    [InlineData("Console.WriteLine();", ProblemIds.ForeignBody, "Console.WriteLine()")]
    [InlineData("x = ByRef(ref k, x);", ProblemIds.ParameterKind, "ByRef(ref k, x)")]
    public void Refused(string statement, string id, string place)
    {
        KernelReading reading = KernelSource.ReadAll(KernelSource.Compile(KernelSource.Wrap($$"""
            static double s_field;

            static NDArray<double> ByRef(ref int k, NDArray<double> x) => x;

            [ArrayKernel]
            static NDArray<double> F([Shape("n")] NDArray<double> x, int k, bool flag)
            {
                {{statement}}
                return x;
            }
            """))).Single();

        Problem problem = reading.Kernel.Problems.First(p => p.Id != ProblemIds.CSharpErrors);
        Assert.Equal(id, problem.Id);
        Assert.Equal(place, reading.Locations[problem.Expression].SourceTree!.ToString().Substring(reading.Locations[problem.Expression].SourceSpan.Start, reading.Locations[problem.Expression].SourceSpan.Length));
    }

    [Fact]
    public void Async_iterator_and_extern_kernels()
    {
        List<KernelReading> readings = KernelSource.ReadAll(KernelSource.Compile(KernelSource.Wrap("""
            [ArrayKernel]
            static async System.Threading.Tasks.Task<NDArray<double>> A([Shape("n")] NDArray<double> x) { await System.Threading.Tasks.Task.Yield(); return x; }

            [ArrayKernel]
            static System.Collections.Generic.IEnumerable<NDArray<double>> B([Shape("n")] NDArray<double> x) { yield return x; }

            [ArrayKernel]
            static extern NDArray<double> C([Shape("n")] NDArray<double> x);
            """)));

        Assert.Contains(readings[0].Kernel.Problems, p => p.Id == ProblemIds.Construct && p.Arguments[0] == "'async'");
        Assert.Contains(readings[0].Kernel.Problems, p => p.Id == ProblemIds.Construct && p.Arguments[0] == "An await");
        Assert.Contains(readings[1].Kernel.Problems, p => p.Id == ProblemIds.Construct && p.Arguments[0] == "A yield");
        Assert.Contains(readings[2].Kernel.Problems, p => p.Id == ProblemIds.Construct && p.Arguments[0] == "A method without a body");
    }

    [Fact]
    public void Reading_goes_on_after_a_problem()
    {
        Kernel kernel = KernelSource.Read("""
            static double s_a, s_b;

            [ArrayKernel]
            static NDArray<double> F([Shape("n")] NDArray<double> x, bool flag)
            {
                NDArray<double> y = x * s_a;
                if (flag)
                {
                    y = x;
                }

                y = y + 1;
                return x * s_b;
            }
            """);

        Assert.Equal(["s_a", "An if statement", "s_b"], kernel.Problems.Select(p => p.Arguments[0]));
    }
}
