using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StaticGraph.Storage;

/// <summary>File status on Windows: volume and file index stand for device and inode.</summary>
internal static unsafe partial class WindowsFileStatus
{
    public static FileStatus? Of(string path)
    {
        if (Directory.Exists(path))
        {
            return new FileStatus(default, FileKind.Folder, 0, 0, 0, 0, 1);
        }

        if (!File.Exists(path))
        {
            return null;
        }

        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Of(file);
    }

    public static FileStatus Of(SafeFileHandle file)
    {
        FileInformation information;
        if (GetFileInformationByHandle(file, &information) == 0)
        {
            throw new ArrayStorageException($"The status of an open file cannot be read: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
        }

        return new FileStatus(
            new FileIdentity(information.Volume, Join(information.IndexHigh, information.IndexLow)),
            FileKind.Regular,
            Join(information.SizeHigh, information.SizeLow),
            Join(information.WrittenHigh, information.WrittenLow),
            0,
            0,
            information.Links);
    }

    private static long Join(uint high, uint low) => ((long)high << 32) | low;

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial int GetFileInformationByHandle(SafeFileHandle file, FileInformation* information);

    [StructLayout(LayoutKind.Explicit, Size = 52)]
    private struct FileInformation
    {
        [FieldOffset(20)]
        public uint WrittenLow;

        [FieldOffset(24)]
        public uint WrittenHigh;

        [FieldOffset(28)]
        public uint Volume;

        [FieldOffset(32)]
        public uint SizeHigh;

        [FieldOffset(36)]
        public uint SizeLow;

        [FieldOffset(40)]
        public uint Links;

        [FieldOffset(44)]
        public uint IndexHigh;

        [FieldOffset(48)]
        public uint IndexLow;
    }
}
