namespace StaticGraph.Tests.Frontend;

/// <summary>Sources of few names, types and attributes put together at random, so that whatever can collide soon does. Most are no valid C#, and none is sensible.</summary>
internal sealed class RandomDeclarations(int seed)
{
    private static readonly string[] s_types = ["class", "static class", "struct", "record", "record struct", "interface", "ref struct", "file class", "enum", "extension"];
    private static readonly string[] s_typeNames = ["K", "k", "K<T>", "K<in T>", "Outer", "@event", "Größe", "", "K"];
    private static readonly string[] s_names = ["F", "F", "F", "f", "@class", "Plan", "Länge", "binding", "", "operator +", new string('L', 400)];
    private static readonly string[] s_modifiers = ["", "static", "static", "static", "static", "public static", "private protected static", "static partial", "static async", "static extern", "static unsafe", "public public static", "abstract"];
    private static readonly string[] s_results = ["NDArray<double>", "NDArray<double>", "NDArray<double>", "NDArray<float>", "(NDArray<double> a, NDArray<double> b)", "void", "Missing", "NDArray<decimal>", "NDArray<T>", "System.ValueTuple<NDArray<double>>", "Plan<double>"];
    private static readonly string[] s_shapes = ["", "\"n\"", "\"n\", \"m\"", "\"n+1\"", "3", "null", "\"\\0\"", "\"a\\nb\"", "\"w\"", "long.MaxValue", "1L << 47", "1L << 48", "\"2*n*m\"", "\"9223372036854775807*n\"", "new[] { 1 }", "\"((((n))))\"", "\"\\u2028\"", "\"\\ud800\"", "\"call1.n\"", "\"c0\"", "-1", "typeof(int)", "1.5", "Missing", "default"];
    private static readonly string[] s_parameters = ["NDArray<double>", "NDArray<double>", "NDArray<double>", "NDArray<float>", "this NDArray<double>", "double", "decimal", "Length", "long", "in NDArray<double>", "params NDArray<double>[]", "ref double", "NDArray<T>", "Missing", "NDArray<NDArray<double>>", "ArraySource<double>", "int?"];
    private static readonly string[] s_parameterNames = ["x", "x", "y", "binding", "planBinding", "binding2", "@in", "π", "n", "", "Unsafe", "Vector256"];
    private static readonly string[] s_attributes = ["ArrayKernel", "ArrayKernel", "ArrayKernel", "ArrayKernel, ArrayKernel", "ArrayKernel(MemoryLimit = \"0\")", "ArrayKernel(MemoryLimit = \"1e400GiB\")", "ArrayKernel(MemoryLimit = \"16KiB\")", "ArrayKernel, Dim(\"n\", Max = 1L << 48)", "ArrayKernel, Dim(\"n\", Max = long.MaxValue)", "ArrayKernel, Dim(\"n\", Max = long.MinValue), Dim(null)", "ArrayKernel, Dim(\"n\", Max = 9), Dim(\"m\", Max = 1)", "System.Obsolete", ""];
    private static readonly string[] s_bodies = [" => x;", " => x + 1;", " => x.Mean();", " => x - x.Mean(0);", " => (x.Sum(0), x.T);", " => (x - y) / x.Std(\"n\");", " => F(x);", "{ return x; }", ";", " => x.Sum([0, 1]) + binding;", " => x * x.GetLength(0) * long.MaxValue;", " => Transpose(x, 1, 0) + x;", " => null;", " => default;", " => new() { };", "{", " => x.Max(\"a\\nb\");", " => x / \"\\ud800\";", " { for (int i = 0; i < 3; i++) x += i; return x; }"];
    private readonly Random _random = new(seed);

    /// <summary>A file; another call gives the next.</summary>
    public string Next()
    {
        var text = new System.Text.StringBuilder("using StaticGraph; using static StaticGraph.NDArray;\n");
        for (int types = _random.Next(1, 4); types > 0; types--)
        {
            bool isNested = _random.Next(4) == 0, isInside = _random.Next(3) == 0;
            text.Append(isInside ? $"namespace {Pick("A", "A.B", "StaticGraph", "StaticGraph.Generated", "@namespace")} {{\n" : "");
            text.Append(isNested ? $"{(_random.Next(4) == 0 ? "" : "partial ")}class {Pick("Outer", "Outer<T>", "A")} {{\n" : "");
            AppendType(text);
            text.Append(isNested ? "}\n" : "").Append(isInside ? "}\n" : "");
        }

        return text.ToString();
    }

    private void AppendType(System.Text.StringBuilder text)
    {
        string type = Pick(s_types);
        int kind = type.LastIndexOf(type.Contains("record", StringComparison.Ordinal) ? "record" : type.Split(' ')[^1], StringComparison.Ordinal);
        string partial = _random.Next(8) == 0 ? "" : "partial ";
        text.Append(type == "extension" ? "static class E { extension(NDArray<double> r) {\n" : $"{type[..kind]}{partial}{type[kind..]} {Pick(s_typeNames)} {{\n");
        for (int members = _random.Next(1, 5); members > 0; members--)
        {
            AppendMember(text);
        }

        text.Append(type == "extension" ? "} }\n" : "}\n");
    }

    private void AppendMember(System.Text.StringBuilder text)
    {
        string attributes = Pick(s_attributes);
        string parameters = string.Join(", ", Enumerable.Range(0, _random.Next(0, 4)).Select(_ => Parameter()));
        text.Append(_random.Next(6) == 0 ? "/// <summary>a & b\u2028/// </summary\n/** \n/// c\u2028class Injected { }\n*/\n" : "");
        text.Append(attributes.Length == 0 ? "" : $"[{attributes}] ");
        text.Append(_random.Next(10) == 0 ? $"[return: Shape({Pick(s_shapes)})] " : "");
        text.Append($"{Pick(s_modifiers)} {Pick(s_results)} {Pick(s_names)}{(_random.Next(10) == 0 ? "<T>" : "")}({parameters}){Pick(s_bodies)}\n");
    }

    private string Parameter()
    {
        string shape = _random.Next(5) == 0 ? "" : $"[Shape({string.Join(", ", Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Pick(s_shapes)).Where(s => s.Length > 0))})] ";
        return shape + Pick(s_parameters) + " " + Pick(s_parameterNames) + (_random.Next(8) == 0 ? " = " + Pick("1", "default", "null", "double.NaN", "long.MinValue") : "");
    }

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
