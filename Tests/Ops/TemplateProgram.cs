extern alias generator;

using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using generator::StaticGraph.Generator.Ops;
using DType = StaticGraph.CompilerServices.DType;
using DTypes = StaticGraph.CompilerServices.DTypes;

namespace StaticGraph.Tests.Ops;

/// <summary>
/// Every lane template of the op table, filled in for every element type and width, compiled as one program: a method
/// <c>Op_operand_result_width(Array a, Array b, Array c, Array r)</c> each, over arrays whose length is a multiple of 64.
/// </summary>
internal static class TemplateProgram
{
    private static readonly Lazy<Type> Compiled = new(Compile);

    /// <summary>The bits of the vectors the templates are filled in for.</summary>
    public static int[] Widths { get; } = [128, 256, 512];

    /// <summary>Runs a template over whole arrays.</summary>
    public static void Run(string op, DType operand, DType result, int width, Array a, Array b, Array c, Array r)
        => Compiled.Value.GetMethod(NameOf(op, operand, result, width))!.Invoke(null, [a, b, c, r]);

    /// <summary>The types a case's operation gives for an operand type, as far as it gives them in lanes: numbers convert to numbers a tile at a time.</summary>
    public static IEnumerable<DType> ResultsOf(OpCase row, DType operand) => row.Op == "Cast"
        ? row.Results.Where(result => result != operand && (result == DType.Boolean || operand == DType.Boolean))
        : row.Results.Length > 0 ? row.Results : [operand];

    private static string NameOf(string op, DType operand, DType result, int width) => $"{op}_{operand}_{result}_{width}";

    private static Type Compile()
    {
        StringBuilder code = new("using System;\nusing System.Runtime.Intrinsics;\nusing StaticGraph.CompilerServices;\npublic static class Templates\n{\n");
        foreach (OpCase row in OpCases.All.Where(row => OpTable.Find(row.Op) is { Kind: OpKind.Elementwise, Lower: null }))
        {
            foreach (DType operand in row.Types)
            {
                foreach (DType result in ResultsOf(row, operand))
                {
                    foreach (int width in Widths)
                    {
                        code.Append(Method(OpTable.Find(row.Op)!, operand, result, width));
                    }
                }
            }
        }

        return Load(code.Append('}').ToString()).GetType("Templates")!;
    }

    private static string Method(OpDef row, DType operand, DType result, int width)
    {
        // Masks are as wide as the numbers beside them, and bytes among themselves.
        DType lanes = operand == DType.Boolean ? result : operand;
        string number = DTypes.Keyword(lanes == DType.Boolean ? DType.Byte : lanes);
        string mask = DTypes.Size(lanes) switch { 8 => "long", 4 => "int", 2 => "short", _ => "byte" };
        string template = operand == DType.Boolean ? row.MaskVector : DTypes.IsInteger(operand) && row.IntegerVector.Length > 0 ? row.IntegerVector : row.Vector;
        string text = template.Replace("{V}", $"Vector{width}").Replace("{T}", number).Replace("{Math}", "VectorMath");
        for (int i = 0; i < row.Arity; i++)
        {
            bool isMask = operand == DType.Boolean || (row.Types == TypeRule.Select && i == 0);
            string array = "abc"[i].ToString();
            text = text.Replace($"{{{i}}}", isMask
                ? $"Lanes.LoadMask{width}<{mask}>(ref {array}[0], i).As<{mask}, {number}>()"
                : $"Vector{width}.LoadUnsafe(ref {array}[0], i)");
        }

        string store = result == DType.Boolean
            ? $"Lanes.StoreMask(({text}).As<{number}, {mask}>(), ref r[0], i);"
            : $"Vector{width}.StoreUnsafe({text}, ref r[0], i);";
        string Keyword(int i) => row.Types == TypeRule.Select && i == 0 ? "bool" : DTypes.Keyword(operand);
        return $$"""
                public static void {{NameOf(row.Name, operand, result, width)}}({{Keyword(0)}}[] a, {{Keyword(1)}}[] b, {{Keyword(2)}}[] c, {{DTypes.Keyword(result)}}[] r)
                {
                    for (nuint i = 0; i < (nuint)r.Length; i += {{width / 8 / DTypes.Size(lanes)}})
                    {
                        {{store}}
                    }
                }

            """;
    }

    private static Assembly Load(string code)
    {
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Templates",
            [CSharpSyntaxTree.ParseText(code)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using MemoryStream stream = new();
        Assert.Empty(compilation.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return Assembly.Load(stream.ToArray());
    }
}
