extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using generator::StaticGraph.Generator.Frontend;
using generator::StaticGraph.Generator.Model;

namespace StaticGraph.Tests.Frontend;

/// <summary>Compiles sources as a user's project would and reads the kernels in them.</summary>
internal static class KernelSource
{
    private const string Usings = "using System; using StaticGraph; using static StaticGraph.NDArray;\n";

    private static readonly MetadataReference[] s_references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll"))
        .Append(typeof(NDArray).Assembly.Location)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    /// <summary>A compilation of whole files.</summary>
    public static CSharpCompilation Compile(params string[] files) => CSharpCompilation.Create(
        "UserProject",
        files.Select((text, i) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), $"File{i}.cs")),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Members of a type with kernels as a whole file.</summary>
    public static string Wrap(string members) => Usings + "public static partial class Kernels\n{\n" + members + "\n}\n";

    /// <summary>The first kernel among <paramref name="members"/> of a static partial class; it must compile.</summary>
    public static Kernel Read(string members)
    {
        CSharpCompilation compilation = Compile(Wrap(members));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return ReadAll(compilation).First().Kernel;
    }

    /// <summary>The first kernel, printed.</summary>
    public static string Print(string members) => KernelPrinter.Print(Read(members)).TrimEnd();

    /// <summary>Every kernel of a compilation, in order.</summary>
    public static List<KernelReading> ReadAll(Compilation compilation, CancellationToken cancellationToken = default)
    {
        var readings = new List<KernelReading>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (MethodDeclarationSyntax syntax in tree.GetRoot(CancellationToken.None).DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (model.GetDeclaredSymbol(syntax, CancellationToken.None) is { } method && KnownSymbols.IsKernel(method))
                {
                    readings.Add(KernelReader.Read(method, syntax, compilation, cancellationToken));
                }
            }
        }

        return readings;
    }
}
