using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StaticGraph.Storage;

/// <summary>A place in storage that boxes are read from.</summary>
internal interface IPositionalInput
{
    /// <summary>Fills <paramref name="destination"/> from <paramref name="offset"/> on. Called from several threads at once.</summary>
    /// <exception cref="ArrayStorageException">It ends before, or cannot be read.</exception>
    void Read(Span<byte> destination, long offset);
}

/// <summary>A place in storage that boxes are written to.</summary>
internal interface IPositionalOutput
{
    /// <summary>Writes all of <paramref name="bytes"/> at <paramref name="offset"/>. Called from several threads at once.</summary>
    /// <exception cref="ArrayStorageException">It is full or failed.</exception>
    void Write(ReadOnlySpan<byte> bytes, long offset);
}

/// <summary>Positional reads and writes of open files, and their room on the disk. A failing disk or network is asked again.</summary>
internal static class FileTransfer
{
    /// <summary>How often a failing disk or network is asked again.</summary>
    internal const int Retries = 2;

    /// <summary>Reads until <paramref name="destination"/> is full or the file ends; returns the bytes read.</summary>
    public static int Read(SafeFileHandle file, Span<byte> destination, long offset)
    {
        int read = 0;
        int failures = 0;
        while (read < destination.Length)
        {
            try
            {
                int count = RandomAccess.Read(file, destination[read..], offset + read);
                if (count == 0)
                {
                    break;
                }

                read += count;
            }
            catch (IOException error) when (error.HResult == LibC.InputOutputError && failures < Retries)
            {
                failures++;
            }
        }

        return read;
    }

    /// <summary>Writes all of <paramref name="bytes"/>.</summary>
    public static void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        for (int failures = 0; ; failures++)
        {
            try
            {
                RandomAccess.Write(file, bytes, offset);
                return;
            }
            catch (IOException error) when (error.HResult == LibC.InputOutputError && failures < Retries)
            {
            }
        }
    }

    /// <summary>Takes the room for <paramref name="length"/> bytes on the disk. Linux only.</summary>
    /// <returns>Null, or the system's reason why it has not that much.</returns>
    public static string? Allocate(SafeFileHandle file, long length)
    {
        int error;
        do
        {
            error = length == 0 || LibC.Allocate(file, 0, 0, length) == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        while (error == LibC.Interrupted);

        // Some file systems cannot reserve; there a full disk is met by the write.
        return error is 0 or LibC.NotSupported ? null : LibC.Message(error);
    }

    /// <summary>Why a write failed; on a full disk, or where this user may have no more of it, with what is free.</summary>
    public static string Reason(Exception error, string folder)
        => (error.HResult == LibC.NoSpace || error.HResult == LibC.Quota) && FreeIn(folder) is long free ? $"{error.Message}; its disk has {free} bytes free for this user" : error.Message;

    /// <summary>The bytes that are free in a folder for this user; null where it is gone, or the system does not say.</summary>
    public static long? FreeIn(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
