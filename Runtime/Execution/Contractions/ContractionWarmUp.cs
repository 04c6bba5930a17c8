using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Contractions.Kernels;

namespace StaticGraph.Execution.Contractions;

/// <summary>Has the just-in-time compiler make the loops of products: a small one is computed, with rows and columns that fill no register.</summary>
internal static unsafe class ContractionWarmUp
{
    private const int Side = 33;

    /// <summary>Prepares products of a type.</summary>
    public static void Prepare(DType type)
    {
        int size = type.Size();
        nuint factor = (nuint)(Side * Side * size);
        byte* memory = (byte*)NativeMemory.AlignedAlloc((2 * factor) + (nuint)ProductKernel.WorkspaceBytes(type) + 128, 64);
        try
        {
            NativeMemory.Clear(memory, 2 * factor);
            byte* workspace = (byte*)(((nint)memory + (nint)(2 * factor) + 63) & ~63);
            GroupWalk rows = new(Side, Side * size), depth = new(Side, size);
            ProductKernel.Accumulate(type, new Factor(memory, rows, depth), new Factor(memory, depth, rows), memory + factor, rows, depth, workspace, ProductMode.None);
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }
}
