extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Emit;
using generator::StaticGraph.Generator.Schedule;
using generator::StaticGraph.Generator.Support;
using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Emit;

/// <summary>Whatever a name, a path or a text holds, it stays inside the comment or the string it is printed in.</summary>
public class EscapingTests
{
    private const string Hostile = "a\u2028class A { }\u2029class B { }\u0085class C { }\rclass D { }\nclass E { }\r\nclass F { }\0\t\\u000aclass G { }\"\"\"*/class H { }";

    [Fact]
    public void A_plan_file_is_all_comments_whatever_its_folder_is_called()
    {
        string path = "/tmp/" + Hostile + "/100%25/K.F.plan.txt";
        KernelSchedule schedule = KernelCompiler.Compile(KernelSource.Read("[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => x + 1;"), CancellationToken.None).Schedule!;

        string source = PlanFilePrinter.Print(path, schedule);

        CompilationUnitSyntax root = Parse(source);
        Assert.Empty(root.Members);
        Assert.False(root.ContainsDiagnostics);
        Assert.Equal(path, Uri.UnescapeDataString(source.Split('\n')[1][3..]));
    }

    [Fact]
    public void A_comment_ends_with_its_line()
    {
        var writer = new CodeWriter();
        writer.Comment(Hostile);
        writer.Comment(Hostile, mark: "///");

        Assert.Empty(Parse(writer.ToString()).Members);
        Assert.Equal(3, writer.ToString().Split('\n').Length);
    }

    [Theory]
    [InlineData(Hostile)]
    [InlineData("\ud800 \udc00 \ud83d\ude00 {0} \\ \" ' \u200b \ufeff")]
    [InlineData("")]
    public void A_string_comes_back_as_it_was(string text)
    {
        string literal = CSharpText.String(text);

        Assert.Equal(-1, literal.IndexOfAny(CSharpText.LineEnds));
        Assert.Equal(text, Assert.IsType<LiteralExpressionSyntax>(SyntaxFactory.ParseExpression(literal)).Token.ValueText);
    }

    private static CompilationUnitSyntax Parse(string source) => CSharpSyntaxTree.ParseText(source, cancellationToken: CancellationToken.None).GetCompilationUnitRoot(CancellationToken.None);
}
