extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Problems;
using generator::StaticGraph.Generator.Schedule;
using StaticGraph.Tests.Graph;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Schedule;

/// <summary>Schedules of all sorts keep the rules, and a schedule that breaks one is caught.</summary>
public sealed class ScheduleCheckTests
{
    [Fact]
    public void SchedulesOfRandomKernelsKeepTheRules()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            CompiledKernel compiled = KernelCompiler.Compile(RandomKernel.Create(seed, size: 4 + (seed % 20)).Kernel, CancellationToken.None);
            Assert.True(compiled.Schedule is not null, $"{seed}: {string.Join('\n', compiled.Problems.Select(ProblemTable.Format))}");
        }
    }

    [Fact]
    public void AStoreThatIsNeverWrittenIsCaught() => AssertCaught(
        "A store is written once",
        schedule => schedule with { Programs = schedule.Programs.Select((program, i) => i == 2 ? program with { Operations = default } : program).ToArray() });

    [Fact]
    public void AHeldArrayReadTooEarlyIsCaught() => AssertCaught(
        "A held array is written before it is read",
        schedule => Reorder(schedule, 1, 0, 2));

    [Fact]
    public void AMissingSweepIsCaught() => AssertCaught("Every output is written", schedule => Reorder(schedule, 0, 1));

    [Fact]
    public void ASweepTwiceIsCaught() => AssertCaught("A held array is written once", schedule => Reorder(schedule, 0, 0, 1, 2));

    [Fact]
    public void AWrongSlotIsCaught() => AssertCaught("A slot that is written is a store", schedule => Change(schedule, loop => loop with
    {
        Stores = loop.Stores.Select(store => store with { Slot = 0 }).ToArray(),
    }));

    [Fact]
    public void AWrongWidthIsCaught() => AssertCaught("A loop has one width", schedule => Change(schedule, loop => loop with { Size = 4 }));

    [Fact]
    public void AMissingLoadIsCaught() => AssertCaught("A value is there before it is used", schedule => Change(schedule, loop => loop with { Loads = default }));

    [Fact]
    public void ARowTakenForOneElementIsCaught() => AssertCaught("A value is constant when", schedule => Change(schedule, loop => loop with
    {
        Loads = loop.Loads.Select(load => load with { IsConstant = !load.IsConstant }).ToArray(),
    }));

    private static VariantSchedule Reorder(VariantSchedule schedule, params int[] order) => schedule with
    {
        Plan = schedule.Plan with { Sweeps = order.Select(i => schedule.Plan.Sweeps[i]).ToArray() },
        Programs = order.Select(i => schedule.Programs[i]).ToArray(),
    };

    private static VariantSchedule Change(VariantSchedule schedule, Func<LaneLoop, LaneLoop> change) => schedule with
    {
        Programs = schedule.Programs.Select(program => new TileProgram(program.Operations.Select(operation => (TileOperation)change((LaneLoop)operation)).ToArray())).ToArray(),
    };

    private static void AssertCaught(string rule, Func<VariantSchedule, VariantSchedule> breakIt)
    {
        var kernel = new TestKernel();
        int b = kernel.Array("b", "n", "m");
        KernelSchedule schedule = kernel.Schedule(kernel.Op("Subtract", b, kernel.Reduce("Mean", b, "0")));
        VariantSchedule broken = breakIt(schedule.Variants[0]);
        Assert.Contains(rule, Assert.Throws<InvalidOperationException>(() => ScheduleCheck.Run(schedule with { Variants = new[] { broken } })).Message, StringComparison.Ordinal);
    }
}
