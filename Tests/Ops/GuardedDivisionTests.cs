using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>An integer division fails on elements that are taken, and on no others. The oracle is C#'s own <c>?:</c>, element by element.</summary>
public sealed class GuardedDivisionTests
{
    private const int Length = 150;

    // The body of a kernel over x and y, elements of T, and what it means for one element.
    private static readonly (string Name, string Body, Func<long, long, long> Meaning)[] Cases =
    [
        ("Quotient", "return Where(y != 0, x / y, (T)0);", (x, y) => y != 0 ? x / y : 0),
        ("Rest", "return Where(y == 0, x, x % y);", (x, y) => y == 0 ? x : x % y),
        ("Nested", "return Where(y > 0, Where(x > 3, x / y, x % (y + 1)), (T)7);", (x, y) => y > 0 ? x > 3 ? x / y : x % (y + 1) : 7),
        ("InHelper", "return Where(y != 0, Ratio(x, y) + 1, (T)0);", (x, y) => y != 0 ? (x / y) + 1 : 0),
        ("Shared", "var q = x / y; return Where(y > 1, q, Where(y == 1, q + q, (T)0));", (x, y) => y > 1 ? x / y : y == 1 ? x / y * 2 : 0),
        ("Unrolled", "var v = x; for (int i = 1; i < 4; i++) { v = Where(y != (T)i, v / (y ^ (T)i), v); } return v;", (x, y) => Unrolled(x, y)),
        ("OwnMask", "return Where(y != 0, Where(x / y > 1, x / y, (T)7), (T)0);", (x, y) => y != 0 ? x / y > 1 ? x / y : 7 : 0),
        ("ByFold", "return Where(x > 100, x / (y - y).Sum(), x);", (x, y) => x),
        ("ByScalar", "return Where(x > 100, x / zero, x);", (x, y) => x),
        ("Folded", "return Where(y != 0, x / y, (T)0).Max() + x;", (x, y) => x + 8),
        ("Taken", "return Where(x != 100, x / y, (T)0);", (x, y) => x != 100 ? x / y : 0),
        ("Literal", "return Where(y != 0, x / 2, x % 3);", (x, y) => y != 0 ? x / 2 : x % 3),
        ("Beside", "return Where(y != 0, x / 2 / y, (T)0);", (x, y) => y != 0 ? x / 2 / y : 0),
        ("Both", "return x / y + Where(y != 0, x / y, (T)0);", (x, y) => (x / y) + (y != 0 ? x / y : 0)),
        ("InFold", "return Where(x > 100, x + (x / y).Sum(), x);", (x, y) => x + (x / y) - (x / y)),
    ];

    [Theory]
    [InlineData("long")]
    [InlineData("int")]
    [InlineData("byte")]
    [InlineData("short")]
    [InlineData("ulong")]
    public void OnlyTakenElementsFail(string type)
    {
        string[] kernels = [.. Cases.Select(row =>
            $"[ArrayKernel] public static NDArray<{type}> {row.Name}([Shape(\"n\")] NDArray<{type}> x, [Shape(\"n\")] NDArray<{type}> y, {type} zero) {{ {row.Body.Replace("(T)", $"({type})")} }}")];
        CompiledKernels compiled = CompiledKernels.FromMethods($"static NDArray<{type}> Ratio(NDArray<{type}> a, NDArray<{type}> b) => a / b;\n{string.Join("\n", kernels)}");
        long[] x = [.. Enumerable.Range(0, Length).Select(i => (long)(i % 10))], y = [.. Enumerable.Range(0, Length).Select(i => (long)(i * 7 % 5))];
        foreach ((string name, string _, Func<long, long, long> meaning) in Cases)
        {
            Check(name, [.. x.Zip(y, (a, b) => Result(() => meaning(a, b)))], arrays => compiled.Bind(name, [.. arrays, Zero(type)]), ArrayOf(type, x), ArrayOf(type, y));
        }
    }

