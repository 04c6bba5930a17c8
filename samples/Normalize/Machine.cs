using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace StaticGraph.Samples.Normalize;

/// <summary>What the program uses of the machine.</summary>
internal static class Machine
{
    /// <summary>The widest vectors that are real instructions in this build on this processor.</summary>
    internal static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>The most memory this process has held so far.</summary>
    internal static long PeakResidentBytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }
}
