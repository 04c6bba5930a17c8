using System.Globalization;
using System.Text.RegularExpressions;
using StaticGraph.Tests.Processes;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.EndToEnd;

/// <summary>The sample that folds any number of numbers: NumPy's values, of the same numbers, and bad counts.</summary>
[Collection(ProcessCollection.Name)]
public sealed class TrillionProgramTests
{
    private static string Program => Repository.PathOf("samples", "Trillion", "bin", Repository.Configuration, "net10.0", "trillion.dll");

    [Fact]
    public void TotalsAreNumPys()
    {
        var numPy = new NumPy();
        int job = numPy.Add("(lambda x: np.array([x.sum(), x.mean(), x[x > 0].mean()]))(-1 + 2 * np.fractions(3, 0, (1000003,))[0])");

        string output = Command.Dotnet(Program, "1000003", "--seed", "3").RunSuccessfully().Output;

        byte[] expectedBytes = numPy.Run()[job];
        double[] expected = [.. Enumerable.Range(0, 3).Select(i => BitConverter.ToDouble(expectedBytes, i * sizeof(double)))];
        double[] actual = [.. new[] { "sum", "mean", "mean of positive" }.Select(name => double.Parse(Regex.Match(output, $@"^{name} +(\S+)", RegexOptions.Multiline).Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Fact]
    public void ATrillionTakesAFifthOfAMegabyte()
    {
        string plan = Command.Dotnet(Program, "1e12", "--threads", "2", "--explain").RunSuccessfully().Output;

        Assert.InRange(double.Parse(Regex.Match(plan, @"predicted peak (\S+) KiB").Groups[1].Value, CultureInfo.InvariantCulture), 1, 225);
        Assert.Contains("(1000000000000,)", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("0")]
    [InlineData("many")]
    [InlineData("1e30")]
    public void BadCountsAreNamed(string count)
    {
        Command.Finished result = Command.Dotnet(Program, count).Run();

        Assert.Equal(1, result.ExitCode);
        Assert.Equal($"trillion: The count is a whole number from 1 on, as 1000000000 or 1e12, not '{count}'.\n", result.Error);
    }
}
