using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticGraph.Analyzers;
using StaticGraph.Editor;
using StaticGraph.Generator;

// What the stages of the compiler take; and what an edit inside a kernel costs: the number in it changes, the generator prints its plan anew and the analyzer judges it.
const int Edits = 31;

MetadataReference[] references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];
var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

StageTimes.Print(Kernels.All.Concat(LargeKernels.All), Compile);
Console.WriteLine();
Console.WriteLine($"{"kernel",-18}{"first",10}{"generator",12}{"analyzer",11}   median milliseconds an edit, {Edits} edits");
foreach ((string name, string code) in Kernels.All)
{
    var generated = new List<double>();
    var analyzed = new List<double>();
    GeneratorDriver driver = CSharpGeneratorDriver.Create(new ArrayKernelGenerator());
    for (int edit = 0; edit < Edits; edit++)
    {
        Compilation compilation = Compile(code.Replace("{0}", $"{edit}.5", StringComparison.Ordinal));
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation whole, out _);
        generated.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        start = Stopwatch.GetTimestamp();
        await whole.WithAnalyzers([new ArrayKernelAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        analyzed.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-18}{generated[0] + analyzed[0],10:F1}{Median(generated),12:F1}{Median(analyzed),11:F1}"));
}

CSharpCompilation Compile(string kernel)
{
    string source = "using StaticGraph;\nusing static StaticGraph.NDArray;\n\npublic static partial class Plans\n{\n    " + kernel + "\n}\n";
    return CSharpCompilation.Create("Edited", [CSharpSyntaxTree.ParseText(source)], references, options);
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
