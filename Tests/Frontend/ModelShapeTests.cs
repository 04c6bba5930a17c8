extern alias generator;

using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using generator::StaticGraph.Generator.Model;
using StaticGraph.Tests.Analyzers;

namespace StaticGraph.Tests.Frontend;

/// <summary>A kernel is a value: equal when it means the same, and free of anything that keeps a compilation alive.</summary>
public class ModelShapeTests
{
    private const string Members = """
        [ArrayKernel]
        static NDArray<double> F([Shape("n")] NDArray<double> x, Length k) => G(x) * k;

        [ArrayKernel]
        static NDArray<double> G([Shape("m")] NDArray<double> x) => x - x.Mean("m");
        """;

    [Fact]
    public void No_Roslyn_type_is_reachable()
    {
        var seen = new HashSet<Type>();
        var queue = new Queue<Type>([typeof(Kernel)]);
        while (queue.TryDequeue(out Type? type))
        {
            if (!seen.Add(type) || type.IsPrimitive || type == typeof(string))
            {
                continue;
            }

            Assert.False(type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{type} is reachable from Kernel.");
            IEnumerable<Type> fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(f => f.FieldType);
            foreach (Type next in fields.Concat(type.GetGenericArguments()).Concat(type.HasElementType ? [type.GetElementType()!] : []))
            {
                queue.Enqueue(next);
            }
        }

        Assert.Contains(typeof(KernelNode), seen);
    }

    [Fact]
    public void Equal_kernels_are_equal_and_comments_do_not_count()
    {
        Kernel one = KernelSource.Read(Members);
        Kernel two = KernelSource.Read("// a comment\n" + Members.Replace("=>", "/* moved */   =>", StringComparison.Ordinal));

        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, KernelSource.Read(Members.Replace("* k", "/ k", StringComparison.Ordinal)));
    }

    [Fact]
    public void Generator_and_analyzer_read_equal_kernels()
    {
        CSharpCompilation before = KernelSource.Compile(KernelSource.Wrap(Members));
        AnalyzerCase.Generate(before, out Compilation after);
        Assert.True(after.SyntaxTrees.Count() > before.SyntaxTrees.Length);

        List<Kernel> generator = KernelSource.ReadAll(before).ConvertAll(r => r.Kernel);
        List<Kernel> analyzer = KernelSource.ReadAll(after).ConvertAll(r => r.Kernel);

        Assert.Equal(2, generator.Count);
        Assert.Equal(generator, analyzer);
        Assert.All(generator, k => Assert.Empty(k.Problems));
    }
}
