using StaticGraph.CompilerServices;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>The arrays that one run spills to scratch files. All room is taken before the first sweep, and given back after an array's last one.</summary>
internal sealed class RunSpills : IDisposable
{
    private readonly SpillArray?[] _arrays;
    private readonly PlanDefinition _plan;

    private RunSpills(PlanDefinition plan)
    {
        _plan = plan;
        _arrays = plan.Spills.Count == 0 ? [] : new SpillArray?[plan.Spills.Count];
    }

    /// <summary>An array that is alive.</summary>
    public SpillArray this[int index] => _arrays[index]!;

    /// <summary>Makes the files of a plan in <paramref name="folder"/>, or in the system's folder for temporary files.</summary>
    /// <exception cref="ArrayStorageException">The folder is missing, may not be written to, or has not enough room.</exception>
    public static RunSpills Open(BoundPlan plan, string? folder)
    {
        var spills = new RunSpills(plan.Definition);
        try
        {
            if (spills._arrays.Length > 0)
            {
                spills.Fill(plan, Path.GetFullPath(folder ?? Path.GetTempPath()));
            }
        }
        catch
        {
            spills.Dispose();
            throw;
        }

        return spills;
    }

    /// <summary>Gives back the room of the arrays that no step after <paramref name="step"/> reads.</summary>
    public void Free(StepPlan step)
    {
        for (int i = 0; i < _arrays.Length; i++)
        {
            if (step.Definition.Has(_plan.Spills[i].LastSweep))
            {
                _arrays[i]!.Dispose();
            }
        }
    }

    public void Dispose()
    {
        foreach (SpillArray? array in _arrays)
        {
            array?.Dispose();
        }
    }

    private void Fill(BoundPlan plan, string folder)
    {
        ScratchFile.Validate(folder, _plan.Name, plan.AllSpillBytes);
        for (int i = 0; i < _arrays.Length; i++)
        {
            SpillDefinition definition = _plan.Spills[i];
            ScratchFile file = ScratchFile.Create(folder, $"'{definition.Name}' of {_plan.Name}", plan.SpillBytes(i));
            _arrays[i] = new SpillArray(file, plan.SpillShapes[i], definition.Type.Size());
        }
    }
}
