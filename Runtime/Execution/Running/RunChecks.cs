using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>Refuses a run before anything is created: sources that are gone, sinks that do not fit, results that would overwrite what is read.</summary>
internal static unsafe class RunChecks
{
    /// <summary>Asks every source and sink, then compares the files they name.</summary>
    public static void Validate(BoundPlan plan, BoundSink[] sinks)
    {
        Sources(plan);
        for (int i = 0; i < sinks.Length; i++)
        {
            sinks[i].Sink.Validate(plan.OutputShapes[i]);
            CheckIdentity(plan, sinks, i);
        }
    }

    /// <summary>Refuses sources that are gone, or changed since they were opened: at the start, and once more when all is computed, for results of both versions would be of neither.</summary>
    public static void Sources(BoundPlan plan)
    {
        foreach (ArraySource source in plan.Sources)
        {
            source.Validate();
        }
    }

    /// <summary>Refuses a sink in memory that overlaps a source, unless each element depends on itself alone.</summary>
    public static void Aliases(KernelRun run)
    {
        for (int i = 0; i < run.Sinks.Length; i++)
        {
            if (run.Arrays.SinkMemory[i] is not { } sink)
            {
                continue;
            }

            MemoryRange range = RangeOf(run, i, sink);
            for (int j = 0; j < i; j++)
            {
                if (run.Arrays.SinkMemory[j] is { } other && range.Overlaps(RangeOf(run, j, other)))
                {
                    throw new ArgumentException($"{run.Bound.Definition.Name} cannot write results {j + 1} and {i + 1} to one place in memory.");
                }
            }

            CheckSources(run, i, sink, range);
        }
    }

    // Of a result whose length only the run tells it is the user's array that has one.
    private static MemoryRange RangeOf(KernelRun run, int output, PinnedArray memory)
    {
        OutputDefinition result = run.Bound.Definition.Outputs[output];
        return memory.Range(result.TakenAxis < 0 ? run.Bound.OutputShapes[output] : run.Sinks[output].Sink.MemoryShape!, result.Type.Size());
    }

    private static void CheckIdentity(BoundPlan plan, BoundSink[] sinks, int index)
    {
        ArraySink sink = sinks[index].Sink;
        for (int j = 0; j < index; j++)
        {
            if (ReferenceEquals(sinks[j].Sink, sink))
            {
                throw new ArrayStorageException($"{plan.Definition.Name} was given {sink.Name} for two results; each result needs a sink of its own.");
            }

            if (sink.Place is { } place && sinks[j].Sink.Place is { } other && place.ConflictWith(other) is string conflict)
            {
                throw new ArrayStorageException($"{plan.Definition.Name} was given {sinks[j].Sink.Name} and {sink.Name} for two results: {conflict}.");
            }
        }

        if (sink.Identity is not { } identity)
        {
            return;
        }

        foreach (ArraySource source in plan.Sources)
        {
            if (source.Identities.Contains(identity))
            {
                throw new ArrayStorageException($"{plan.Definition.Name} reads {source.Name}, which {sink.Name} would replace: they are one file. Write to another path.");
            }
        }
    }

    private static void CheckSources(KernelRun run, int output, PinnedArray sink, MemoryRange range)
    {
        for (int i = 0; i < run.Arrays.Sources.Length; i++)
        {
            ArraySource source = run.Bound.Sources[i];
            bool isFree = run.Arrays.Sources[i] is { } pinned
                ? !range.Overlaps(pinned.Range(source.Shape, source.ElementSize)) || IsElementwise(run, i, output, pinned, sink)
                : !ReadsMemory(source, range);
            if (!isFree)
            {
                throw new ArgumentException(
                    $"{run.Bound.Definition.Name} cannot write its result over '{run.Bound.Definition.Parameters[i].Name}': other elements still need what it holds. Write to another array.");
            }
        }
    }

    // A view that is copied block by block may still show arrays in memory.
    private static bool ReadsMemory(ArraySource view, MemoryRange range)
    {
        foreach (ArraySource origin in view.Origins)
        {
            using PinnedArray? pinned = origin.TryPin();
            if (pinned is not null && range.Overlaps(pinned.Range(origin.Shape, origin.ElementSize)))
            {
                return true;
            }
        }

        return false;
    }

    // Each element is read and written in one place, by one call, and nobody else reads it.
    private static bool IsElementwise(KernelRun run, int parameter, int output, PinnedArray source, PinnedArray sink)
    {
        PlanDefinition plan = run.Bound.Definition;
        long[] shape = run.Bound.OutputShapes[output];
        if (source.Pointer != sink.Pointer
            || plan.Parameters[parameter].Type.Size() != plan.Outputs[output].Type.Size()
            || !run.Bound.Sources[parameter].Shape.SequenceEqual(shape)
            || !SameSteps(shape, source.ByteStrides, sink.ByteStrides))
        {
            return false;
        }

        int writer = Writer(plan, output);
        for (int i = 0; i < plan.Sweeps.Count; i++)
        {
            bool isEachAlone = i == writer && Taker.AlongOf(plan.Sweeps[i]) < 0;
            foreach (OperandDefinition operand in plan.Sweeps[i].Operands)
            {
                if (operand.Kind == OperandKind.Parameter && operand.Index == parameter && (!isEachAlone || !operand.Access.IsIdentity(shape.Length)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static int Writer(PlanDefinition plan, int output)
    {
        for (int i = 0; i < plan.Sweeps.Count; i++)
        {
            foreach (StoreDefinition store in plan.Sweeps[i].Stores)
            {
                if (store.Kind == StoreKind.Output && store.Index == output)
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private static bool SameSteps(long[] shape, long[] left, long[] right)
    {
        for (int axis = 0; axis < shape.Length; axis++)
        {
            if (shape[axis] > 1 && left[axis] != right[axis])
            {
                return false;
            }
        }

        return true;
    }
}