    [Fact]
    public void RandomChoicesOfQuotientsFailLikeConditionalExpressions()
    {
        var random = new Random(1);
        (string Text, Func<long[], long> Value)[] expressions = [.. Enumerable.Range(0, 40).Select(_ => Expression(random, depth: 4))];
        CompiledKernels compiled = CompiledKernels.FromMethods(string.Join("\n", expressions.Select((expression, i) =>
            $"[ArrayKernel] public static NDArray<long> Random{i}([Shape(\"n\")] NDArray<long> x, [Shape(\"n\")] NDArray<long> y, [Shape(\"n\")] NDArray<long> z) => {expression.Text} + z;")));
        long[][] arrays = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, Length).Select(_ => random.NextInt64(-2, 4)).ToArray())];
        int failures = 0;
        for (int i = 0; i < expressions.Length; i++)
        {
            long?[] expected = [.. Enumerable.Range(0, Length).Select(at => Result(() => expressions[i].Value([arrays[0][at], arrays[1][at], arrays[2][at]]) + arrays[2][at]))];
            failures += expected.Contains(null) ? 1 : 0;
            Check($"Random{i}", expected, sources => compiled.Bind($"Random{i}", sources), [.. arrays.Select(array => ReferenceArray.Of(array, Length))]);
        }

        Assert.InRange(failures, 5, 35);
    }

    private static void Check(string name, long?[] expected, Func<object[], Plan> bind, params ReferenceArray[] arrays)
    {
        foreach (bool inBlocks in new[] { false, true })
        {
            Plan plan = bind([.. arrays.Select(array => inBlocks ? PlanRunner.Ragged(array) : PlanRunner.Memory(array))]);
            if (!expected.Contains(null))
            {
                ReferenceArray actual = (inBlocks ? PlanRunner.Run(plan) : PlanRunner.Compute(plan)).Results[0];
                Assert.True(expected.SequenceEqual(actual.Words.Select(word => (long?)word)), $"{name} is {actual}");
                continue;
            }

            var error = Assert.Throws<DivideByZeroException>(() => inBlocks ? PlanRunner.Run(plan) : PlanRunner.Compute(plan));
            Assert.Contains(Enumerable.Range(0, Length).Where(i => expected[i] is null), i => error.Message.Contains($"at element [{i}]", StringComparison.Ordinal));
        }
    }

    private static long? Result(Func<long> element)
    {
        try
        {
            return element();
        }
        catch (DivideByZeroException)
        {
            return null;
        }
    }

    private static long Unrolled(long x, long y)
    {
        for (int i = 1; i < 4; i++)
        {
            x = y != i ? x / (y ^ i) : x;
        }

        return x;
    }

    // Text and meaning grow side by side; a mask may be made of quotients too.
    private static (string Text, Func<long[], long> Value) Expression(Random random, int depth)
    {
        int leaf = random.Next(3);
        if (depth == 0)
        {
            return ("xyz"[leaf].ToString(), at => at[leaf]);
        }

        (string Text, Func<long[], long> Value) left = Expression(random, depth - 1), right = Expression(random, random.Next(depth));
        switch (random.Next(16))
        {
            case < 2:
                return ($"({left.Text} + {right.Text})", at => left.Value(at) + right.Value(at));
            case 2:
                return ($"({left.Text} / {right.Text})", at => left.Value(at) / right.Value(at));
            case < 7:
                return ($"Where({right.Text} != 0, {left.Text} / {right.Text}, {left.Text})", at => right.Value(at) != 0 ? left.Value(at) / right.Value(at) : left.Value(at));
            case < 10:
                return ($"Where({right.Text} == 0, {right.Text}, {left.Text} % {right.Text})", at => right.Value(at) == 0 ? right.Value(at) : left.Value(at) % right.Value(at));
            default:
                (string Text, Func<long[], long> Value) tested = random.Next(2) == 0 ? right : ("xyz"[leaf].ToString(), at => at[leaf]);
                return ($"Where({tested.Text} != 0, {left.Text}, {right.Text})", at => tested.Value(at) != 0 ? left.Value(at) : right.Value(at));
        }
    }

    private static object Zero(string type) => type switch { "long" => (object)0L, "int" => 0, "short" => (short)0, "ulong" => 0UL, _ => (byte)0 };

    private static ReferenceArray ArrayOf(string type, long[] values) => type switch
    {
        "long" => ReferenceArray.Of(values, Length),
        "int" => ReferenceArray.Of(values.Select(value => (int)value).ToArray(), Length),
        "short" => ReferenceArray.Of(values.Select(value => (short)value).ToArray(), Length),
        "ulong" => ReferenceArray.Of(values.Select(value => (ulong)value).ToArray(), Length),
        _ => ReferenceArray.Of(values.Select(value => (byte)value).ToArray(), Length),
    };
}
