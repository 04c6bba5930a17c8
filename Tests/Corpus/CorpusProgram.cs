using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Corpus;

/// <summary>A program that runs some kernels over 512 MiB each that no file holds, into nowhere, three times, and prints what was predicted, how much it grew and the most it was.</summary>
internal static class CorpusProgram
{
    private const string Main =
        """
        public static class Program
        {
            private static readonly RunOptions Options = new() { MemoryLimit = 24L << 20, MaxDegreeOfParallelism = 2 };

            public static void Main()
            {
                for (int again = 0; again < 3; again++)
                {
                    Measure("RowScores", Kernels.RowScores(Source(1 << 16, 1 << 10)));
                    Measure("Centred", Kernels.Centred(Source(1 << 16, 1 << 10)));
                    Measure("ThreeBarriers", Kernels.ThreeBarriers(Source(1 << 16, 1 << 10)));
                    Measure("Normalise", Kernels.Normalise(Source(1 << 13, 1 << 13)));
                }
            }

            private static ArraySource<double> Source(params long[] shape) => ArraySource.Create<double>(shape, (start, lengths, to) =>
            {
                for (int i = 0; i < to.Length; i++)
                {
                    to[i] = (start[0] + i) % 1009;
                }
            });

            private static void Measure(string name, Plan<double> plan)
            {
                System.IO.File.WriteAllText("/proc/self/clear_refs", "5");
                long before = Status("VmRSS");
                plan.WriteTo(new Nowhere(), Options);
                Console.WriteLine($"{name} {plan.Summarize(Options).PeakBytes} {Status("VmHWM") - before} {Status("VmHWM")}");
            }

            private static long Status(string field)
            {
                foreach (string line in System.IO.File.ReadLines("/proc/self/status"))
                {
                    if (line.StartsWith(field + ":", StringComparison.Ordinal))
                    {
                        return 1024 * long.Parse(line.Substring(field.Length + 1).Replace("kB", "").Trim());
                    }
                }

                throw new InvalidOperationException(field);
            }

            private sealed class Nowhere : ArraySink<double>
            {
                public override string Name => "nowhere";

                public override ArrayWriter<double> Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, System.Collections.Generic.IReadOnlyList<string?> names) => new Writer();

                private sealed class Writer : ArrayWriter<double>
                {
                    public override void WriteBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, ReadOnlySpan<double> source, Span<byte> scratch)
                    {
                    }
                }
            }
        }
        """;

    /// <summary>Compiles and runs the program: a line a kernel.</summary>
    /// <param name="environment">Variables of the process.</param>
    public static string[] Run(params (string Name, string Value)[] environment)
    {
        string kernels = string.Join("\n", WorkedKernels.All.Select(kernel => kernel.Method));
        return KernelProgram.Run(kernels, Main, environment);
    }
}
