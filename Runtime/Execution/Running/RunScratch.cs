using StaticGraph.CompilerServices;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>The arrays that one run spills to scratch files. All room is taken before the first sweep, and given back after an array's last one.</summary>
internal sealed class RunScratch : IDisposable
{
    private readonly ScratchArray?[] _arrays;
    private readonly PlanDefinition _plan;

    private RunScratch(PlanDefinition plan)
    {
        _plan = plan;
        _arrays = plan.Scratch.Count == 0 ? [] : new ScratchArray?[plan.Scratch.Count];
    }

    /// <summary>An array that is alive.</summary>
    public ScratchArray this[int index] => _arrays[index]!;

    /// <summary>Makes the files of a plan in <paramref name="folder"/>, or in the system's folder for temporary files.</summary>
    /// <exception cref="ArrayStorageException">The folder is missing, may not be written to, or has not enough room.</exception>
    public static RunScratch Open(BoundPlan plan, string? folder)
    {
        var scratch = new RunScratch(plan.Definition);
        try
        {
            if (scratch._arrays.Length > 0)
            {
                scratch.Fill(plan, Path.GetFullPath(folder ?? Path.GetTempPath()));
            }
        }
        catch
        {
            scratch.Dispose();
            throw;
        }

        return scratch;
    }

    /// <summary>Gives back the room of the arrays that no step after <paramref name="step"/> reads.</summary>
    public void Free(StepPlan step)
    {
        for (int i = 0; i < _arrays.Length; i++)
        {
            if (step.Has(_plan.Scratch[i].LastSweep))
            {
                _arrays[i]!.Dispose();
            }
        }
    }

    public void Dispose()
    {
        foreach (ScratchArray? array in _arrays)
        {
            array?.Dispose();
        }
    }

    private void Fill(BoundPlan plan, string folder)
    {
        ScratchFile.Validate(folder, _plan.Name, plan.AllScratchBytes);
        for (int i = 0; i < _arrays.Length; i++)
        {
            ScratchDefinition definition = _plan.Scratch[i];
            ScratchFile file = ScratchFile.Create(folder, $"'{definition.Name}' of {_plan.Name}", plan.ScratchBytes(i));
            _arrays[i] = new ScratchArray(file, plan.ScratchShapes[i], definition.Type.Size());
        }
    }
}
