using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using StaticGraph.Inside;

// In this process, so that the benchmarks see what is internal; short runs, for these are looked at while working on the code.
IConfig config = ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromTypes([typeof(Functions), typeof(Reductions), typeof(Binding)]).Run(args.Length > 0 ? args : ["--filter", "*"], config);
