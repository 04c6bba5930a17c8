using System.Text;
using System.Text.RegularExpressions;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>An array that is opened as another type than it holds: what the message says to do instead compiles, runs and gives the numbers.</summary>
public sealed partial class OtherElementsTests
{
    private const string Script = """
        import sys, h5py, numpy as np
        with h5py.File(sys.argv[1] + '/all.h5', 'w') as file:
            for name in 'bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64'.split():
                values = np.array([0, 1, 1] if name == 'bool' else [0, 1, 100], dtype=name)
                file[name] = values
                np.save(f'{sys.argv[1]}/{name}.npy', values)
        """;

    private static readonly string[] Stored = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64"];
    private static readonly string[] Wanted = ["double", "float", "long", "int", "ushort", "byte", "bool"];

    [Fact]
    public void The_way_out_leads_into_a_kernel()
    {
        using var folder = new TemporaryFolder();
        _ = Python.Run(Script, folder.Path);
        List<(string Stored, string Wanted, string Message)> refused = [.. Stored.SelectMany(stored => Wanted.SelectMany(wanted => Refusals(folder, stored, wanted)))];
        Assert.Equal(2 * ((Stored.Length * Wanted.Length) - Wanted.Length), refused.Count);

        CompiledKernels compiled = CompiledKernels.FromMethods(string.Join("\n", refused.Select((one, i) => Methods(i, one.Message, one.Stored, one.Wanted, folder))));
        for (int i = 0; i < refused.Count; i++)
        {
            (string stored, string wanted, string message) = refused[i];
            ReferenceArray result = PlanRunner.Run(compiled.Bind($"Open{i}")).Results[0];
            double last = stored == "bool" || wanted == "bool" ? 1 : 100;
            Assert.True(result.Numbers.SequenceEqual([0, 1, last]), $"{message} gives {result}");
        }
    }

    /// <summary>No view and no cast makes real numbers of them.</summary>
    [Theory]
    [InlineData("double")]
    [InlineData("int")]
    public void Of_complex_numbers_the_kernel_takes_a_part(string wanted)
    {
        using var folder = new TemporaryFolder();
        _ = Python.Run("import sys, h5py, numpy as np; x = np.zeros(3, 'c16'); np.save(sys.argv[1] + '/complex.npy', x); h5py.File(sys.argv[1] + '/all.h5', 'w')['complex'] = x", folder.Path);

        foreach ((_, _, string message) in Refusals(folder, "complex", wanted))
        {
            Assert.EndsWith($"holds Complex, not {wanted}; open it with {(message.Contains(".npy", StringComparison.Ordinal) ? "Npy" : "Hdf5")}.Open<Complex>(...), and take Real, Imag, Abs or Angle of it in the kernel.", message, StringComparison.Ordinal);
        }

        Assert.Equal(2, Refusals(folder, "complex", wanted).Count());
    }

    private static IEnumerable<(string Stored, string Wanted, string Message)> Refusals(TemporaryFolder folder, string stored, string wanted)
    {
        Action<string>[] opens = wanted switch
        {
            "double" => Opens<double>(folder),
            "float" => Opens<float>(folder),
            "long" => Opens<long>(folder),
            "int" => Opens<int>(folder),
            "ushort" => Opens<ushort>(folder),
            "byte" => Opens<byte>(folder),
            _ => Opens<bool>(folder),
        };
        return opens.Select(open => Record.Exception(() => open(stored))).OfType<ArrayStorageException>().Select(error => (stored, wanted, error.Message));
    }

    private static Action<string>[] Opens<T>(TemporaryFolder folder)
        where T : unmanaged
        =>
        [
            stored => Hdf5.Open<T>(folder.PathOf("all.h5"), "/" + stored).Dispose(),
            stored => Npy.Open<T>(folder.PathOf(stored + ".npy")).Dispose(),
        ];

    // The kernel, and a method that binds it to what the message says to open.
    private static string Methods(int number, string message, string stored, string wanted, TemporaryFolder folder)
    {
        Match way = WayOut().Match(message);
        Assert.True(way.Success, message);
        string arguments = way.Groups["format"].Value == "Hdf5" ? $"@\"{folder.PathOf("all.h5")}\", \"/{stored}\"" : $"@\"{folder.PathOf(stored + ".npy")}\"";
        string element = way.Groups["view"] is { Success: true } view ? view.Value : way.Groups["found"].Value;
        string cast = way.Groups["cast"] is { Success: true } convert ? "." + convert.Value : "";
        return new StringBuilder()
            .AppendLine($"[ArrayKernel] static NDArray<{wanted}> F{number}([Shape(\"n\")] NDArray<{element}> x) => x{cast};")
            .AppendLine($"public static Plan<{wanted}> Open{number}() => F{number}({way.Groups["open"].Value}({arguments}){way.Groups["unpack"].Value});")
            .ToString();
    }

    [GeneratedRegex(@"open it with (?<open>(?<format>Hdf5|Npy)\.Open<(?<found>\w+)>)\(\.\.\.\)(?<unpack>\.Unpack<(?<view>\w+)>\(\))?(, and convert in the kernel with (?<cast>Cast<\w+>\(\)))?\.$")]
    private static partial Regex WayOut();
}
