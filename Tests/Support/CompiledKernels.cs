extern alias generator;

using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Emit;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Problems;

namespace StaticGraph.Tests.Support;

/// <summary>Kernels given as C# text, taken through the generator and the compiler and loaded, as a user's project would.</summary>
internal sealed class CompiledKernels
{
    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll" or "StaticGraph.dll")
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    private readonly Assembly _assembly;

    private CompiledKernels(Assembly assembly, IReadOnlyDictionary<string, string> sources)
    {
        _assembly = assembly;
        Sources = sources;
    }

    /// <summary>The generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    /// <summary>The plans as data, each variant one.</summary>
    public IEnumerable<CompilerServices.PlanDefinition> Definitions => _assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic))
        .Where(found => found.FieldType == typeof(CompilerServices.PlanDefinition))
        .Select(found => (CompilerServices.PlanDefinition)found.GetValue(null)!);

    /// <summary>Wraps methods into <c>public static partial class Kernels</c> and compiles them.</summary>
    public static CompiledKernels FromMethods(string methods) => FromSource(
        $$"""
        using System;
        using StaticGraph;
        using static StaticGraph.NDArray;

        public static partial class Kernels
        {
        {{methods}}
        }
        """);

    public static CompiledKernels FromSource(string source)
    {
        using MemoryStream image = Emit(Compilation(source), out Dictionary<string, string> sources);
        return new CompiledKernels(Load(image), sources);
    }

    /// <summary>The file of a program with a Main of its own.</summary>
    public static byte[] Program(string source)
    {
        CSharpCompilation library = Compilation(source);
        using MemoryStream image = Emit(library.WithOptions(library.Options.WithOutputKind(OutputKind.ConsoleApplication)), out _);
        return image.ToArray();
    }

    /// <summary>
    /// Compiles what the compiler prints for kernels that were never C#. With <paramref name="width"/> (512, 256 or 128 bits) the lane loops take
    /// the branch of that width whatever the processor, by emulated vectors if need be.
    /// </summary>
    public static CompiledKernels FromModels(IEnumerable<Kernel> kernels, int? width = null)
    {
        string[] files = [.. kernels.Select(Print)];
        if (width is int bits)
        {
            files = [.. files.Select(file => Regex.Replace(file, @"Vector(\d+)\.IsHardwareAccelerated", match => int.Parse(match.Groups[1].ValueSpan) == bits ? "true" : "false"))];
        }

        CSharpCompilation compilation = Compilation("public static partial class Kernels;")
            .AddSyntaxTrees(files.Select((file, i) => CSharpSyntaxTree.ParseText(file, new CSharpParseOptions(LanguageVersion.Latest), path: $"Plan{i}.cs")));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        return new CompiledKernels(Load(image), files.ToDictionary(file => file));
    }

    public static CSharpCompilation Compilation(string source) => CSharpCompilation.Create(
        "Kernels" + Guid.NewGuid().ToString("N"),
        [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), path: "Kernels.cs")],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver(CSharpCompilation compilation) => CSharpGeneratorDriver.Create(
        [new ArrayKernelGenerator().AsSourceGenerator()],
        parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Binds a kernel: calls the generated overload that takes these arguments, converting arrays to sources.</summary>
    public Plan Bind(string kernel, params object[] arguments)
    {
        MethodInfo method = _assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Single(m => m.Name == kernel && typeof(Plan).IsAssignableFrom(m.ReturnType) && Takes(m.GetParameters(), arguments));
        ParameterInfo[] parameters = method.GetParameters();
        object[] converted = arguments.Select((argument, i) => Convert(argument, parameters[i].ParameterType)).ToArray();
        try
        {
            return (Plan)method.Invoke(null, converted)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }

    /// <summary>Calls another public method of class Kernels.</summary>
    public object? Call(string method, params object[] arguments) => _assembly.GetType("Kernels")!.GetMethod(method)!.Invoke(null, arguments);

    private static string Print(Kernel kernel)
    {
        CompiledKernel compiled = KernelCompiler.Compile(kernel, CancellationToken.None);
        Assert.True(compiled.Schedule is not null, $"{kernel.Declaration.Name} has no plan: {string.Join("; ", compiled.Problems.Select(ProblemTable.Format))}");
        return PlanPrinter.Print(kernel, compiled.Schedule!);
    }

    private static MemoryStream Emit(CSharpCompilation compilation, out Dictionary<string, string> sources)
    {
        GeneratorDriver driver = Driver(compilation).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        var image = new MemoryStream();
        var result = output.Emit(image);
        GeneratorRunResult run = driver.GetRunResult().Results.Single();
        Assert.Null(run.Exception);
        sources = run.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)) + "\n" + string.Join('\n', sources.Values.Take(2)));
        return image;
    }

    private static Assembly Load(MemoryStream image) => new AssemblyLoadContext("kernels").LoadFromStream(new MemoryStream(image.ToArray()));

    // Overloads differ in the element types of their sources.
    private static bool Takes(ParameterInfo[] parameters, object[] arguments) => parameters.Length == arguments.Length
        && parameters.Zip(arguments).All(pair => pair.Second is not ArraySource || pair.First.ParameterType.IsInstanceOfType(pair.Second));

    private static bool IsSource(Type type) => typeof(ArraySource).IsAssignableFrom(type);

    private static object Convert(object argument, Type target)
    {
        if (target.IsInstanceOfType(argument) || !IsSource(target))
        {
            return argument;
        }

        MethodInfo conversion = target.GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Single(m => m.Name == "op_Implicit" && m.ReturnType == target && m.GetParameters()[0].ParameterType == argument.GetType());
        return conversion.Invoke(null, [argument])!;
    }
}
