using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// How rows at even steps in a file are fetched: one by one, or several in one request with what lies between them. The one rule that readers go by and
/// traffic is counted by.
/// </summary>
internal static class RowRequests
{
    /// <summary>The bytes that a reader has room for when it fetches several rows.</summary>
    public const int RoomBytes = 256 << 10;

    /// <summary>A request costs about as much as reading this many bytes: closer rows are read together with what lies between them.</summary>
    public const long CheaperThanRequest = 16 << 10;

    /// <summary>How many rows one request fetches.</summary>
    /// <param name="rowBytes">The bytes of a row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="step">The bytes from row to row.</param>
    public static long Together(long rowBytes, long rows, long step)
        => step <= 0 || rowBytes >= RoomBytes || AreApart(rowBytes, step) ? 1 : Math.Min(((RoomBytes - rowBytes) / step) + 1, rows);

    /// <summary>True where more lies between rows than a request is worth.</summary>
    public static bool AreApart(long rowBytes, long step) => step - rowBytes >= CheaperThanRequest;

    /// <summary>The requests for the rows, and the bytes they fetch.</summary>
    public static (long Requests, long Bytes) Of(long rowBytes, long rows, long step)
    {
        long together = Together(rowBytes, rows, step);
        long requests = (rows / together) + (rows % together == 0 ? 0 : 1);
        return (requests, NumericMemory.SaturatingAdd(NumericMemory.SaturatingMultiply(rows, rowBytes), NumericMemory.SaturatingMultiply(rows - requests, step - rowBytes)));
    }
}
